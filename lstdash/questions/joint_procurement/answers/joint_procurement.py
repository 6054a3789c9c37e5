"""What should be bought together, and how few are enough? The calls of a year, our marks, and the work saved.

The count is the source's; what can be bought together is our mark; work and discount are our assumptions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.citations import Figure, Source
from lstdash.questions.joint_procurement.answers.inputs import NATION, NATION_JOINT, Inputs, inputs, is_published
from lstdash.questions.joint_procurement.model.calls import Chance, Counted, Level, chances, counted
from lstdash.questions.joint_procurement.model.gain import smallest_group
from lstdash.questions.joint_procurement.model.levers import LEVERS

ALL = 21
NOTHING = "Inga upphandlingar är publicerade ännu."
BANDS = {"samlingsbara": ("samlingsbar",), "oklara": ("samlingsbar", "oklar"), "alla": ("samlingsbar", "oklar", "platsbunden")}
BAND_NAMES = {"samlingsbara": "Bara samlingsbara", "oklara": "Även oklara", "alla": "Alla koder"}
LEVEL_NAMES = {"kod": "Samma CPV-kod", "grupp": "Samma grupp (tre siffror)", "huvudgrupp": "Samma huvudgrupp (två siffror)"}
WINDOWS = {"helaret": None, "180": 180, "90": 90}
MARKED = {
    "samlingsbara": " och som kan köpas ihop enligt vår märkning",
    "oklara": " och som inte är bundet till en plats enligt vår märkning",
    "alla": "",
}
WHAT = {"kod": "gällde något som", "grupp": "gällde en varugrupp som", "huvudgrupp": "gällde en huvudgrupp som"}
LADDER = "Stegen är en trappa av påståenden: tre siffror lägger ihop sådant som miljöövervakning och återställning av mark."


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen on the page, by the codes of the address."""

    level: str = "kod"
    band: str = "samlingsbara"
    window: str = "helaret"
    register: str = "agv-anstallda"
    year: int | None = None
    levers: tuple[tuple[str, float], ...] = ()


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
        return Answer(choices, NOTHING, "", "", (), (), (), "", (), ())
    known = inputs(version)
    found = joinable(known, choices.band, choices.level, choices.window)
    ladder = tuple(
        Step(band, level, counted(joinable(known, band, level, choices.window))) for band in BANDS for level in LEVEL_NAMES
    )
    years = sorted({row["published"].year for row in known.rows.values()})
    year = formats.interval(years[0], years[-1]) if len(years) > 1 else str(years[0])
    lines = tuple(Line(c, _name(known, c, choices.level), tuple(known.names[b] for b in c.boards)) for c in found)
    return Answer(
        choices,
        f"{headline(known, choices, counted(found), year)} {enough(known, choices)}",
        year.replace(formats.NBSP, ""),
        _title(lines),
        lines,
        ladder,
        _figures(known, choices, counted(found), year),
        _not_joint(known, year),
        _notes(known),
        known.sources,
    )


def joinable(known: Inputs, band: str, level: str, window: str) -> tuple[Chance, ...]:
    """Return the joint chances among the calls with a band's marks."""
    calls = [call for call in known.calls if known.mark(call) in BANDS[band]]
    return chances(calls, Level(level), WINDOWS[window])


def headline(known: Inputs, choices: Choices, found: Counted, year: str) -> str:
    """Say how many calls there were, how many of them another board could have joined, and how many fewer at most."""
    made = f"År {year} gjorde länsstyrelserna {formats.count(len(known.calls), 'upphandling', 'upphandlingar')}."
    if not known.marks:
        return f"{made} Ingen CPV-kod är märkt, så vad som kan köpas ihop går inte att säga."
    within = "" if choices.window == "helaret" else f" inom {formats.count(WINDOWS[choices.window], 'dag', 'dagar')}"
    bought = f"{WHAT[choices.level]} en annan länsstyrelse också köpte{within}{MARKED[choices.band]}"
    if not found.keys:
        return f"{made} Ingen av dem {bought}."
    told = f"{made} {formats.decimal(found.calls)} av dem {bought}; högst {formats.decimal(found.fewer)} hade kunnat ersättas."
    wider = counted(joinable(known, "oklara", choices.level, choices.window)).fewer - found.fewer
    if choices.band == "samlingsbara" and wider > 0:
        told += f" Med oklara koder tillkommer högst {formats.decimal(wider)}."
    return told


def standing(known: Inputs, choices: Choices) -> dict[str, float]:
    """Return where every lever stands."""
    return {key: known.assumptions[key].value for key in LEVERS} | dict(choices.levers)


def enough(known: Inputs, choices: Choices) -> str:
    """Say how few boards are enough, where the levers stand."""
    return f"För att spara arbete räcker {smallest_told(_smallest(standing(known, choices)))}, enligt vår bedömning."


