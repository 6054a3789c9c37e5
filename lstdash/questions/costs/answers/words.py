"""The page of costs in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from lstdash import formats
from lstdash.errors import ScenarioError
from lstdash.evidence import levers
from lstdash.formats import Told
from lstdash.questions.costs.answers.inputs import ADMINISTRATION, EA
from lstdash.questions.costs.model.costs import first_short_year, required, years_covered
from lstdash.questions.costs.model.levers import LEVERS
from lstdash.shared_model.sensitivity import Flip
from lstdash.shared_model.triangular import Spread
from lstdash.terms import TERMS

LEVEL = "i 2005 års nivå"
YEAR_NOT_STATED = "anges inte"
MONTH = 1 / 12
WHOLE = "hela underlaget"
COALITIONS = {"alla": "Alla 21", "sju": "De sju i syd", "nio": "De nio: sju i syd och två", "norra": "Nordlänen"}
GROUPS = {"alla": "alla", "sju": "de sju i syd", "nio": "de nio", "norra": "nordlänen"}  # within a sentence
MOST_NAMED = 3
BASE_NAMES = {
    "verksamheten": "Hela verksamheten (5.1)",
    "anslaget": "Anslaget 2005 (1.1.3)",
    "administrationen": "Administrationen (5.1)",
}
ONCE = (
    "Jämförs bara med ett års sparbeting och läggs aldrig till det som finns att hämta. Det första beloppet är beräknat, det "
    "andra hade länen redan vunnit; båda anges som det lägsta."
)
ALONE = "Ett län ensamt har ingen att samordna med: besparingen är dess del av helheten, om fler vore med."
BASE_NOTE = "Rapporten säger inte vad 0,6 procent räknas på. Tabellen visar alla underlag."


def mkr(amount: float) -> str:
    """Write an amount: `27,4 mkr`."""
    return formats.unit(amount, "mkr", 1)


def years_told(years: float, decimals: int = 1) -> str:
    """Write how many years a saving covers: `1,3 år`, `mindre än en månad`, `hela underlaget`.

    What is short of a whole year is never printed as one: where it is no longer enough follows from the whole years.
    """
    if math.isinf(years):
        return WHOLE
    if years <= 0:
        return "inget år"
    return "mindre än en månad" if years < MONTH else formats.years_beside(years, math.ceil(years), decimals=decimals)


def headline(total: float, years: float, drawn: Spread, is_anyone: bool) -> str:
    """Say what our assumptions add: the saving, the years it covers, from which year it is not enough."""
    if not is_anyone:
        return "Ingen deltar: inget att räkna på."
    if total <= 0:
        return "Ingen besparing är antagen."
    gives = f"Med våra antaganden ger samordningen {mkr(total)} om året {LEVEL}."
    if math.isinf(years):
        return f"{gives} Det är {WHOLE} för sparbetinget."
    covers = f"{years_told(years)}s sparbeting"
    band = _band(drawn, years) if years >= MONTH else ""
    return f"{gives} Det täcker {covers}{band}; från år {first_short_year(years)} räcker det inte."


def _band(drawn: Spread, years: float) -> str:
    """Say what eight cases of ten hold; where a lever stands outside our range the draws do not follow it there."""
    if drawn.p10 is None or drawn.p90 is None:
        return ""
    ours = "" if drawn.p10 <= years <= drawn.p90 else "våra spann ger "
    decimals = max(formats.telling(end, (math.ceil(end),), 1) for end in (drawn.p10, drawn.p90))
    return f" ({ours}{formats.interval(drawn.p10, drawn.p90, decimals)} i åtta fall av tio)"


def sourced(mkr_by_key: Mapping[str, float], cut_share: float, rate_share: float, base: float) -> str:
    """Say what follows from the sources alone: one year's cut, and the ceiling of all work with economy and staff."""
    first = float(required(base, cut_share, 1))
    ceiling = float(years_covered(mkr_by_key[EA] * rate_share, base, cut_share))
    part = formats.share(first / mkr_by_key[ADMINISTRATION], 1)
    return (
        f"Ett års sparbeting är {mkr(first)} {LEVEL} ({formats.plain_share(cut_share)} av {formats.unit(base, 'mkr')}), "
        f"{part} av administrationen. Vore all ekonomi- och personaladministration {formats.share(rate_share)} billigare "
        f"täcktes {years_told(ceiling)}."
    )


def forecast(at: Mapping[str, float]) -> str:
    """Say what this page reckons with, for comparison with what others got."""
    saving, taken = (formats.plain_share(at[lever]) for lever in ("saving_share", "realised_share"))
    return f"Vår kalkyl ovan räknar med {saving} lägre kostnad och att {taken} av besparingen tas hem (vår bedömning)."


