"""Who drives the coordination, and where is a group missing? (2006 report, 2.1, 4.3.4 and 5.6)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lstdash import order, store
from lstdash.catalog.survey import AREAS
from lstdash.evidence.activities import latest_year
from lstdash.evidence.areas import SHORT_NAMES
from lstdash.evidence.citations import Conflict, Figure, Source, conflict_about, conflicts, source
from lstdash.evidence.counties import county_names
from lstdash.questions.governance.answers import words
from lstdash.questions.governance.answers.regions import Regions, regions
from lstdash.questions.governance.model.coverage import SILENT, Cell, Group, cells, counts


@dataclass(frozen=True, slots=True)
class Listed:
    """One group as its row says it."""

    group: Group
    area: str  # the row's label
    form: str
    reach: str
    is_ours: bool  # the level is our reading
    status_section: str
    note: str
    section: str
    mark: Source


@dataclass(frozen=True, slots=True)
class GovernanceAnswer:
    """Every group, the areas by level, and who stands outside the regional groups."""

    headline: str
    title: str
    groups: tuple[Listed, ...]
    rows: Mapping[str, str]  # area or scope -> label, in the survey's order
    areas: tuple[str, ...]  # those of the rows that are areas
    cells: Mapping[tuple[str, str], Cell]
    states: Mapping[str, int]  # of areas x the nation and the three regions
    figures: tuple[Figure, ...]
    regions: Regions
    names: Mapping[str, str]
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def silent(self) -> int:
        """How many groups the source gives no reach."""
        return sum(one.reach == SILENT for one in self.groups)


def answer(version: str) -> GovernanceAnswer:
    """Return the groups and their pattern; no groups and a sentence when nothing is published."""
    year = latest_year(version)
    rows = SHORT_NAMES | words.SCOPES
    scopes = {row["activity"]: row["scope"] for row in store.table("activities", version) if row["year"] == year}
    groups = tuple(_listed(version, row, rows, scopes) for row in store.table("networks", version))
    found = cells((one.group for one in groups), tuple(rows))
    states, names = counts(found, AREAS), county_names(version)
    where = regions(version, names)
    silent = sum(one.reach == SILENT for one in groups)
    marks = {one.mark.label: one.mark for one in groups}
    about = conflict_about(conflicts(version, "activities"), "activities.status")
    return GovernanceAnswer(
        words.headline(len(groups), silent, states, where, names),
        words.title(states),
        tuple(sorted(groups, key=lambda one: (list(rows).index(one.group.row), order.name(one.group.name)))),
        rows,
        AREAS,
        found,
        states,
        words.figures(len(groups), silent, states, where, names),
        where,
        names,
        tuple(marks[label] for label in sorted(marks, key=order.numbered)),
        (about,) if about else (),
    )


def _listed(version: str, row: store.Row, rows: Mapping[str, str], scopes: Mapping[str, str]) -> Listed:
    place = row["area"] or scopes.get(row["activity"], words.WHOLE)
    return Listed(
        Group(row["network"], row["name"], place, row["level"] or "", row["status"] or ""),
        rows[place],
        row["form"],
        row["reach"],
        row["level_basis"] == "vår läsning",
        row["status_section"] or "",
        row["note"] or "",
        row["section"],
        source(version, row, "networks", row["network"]),
    )
