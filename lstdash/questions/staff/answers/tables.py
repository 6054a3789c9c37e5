"""The rows behind /personal: county by county, the draws, and the four R:s."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.registers import series
from lstdash.evidence.staff_profile import Profile
from lstdash.numbers import Number, read
from lstdash.questions.staff.answers import words
from lstdash.questions.staff.answers.inputs import inputs, women_shares
from lstdash.questions.staff.answers.staff import Line, StaffAnswer
from lstdash.questions.staff.model.levers import SAVING, YEARS
from lstdash.questions.staff.model.staff import FEWEST_SHOWN, Drawn
from lstdash.shared_model.triangular import Spread

DRAWN_COLUMNS = ("Mått", "P10: en av tio är lägre", "P50: hälften är lägre", "P90: en av tio är högre")
UNTIL = "År tills avgångarna når hela minskningen (inte återbetalningen)"


def columns(found: StaffAnswer) -> tuple[str, ...]:
    """Return the table's heads: what is counted, and when."""
    counted = found.counted
    staffed = f"{counted.register.unit.capitalize()} {counted.year}" if counted else "Anställda"
    return ("Länsstyrelse", staffed, "Berörs", "Lägst", "Högst", "Kvinnor, minst", "Kommentar")


def table(found: StaffAnswer) -> list[tuple[str | float | None, ...]]:
    """Return one row per county that gives; an estimate under the limit is not shown, what is not stated is empty."""
    return [_row(line) for line in found.lines]


def _row(line: Line) -> tuple[str | float | None, ...]:
    size = line.affected
    if size is None:
        return (line.name, None, None, None, None, None, "ej angivet")
    if not line.is_shown:
        return (line.name, line.headcount, None, None, None, None, _comment(words.shown(size, False), line.mark))
    women = line.women_low if line.is_women_shown else None
    comment = _comment("kvinnor ej angivet" if line.women_low is None else "", line.mark)
    return (line.name, line.headcount, *(_shown(n) for n in (size.value, size.low, size.high, women)), comment)


def _comment(*texts: str) -> str:
    return "; ".join(text for text in texts if text)


def _shown(persons: float | None) -> int | None:
    return None if persons is None or persons < FEWEST_SHOWN else round(persons)


def draws(found: Drawn, answer: StaffAnswer) -> list[tuple[str, ...]]:
    """Return P10, P50 and P90 of what the ranges give together."""
    who = f"{words.noun(answer.counted).capitalize()} som berörs{answer.part}"
    asked, none = answer.at[YEARS], "ej angivet" if answer.lines else "ingen"
    return [
        (who, *(_quantiles(found.affected, words.persons) if found.affected and answer.lines else (none,) * 3)),
        ("Del av minskningen som avgångarna täcker", *_quantiles(found.covered_share, lambda n: formats.share_beside(n, 1))),
        (UNTIL, *_quantiles(found.years_until, lambda n: formats.years_beside(n, asked))),
    ]


def drawn(found: Drawn, answer: StaffAnswer) -> list[tuple[str | float, ...]]:
    """Return the same as numbers; those of persons are whole, and a small one is not shown here either."""
    persons, *others = draws(found, answer)
    spreads = (found.covered_share, found.years_until)
    return [
        (persons[0], *(_whole(said) for said in persons[1:])),
        *(
            (row[0], *("aldrig" if value is None else value for value in (one.p10, one.p50, one.p90)))
            for row, one in zip(others, spreads, strict=True)
        ),
    ]


def _whole(said: str) -> str | int:
    found = read(said)
    return int(found.value) if isinstance(found, Number) else said


def _quantiles(spread: Spread, write: Callable[[float], str]) -> tuple[str, ...]:
    return tuple("aldrig" if value is None else write(value) for value in (spread.p10, spread.p50, spread.p90))


@dataclass(frozen=True, slots=True)
class Card:
    """One of the four R:s: its name, what it asks, what we can say."""

    name: str
    asks: str
    says: str


def four_r(version: str, found: StaffAnswer) -> tuple[Card, ...]:
    """Return who, how much money, why, and what to follow: the four questions of an equality analysis."""
    known = inputs(version).profile
    who = "Könet är känt för ett enda län." if known is None else _representation(known)
    money = (
        "Ej angivet. Skriv dagens kostnad i fältet ovan, så räknas minskningen i kronor."
        if found.saved_mkr is None
        else f"{formats.unit(found.saved_mkr, 'mkr', 1)} lägre kostnad om året när hela besparingen "
        f"({formats.plain_share(found.at[SAVING])}) är hemtagen."
    )
    return (
        Card("Representation", "Vilka berörs?", who),
        Card("Resurser", "Hur mycket pengar flyttas?", money),
        Card(
            "Realia",
            "Varför blir det så?",
            "Rapporten menar att kvinnor utan högskoleutbildning över 55 år drabbas mest när arbete lämnas över, att den som "
            "tar emot vinner kompetens och att det mesta kan lösas med god personalpolitik (4.4.6).",
        ),
        Card(
            "Realisering",
            "Vad ska följas upp?",
            "Hur många som har slutat, bytt uppgift eller sagts upp varje år, kvinnor och män för sig, och om besparingen kom.",
        ),
    )


def _representation(known: Profile) -> str:
    women = known.staff - known.men
    return (
        f"{formats.decimal(women)} kvinnor och {formats.decimal(known.men)} män i Västra Götalands administration "
        f"{known.year}. I andra län är könet inte känt: minst så stor andel kvinnor som i hela länsstyrelsen (vår bedömning)."
    )


def not_concluded(version: str) -> tuple[str, ...]:
    """Return what must not be concluded, with the figures of the register; empty when they are not published."""
    known = inputs(version).profile
    staffed = series(version, "arbetsgivarverket", "anstallda")
    if known is None or known.county not in staffed.get(known.year, {}):
        return ()
    years = (known.year, max(staffed))
    women = {year: (women_shares(version, year)[known.county], _all_women(version, year)) for year in years}
    return words.not_concluded(known, round(staffed[known.year][known.county]), women)


def concluded(version: str) -> str:
    """Return what may be concluded, by the same figures; empty when they are not published."""
    known = inputs(version).profile
    women, everybody = (series(version, "arbetsgivarverket", measure) for measure in ("kvinnor", "anstallda"))
    if known is None or any(known.county not in found.get(known.year, {}) for found in (women, everybody)):
        return ""
    return words.concluded(known, *(round(found[known.year][known.county]) for found in (women, everybody)))


def _all_women(version: str, year: int) -> float:
    women, everybody = (series(version, "arbetsgivarverket", measure)[year] for measure in ("kvinnor", "anstallda"))
    return sum(women.values()) / sum(everybody[county] for county in women)
