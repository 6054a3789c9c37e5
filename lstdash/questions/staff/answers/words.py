"""What /personal says: the sentence, the surprise, what the report's words allow and what must not be concluded."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.registers import Staff
from lstdash.evidence.staff_profile import Profile
from lstdash.questions.staff.answers.inputs import GROUPS, ONE_OFF, OWN, Choices, Inputs
from lstdash.questions.staff.model.levers import OTHERS, OVER55, SAVING, STAFF_COST, YEARS
from lstdash.questions.staff.model.staff import (
    FEWEST_SHOWN,
    Drawn,
    Interval,
    Outcome,
    as_many_by_chance,
    by_chance,
    chance_interval,
    others_needed,
    payback,
    women_inside,
)
from lstdash.terms import TERMS

HIDDEN = f"färre än {FEWEST_SHOWN}, visas inte"
UNCHOSEN = "Välj minst ett län under Län som deltar: utan län finns inget att räkna på."
NOBODY = "Ingen länsstyrelse lämnar ifrån sig något: ingen berörs."
ENOUGH = 1e-9  # of the reduction: rounding noise
SMALLER_IN_SIGHT = "visas inte: annars går ett mindre län att räkna ut"
RESCALED = "engångskostnaden omräknad från de sju efter rapportens storleksklasser, som på Lönesamordning"
SURE = 1e-6  # a chance below it is said to be none


@dataclass(frozen=True, slots=True)
class Affected:
    """How many are affected in all, the fewest women, how many of those that give have a figure, and in which register."""

    total: Interval
    women_low: float | None
    stated: int
    giving: int
    counted: Staff | None


def headline(known: Inputs, choices: Choices, at: Mapping[str, float], found: Affected, left: Outcome) -> str:
    """Answer both questions: who is affected, and do those who retire suffice."""
    if not known.members(choices):
        return UNCHOSEN
    if not known.giving(choices):
        return NOBODY
    return f"{_affected(who(known, choices), found)} {_attrition(at, left)}"


def who(known: Inputs, choices: Choices) -> str:
    """Name the coalition as the sentence's subject."""
    if choices.group != OWN:
        name = GROUPS[choices.group]
        name = name[0].upper() + name[1:]
    else:
        chosen = [known.names[county] for county in known.members(choices)]
        name = formats.listed(chosen) if len(chosen) <= 3 else f"{formats.decimal(len(chosen))} valda län"
    return f"{name}, med {known.names[choices.host]} som värd" if choices.host in known.members(choices) else name


def part(stated: int, giving: int) -> str:
    """Say how many of the counties that give have a figure; empty when all of them have, or none."""
    return "" if stated in (0, giving) else f" i {formats.decimal(stated)} av {formats.count(giving, 'län', 'län')}"


def noun(counted: Staff | None) -> str:
    """Name what a register counts: persons, or full-time equivalents."""
    return "medarbetare" if counted is None or counted.register.is_persons else counted.register.unit


def where(counted: Staff | None) -> str:
    """Name the register and the year."""
    return "" if counted is None else f"{counted.register.label} {counted.year}"


def _affected(name: str, found: Affected) -> str:
    if not found.stated or found.counted is None:
        return f"{name}: hur många som berörs går inte att säga, eftersom registret saknar uppgift."
    total = found.total
    if total.value < FEWEST_SHOWN:
        return f"{name}: {HIDDEN}."
    women = "" if found.women_low is None else f", {span(found.women_low, total.value)} av dem kvinnor"
    told = f"omkring {persons(total.value)} {noun(found.counted)} berörs{part(found.stated, found.giving)}"
    reach = f"{span(total.low, total.high)}, vår bedömning; {where(found.counted)}"
    return f"{name}: {told} ({reach}){women}."


def _attrition(at: Mapping[str, float], left: Outcome) -> str:
    cause = "pensionsavgångarna" if not at[OTHERS] else "avgångarna"
    if left.years_until is None:
        return (
            f"{cause.capitalize()} räcker aldrig: {formats.plain_share(at[OVER55])} är över 55, "
            f"minskningen är {formats.plain_share(left.need_share)}."
        )
    within = formats.years(at[YEARS], 0)
    until = formats.years_beside(left.years_until, at[YEARS])
    if left.covered_share >= 1 - ENOUGH:
        return f"På {within} räcker {cause} till hela minskningen, som tar {until}."
    covered = formats.share_beside(left.covered_share, 1)
    return f"På {within} räcker {cause} till {covered} av minskningen; hela minskningen tar {until}."


