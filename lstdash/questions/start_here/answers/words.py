"""What the matrix says, in plain Swedish: how sure, where to begin, and why an item stands where it does.

Names are typed by people, so they stand between quotation marks and are never bent into the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats
from lstdash.questions.start_here.model.start_here import Quadrant

QUADRANTS: dict[Quadrant, str] = {
    "start_here": "Börja här",
    "plan": "Planera",
    "fill_in": "Gör i mån av tid",
    "wait": "Avvakta",
    "on_line": "På gränsen",
}
CELLS: dict[Quadrant, str] = {
    "start_here": "liten insats och stor vinst",
    "plan": "stor insats och stor vinst",
    "fill_in": "liten insats och liten vinst",
    "wait": "stor insats och liten vinst",
    "on_line": "precis på en gräns",
}
# From this share and up, the words say it: the same scale on every page that speaks of draws here.
CERTAINTY = (
    (0.99, "så gott som säkert"),
    (0.9, "mycket troligt"),
    (2 / 3, "troligt"),
    (0.55, "något mer troligt än inte"),
    (0.45, "ungefär lika troligt som inte"),
    (1 / 3, "något mindre troligt än inte"),
    (0.1, "mindre troligt"),
    (0.01, "osannolikt"),
)
NOTHING = "Inget förslag har någon plats i matrisen än: sätt poäng på minst ett kriterium för insats och ett för vinst."
MOST_NAMES = 4


def certainty(share: float) -> str:
    """Return a share of draws (0-1) in words."""
    rounded = round(share, 4)
    return next((words for least, words in CERTAINTY if rounded >= least), "så gott som uteslutet")


def headline(first_tier: Sequence[tuple[str, float]], placed: int) -> str:
    """Say where to begin and how sure that is.

    `first_tier` are the names that cannot be told apart at the top, each with its share of draws in "börja här".
    """
    if not placed:
        return NOTHING
    inside = [(name, share) for name, share in first_tier if share >= 0.5]
    if not inside:
        return _nobody(first_tier, placed)
    names = either([name for name, _ in inside])
    least = certainty(min(share for _, share in inside))
    if len(inside) == 1:
        where = f"det är {least} att det ger stor vinst för liten insats"
    else:
        everyone = "båda" if len(inside) == 2 else "de alla"
        where = f"det är {least} att {everyone} ger stor vinst för liten insats"
    return f"Börja med {names}: {where}{_order(len(inside), len(first_tier))}"


def _nobody(first_tier: Sequence[tuple[str, float]], placed: int) -> str:
    names = either([name for name, _ in first_tier])
    if placed == 1:
        return f"Det enda placerade förslaget, {names}, ligger troligen inte i rutan Börja här."
    top = "Överst i listan kommer" if len(first_tier) == 1 else "Överst i listan kan komma"
    return f"Inget av de överst rangordnade förslagen ligger troligen i rutan Börja här. {top} {names}."


def _order(inside: int, tier: int) -> str:
    if tier == 1:
        return "."
    if tier == inside:
        which = "av de två" if inside == 2 else "av dem"
        return f", men vilket {which} som ska komma först går inte att säga."
    return f". Det går ändå inte att skilja {_the(tier)} översta förslagen åt."


def _the(number: int) -> str:
    return f"de {formats.decimal(number)}"


def either(names: Sequence[str]) -> str:
    """Return `”A”, ”B” eller ”C”`, the rest of a long list counted."""
    quoted = [f"”{name}”" for name in names]
    if len(quoted) > MOST_NAMES:
        return f"{', '.join(quoted[: MOST_NAMES - 1])} eller något av {formats.decimal(len(quoted) - MOST_NAMES + 1)} till"
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} eller {quoted[-1]}"


def rank_words(low: int, high: int) -> str:
    """Return the interval of ranks: `plats 1–3`."""
    return f"plats {formats.interval(low, high)}"


def why_printed(quadrant: Quadrant) -> str:
    """Explain an item that only the report has placed."""
    return f"Rapporten anger bara rutan {CELLS[quadrant]}. Var i rutan vet ingen."


def why_scored(effort: float, benefit: float, effort_driver: str, benefit_driver: str) -> str:
    """Explain an item by its means and by the criterion that moves each of them most from the middle."""
    low = f"Insats {formats.decimal(effort, 1)}{_mostly(effort_driver)}"
    return f"{low}, vinst {formats.decimal(benefit, 1)}{_mostly(benefit_driver)}."


def _mostly(driver: str) -> str:
    return f" (mest {driver})" if driver else ""


def agenda_line(distance: float, low: int, high: int, *, is_scored: bool) -> str:
    """Say what the spread of one item does to the list; without scores nobody has spread anything, only nobody knows."""
    noun = "Spridningen" if is_scored else "Osäkerheten"
    if distance < 0.5:
        return f"{noun} flyttar inget i listan."
    passed = formats.count(round(distance), "annat förslag", "andra förslag")
    return f"{noun} kan flytta det förbi {passed} ({rank_words(low, high)})."
