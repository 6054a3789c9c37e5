"""What should be bought together, and how few are enough? The calls of a year, our marks, and the work saved.

The count is the source's; what can be bought together is our mark; work and discount are our assumptions.
"""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats, order
from lstdash.evidence.citations import Figure, Source
from lstdash.questions.joint_procurement.answers import words
from lstdash.questions.joint_procurement.answers.choices import BAND_NAMES, BANDS, LEVEL_NAMES, WINDOWS, Choices
from lstdash.questions.joint_procurement.answers.inputs import FRAMEWORK, Inputs, inputs, is_published
from lstdash.questions.joint_procurement.model.calls import Chance, Counted, Level, chances, counted


@dataclass(frozen=True, slots=True)
class Line:
    """One joint chance with its name in words and its boards' names."""

    chance: Chance
    name: str
    boards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder: which marks, how alike, and what that gives."""

    band: str
    level: str
    found: Counted


@dataclass(frozen=True, slots=True)
class Answer:
    """The calls of the year and what could have been joined; `year` empty when nothing is published."""

    choices: Choices
    headline: str
    year: str
    title: str
    lines: tuple[Line, ...]
    ladder: tuple[Step, ...]
    figures: tuple[Figure, ...]
    not_joint: str
    notes: tuple[str, ...]
    sources: tuple[Source, ...]


def answer(version: str, choices: Choices) -> Answer:
    """Return the counts for one choice of marks, level and window."""
    if not is_published(version):
        return Answer(choices, words.NOTHING, "", "", (), (), (), "", (), ())
    known = inputs(version)
    found = joinable(known, choices.band, choices.level, choices.window)
    ladder = tuple(
        Step(band, level, counted(joinable(known, band, level, choices.window)))
        for band in (BANDS if known.marks else ("alla",))  # without a mark there is no verdict
        for level in LEVEL_NAMES
    )
    wider = counted(joinable(known, "oklara", choices.level, choices.window)).fewer - counted(found).fewer
    years = sorted({row["published"].year for row in known.rows.values()})
    year = formats.interval(years[0], years[-1]) if len(years) > 1 else str(years[0])
    lines = _lines(known, found, choices.level)
    return Answer(
        choices,
        f"{words.headline(known, choices, counted(found), wider, year)} {words.enough(known, choices)}",
        year.replace(formats.NBSP, ""),
        words.title([(line.name, len(line.boards)) for line in lines], choices, bool(known.marks)),
        lines,
        ladder,
        _figures(known, choices, counted(found), year),
        words.not_joint(known, year),
        words.notes(known),
        known.sources,
    )


def joinable(known: Inputs, band: str, level: str, window: str) -> tuple[Chance, ...]:
    """Return the joint chances among the calls with a band's marks."""
    calls = [call for call in known.calls if known.mark(call) in BANDS[band]]
    return chances(calls, Level(level), WINDOWS[window])


def _lines(known: Inputs, found: tuple[Chance, ...], level: str) -> tuple[Line, ...]:
    """Return the chances with their names: most boards first, those with as many by name."""
    lines = (Line(c, _name(known, c, level), tuple(known.names[b] for b in c.boards)) for c in found)
    return tuple(sorted(lines, key=lambda line: (-len(line.boards), order.name(line.name), line.chance.key)))


def _name(known: Inputs, chance: Chance, level: str) -> str:
    row = known.rows[chance.calls[0].call]
    if level == "huvudgrupp":
        return str(row["cpv_main_name"])
    return str((row["cpv_group_name"] if level == "grupp" else None) or row["cpv_name"])


def _figures(known: Inputs, choices: Choices, found: Counted, year: str) -> tuple[Figure, ...]:
    joint = sum(row["is_joint"] for row in known.rows.values())
    called = formats.count(found.boards, "länsstyrelse", "länsstyrelser")
    is_known = bool(known.marks) or choices.band == "alla"
    bought = (formats.decimal(found.calls), f"{BAND_NAMES[choices.band]}, {called}")
    fewer = (formats.decimal(found.fewer), words.BY_MARKS[choices.band])
    return (
        Figure(f"Upphandlingar {year}", formats.decimal(len(known.calls)), _values(known)),
        Figure("Köpt av fler än en", *(bought if is_known else words.UNMARKED)),
        Figure("Färre, som mest", *(fewer if is_known else words.UNMARKED)),
        Figure("Märkta som samordnade", formats.decimal(joint), "bevisar lite: se nedan"),
    )


def _values(known: Inputs) -> str:
    """Say the known values: contracts, and apart from them the ceilings of framework agreements, which are never added."""
    kinds: dict[bool, list[float | None]] = {False: [], True: []}
    for row in known.rows.values():
        kinds[row["agreement"] == FRAMEWORK].append(row["contract_value_sek"])
    told = ((words.CONTRACTS, kinds[False]), (words.CEILINGS, kinds[True]))
    return f"känt värde: {'; '.join(_value(name, values) for name, values in told if values)}"


def _value(name: str, values: list[float | None]) -> str:
    known = [value for value in values if value is not None]
    amount = formats.unit(sum(known) / 1e6, "mkr", 1) if known else "inget"
    return f"{name} {amount} i {formats.decimal(len(known))} av {formats.decimal(len(values))}"