def persons(value: float) -> str:
    """Write our estimate of a number of persons, never finer than a person; a small one is not shown."""
    return formats.decimal(value) if value >= FEWEST_SHOWN else f"färre än {FEWEST_SHOWN}"


def span(low: float, high: float) -> str:
    """Write two estimates: `15–188`, or `upp till 45` where the lower one is not shown."""
    if high < FEWEST_SHOWN:
        return f"färre än {FEWEST_SHOWN}"
    return f"upp till {persons(high)}" if low < FEWEST_SHOWN else f"{persons(low)}–{persons(high)}"


def shown(value: Interval | None, is_shown: bool) -> str:
    """Write an estimate of persons: `13 (4–45)`; a missing one is not stated, and one that may not be shown says why."""
    if value is None:
        return "ej angivet"
    if not is_shown:
        return HIDDEN if value.value < FEWEST_SHOWN else SMALLER_IN_SIGHT
    return f"{persons(value.value)} ({span(value.low, value.high)})"


def outside(known: Inputs, at: Mapping[str, float], left: Outcome, found: Drawn) -> str:
    """Say that the answer where the levers stand is outside eight draws of ten, and why; empty for one that is inside.

    A lever at an end of its range is drawn to one side of where it stands only.
    """
    low, high = found.covered_share.p10, found.covered_share.p90
    if low is None or high is None or low <= left.covered_share <= high:
        return ""
    ranges = {dial: (dial.assumption.low, dial.assumption.high) for dial in known.levers if not dial.lever.is_question}
    ends = [dial for dial, (least, most) in ranges.items() if least < most and at[dial.key] in (least, most)]
    which = "mindre" if left.covered_share < low else "mer"
    lead = f"Där reglagen står täcker avgångarna {formats.share_beside(left.covered_share, 1)}, {which} än i nio utfall av tio."
    named = "; ".join(f"{TERMS[dial.key].name} {dial.text(at[dial.key])}" for dial in ends)
    return f"{lead} Ytterst i sina spann, där slumpen bara kan flytta dem åt ett håll: {named}." if named else lead


def surprise(known: Inputs, at: Mapping[str, float], left: Outcome, one_off_years: float | None) -> str:
    """Say what waiting for leavers does to the payback, and what it would take to be done in time; empty for nobody."""
    if one_off_years is None:
        return ""
    quick = formats.years(one_off_years / at[SAVING])
    if left.payback_years is None:
        return f"Väntar besparingen på avgångarna betalar den sig aldrig; utan att vänta tar det {quick}."
    slow = formats.years(left.payback_years)
    lead = (
        f"Väntar besparingen på avgångarna blir återbetalningstiden {slow} i stället för {quick} "
        f"(vår bedömning: {_ground(known, at, one_off_years)})."
    )
    if slow == quick:
        return f"Att vänta på avgångarna ändrar inte återbetalningstiden: {slow}."
    needed = others_needed(at)
    within = formats.years(at[YEARS], 0)
    if not needed:
        return lead if needed is None else f"{lead} Minskningen hinns med på {within} utan andra avgångar."
    then = payback({**at, OTHERS: needed}, one_off_years)
    told = "" if then is None else f" Återbetalningstiden är då {formats.years(then)}."
    share = formats.share(needed, 1)
    leave = f"sammanlagt {share}, i stället för {formats.plain_share(at[OTHERS])}," if at[OTHERS] else f"dessutom {share}"
    return f"{lead} För att hinna på {within} måste {leave} av de yngre sluta varje år.{told}"


