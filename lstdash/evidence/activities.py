"""Which named activities lie behind an area, and which county has which role? (2006 report, chapters 1-5)"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.evidence.citations import row_id

# Strongest first: a county that both hosts and takes part is shown as host.
TAKES_PART = ("värd", "tar emot", "avlämnar", "deltar")
ROLE_ORDER = (*TAKES_PART, "observatör", "intresserad", "deltar inte")
NOT_STATED = "ej angivet"
UNDER_WAY = ("i drift", "pågår")
PART = "del av en annan"


@dataclass(frozen=True, slots=True)
class Activity:
    """One named object with the roles of the counties that the report names (county -> role)."""

    activity: str
    name: str
    scope: str
    area: str | None
    form: str
    status: str
    participants: str
    roles: dict[str, str]
    note: str
    section: str
    row_id: str
    document: str = ""
    is_exhaustive: bool = False  # a county that is not named does not take part
    stated: int | None = None  # how many take part at least, where the report gives a number
    left_out: str = ""  # why it is no activity of its own: the assignment itself, or part of another

    @property
    def is_counted(self) -> bool:
        """True when it was under way in the survey's year and is an activity of its own."""
        return self.status in UNDER_WAY and not self.left_out

    @property
    def named(self) -> int:
        """How many counties take part, host, hand over or take over."""
        return sum(role in TAKES_PART for role in self.roles.values())

    def role(self, county: str) -> str:
        """Return the county's role, `ej angivet` when the report says nothing."""
        return self.roles.get(county, NOT_STATED)


def load(version: str, year: int) -> tuple[Activity, ...]:
    """Return every named activity of a year with its roles."""
    roles: dict[str, dict[str, str]] = defaultdict(dict)
    for row in store.query("evidence_roles", version, year=year):
        known = roles[row["activity"]].get(row["county"])
        if known is None or ROLE_ORDER.index(row["role"]) < ROLE_ORDER.index(known):
            roles[row["activity"]][row["county"]] = row["role"]
    return tuple(_activity(row, roles[row["activity"]]) for row in store.query("evidence_activities", version, year=year))


def _activity(row: store.Row, roles: dict[str, str]) -> Activity:
    return Activity(
        row["activity"],
        row["name"],
        row["scope"],
        row["area"],
        row["form"],
        row["status"],
        participants(row),
        roles,
        row["note"] or "",
        row["section"],
        row_id("activities", row["activity"], row["year"]),
        row["source"],
        bool(row["list_is_exhaustive"]),
        row["participants_low"],
        row["left_out"] or "",
    )


def left_out(named: Sequence[Activity]) -> str:
    """Say what a count of the activities under way leaves out, as the end of a sentence; empty when it is nothing."""
    parts = sum(item.left_out == PART and item.status in UNDER_WAY for item in named)
    itself = any(item.left_out and item.left_out != PART for item in named)
    later = sum(item.status not in UNDER_WAY for item in named)
    told = (
        formats.count(later, "föreslagen, planerad eller utan läge", "föreslagna, planerade eller utan läge") if later else "",
        "själva kartläggningen" if itself else "",
        formats.count(parts, "del av en annan", "delar av andra") if parts else "",
    )
    return formats.listed([one for one in told if one])


def participants(row: store.Row) -> str:
    """Write how many take part, exactly as much as the report says."""
    basis, low, high = row["participation_basis"], row["participants_low"], row["participants_high"]
    if basis == "samtliga":
        return "alla 21"
    if low is not None:
        return formats.interval(low, high if high is not None else low) + formats.NBSP + "län"
    if row["named_counties"]:
        named = formats.count(row["named_counties"], "namngivet", "namngivna")
        return named if row["list_is_exhaustive"] else f"minst {named}"
    if basis == "konstellation":
        return str(row["constellation_name"])
    return NOT_STATED


def surveyed(version: str) -> str:
    """Say which survey years the figures are of: `Rapportens uppgifter avser 2005 · inlästa`."""
    years = {row["year"] for row in store.query("evidence_years", version)} | {
        row["year"] for row in store.table("areas", version)
    }
    if not years:
        return "Uppgifterna inlästa"
    return f"Rapportens uppgifter avser {formats.listed([str(year) for year in sorted(years)])} · inlästa"


def latest_year(version: str) -> int:
    """Return the latest survey year of the named activities, 0 when there is none."""
    return max((row["year"] for row in store.query("evidence_years", version)), default=0)
