"""What a room's round says of the payroll assumptions: how each slider was set, the payback of it, what moves it most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import numpy as np

from lstdash.database.engine import open_store
from lstdash.evidence.scores import whose
from lstdash.questions.payroll.answers import risk, room_words
from lstdash.questions.payroll.answers.inputs import PayrollInputs, inputs
from lstdash.questions.payroll.answers.levers import name, text
from lstdash.questions.payroll.answers.payroll import Choices, scenario_of
from lstdash.questions.payroll.answers.room_words import Payback, SliderSpread, Turning
from lstdash.questions.payroll.model import group
from lstdash.questions.payroll.model.group import Pictures
from lstdash.questions.payroll.model.payroll import outcome
from lstdash.questions.payroll.model.risk import Simulation, follow
from lstdash.questions.payroll.model.scenario import LEVERS, PayrollScenario
from lstdash.questions.payroll.model.sensitivity import tornado
from lstdash.shared_model.triangular import Spread
from lstdash.workshop.entities import Item, Workshop
from lstdash.workshop.results import ResultRow
from lstdash.workshop.standing import standing

LIKELY, LOWEST, HIGHEST = "troligast", "lagst", "hogst"
SEED, DRAWS = 2006, 20_000
_PLACES = {LOWEST: group.LOW, LIKELY: group.LIKELY, HIGHEST: group.HIGH}
_BY_NAME = {lever.name: key for key, lever in LEVERS.items()}


@dataclass(frozen=True, slots=True)
class RoomAnswer:
    """A round shown. `paybacks` are the report's, ours and the room's; `turning` what the room disagrees on, most first.

    A slider that fewer than five have answered stands in the room's middle. When that is all of them, nothing is said of how
    sure it is.
    """

    headline: str
    people: int
    horizon_years: float
    target_years: float
    spreads: tuple[SliderSpread, ...]
    paybacks: tuple[Payback, ...]
    turning: tuple[Turning, ...]
    middle_years: float | None  # with every slider in the room's middle: what one slider at a time moves
    notes: tuple[str, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """True when a slider has answers enough for draws over it."""
        return any(one.low is not None for one in self.spreads)


def lever_of(item: str) -> str | None:
    """Return the lever that an item of the room is, None for one that this program no longer has."""
    return _BY_NAME.get(item)


def values_of(item: Item) -> tuple[float, ...]:
    """Return the value of each step of an item's scale; decimal arithmetic, so that a value equals what is written."""
    first, step, steps = item.scale or (0.0, 0.0, 0)
    return tuple(float(Decimal(str(first)) + at * Decimal(str(step))) for at in range(steps))


def answer(version: str, of: Workshop, number: int, group_name: str = "") -> RoomAnswer:
    """Return what a revealed round shows. Raises UserError before the reveal and for a small group."""
    found = standing(open_store(), of, number, group_name)
    items = [item for item in of.items if item.scale and lever_of(item.key)]
    notes = (
        whose(found.participants, group_name, number, "värden", earlier=found.earlier),
        room_words.withheld(found.withheld),
    )
    return weigh(version, items, board(items, found.rows), tuple(note for note in notes if note))


def board(items: Sequence[Item], rows: Sequence[ResultRow]) -> Pictures:
    """Return everyone's picture of every slider from the stored steps."""
    places, people = {item.key: at for at, item in enumerate(items)}, sorted({row.participant for row in rows})
    persons = {participant: at for at, participant in enumerate(people)}
    scales = {item.key: values_of(item) for item in items}
    values = np.full((len(people), len(items), 3), np.nan)
    for row in rows:
        if row.item in places:
            values[persons[row.participant], places[row.item], _PLACES[row.criterion]] = scales[row.item][row.score - 1]
    return group.pictures([_BY_NAME[item.key] for item in items], values)


