"""What if a county moved, or two constellations merged? Sizes and means as intervals (2006 report, 4.2.2 and 5.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lstdash import formats, store
from lstdash.errors import ScenarioError
from lstdash.evidence.constellations import BIG_CITY, GEOGRAPHIC, KINDS, OCCASIONAL, SOUTH, SWX
from lstdash.evidence.counties import county_names
from lstdash.evidence.faults import explained
from lstdash.evidence.survey import Choices, Trouble, space, trouble
from lstdash.questions.constellations.answers.faults import WORDS
from lstdash.questions.constellations.model.constellations import (
    Change,
    Constellation,
    Merge,
    Move,
    SetChange,
    regroup,
    what_if,
)
from lstdash.shared_model.bounds import Interval

MOVABLE = (GEOGRAPHIC, BIG_CITY)  # the others follow from a subject or a project, not from a choice of company
NOWHERE = "ingen"  # target of a county that leaves its group
JOIN_FULLY = ("O", "E")  # the report's proposal in 5.6
PUBLISHED_WRONG = "Felet står i de publicerade uppgifterna. Rätta medlemmarna och publicera igen."
JOIN, DEVELOP, ATTACH = "ansluter", "swx-utvecklas", "swx-till-"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What the reader tries: the report's proposals, counties that move, where to, and constellations that merge."""

    proposals: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    target: str = ""
    merged: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing is tried."""
        return self == Scenario()


@dataclass(frozen=True, slots=True)
class MeanChange:
    """A constellation's size and mean before and after; `change` is solved jointly and None where one side is missing."""

    code: str
    name: str
    size_before: int
    size_after: int
    before: Interval
    after: Interval | None
    change: Interval | None
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """The constellations of today and after what is tried, their means, and why it could not be tried."""

    today: tuple[Constellation, ...]
    after: tuple[Constellation, ...]
    means: tuple[MeanChange, ...]
    sentence: str
    hint: str
    trouble: Trouble | None


def outcome(version: str, choices: Choices, scenario: Scenario) -> Outcome:
    """Try the scenario; what cannot be tried leaves everything as it is."""
    every = constellations(version)
    today = tuple(item for item in every if item.code in _movable(version))
    others = tuple(item for item in every if item not in today)
    try:
        with explained(WORDS):
            tried = _changes(today, scenario)
            after = _settled(regroup(today, tried), scenario)
            means = tuple(_mean(change) for change in what_if(space(version, choices), today, tried)) if today else ()
    except ScenarioError as error:
        if scenario.is_empty:
            error.action = PUBLISHED_WRONG
        names = county_names(version) | {item.code: item.name for item in every}
        return Outcome(every, every, (), "", hint(scenario), trouble(error, names))
    return Outcome(every, (*after, *others), means, sentence(means, scenario), hint(scenario), None)


def constellations(version: str) -> tuple[Constellation, ...]:
    """Return the named constellations: geographic ones first, derived members counted as ordinary."""
    members = store.table("constellation_members", version)
    rows = sorted(store.table("constellations", version), key=lambda row: KINDS.index(row["kind"]))
    found = []
    for row in rows:
        own = [member for member in members if member["constellation"] == row["constellation"]]
        found.append(
            Constellation(
                row["constellation"],
                row["name"],
                tuple(member["county"] for member in own if member["membership"] != OCCASIONAL),
                tuple(member["county"] for member in own if member["membership"] == OCCASIONAL),
                row["kind"] == GEOGRAPHIC,
            )
        )
    return tuple(found)


def means_title(means: Sequence[MeanChange], year: int | None) -> str:
    """Say whether one group's mean lies above all others whatever the counts are, after what is tried."""
    when = f" {year}" if year else ""
    spans = {mean.name: mean.after for mean in means if mean.after is not None}
    for name, span in spans.items():
        if all(span.low > other.high for key, other in spans.items() if key != name) and len(spans) > 1:
            return f"{name} låg högst{when}, hur man än räknar"
    return f"Gruppernas medeltal{when} går inte att rangordna"


def _movable(version: str) -> set[str]:
    return {row["constellation"] for row in store.table("constellations", version) if row["kind"] in MOVABLE}


def hint(scenario: Scenario) -> str:
    """Say what is missing from a half-made choice."""
    if scenario.counties and not scenario.target:
        return "Välj också vart länet ska."
    if scenario.target and not scenario.counties:
        return "Välj också vilket län som ska flytta."
    return "Välj minst två konstellationer att slå ihop." if len(scenario.merged) == 1 else ""


