"""What is there to gain, and how many years of the yearly cut does it cover? The sources first, then our assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from lstdash.evidence import board_size
from lstdash.evidence.board_size import Size, each
from lstdash.evidence.citations import Conflict, Source
from lstdash.evidence.levers import Dial, dials
from lstdash.questions.costs.answers import words
from lstdash.questions.costs.answers.inputs import ADMINISTRATION, EA, GRANT, TOTAL, Inputs, inputs, is_published, sizes
from lstdash.questions.costs.model.costs import (
    TOLERANCE,
    Potential,
    Sizes,
    Value,
    holds,
    payback_years,
    potential,
    required,
    years_covered,
)
from lstdash.questions.costs.model.levers import CUT, LEVERS, ONE_OFF, TARGET
from lstdash.shared_model import sensitivity
from lstdash.shared_model.sensitivity import Flip, Swing, largest_first, one_at_a_time
from lstdash.shared_model.triangular import FloatArray, Spread, draw, spread, uncertain

SEED, DRAWS = 20060116, 20_000
BASES = {"verksamheten": TOTAL, "anslaget": GRANT, "administrationen": ADMINISTRATION}
NOT_MOVING = (ONE_OFF, "fixed_share")  # what is paid once is another question than how many years are covered


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen on the page, by the codes of the address."""

    coalition: str = "alla"
    without: tuple[str, ...] = ()
    base: str = "verksamheten"
    register: str = "esv-anstallda"
    year: int | None = 2005
    levers: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "without", tuple(self.without))  # a saved scenario keeps a list

    @property
    def size(self) -> Size:
        """How large the boards count as."""
        return Size(self.register, self.year)


@dataclass(frozen=True, slots=True)
class Covered:
    """One way to read what the cut is counted on: the base, the first cut, years covered by us and by the sources' ceiling."""

    code: str
    base_mkr: float
    first_mkr: float
    years: float
    ceiling_years: float


@dataclass(frozen=True, slots=True)
class Risk:
    """The draws: years covered, and the share of them that reach the target."""

    years: Spread
    share_within_target: float


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that the page shows of one choice."""

    choices: Choices
    at: Mapping[str, float]
    sizes: Sizes
    found: Potential
    years: float
    payback_years: float | None
    covered: tuple[Covered, ...]
    risk: Risk
    flips: Mapping[str, Flip]
    needed_size_share: float | None  # the part of all staff at which the target is just covered
    swings: tuple[Swing, ...]
    headline: str
    sourced: str
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def base_mkr(self) -> float:
        """What the cut is counted on."""
        return next(one.base_mkr for one in self.covered if one.code == self.choices.base)


def levers(version: str) -> tuple[Dial, ...]:
    """Return the page's levers at their published defaults."""
    return dials(LEVERS, inputs(version).assumptions)


def standing(known: Inputs, choices: Choices) -> dict[str, float]:
    """Return where every lever stands."""
    return {key: known.assumptions[key].value for key in LEVERS} | dict(choices.levers)


def members(known: Inputs, choices: Choices) -> tuple[str, ...]:
    """Return who takes part."""
    return tuple(county for county in known.groups[choices.coalition] if county not in choices.without)


def sizes_of(version: str, choices: Choices) -> Sizes | None:
    """Return the parts of all staff. Raises ScenarioError when the register lacks a board."""
    return sizes(version, choices.size, members(inputs(version), choices))


def years_at(known: Inputs, on: Sizes, base: float, at: Mapping[str, Value]) -> FloatArray:
    """Return the years covered where the levers stand, or along them."""
    return years_covered(potential(known.bases, on, at).total, base, at[CUT])


def answer(version: str, choices: Choices) -> Answer | None:
    """Return the answer; None when what it counts on is not published. Raises ScenarioError when a board has no figure."""
    if not is_published(version):
        return None
    known, on = inputs(version), sizes_of(version, choices)
    if on is None:
        return None
    at, base = standing(known, choices), known.mkr[BASES[choices.base]]
    found = potential(known.bases, on, at)
    total, years = float(found.total), float(years_at(known, on, base, at))
    risk = _risk(known, on, base, at)
    is_anyone = on.taking_part > 0
    return Answer(
        choices,
        at,
        on,
        found,
        years,
        payback_years(float(found.one_off), total),
        tuple(_covered(known, code, at, total) for code in BASES),
        risk,
        _flips(version, known, on, base, at),
        _needed_size(known, on, at, base),
        _swings(known, on, base, at),
        words.headline(total, years, risk.years, is_anyone),
        sourced(known, choices),
        _notes(version, choices, at),
        (*known.sources, *staff_sources(version, choices)),
        known.conflicts,
    )