def taking_part(coalition: str, without: Sequence[str]) -> str:
    """Name who takes part, within a sentence: `alla utom Skåne`."""
    named = formats.listed(without) if len(without) <= MOST_NAMED else formats.count(len(without), "län", "län")
    return f"{GROUPS[coalition]} utom {named}" if without else GROUPS[coalition]


def base_note(code: str) -> str:
    """Say that what the cut is counted on is a choice."""
    return f"Sparbetinget räknas här på {uncapitalised(BASE_NAMES[code])}. {BASE_NOTE}"


def cut_note(cut_share: float, printed_share: float) -> str:
    """Say that the cut reckoned with is another than the source's; empty when it is not."""
    if cut_share == printed_share:
        return ""
    ours, printed = formats.plain_share(cut_share, 2), formats.plain_share(printed_share, 2)
    return f"Här räknas med ett sparbeting på {ours} om året, även i tabellernas tak; källan säger {printed}."


def uncapitalised(text: str) -> str:
    """Return a text to stand inside a sentence."""
    return text[0].lower() + text[1:]


def bases_title(years: Mapping[str, float]) -> str:
    """Say what the choice of base means: the two that the report gives a sum for."""
    low, high = years_told(years["verksamheten"]), years_told(years["anslaget"])
    return f"Räknat på anslaget täcks {high}, på hela verksamheten {low}"


def registers(said: Mapping[str, float], unusable: str, target_years: float) -> str:
    """Say when the registers do not agree on whether the target is covered."""
    enough = {label: years + 1e-9 >= target_years for label, years in said.items()}
    if len(set(enough.values())) < 2:
        return ""
    yes, no = ([label for label, held in enough.items() if held == wanted] for wanted in (True, False))
    told = f"Registren är oense: {formats.listed(yes)} säger att målet nås, {formats.listed(no)} att det inte nås."
    return f"{told} {unusable}".strip()


def text(key: str, value: float) -> Told:
    """Write a lever's value."""
    return levers.text(LEVERS[key], value)


def exact(key: str, value: float) -> str:
    """Write a solved value with the decimals that tell it from a step of the slider."""
    return text(key, float(formats.rounded(value, 4)))


def flip_told(flip: Flip) -> str:
    """Say where a lever, moved alone, turns whether the target is covered.

    A whole lever turns at a step: the first where it is no longer covered, or the first where it is.
    """
    if flip.value is None:
        return "Vänder inte svaret inom reglaget."
    where = "över" if flip.holds_above else "under"
    if LEVERS[flip.lever].is_whole:
        where = ("efter" if flip.holds_now else "från") if flip.holds_above else ("före" if flip.holds_now else "till och med")
    return f"Målet nås {where} {exact(flip.lever, flip.value)}."


def _exactly(key: str, value: float) -> Told:
    told = levers.text(LEVERS[key], value)
    return Told(exact(key, value), told.value, told.unit)


def turning(flip: Flip) -> tuple[str | None, str]:
    """Return where a lever turns the answer, and the same in a sentence."""
    at = flip.value
    return None if at is None else _exactly(flip.lever, at), flip_told(flip)


def name(key: str) -> str:
    """Return the glossary's word with a capital."""
    return TERMS[key].name


def share_told(value: float, decimals: int) -> Told:
    """Write a share: `61 %`."""
    return Told(formats.plain_share(value, decimals), 100 * value, "%")


def part(of_whole: float, is_least: bool) -> str:
    """Write a part of a year's cut; of an amount that is at least so much it is said as a lower bound, rounded down."""
    if not is_least:
        return Told(formats.share(of_whole), 100 * of_whole, "%")
    return f"minst {formats.share(math.floor(100 * of_whole) / 100)}"


def size_told(needed: float | None) -> str:
    """Say how large a part of all staff is needed for the target."""
    return "Målet nås inte hur många som än deltar." if needed is None else f"Målet nås över {formats.plain_share(needed, 2)}."


def swung(years: float | None) -> str:
    """Write the years at one end of an assumption; None is the whole base."""
    return WHOLE if years is None else formats.years_beside(years, math.ceil(years))


def swing_title(found: str, low: float | None, high: float | None) -> str:
    """Say what the years covered hang on most."""
    ends = sorted((low, high), key=lambda years: math.inf if years is None else years)
    return f"{found} flyttar svaret mest: från {swung(ends[0])} till {swung(ends[1])}"


def lacking(error: ScenarioError) -> str:
    """Say that a board without a figure cannot be counted, and what to do."""
    _, _, register = error.where.partition(", ")
    who = error.found.removeprefix("inget för ")
    return f"Besparingen går inte att räkna: {register} saknar uppgift för {who}. {error.action}"