def _smallest(values: Mapping[str, float]) -> int:
    fixed, variable, _ = (values[key] for key in LEVERS)
    return smallest_group(fixed, variable)


def smallest_told(boards: int) -> str:
    """Return how many boards are enough, in words: `3 länsstyrelser`."""
    return formats.count(boards, "länsstyrelse", "länsstyrelser") if boards <= ALL else f"inte ens {ALL} länsstyrelser"


def _title(lines: Sequence[Line]) -> str:
    if not lines:
        return "Ingen kod köptes av fler än en länsstyrelse"
    first = lines[0]
    most = [line for line in lines if len(line.boards) == len(first.boards)]
    name = formats.listed([line.name.lower() for line in most[:3]])
    boards = formats.count(len(first.boards), "länsstyrelse", "länsstyrelser")
    each = " var" if len(most) > 1 else ""
    return f"Flest köpte {name}: {boards}{each}, var och en för sig"


def _name(known: Inputs, chance: Chance, level: str) -> str:
    row = known.rows[chance.calls[0].call]
    if level == "huvudgrupp":
        return str(row["cpv_main_name"])
    return str((row["cpv_group_name"] if level == "grupp" else None) or row["cpv_name"])


def _figures(known: Inputs, choices: Choices, found: Counted, year: str) -> tuple[Figure, ...]:
    joint = sum(row["is_joint"] for row in known.rows.values())
    source = known.sources[0]
    called = formats.count(found.boards, "länsstyrelse", "länsstyrelser")
    return (
        Figure(f"Upphandlingar {year}", formats.decimal(len(known.calls)), _values(known), source),
        Figure("Köpt av fler än en", formats.decimal(found.calls), f"{BAND_NAMES[choices.band]}, {called}", source),
        Figure("Färre, som mest", formats.decimal(found.fewer), "vår märkning av vad som kan köpas ihop"),
        Figure("Märkta som samordnade", formats.decimal(joint), "bevisar lite: se nedan", source),
    )


def _values(known: Inputs) -> str:
    values = [row["contract_value_sek"] for row in known.rows.values() if row["contract_value_sek"] is not None]
    share = f"{formats.decimal(len(values))} av {formats.decimal(len(known.rows))}"
    return f"känt värde {formats.unit(sum(values) / 1e6, 'mkr', 1)} i {share}"


def _not_joint(known: Inputs, year: str) -> str:
    """Say why no call marked as joint proves little: the field is hardly used by anyone."""
    joint, calls = sum(row["is_joint"] for row in known.rows.values()), len(known.rows)
    share = known.money[NATION_JOINT] / known.money[NATION]
    told = f"{formats.decimal(joint)} av {formats.decimal(calls)} upphandlingar {year} är märkta som samordnade."
    if joint:
        return told
    nation = f"{formats.decimal(known.money[NATION_JOINT])} av {formats.decimal(known.money[NATION])}"
    return (
        f"{told} Det bevisar lite: i hela landet är bara {nation} märkta. Hade länsstyrelserna märkt lika ofta vore "
        f"{formats.decimal(calls * share, 2)} väntat, och ingen alls i {formats.share((1 - share) ** calls)} av fallen."
    )


def _notes(known: Inputs) -> tuple[str, ...]:
    """Say what the marks leave out: codes nobody has marked, and marks that no call has."""
    notes = []
    if known.unmarked:
        notes.append(f"Utan märkning, räknas som oklara: {formats.listed(known.unmarked)}.")
    if known.unknown_marks:
        notes.append(f"Märkta koder som ingen upphandling har, räknas inte: {formats.listed(known.unknown_marks)}.")
    return tuple(notes)


COLUMNS = ("Vad", "Kod", "Upphandlingar", "Länsstyrelser", "Vilka", "Färre, som mest")


def table(found: Answer) -> list[tuple[str | int, ...]]:
    """Return one row per joint chance, most boards first; the boards by letter."""
    return [
        (
            line.name,
            f"CPV:{line.chance.key}",
            len(line.chance.calls),
            len(line.boards),
            " ".join(line.chance.boards),
            line.chance.fewer,
        )
        for line in found.lines
    ]


LADDER_COLUMNS = ("Märkning", "Hur lika", "Koder", "Upphandlingar", "Länsstyrelser", "Färre, som mest")


def ladder_table(found: Answer) -> list[tuple[str | int, ...]]:
    """Return the ladder of claims: marks by level."""
    return [
        (BAND_NAMES[s.band], LEVEL_NAMES[s.level], s.found.keys, s.found.calls, s.found.boards, s.found.fewer)
        for s in found.ladder
    ]