def sourced(known: Inputs, choices: Choices) -> str:
    """Return what the sources say by themselves, without an assumption or a register."""
    return words.sourced(known.mkr, known.cut_share, known.rate_share, known.mkr[BASES[choices.base]])


def _notes(version: str, choices: Choices, at: Mapping[str, float]) -> tuple[str, ...]:
    known = inputs(version)
    alone = words.ALONE if len(members(known, choices)) == 1 else ""
    cut, marked = words.cut_note(at[CUT], known.cut_share), board_size.marked(version, choices.size)
    told = (alone, words.base_note(choices.base), cut, _by_register(version, choices, at[TARGET]), marked)
    return tuple(text for text in told if text)


def staff_sources(version: str, choices: Choices) -> tuple[Source, ...]:
    """Return the row of the register that the parts of all staff are counted by."""
    found = board_size.of(version, choices.size)
    return (found.source,) if found and found.source else ()


def _covered(known: Inputs, code: str, at: Mapping[str, float], total: float) -> Covered:
    base, ceiling = known.mkr[BASES[code]], known.mkr[EA] * known.rate_share
    years, most = (float(years_covered(saving, base, at[CUT])) for saving in (total, ceiling))
    return Covered(code, base, float(required(base, at[CUT], 1)), years, most)


def _needed_size(known: Inputs, on: Sizes, at: Mapping[str, float], base: float) -> float | None:
    """Return the part of all staff that covers the target, whoever takes part now; None when not even all of them do."""
    most = float(potential(known.bases, replace(on, taking_part=1.0), at).total)
    needed = float(required(base, at[CUT], at[TARGET]))
    return needed / most if most > 0 and needed <= most + TOLERANCE else None


def _risk(known: Inputs, on: Sizes, base: float, at: Mapping[str, float]) -> Risk:
    ranges = {key: (known.assumptions[key].low, known.assumptions[key].high) for key in LEVERS}
    drawn = draw(LEVERS, at, {key: ranges[key] for key in uncertain(LEVERS, ranges)}, SEED, DRAWS)
    cases = {key: np.full(DRAWS, float(value)) for key, value in at.items()} | drawn
    enough = holds(base, potential(known.bases, on, cases).total, at)
    return Risk(spread(np.sort(years_at(known, on, base, cases))), float(np.mean(enough)))


def _flips(version: str, known: Inputs, on: Sizes, base: float, at: Mapping[str, float]) -> dict[str, Flip]:
    ends = {dial.key: (dial.low, dial.high) for dial in levers(version)}

    def held(positions: Mapping[str, FloatArray]) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
        cases, parts = one_at_a_time(at, positions)
        along: dict[str, Value] = {**at, **cases}
        all_held = np.broadcast_to(holds(base, potential(known.bases, on, along).total, along), _length(parts))
        return {key: all_held[part] for key, part in parts.items()}

    return {flip.lever: flip for flip in sensitivity.flips(LEVERS, at, ends, held)}


def _length(parts: Mapping[str, slice]) -> int:
    return max(int(part.stop) for part in parts.values())


def _swings(known: Inputs, on: Sizes, base: float, at: Mapping[str, float]) -> tuple[Swing, ...]:
    found = []
    for key, lever in LEVERS.items():
        if not lever.is_question and key not in NOT_MOVING:
            low, high = known.assumptions[key].low, known.assumptions[key].high
            ends = (float(years_at(known, on, base, {**at, key: value})) for value in (low, high))
            at_low, at_high = (None if np.isinf(years) else years for years in ends)
            found.append(Swing(key, low, high, at_low, at_high))
    return largest_first(found)


def _by_register(version: str, choices: Choices, target_years: float) -> str:
    known = inputs(version)

    def ask(size: Size) -> float:
        on = sizes(version, size, members(known, choices))
        assert on is not None  # a register of that year is published
        return float(years_at(known, on, known.mkr[BASES[choices.base]], standing(known, choices)))

    asked = each(version, choices.size, ask)
    return words.registers(asked.said, asked.unusable, target_years) if asked else ""


NOTHING = "Uppgifterna som sidan räknar på är inte publicerade ännu."
