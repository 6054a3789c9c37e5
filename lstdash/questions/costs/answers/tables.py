"""The tables of the page of costs: rows of typed cells, no arithmetic of their own."""

from __future__ import annotations

import math
from typing import Literal

from lstdash import formats
from lstdash.formats import Told
from lstdash.questions.costs.answers import words
from lstdash.questions.costs.answers.costs import Answer, levers
from lstdash.questions.costs.answers.inputs import (
    ADMINISTRATION,
    EA,
    IT,
    LOWER_BOUND,
    MANAGEMENT,
    ONCE,
    PREMISES,
    TOTAL,
    Inputs,
)
from lstdash.questions.costs.answers.panel import HORIZON
from lstdash.questions.costs.model.costs import it_share, required, running_sum
from lstdash.questions.costs.model.levers import CUT, EA_PART, IT_YEARS, PREMISES_PART, PREMISES_SAVING, SAVING
from lstdash.terms import TERMS

Cell = str | int | float | None
Rows = list[tuple[Cell, ...]]
NOT_STATED = "Ej angivet"
REST = "rest"

TREE_COLUMNS = ("Post", "Ingår i", "mkr, 2005 års nivå")


def tree(known: Inputs) -> list[tuple[str, str, float, float]]:
    """Return the cost tree, depth first: key, parent, where its bar begins, mkr; what is not stated is a post of its own."""
    mkr = known.mkr
    rest = mkr[TOTAL] - mkr[MANAGEMENT] - mkr[ADMINISTRATION]
    under = mkr[MANAGEMENT]
    return [
        (TOTAL, "", 0.0, mkr[TOTAL]),
        (MANAGEMENT, TOTAL, 0.0, mkr[MANAGEMENT]),
        (ADMINISTRATION, TOTAL, under, mkr[ADMINISTRATION]),
        (PREMISES, ADMINISTRATION, under, mkr[PREMISES]),
        (IT, ADMINISTRATION, under + mkr[PREMISES], mkr[IT]),
        (EA, ADMINISTRATION, under + mkr[PREMISES] + mkr[IT], mkr[EA]),
        (REST, TOTAL, under + mkr[ADMINISTRATION], rest),
    ]


def label(known: Inputs, key: str) -> str:
    """Return what a post is called."""
    return NOT_STATED if key == REST else known.labels[key]


def tree_table(known: Inputs) -> Rows:
    """Return one row per post."""
    return [(label(known, key), label(known, parent) if parent else None, mkr) for key, parent, _, mkr in tree(known)]


AREA_COLUMNS = (
    "Område",
    "Kostnad, mkr i 2005 års nivå",
    "Åtkomlig del",
    "Besparing på den",
    "Besparing, mkr om året i 2005 års nivå",
)


def areas(known: Inputs, found: Answer) -> Rows:
    """Return one row per area: cost, the part that can be coordinated, the saving on it, what it gives."""
    at, got = found.at, found.found
    rate = float(it_share(known.bases, found.sizes, at[IT_YEARS]))
    return [
        (known.labels[EA], known.mkr[EA], at[EA_PART], at[SAVING], float(got.ea)),
        (known.labels[IT], known.mkr[IT], 1.0, rate, float(got.it)),
        (known.labels[PREMISES], known.mkr[PREMISES], at[PREMISES_PART], at[PREMISES_SAVING], float(got.premises)),
    ]


BASE_COLUMNS = (
    "Sparbetinget räknas på",
    "Underlag, mkr i 2005 års nivå",
    "Ett års sparbeting, mkr i 2005 års nivå",
    "Vår besparing täcker, år",
    "Taket täcker, år",
)


def bases(found: Answer) -> Rows:
    """Return one row per way to read what the cut is counted on."""
    return [
        (words.BASE_NAMES[one.code], one.base_mkr, one.first_mkr, _years(one.years), _years(one.ceiling_years))
        for one in found.covered
    ]


def base_decimals(found: Answer) -> int:
    """Return the decimals of the table's years: more than two where two would print what is short of a year as one."""
    years = [value for one in found.covered for value in (one.years, one.ceiling_years) if math.isfinite(value)]
    return max((formats.telling(value, (math.ceil(value),), 2) for value in years), default=2)


