"""What the page of costs stands on: the printed amounts, the assumptions, and the boards' parts of all staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lstdash import store
from lstdash.evidence import board_size
from lstdash.evidence.assumptions import Assumption, behind, require
from lstdash.evidence.board_size import Size
from lstdash.evidence.citations import Conflict, Source, amount_source, conflicts, row_id
from lstdash.evidence.constellations import coalitions
from lstdash.evidence.counties import county_names
from lstdash.questions.costs.model.costs import Bases, Sizes
from lstdash.questions.costs.model.levers import LEVERS

MODEL, NAME = "kostnader", "Kostnadsmodellen"
SHARED = ("saving_share", "realised_share", "one_off_cost", "fixed_share")  # owned by joint payroll
TOTAL, MANAGEMENT, ADMINISTRATION = "kostnadsbas", "kostnadsbas_ledning", "kostnadsbas_administration"
PREMISES, IT, EA = "kostnadsbas_lokaler", "kostnadsbas_it_service", "kostnadsbas_ekonomi_personal"
GRANT, CUT, RATE = "anslag_lansstyrelserna", "sparbeting", "loner_besparing"
WEB, PHONES, DIRECTIVE = "webb_besparing", "tele_besparing", "regleringsbrev_2006"
ONCE = (WEB, PHONES, DIRECTIVE)
LOWER_BOUND = {"över", "mer än"}  # words of the source: the amount is at least so much
PRINTED = (TOTAL, MANAGEMENT, ADMINISTRATION, PREMISES, IT, EA, GRANT, CUT, RATE, *ONCE)
WEB_GROUP = "webbytarprojektet"
MKR = {"mdkr": 1000.0, "mkr": 1.0}
ABOUT = ("kostnadsbas_rest", "kostnadsbas_anslag", "kostnadsbas_blad")


@dataclass(frozen=True, slots=True)
class Inputs:
    """One version's inputs. `mkr` is amount by key; `groups` are the coalitions that can be chosen, by code."""

    mkr: Mapping[str, float]
    labels: Mapping[str, str]
    cut_share: float
    rate_share: float
    assumptions: Mapping[str, Assumption]
    names: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    web_group: tuple[str, ...]
    told: Mapping[str, str]  # what the source says of the amount: that it is a lower bound, or calculated
    years: Mapping[str, int]  # of those whose year is stated
    rows: Mapping[str, Source]  # the row behind each printed figure
    conflicts: tuple[Conflict, ...]

    @property
    def bases(self) -> Bases:
        """Today's cost by area."""
        return Bases(self.mkr[EA], self.mkr[IT], self.mkr[PREMISES], self.mkr[WEB])

    @property
    def sources(self) -> tuple[Source, ...]:
        """The rows behind the answer."""
        return self.behind(TOTAL, CUT, GRANT, RATE, ADMINISTRATION, EA, IT, PREMISES, WEB)

    def behind(self, *keys: str) -> tuple[Source, ...]:
        """Return the rows behind some of the printed figures."""
        return tuple(self.rows[key] for key in keys)


def is_published(version: str) -> bool:
    """True when a version has all that the page counts on."""
    money = {row["money"] for row in store.table("money", version)}
    has_staff = bool(store.table("county_staff", version))
    return has_staff and set(PRINTED) <= money and set(LEVERS) <= set(behind(version, MODEL, SHARED))


@lru_cache(maxsize=8)
def inputs(version: str) -> Inputs:
    """Read everything once a version. Raises DataError when a row that the model cannot do without is missing."""
    assumptions = behind(version, MODEL, SHARED)
    require(NAME, LEVERS, assumptions)
    money = {row["money"]: row for row in store.table("money", version)}
    require(NAME, PRINTED, money)
    joined = [r for r in store.table("participations", version) if r["activity"] == WEB_GROUP and r["role"] == "deltar"]
    names = county_names(version)

    return Inputs(
        {key: row["value"] * MKR[row["unit"]] for key, row in money.items() if row["unit"] in MKR},
        {key: row["name"] for key, row in money.items()},
        money[CUT]["value"] / 100,
        money[RATE]["value"] / 100,
        assumptions,
        names,
        coalitions(version, NAME),
        tuple(row["county"] for row in joined),
        {key: row["qualifier"] or "" for key, row in money.items()},
        {key: row["year"] for key, row in money.items() if row["year"]},
        {key: amount_source(version, money[key]) for key in PRINTED},
        tuple(c for c in conflicts(version, "money") if c.row_id in {row_id("source_conflicts", key) for key in ABOUT}),
    )


def sizes(version: str, size: Size, members: tuple[str, ...]) -> Sizes | None:
    """Return the parts of all staff by a register and year; None when the register is not published.

    Raises ScenarioError when the register lacks a board: what is missing is never zero.
    """
    known, found = inputs(version), board_size.of(version, size)
    if found is None:
        return None
    board_size.require(found, known.names, known.names)
    parts = (sum(found.values[county] for county in group) / found.total for group in _groups(known, members))
    return Sizes(*parts)


def _groups(known: Inputs, members: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return members, known.groups["sju"], known.web_group
