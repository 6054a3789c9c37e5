"""How sure is the work saved, and what do price and work give together? Draws over our assumptions. (Our judgement)

Price and work stand on scales of their own until somebody says how large a part of the purchase one's own work is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lstdash import formats
from lstdash.evidence.citations import Source
from lstdash.evidence.levers import text
from lstdash.questions.joint_procurement.answers.choices import Choices, standing
from lstdash.questions.joint_procurement.answers.inputs import inputs
from lstdash.questions.joint_procurement.answers.panel import ground
from lstdash.questions.joint_procurement.answers.words import ALL
from lstdash.questions.joint_procurement.model.gain import drawn_work, together_share, worth_joining
from lstdash.questions.joint_procurement.model.levers import DISCOUNT, FIXED, LEVERS, VARIABLE
from lstdash.shared_model.sensitivity import Swing, largest_first
from lstdash.shared_model.triangular import Range, Spread, draw, spread, uncertain
from lstdash.terms import TERMS

SEED, DRAWS = 20060116, 20_000
SWING_COLUMNS = ("Antagande", "Enhet", "Lågt", "Sparat arbete vid lågt", "Högt", "Sparat arbete vid högt")
SWINGS_READ = ("Antagande", "Lågt", "Sparat arbete vid lågt", "Högt", "Sparat arbete vid högt")
COLUMNS = ("Länsstyrelser som deltar", "Lägre pris", "Mindre arbete", "Tillsammans")
Row = tuple[int, float, float, float]  # boards, lower price, less work, together
NOT_ADDED = (
    "Hur stor del av ett köp som är eget arbete anger ingen källa. Pris och arbete läggs därför inte ihop förrän den är vald."
)


@dataclass(frozen=True, slots=True)
class Sure:
    """The draws: work saved, in calls of one's own, and how few are enough; and one assumption at a time."""

    now: float
    saved: Spread
    smallest: Spread
    swings: tuple[Swing, ...]
    sources: tuple[Source, ...]  # of the calls whose groups are large enough

    @property
    def sentence(self) -> str:
        """Say it: what eight cases of ten hold."""
        saved = formats.interval(self.saved.p10 or 0, self.saved.p90 or 0, 1)
        least = formats.interval(self.smallest.p10 or 0, self.smallest.p90 or 0)
        return (
            f"Med våra spann sparas {saved} egna upphandlingars arbete i åtta fall av tio, och {least} länsstyrelser räcker. "
            "Spannen är vår bedömning."
        )

    @property
    def title(self) -> str:
        """Say which assumption moves the work saved most."""
        if all(swing.at_low == swing.at_high for swing in self.swings):
            return "Inget enskilt antagande flyttar det sparade arbetet"
        first = self.swings[0]
        ends = sorted((first.at_low or 0, first.at_high or 0))
        low, high = (formats.decimal(end, 1) for end in ends)
        return f"{TERMS[first.lever].name} flyttar svaret mest: från {low} till {high} upphandlingar"


def sure(version: str, choices: Choices) -> Sure:
    """Draw the assumptions around where the levers stand."""
    known, sizes = inputs(version), ground(version, choices).sizes
    at = standing(known, choices)
    ranges = {key: (known.assumptions[key].low, known.assumptions[key].high) for key in LEVERS}
    drawn = draw(LEVERS, at, {key: ranges[key] for key in uncertain(LEVERS, ranges)}, SEED, DRAWS)
    fixed, variable = (drawn.get(key, np.full(DRAWS, at[key])) for key in (FIXED, VARIABLE))
    saved, least = drawn_work(sizes, fixed, variable)
    swings = largest_first([_swing(key, ranges[key], at, sizes) for key in (FIXED, VARIABLE)])
    now = worth_joining(sizes, at[FIXED], at[VARIABLE])[1]
    return Sure(now, spread(np.sort(saved)), spread(np.sort(least)), swings, known.sources[:1])


def _swing(key: str, ends: Range, at: Mapping[str, float], sizes: tuple[int, ...]) -> Swing:
    moved = [{**at, key: end} for end in ends]
    low, high = (worth_joining(sizes, one[FIXED], one[VARIABLE])[1] for one in moved)
    return Swing(key, *ends, low, high)


def swing_table(found: Sure) -> list[tuple[str | float | None, ...]]:
    """Return one row per assumption, the largest swing first; the ends are numbers in the unit of the assumption."""
    return [(TERMS[s.lever].name, TERMS[s.lever].unit, s.low, s.at_low or 0.0, s.high, s.at_high or 0.0) for s in found.swings]


def swings_read(found: Sure) -> list[tuple[str | float | None, ...]]:
    """Return the same rows as they are read on the page."""
    return [
        (name, text(LEVERS[s.lever], s.low), at_low, text(LEVERS[s.lever], s.high), at_high)
        for s, (name, _, _, at_low, _, at_high) in zip(found.swings, swing_table(found), strict=True)
    ]


def together(version: str, choices: Choices) -> tuple[Row, ...]:
    """Return, for each number of boards, the lower price, the work saved and their sum, in shares of the purchase.

    Nothing until somebody has said how large a part of the purchase one's own work is.
    """
    if choices.work_share is None:
        return ()
    at = standing(inputs(version), choices)
    rows = []
    for boards in range(2, ALL + 1):
        price = together_share(boards, at[DISCOUNT], at[FIXED], at[VARIABLE], 0)
        whole = together_share(boards, at[DISCOUNT], at[FIXED], at[VARIABLE], choices.work_share)
        rows.append((boards, price, whole - price, whole))
    return tuple(rows)


def sentence(rows: tuple[Row, ...], work_share: float) -> str:
    """Say from how many boards it is gain, and what all of them together gain."""
    enough = next((boards for boards, *_, whole in rows if whole > 0), None)
    least = (
        "vinner ingen, hur många som än deltar"
        if enough is None
        else f"vinner var och en från {formats.decimal(enough)} som deltar"
    )
    return (
        f"Är eget arbete {formats.plain_share(work_share)} av köpet {least}; när alla {ALL} deltar blir det "
        f"{formats.share(rows[-1][-1], 1)} av köpet. Pris och arbete är vår bedömning."
    )