def _years(value: float) -> Cell:
    return words.WHOLE if math.isinf(value) else value


YEAR_COLUMNS = (
    "År",
    "Samlat krav, mkr i 2005 års nivå",
    "Besparing, mkr i 2005 års nivå",
    "Besparing minus krav, mkr i 2005 års nivå",
    "Löpande summa med engångskostnad, mkr i 2005 års nivå",
)


def by_year(found: Answer) -> Rows:
    """Return one row per year: the cut so far, the saving, and the running sum with what is paid once."""
    total, once, cut = float(found.found.total), float(found.found.one_off), found.at[CUT]
    rows: Rows = []
    for year in range(1, HORIZON + 1):
        asked = float(required(found.base_mkr, cut, year))
        summed = running_sum(total, once, found.base_mkr, cut, year)
        rows.append((year, asked, total, total - asked, summed))
    return rows


ONCE_COLUMNS = ("Belopp som kommer en gång", "Källan säger", "mkr", "År", "Del av ett års sparbeting")

ONCE_KINDS: tuple[Literal["auto", "year"], ...] = ("auto", "auto", "auto", "year", "auto")


def once(known: Inputs, found: Answer) -> Rows:
    """Return the printed amounts that come once, against one year's cut: they never count as years covered.

    What the source gives as a lower bound stays one, and what it calculates stays calculated.
    """
    first = float(required(found.base_mkr, found.at[CUT], 1))
    return [_once(known, key, known.mkr[key] / first) for key in ONCE]


def _once(known: Inputs, key: str, share: float) -> tuple[Cell, ...]:
    year = known.years.get(key, words.YEAR_NOT_STATED)
    is_least = any(bound in known.told[key] for bound in LOWER_BOUND)
    return (known.labels[key], known.told[key] or None, known.mkr[key], year, words.part(share, is_least))


SWING_COLUMNS = ("Antagande", "Enhet", "Lågt", "År vid lågt", "Högt", "År vid högt")
SWINGS_READ = ("Antagande", "Lågt", "År vid lågt", "Högt", "År vid högt")


def swings(found: Answer) -> Rows:
    """Return one row per assumption, the largest swing first; the ends are numbers in the unit of the assumption."""
    return [
        (words.name(s.lever), TERMS[s.lever].unit, s.low, _or_whole(s.at_low), s.high, _or_whole(s.at_high))
        for s in found.swings
    ]


def swings_read(found: Answer) -> Rows:
    """Return the same rows as they are read on the page."""
    return [
        (
            words.name(s.lever),
            words.text(s.lever, s.low),
            _or_whole(s.at_low),
            words.text(s.lever, s.high),
            _or_whole(s.at_high),
        )
        for s in found.swings
    ]


def _or_whole(years: float | None) -> Cell:
    return words.WHOLE if years is None else years


FLIP_COLUMNS = ("Reglage", "Står på", "Vänder vid", "Svaret vänder")
SIZE_LEVER = "Del av personalen som deltar"


def flips(version: str, found: Answer) -> Rows:
    """Return where each lever turns whether the target is covered, and how large a part of all staff that takes."""
    rows: Rows = [
        (dial.label, words.text(dial.key, found.at[dial.key]), *words.turning(found.flips[dial.key]))
        for dial in levers(version)
    ]
    needed, part = found.needed_size_share, found.sizes.taking_part
    at = None if needed is None else words.share_told(needed, 2)
    rows.append((SIZE_LEVER, words.share_told(part, 1), at, words.size_told(needed)))
    return rows


RISK_COLUMNS = ("Mått", "Värde")


def risk(found: Answer) -> Rows:
    """Return the draws in four numbers."""
    drawn, within = found.risk.years, found.risk.share_within_target
    named = (("en av tio är lägre", drawn.p10), ("hälften är lägre", drawn.p50), ("en av tio är högre", drawn.p90))
    told: Rows = [
        (f"År som täcks, {name}", words.WHOLE if value is None else Told(words.years_told(value), value, "år"))
        for name, value in named
    ]
    return [*told, ("Andel av utfallen som når målet", words.share_told(within, 1))]
