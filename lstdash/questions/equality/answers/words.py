"""What /likvardighet says apart from the boards themselves: what it does not judge, how much they differ, false alarms."""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats
from lstdash.evidence.indicators import Indicator, Value
from lstdash.questions.equality.model.funnel import LEAST_UNITS, LEVELS, Span, Spread
from lstdash.questions.equality.model.judge import Judged

NOTHING = "Inga mått är publicerade ännu."
EXAMPLES = frozenset({"kvinnor_anstallda", "upphandlingar_per_anstalld"})
NO_SUPERVISION = (
    "Inga uppgifter om tillsyn är publicerade ännu. De två mått som finns är exempel på metoden "
    "och säger inget om hur lika fall behandlas."
)


def notice(measures: Sequence[str]) -> str:
    """Say that only the two examples are published; empty when an analyst has published more."""
    return NO_SUPERVISION if set(measures) <= EXAMPLES else ""


def refusal(found: Indicator, counted: Sequence[Value]) -> str:
    """Say why an indicator cannot be judged; empty when it can. `counted` are the counties with a base above zero."""
    lead = f"{found.name} {found.period}: "
    if found.kind == "antal":
        return f"{lead}ett antal utan nämnare kan inte prövas mot slumpen."
    if not found.case_mix:
        return f"{lead}jämförs inte, eftersom måttet saknar texten om vad som skiljer ärendena åt."
    wrong = [value.name for value in counted if (value.numerator or 0) < 0 or (value.denominator or 0) < 0]
    if found.kind == "andel":
        wrong += [value.name for value in counted if (value.numerator or 0) > (value.denominator or 0)]
    if wrong:
        return f"{lead}uppgiften för {formats.listed(wrong)} går inte ihop. Täljaren ska ligga mellan noll och nämnaren."
    if len(counted) < LEAST_UNITS:
        boards = formats.count(len(counted), "länsstyrelse", "länsstyrelser")
        return f"{lead}för få för en tratt. {boards} har täljare och nämnare, minst {LEAST_UNITS} behövs."
    if not any(value.numerator for value in counted):
        return f"{lead}ingen skillnad. Alla {formats.count(len(counted), 'länsstyrelse', 'länsstyrelser')} har noll."
    return ""


def overdispersion(spread: Spread, between: Span) -> str:
    """Say how much more than chance the boards differ, and how sure that is."""
    if spread.phi <= 1:
        return "Länsstyrelserna skiljer sig inte mer åt än slumpen förklarar."
    times = formats.decimal(spread.phi, 1)
    span = formats.interval(between[0], between[1], 4)
    return (
        f"Länsstyrelserna skiljer sig {times} gånger så mycket som slumpen ger (φ, ytterligheter dämpade; "
        f"{formats.decimal(spread.raw, 1)} utan dämpning). Skillnaden mellan dem (τ²) är {formats.decimal(spread.tau2, 4)}, "
        f"med 95 % säkerhet {span}."
    )


def false_alarms(boards: int, measures: int) -> str:
    """Say how many would lie outside the limits if no board differed, for one indicator and for all that are offered."""
    told = []
    for level in LEVELS:
        chance = 1 - level
        mean = formats.plain(boards * chance, 3)
        told.append(f"{mean} utanför {formats.plain_share(level)} (minst en i {formats.share(1 - level**boards, 1)} av fallen)")
    lead = f"Även utan någon skillnad väntas {told[0]} och {told[1]}."
    if measures == 1:
        return lead
    every = [f"{formats.plain(boards * measures * (1 - level), 3)} utanför {formats.plain_share(level)}" for level in LEVELS]
    return f"{lead} Den som ser på alla {formats.decimal(measures)} mått får vänta sig {every[0]} och {every[1]}."


def missing(found: Indicator, counted: Sequence[Value], judged: Judged) -> str:
    """Name the counties without a figure, and those where too little was to be expected to judge; empty when there are none."""
    known = {value.county for value in counted}
    absent = [value.name for value in found.values if value.county not in known]
    few = [board.unit.name for board in judged.boards if not board.is_judged]
    told = [f"Saknas: {formats.listed(absent)}."] if absent else []
    return " ".join([*told, *([f"Bedöms inte, färre än ett väntat: {formats.listed(few)}."] if few else [])])
