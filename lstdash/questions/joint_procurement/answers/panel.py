"""What the live panel shows at every position of every slider: how few are enough, the work saved, the lower price."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.levers import Dial, dials
from lstdash.questions.joint_procurement.answers import cars
from lstdash.questions.joint_procurement.answers.choices import Choices, standing
from lstdash.questions.joint_procurement.answers.inputs import CARS, inputs
from lstdash.questions.joint_procurement.answers.joint_procurement import joinable
from lstdash.questions.joint_procurement.answers.words import ALL, smallest_told
from lstdash.questions.joint_procurement.model.gain import even, lower_price_share, saved_calls, smallest_group, worth_joining
from lstdash.questions.joint_procurement.model.levers import DISCOUNT, FIXED, LEVERS, VARIABLE

BOARDS = range(1, ALL + 1)
FIGURES = ("Så få räcker", "Sparat arbete", "Lägre pris för Skåne")


@dataclass(frozen=True, slots=True)
class Position:
    """One answer: three figures with the line under each, work saved by number of boards, where it turns."""

    figures: tuple[tuple[str, str], ...]
    curve: tuple[float, ...]
    even: float
    smallest: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What does not move with the sliders: the sizes of the groups, and how many times the volume grows."""

    sizes: tuple[int, ...]
    times: float | None
    cars: float | None


def levers(version: str) -> tuple[Dial, ...]:
    """Return the page's levers at their published defaults."""
    return dials(LEVERS, inputs(version).assumptions)


def at(version: str, choices: Choices) -> dict[str, float]:
    """Return where every lever stands."""
    return standing(inputs(version), choices)


def ground(version: str, choices: Choices) -> Ground:
    """Return what the sliders move."""
    known, found = inputs(version), cars.chosen(version, choices)
    sizes = tuple(len(c.boards) for c in joinable(known, choices.band, choices.level, choices.window))
    own = known.money[CARS]
    number = cars.total(found, own) if found else None
    return Ground(sizes, None if number is None else number / own, number)


def position(on: Ground, values: Mapping[str, float]) -> Position:
    """Return one answer."""
    fixed, variable = values[FIXED], values[VARIABLE]
    least = smallest_group(fixed, variable)
    enough, saved = worth_joining(on.sizes, fixed, variable)
    price = "ej angivet" if on.times is None else formats.share(lower_price_share(values[DISCOUNT], on.times), 1)
    bought = "uppgift om personal saknas" if on.cars is None else f"vid {formats.decimal(on.cars)} bilar i stället för egna"
    figures = (
        (smallest_told(least), "för att en gemensam upphandling ska spara arbete"),
        (
            f"{formats.decimal(saved, 1)} upphandlingar",
            f"{formats.decimal(enough)} av {formats.count(len(on.sizes), 'grupp', 'grupper')} är stora nog",
        ),
        (price, bought),
    )
    return Position(figures, tuple(saved_calls(n, fixed, variable) for n in BOARDS), even(fixed, variable), least)


def at_rest(version: str, choices: Choices) -> Position:
    """Return the answer where everything stands."""
    return position(ground(version, choices), at(version, choices))


def positions(version: str, choices: Choices) -> dict[str, list[Position]]:
    """Return the answer at each position of each slider, the others where they stand."""
    on, now = ground(version, choices), at(version, choices)
    return {dial.key: [position(on, {**now, dial.key: value}) for value in dial.positions] for dial in levers(version)}


def flips(version: str, choices: Choices) -> dict[str, tuple[float | None, str]]:
    """Return where each lever, moved alone, turns whether a pair saves work: in closed form."""
    now = at(version, choices)
    fixed, variable = 2 * (1 - now[VARIABLE]), 1 - now[FIXED] / 2
    return {
        FIXED: (fixed, f"Två räcker under {formats.plain(fixed)}."),
        VARIABLE: (
            (variable, f"Två räcker under {formats.plain_share(variable)}.")
            if variable > 0
            else (None, "Vänder inte svaret: två räcker inte hur litet det än är.")
        ),
        DISCOUNT: (None, "Vänder inte svaret: arbetet beror inte på rabatten."),
    }


def title(found: Position) -> str:
    """Say what to see in the curve."""
    if found.smallest > ALL:
        return "En gemensam upphandling sparar inget arbete, hur många som än deltar"
    return f"Från {smallest_told(found.smallest)} sparar en gemensam upphandling arbete"


COLUMNS = ("Länsstyrelser som deltar", "Sparat arbete, egna upphandlingar")


def table(found: Position) -> list[tuple[int | float, ...]]:
    """Return the work saved by number of boards."""
    return [(n, saved) for n, saved in zip(BOARDS, found.curve, strict=True)]
