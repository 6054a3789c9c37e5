"""What /personal says: the sentence, the surprise, what the report's words allow and what must not be concluded."""

from __future__ import annotations

from collections.abc import Mapping

from lstdash import formats
from lstdash.evidence.staff_profile import Profile
from lstdash.questions.staff.answers.inputs import GROUPS, OWN, Choices, Inputs
from lstdash.questions.staff.model.levers import OTHERS, OVER55, SAVING, YEARS
from lstdash.questions.staff.model.staff import (
    FEWEST_SHOWN,
    Interval,
    Outcome,
    as_many_by_chance,
    by_chance,
    chance_interval,
    others_needed,
    payback,
    women_inside,
)

HIDDEN = f"färre än {FEWEST_SHOWN}, visas inte"
NOBODY = "Ingen länsstyrelse lämnar ifrån sig något: ingen berörs."
EVER = 0.9995  # a share that is printed as the whole
SURE = 1e-6  # a chance below it is said to be none


def headline(
    known: Inputs,
    choices: Choices,
    at: Mapping[str, float],
    total: Interval,
    women_low: float | None,
    left: Outcome,
    is_stated: bool,
) -> str:
    """Answer both questions: who is affected, and do those who retire suffice."""
    if not known.giving(choices):
        return NOBODY
    return f"{_affected(who(known, choices), total, women_low, is_stated)} {_attrition(at, left)}"


def who(known: Inputs, choices: Choices) -> str:
    """Name the coalition as the sentence's subject."""
    if choices.group != OWN:
        name = GROUPS[choices.group]
        name = name[0].upper() + name[1:]
    else:
        chosen = [known.names[county] for county in known.members(choices)]
        name = formats.listed(chosen) if len(chosen) <= 3 else f"{formats.decimal(len(chosen))} valda län"
    return f"{name}, med {known.names[choices.host]} som värd" if choices.host in known.members(choices) else name


def _affected(name: str, total: Interval, women_low: float | None, is_stated: bool) -> str:
    if not is_stated:
        return f"{name}: hur många som berörs går inte att säga, eftersom registret saknar uppgift."
    if total.value < FEWEST_SHOWN:
        return f"{name}: {HIDDEN}."
    women = "" if women_low is None else f", {span(women_low, total.value)} av dem kvinnor"
    reach = span(total.low, total.high)
    return f"{name}: omkring {persons(total.value)} medarbetare berörs ({reach}, vår bedömning){women}."


def _attrition(at: Mapping[str, float], left: Outcome) -> str:
    cause = "pensionsavgångarna" if not at[OTHERS] else "avgångarna"
    if left.years_until is None:
        return (
            f"{cause.capitalize()} räcker aldrig: {formats.plain_share(at[OVER55])} är över 55, "
            f"minskningen är {formats.plain_share(left.need_share)}."
        )
    within = formats.years(at[YEARS], 0)
    if left.covered_share > EVER:
        return f"På {within} räcker {cause} till hela minskningen, som tar {formats.years(left.years_until)}."
    return (
        f"På {within} räcker {cause} till {formats.share(left.covered_share)} av minskningen; "
        f"hela minskningen tar {formats.years(left.years_until)}."
    )


def persons(value: float) -> str:
    """Write our estimate of a number of persons, never finer than a person; a small one is not shown."""
    return formats.decimal(value) if value >= FEWEST_SHOWN else f"färre än {FEWEST_SHOWN}"


def span(low: float, high: float) -> str:
    """Write two estimates: `15–188`, or `upp till 45` where the lower one is not shown."""
    if high < FEWEST_SHOWN:
        return f"färre än {FEWEST_SHOWN}"
    return f"upp till {persons(high)}" if low < FEWEST_SHOWN else f"{persons(low)}–{persons(high)}"


def shown(value: Interval | None) -> str:
    """Write an estimate of persons: `13 (4–45)`; a small one is not shown, a missing one is not stated."""
    if value is None:
        return "ej angivet"
    if value.value < FEWEST_SHOWN:
        return HIDDEN
    return f"{persons(value.value)} ({span(value.low, value.high)})"


def surprise(at: Mapping[str, float], left: Outcome, one_off_years: float) -> str:
    """Say what waiting for leavers does to the payback, and what it would take to be done in time."""
    quick = formats.years(one_off_years / at[SAVING])
    if left.payback_years is None:
        return f"Väntar besparingen på avgångarna betalar den sig aldrig; utan att vänta tar det {quick}."
    slow = formats.years(left.payback_years)
    lead = (
        f"Väntar besparingen på avgångarna blir återbetalningstiden {slow} i stället för {quick} "
        "(vår bedömning: all kostnad är personal om inte reglaget säger annat, åldrar som i Västra Götaland 2004)."
    )
    if slow == quick:
        return f"Att vänta på avgångarna ändrar inte återbetalningstiden: {slow}."
    needed = others_needed(at)
    within = formats.years(at[YEARS], 0)
    if not needed:
        return lead if needed is None else f"{lead} Minskningen hinns med på {within} utan andra avgångar."
    then = payback({**at, OTHERS: needed}, one_off_years)
    told = "" if then is None else f" Återbetalningstiden är då {formats.years(then)}."
    return f"{lead} För att hinna på {within} måste dessutom {formats.share(needed, 1)} av de yngre sluta varje år.{told}"


def inside(found: Profile, saving_share: float) -> str:
    """Say what the printed figures alone give of women, exactly, and of those over 55 when chance chooses."""
    left = round(found.staff * saving_share)
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
    covered = formats.share(left.covered_share)
    return (
        f"Vår kalkyl ovan räknar med {formats.plain_share(at[SAVING])} lägre kostnad och att avgångarna täcker {covered} av "
        f"minskningen på {formats.years(at[YEARS], 0)} (vår bedömning)."
    )
