"""What the matrix says, in plain Swedish: how sure, where to begin, and why an item stands where it does.

Names are typed by people, so they stand between quotation marks and are never bent into the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats
from lstdash.questions.start_here.answers.leading import Leading
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
REPORTS_PLACING = "rapportens placering"
TOO_FEW = "färre än fem har poängsatt"
MOST_NAMES = 4
NUMBERS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def certainty(share: float) -> str:
    """Return a share of draws (0-1) in words."""
    rounded = round(share, 4)
    return next((words for least, words in CERTAINTY if rounded >= least), "så gott som uteslutet")


def printed(inside: Sequence[str], placed: int) -> str:
    """Say where the report places its examples, when nobody has scored anything: no share, and nothing is sure."""
    if not placed:
        return NOTHING
    if not inside:
        return f"Rapporten 2006 placerar inget av förslagen i rutan {CELLS['start_here']}. Ingen har satt poäng än."
    number = NUMBERS[len(inside)] if len(inside) < len(NUMBERS) else formats.decimal(len(inside))
    return f"Rapporten 2006 placerar {number} förslag i rutan {CELLS['start_here']}: {names(inside)}. Ingen har satt poäng än."


def headline(found: Leading, known: Sequence[str], tier: int, voters: int) -> str:
    """Say where to begin and, when enough have scored, how sure that is.

    `known` are the names in the list's order; `tier` how many of the top cannot be told apart, 0 when too few have scored;
    `voters` how many have scored the first.
    """
    if not known:
        return NOTHING
    first = [known[index] for index in found.first]
    if not found.begins:
        return _outside(found, first, len(known))
    if found.certainty is None:
        return f"Högst hamnar {names(first)}, i rutan {CELLS['start_here']}. {_few(voters)}"
    everyone = "det" if len(first) == 1 else "båda" if len(first) == 2 else "de alla"
    where = f"det är {certainty(found.certainty)} att {everyone} ger stor vinst för liten insats"
    return f"Börja med {either(first)}: {where}{_order(len(first), tier)}"


def _outside(found: Leading, first: Sequence[str], placed: int) -> str:
    if placed == 1:
        return f"Det enda placerade förslaget, {names(first)}, ligger inte i rutan Börja här."
    within = sum(index in found.inside for index in found.first)
    if within:
        return f"Högst hamnar {names(first)}, men bara {formats.decimal(within)} av dem ligger i rutan Börja här."
    return f"Högst hamnar {names(first)}, men inte i rutan Börja här."


def _few(voters: int) -> str:
    """Say that no certainty can be given, and why."""
    if not voters:
        return "Det är rapportens placering; ingen har poängsatt det."
    return f"{formats.count(voters, 'person', 'personer')} har poängsatt: hur säkert det är går att säga först med fem."


def _order(first: int, tier: int) -> str:
    if tier <= first:
        return "." if first == 1 else ", och de delar platsen."
    return f". Det går ändå inte att skilja de {formats.decimal(tier)} översta förslagen åt."


def names(known: Sequence[str]) -> str:
    """Return `”A”, ”B” och ”C”`, the rest of a long list counted."""
    quoted = [f"”{name}”" for name in known]
    if len(quoted) > MOST_NAMES:
        return f"{', '.join(quoted[: MOST_NAMES - 1])} och {formats.decimal(len(quoted) - MOST_NAMES + 1)} till"
    return formats.listed(quoted)


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