def weigh(version: str, items: Sequence[Item], seen: Pictures, notes: tuple[str, ...] = ()) -> RoomAnswer:
    """Return what follows from everyone's pictures. Raises ScenarioError."""
    known, middle = inputs(version), group.middle(seen)
    scenario = scenario_of(known, Choices(levers=tuple(middle.items())))
    ends = {lever: both for lever in seen.levers if (both := group.tenths(seen, lever))}
    simulation = follow(scenario, group.drawn(group.of(seen, ends), SEED, DRAWS), DRAWS) if ends else None
    paybacks = (_printed(known), _ours(version), *_rooms(scenario, simulation, seen.people))
    turning = tuple(
        Turning(swing.lever, text(swing.lever, swing.low), swing.at_low, text(swing.lever, swing.high), swing.at_high)
        for swing in (tornado(scenario, ends) if ends else ())
        if swing.at_low != swing.at_high
    )
    within = simulation.share_within_target if simulation else None
    return RoomAnswer(
        headline=room_words.headline(seen.people, paybacks, turning, within, scenario.target_years, scenario.horizon_years),
        people=seen.people,
        horizon_years=scenario.horizon_years,
        target_years=scenario.target_years,
        spreads=tuple(_spread(known, item, seen, middle, ends) for item in items),
        paybacks=paybacks,
        turning=turning,
        middle_years=outcome(scenario).payback_years,
        notes=notes,
    )


def analysis(version: str, of: Workshop, number: int | None) -> dict[str, object]:
    """Return what is sealed beside the sums: what a revealed round showed, and the seed. Raises UserError."""
    if number is None:
        return {"seed": SEED}
    found = asdict(answer(version, of, number))
    return {"seed": SEED, "round": number, "dissent": [], **found, "draws": DRAWS}


def reopened(document: Mapping[str, Any]) -> RoomAnswer | None:
    """Return what a sealed document shows; None when no round was shown."""
    kept = document["analysis"]
    if "paybacks" not in kept:
        return None
    whole = {name_: kept[name_] for name_ in ("headline", "people", "horizon_years", "target_years", "middle_years")}
    return RoomAnswer(
        **whole,
        spreads=tuple(SliderSpread(**one) for one in kept["spreads"]),
        paybacks=tuple(Payback(**one) for one in kept["paybacks"]),
        turning=tuple(Turning(**one) for one in kept["turning"]),
        notes=tuple(kept["notes"]),
    )


def _spread(
    known: PayrollInputs,
    item: Item,
    seen: Pictures,
    middle: Mapping[str, float],
    ends: Mapping[str, tuple[float, float]],
) -> SliderSpread:
    lever, values = _BY_NAME[item.key], values_of(item)
    low, high = ends.get(lever, (None, None))
    at, published = middle.get(lever), known.assumptions[lever].value
    return SliderSpread(
        lever=lever,
        name=name(lever),
        answers=len(seen.likely(lever)),
        first=values[0],
        last=values[-1],
        low=low,
        middle=at,
        high=high,
        published=published,
        low_text="" if low is None else text(lever, low),
        middle_text="" if at is None else text(lever, at),
        high_text="" if high is None else text(lever, high),
        published_text=text(lever, published),
    )


def _printed(known: PayrollInputs) -> Payback:
    return Payback("Rapportens kalkyl", None, known.money["loner_aterbetalning"], None, is_point=True)


@lru_cache(maxsize=4)
def _ours(version: str) -> Payback:
    return _payback("Våra spann", risk.risk_answer(version, Choices()).simulation.payback_years)


def _rooms(scenario: PayrollScenario, simulation: Simulation | None, people: int) -> tuple[Payback, ...]:
    if simulation:
        return (_payback("Rummet", simulation.payback_years),)
    return (Payback("Rummets mitt", None, outcome(scenario).payback_years, None, is_point=True),) if people else ()


def _payback(who: str, found: Spread) -> Payback:
    return Payback(who, found.p10, found.p50, found.p90, is_point=False)