def sentence(means: Sequence[MeanChange], scenario: Scenario) -> str:
    """Say what the tried changes do to sizes and means; empty when nothing is tried."""
    if scenario.is_empty:
        return ""
    changed = [mean for mean in means if mean.is_changed]
    if not changed and hint(scenario):
        return ""  # half a choice changes nothing yet; the hint says what is missing
    if not changed:
        own = f" SWX-länen räknas för sig: {_span(_of(means, SWX))} per län." if DEVELOP in scenario.proposals else ""
        return f"De ordinarie medlemmarna ändras inte, så medeltalen är desamma som före.{own}"
    return " ".join(_told(mean) for mean in sorted(changed, key=lambda mean: mean.after is None))


def _told(mean: MeanChange) -> str:
    if mean.after is None or mean.change is None:
        return f"{mean.name} upphör som egen grupp."
    direction = "kan gå åt båda hållen"
    if mean.change.low >= 0 < mean.change.high:
        direction = "kan inte sjunka"
    elif mean.change.high <= 0 > mean.change.low:
        direction = "kan inte stiga"
    return (
        f"{mean.name} går från {formats.decimal(mean.size_before)} till {formats.count(mean.size_after, 'län')} och från "
        f"{_span(mean.before)} till {_span(mean.after)} samordningar per län; medeltalet {direction} "
        f"({_change(mean.change)})."
    )


def _of(means: Sequence[MeanChange], code: str) -> Interval:
    return next((mean.before for mean in means if mean.code == code), Interval(0, 0))


def _span(span: Interval) -> str:
    return formats.interval(span.low, span.high, 1)


def _changes(today: Sequence[Constellation], scenario: Scenario) -> tuple[Change, ...]:
    """The proposals first, then the moves, then the merges; a county that moves leaves the geographic group it is in."""
    made: list[Change] = []
    if JOIN in scenario.proposals:
        made += [_move(today, made, county, SOUTH) for county in JOIN_FULLY]
    made += [Merge(code.removeprefix(ATTACH), SWX) for code in scenario.proposals if code.startswith(ATTACH)]
    if scenario.target:
        for county in scenario.counties:
            made.append(_move(today, made, county, scenario.target))
    return (*made, *(Merge(scenario.merged[0], other) for other in scenario.merged[1:]))


def _move(today: Sequence[Constellation], made: Sequence[Change], county: str, target: str) -> Move:
    current = regroup(today, made)
    home = next((item.code for item in current if item.is_exclusive and county in item.counties), None)
    if target == NOWHERE:
        if home is None:
            expected = "ett län som hör till en geografisk grupp"
            raise ScenarioError("Länet har ingen grupp att lämna.", "ändringen", expected, county, "Välj ett annat län.")
        return Move(county, home, None)
    leaves = any(item.code == target and item.is_exclusive for item in current) and home != target
    return Move(county, home if leaves else None, target)


def _settled(after: tuple[Constellation, ...], scenario: Scenario) -> tuple[Constellation, ...]:
    """When SWX stands on its own legs its counties are no longer occasional elsewhere."""
    own = {county for item in after if item.code == SWX for county in item.counties}
    if DEVELOP not in scenario.proposals or not own:
        return after
    return tuple(replace(item, occasional=tuple(county for county in item.occasional if county not in own)) for item in after)


def _mean(change: SetChange) -> MeanChange:
    if change.before is None:
        raise ValueError("a change starts from a constellation of today")
    return MeanChange(
        change.code,
        change.before.name,
        len(change.before.counties),
        len(change.after.counties) if change.after else 0,
        change.before.mean,
        change.after.mean if change.after else None,
        change.mean_change,
        change.is_changed,
    )


COLUMNS = (
    "Konstellation",
    "Län före",
    "Medeltal per län före, minst",
    "Medeltal per län före, högst",
    "Län efter",
    "Medeltal per län efter, minst",
    "Medeltal per län efter, högst",
    "Ändring av medeltalet",
)


def table(means: Sequence[MeanChange]) -> list[tuple[str | int | float | None, ...]]:
    """Return sizes and means (coordinations a county, unrounded) before and after; None where the constellation is gone."""
    return [
        (
            mean.name,
            mean.size_before,
            *_ends(mean.before),
            mean.size_after,
            *_ends(mean.after),
            _change(mean.change) if mean.change and mean.is_changed else None,
        )
        for mean in means
    ]


def _ends(span: Interval | None) -> tuple[float | None, float | None]:
    return (span.low, span.high) if span else (None, None)


def _change(change: Interval) -> str:
    low, high = formats.signed(change.low, 1), formats.signed(change.high, 1)
    return low if low == high else f"{low} till {high}"