def _ground(known: Inputs, at: Mapping[str, float], one_off_years: float) -> str:
    """Say what the payback rests on: the staff's part of the cost, the ages, and whose one-off cost it is."""
    cost = (
        "all kostnad är personal" if at[STAFF_COST] == 1 else f"{formats.plain_share(at[STAFF_COST])} av kostnaden är personal"
    )
    of = known.profile
    is_theirs = of is not None and formats.rounded(of.over55 / of.staff, 4) == formats.rounded(at[OVER55], 4)
    ages = f"åldrar som i Västra Götaland {of.year}" if of and is_theirs else f"{formats.plain_share(at[OVER55])} är över 55 år"
    once = "" if math.isclose(one_off_years, known.assumptions[ONE_OFF].value) else f", {RESCALED}"
    return f"{cost}, {ages}{once}"


def inside(found: Profile, need_share: float) -> str:
    """Say what the printed figures alone give of women, exactly, and of those over 55 when chance chooses.

    `need_share` is the part of the staff that is to leave.
    """
    left = round(found.staff * need_share)
    low, high = women_inside(left, found.staff - found.men, found.men)
    old = by_chance(left, found.over55, found.staff)
    return (
        f"Källan: av {formats.decimal(found.staff)} medarbetare i administrationen i Västra Götaland {found.year} är "
        f"{formats.decimal(found.men)} män och {formats.decimal(found.over55)} över 55 år. Blir de {formats.decimal(left)} "
        f"färre är {formats.decimal(low)} till {formats.decimal(high)} av dem som slutar kvinnor, vilka de än är. Valde "
        f"slumpen vore omkring {formats.decimal(old.mean)} över 55 år ({formats.interval(old.low, old.high)} i 95 fall av 100)."
    )


def not_concluded(found: Profile, everybody: int, women: Mapping[int, tuple[float, float]]) -> tuple[str, ...]:
    """List what must not be concluded; `everybody` is the county's staff that year, `women` year -> (there, all boards)."""
    share, old, adm = (
        _interval(count, of)
        for count, of in ((found.staff - found.men, found.staff), (found.over55, found.staff), (found.staff, everybody))
    )
    first, last = min(women), max(women)
    moved = (
        f"Andelen kvinnor i Västra Götaland var {formats.share(women[first][0], 1)} {first} och "
        f"{formats.share(women[last][0], 1)} {last}, men i alla 21 gick den från {formats.share(women[first][1], 1)} till "
        f"{formats.share(women[last][1], 1)}."
    )
    return (
        "Att andra län ser ut som Västra Götaland. Det är rapportens uppfattning och bygger på ett enda län. Slumpens gränser "
        f"(kvinnor {share}, över 55 år {old}, andel i administrationen {adm}) gäller inom det länet och inget annat.",
        f"Att {found.year} gäller i dag. {moved}",
        f"Att de som är över 55 är kvinnorna eller de med kort utbildning. {formats.decimal(found.over55)} av "
        f"{formats.decimal(found.staff)} är {formats.share(found.over55 / found.staff)}, alltså inte de flesta, och kön och "
        "utbildning för just dem anges inte: bilderna saknas.",
        "Att de som arbetar med löner är som hela administrationen.",
    )


def concluded(found: Profile, women: int, everybody: int) -> str:
    """Say what the printed figures and the register do show: more women in the administration than in the whole board."""
    own = found.staff - found.men
    chance = as_many_by_chance(own, found.staff, women, everybody)
    if chance > SURE:
        return ""
    return (
        f"Det här går att säga: år {found.year} var kvinnorna fler i administrationen i Västra Götaland, "
        f"{formats.decimal(own)} av {formats.decimal(found.staff)}, än i hela länsstyrelsen, {formats.decimal(women)} av "
        f"{formats.decimal(everybody)}. Slumpen ensam ger en så stor skillnad i färre än ett fall av en miljon."
    )


def _interval(count: int, of: int) -> str:
    low, high = chance_interval(count, of)
    return f"{formats.interval(100 * low, 100 * high, 1)}{formats.NBSP}%"


def forecast(at: Mapping[str, float], left: Outcome) -> str:
    """Say what this page reckons with, for comparison with what others got."""
    covered = formats.share_beside(left.covered_share, 1)
    return (
        f"Vår kalkyl ovan räknar med {formats.plain_share(at[SAVING])} lägre kostnad och att avgångarna täcker {covered} av "
        f"minskningen på {formats.years(at[YEARS], 0)} (vår bedömning)."
    )
