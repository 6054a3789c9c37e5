"""What the page of joint procurement stands on: the calls with our marks, the printed cars, the assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lstdash import store
from lstdash.evidence.assumptions import Assumption, behind, require
from lstdash.evidence.citations import Source, amount_source, source
from lstdash.evidence.counties import county_names
from lstdash.questions.joint_procurement.model.calls import Call
from lstdash.questions.joint_procurement.model.levers import LEVERS

MODEL, NAME = "upphandling", "Upphandlingsmodellen"
CARS, ALL_CARS, NATION, NATION_JOINT = (
    "bilar_skane",
    "bilar_samtliga",
    "upphandlingar_landet",
    "upphandlingar_landet_samordnade",
)
UNCLEAR = "oklar"
FRAMEWORK = "Ramavtal"  # its value is a ceiling, not what is bought


@dataclass(frozen=True, slots=True)
class Inputs:
    """One version's inputs. `marks` is CPV code -> mark; `rows` is every call as published, by key."""

    calls: tuple[Call, ...]
    rows: Mapping[str, store.Row]
    marks: Mapping[str, str]
    names: Mapping[str, str]
    money: Mapping[str, float]
    assumptions: Mapping[str, Assumption]
    sources: tuple[Source, ...]
    cars_sources: tuple[Source, ...]

    def mark(self, call: Call) -> str:
        """Return the mark of a call's code; a code that nobody has marked is unclear."""
        return self.marks.get(call.code, UNCLEAR)

    @property
    def unknown_marks(self) -> tuple[str, ...]:
        """Return marked codes that no call has."""
        return tuple(sorted(set(self.marks) - {call.code for call in self.calls}))

    @property
    def unmarked(self) -> tuple[str, ...]:
        """Return codes of calls that nobody has marked."""
        return tuple(sorted({call.code for call in self.calls} - set(self.marks)))


def is_published(version: str) -> bool:
    """True when a version has calls, and the printed figures and assumptions that they are read with."""
    money = {row["money"] for row in store.table("money", version)}
    has_ground = {CARS, ALL_CARS, NATION, NATION_JOINT} <= money and set(LEVERS) <= set(behind(version, MODEL))
    return has_ground and bool(store.table("county_procurements", version))


@lru_cache(maxsize=8)
def inputs(version: str) -> Inputs:
    """Read everything once a version. Raises DataError when a row that the model cannot do without is missing."""
    assumptions = behind(version, MODEL)
    require(NAME, LEVERS, assumptions)
    money = {row["money"]: row for row in store.table("money", version)}
    require(NAME, (CARS, ALL_CARS, NATION, NATION_JOINT), money)
    rows = {row["procurement"]: row for row in store.table("county_procurements", version)}
    calls = tuple(_call(key, row) for key, row in rows.items())

    listed = tuple(source(version, row, "county_procurements", key) for key, row in [*rows.items()][:1])
    return Inputs(
        calls,
        rows,
        {row["cpv_code"]: row["mark"] for row in store.table("cpv_marks", version)},
        county_names(version),
        {key: row["value"] for key, row in money.items()},
        assumptions,
        (*listed, amount_source(version, money[NATION_JOINT])),
        (amount_source(version, money[CARS]), amount_source(version, money[ALL_CARS])),
    )


def _call(key: str, row: store.Row) -> Call:
    return Call(key, row["county"], row["published"].toordinal(), row["cpv_code"], row["cpv_group"] or "")
