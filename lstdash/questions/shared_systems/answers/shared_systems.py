"""Which systems, forms, templates and contracts are shared already, and who stands outside? (2006 report, 2.2 and 5.7)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from lstdash import formats, order, store
from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.activities import NOT_STATED, TAKES_PART, Activity, latest_year, load
from lstdash.evidence.citations import Figure, Source, source
from lstdash.evidence.counties import county_names
from lstdash.evidence.registers import Staff, shown_year, staff, years
from lstdash.questions.shared_systems.answers import words
from lstdash.questions.shared_systems.answers.shared import Shared
from lstdash.questions.shared_systems.model.inside import inside, nearest
from lstdash.shared_model.similarity import Profile

COMING = ("planerad", "föreslagen")
OUTSIDE, EVERY = "utanfor", "alla"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader has chosen: kind as a URL slug, whether those that all share are shown, register and year."""

    register: str
    register_year: int | None = None  # None: the survey's year, where the register has it
    kind: str = ""
    shown: str = OUTSIDE


@dataclass(frozen=True, slots=True)
class SharedSystemsAnswer:
    """Every chosen object, those with most named members first, and the sentence."""

    headline: str
    title: str
    objects: tuple[Shared, ...]
    coming: tuple[Shared, ...]  # planned or proposed
    shown: tuple[Shared, ...]  # what the matrix holds
    figures: tuple[Figure, ...]
    names: Mapping[str, str]
    staff: Staff | None
    offered: tuple[int, ...]  # years of the register
    sources: tuple[Source, ...]

    @property
    def unnamed(self) -> tuple[Shared, ...]:
        """Those where the source does not say which boards take part."""
        return tuple(one for one in self.objects if not one.is_named)


def answer(version: str, choices: Choices) -> SharedSystemsAnswer:
    """Return what is shared of the chosen kind; no objects and a sentence when nothing is published."""
    year = latest_year(version)
    counted = _staff(version, choices, year)
    every = load(version, year)
    profiles = _profiles(every)
    by_key = {activity.activity: activity for activity in every}
    rows = [row for row in store.table("shared_objects", version) if row["activity"] in by_key]
    make = partial(_shared, counted.values if counted else {}, profiles)
    chosen = [make(row, by_key[row["activity"]]) for row in rows if choices.kind in ("", formats.slug(row["kind"]))]
    chosen.sort(key=lambda one: (-len(one.members), -one.inside.boards, order.name(one.activity.name)))
    found = [one for one in chosen if one.activity.status not in COMING]
    shown = tuple(one for one in found if one.is_named and (choices.shown == EVERY or not one.is_everybody))
    names = county_names(version)
    marks = {mark.label: mark for row in rows if (mark := source(version, row, "shared_objects", row["activity"]))}
    return SharedSystemsAnswer(
        words.headline(found, names, year),
        words.title(shown),
        tuple(found),
        tuple(one for one in chosen if one.activity.status in COMING),
        shown,
        words.figures(found, year),
        names,
        counted,
        years(version, choices.register),
        tuple(marks[label] for label in sorted(marks, key=order.numbered)),
    )


def _staff(version: str, choices: Choices, year: int) -> Staff | None:
    wanted = choices.register_year or year
    shown = shown_year(version, choices.register, wanted)
    return None if shown is None else staff(version, choices.register, shown)


def _shared(staffed: Mapping[str, float], profiles: Mapping[str, Profile], row: store.Row, activity: Activity) -> Shared:
    members = [county for county, role in activity.roles.items() if role in TAKES_PART]
    outside = {county: role for county, role in activity.roles.items() if role not in TAKES_PART}
    found = inside(members, COUNTIES, staffed, stated=activity.stated, is_complete=activity.is_exhaustive)
    without = {county: _without(profile, activity.activity) for county, profile in profiles.items()}
    return Shared(activity, row["kind"], row["first"] or "", found, nearest(outside, members, without))


def _profiles(every: tuple[Activity, ...]) -> dict[str, Profile]:
    """What each county takes part in; what all share says nothing of likeness."""
    telling = [activity for activity in every if 0 < activity.named < len(COUNTIES)]
    taken = {county: {one.activity for one in telling if one.role(county) in TAKES_PART} for county in COUNTIES}
    return {county: Profile(county, "", activities=frozenset(found)) for county, found in taken.items()}


def _without(profile: Profile, activity: str) -> Profile:
    return Profile(profile.county, "", activities=profile.activities - {activity})


def of_county(found: SharedSystemsAnswer, county: str) -> dict[str, tuple[Shared, ...]]:
    """Return a county's objects by what it has in them: taking part, observing, interested, outside, not stated."""
    by_role: dict[str, list[Shared]] = {role: [] for role in words.STANDINGS}
    for one in found.objects:
        role = one.activity.role(county)
        by_role["deltar" if role in TAKES_PART else role if role in by_role else NOT_STATED].append(one)
    return {role: tuple(listed) for role, listed in by_role.items()}
