"""What /faktorer and a room that scores it say, in plain Swedish."""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats
from lstdash.questions.factors.model.balance import Balance, Side, State

SIDE_WITHOUT: dict[Side, str] = {
    "drives": "den underlättande sidan är inte poängsatt",
    "restrains": "den motverkande sidan är inte poängsatt",
}
LEANS: dict[State, str] = {
    "drives": "Drivkrafterna väger tyngre ({}).",
    "even": "Det väger jämnt.",
    "restrains": "Motståndet väger tyngre ({}).",
}
CANNOT = "Går inte att vända genom att försvaga motstånd."
NO_DATA = "Faktorerna är inte publicerade ännu."
NO_CERTAINTY = "Hur säkert det är går att säga först när minst fem har satt poäng."
REREAD_MARK = "◇"
REREAD = f"{REREAD_MARK} står i rapportens avsnitt om hinder (4.4); att faktorn underlättar är vår läsning."
MOST_DECIMALS = 6


def mapped(drives: int, restrains: int) -> str:
    """Say what the report names, as long as nobody has scored."""
    if not drives + restrains:
        return NO_DATA
    things = formats.count(restrains, "sak", "saker")
    return (
        f"Rapporten 2006 nämner {things} som motverkar samordning och {formats.decimal(drives)} som underlättar, efter vår "
        "läsning. Ingen har satt poäng än."
    )


def reread(names: int, drives: int) -> str:
    """Say where our side is another than the section's; empty when it never is."""
    if not names:
        return ""
    return (
        f"{REREAD_MARK} {formats.decimal(names)} av de {formats.decimal(drives)} som underlättar står i rapportens avsnitt om "
        "hinder (4.4); att de underlättar är vår läsning."
    )


def headline(found: Balance | None, unscored: Sequence[Side], scored: int, known: int, people: int) -> str:
    """Say which way the field leans and what would turn it, or which side has no scores (`unscored`)."""
    of = f"{formats.decimal(scored)} av {formats.decimal(known)} faktorer, {formats.count(people, 'deltagare')}."
    if found is None:
        missing = SIDE_WITHOUT[unscored[0]] if len(unscored) == 1 else "ingen sida är poängsatt"
        return f"Kan inte räknas: {missing}. Poäng: {of}"
    lean = LEANS[found.state].format(number(float(found.value)))
    return " ".join(part for part in (lean, _turning(found), f"Poäng: {of}") if part)


def _turning(found: Balance) -> str:
    if found.steps is None:
        return CANNOT
    if found.state != "restrains":
        return ""
    steps = formats.count(found.steps, "steg")
    return f"Det krävs minst {steps}; {_alone(len(found.alone))}."


def _alone(many: int) -> str:
    if not many:
        return "ingen faktor vänder läget ensam"
    return "en faktor vänder läget ensam" if many == 1 else f"{formats.decimal(many)} faktorer vänder läget var för sig"


def number(value: float) -> str:
    """Write a balance with its sign: two decimals, or as many more as it takes to tell it from zero."""
    decimals = next((n for n in range(2, MOST_DECIMALS) if formats.rounded(value, n)), MOST_DECIMALS)
    return formats.signed(value, decimals if value else 2)


def leverage(drives: int, restrains: int) -> str:
    """Say why the balance does not tell which restraint to begin with, and what may not be compared."""
    return (
        f"Alla motstånd väger lika i medlet: ett steg svagare flyttar balansen högst {_part(restrains)}. Vilket man bör börja "
        "med säger därför inte balansen, utan rådigheten och oenigheten. Ett steg på en drivkraft flyttar den "
        f"{_part(drives)} och går inte att jämföra med ett steg på ett motstånd."
    )


def _part(of: int) -> str:
    return "ett helt steg" if of == 1 else f"1/{of}"


def total(value: float, drives: int, restrains: int) -> str:
    """Warn of adding the scores up."""
    found = formats.signed(value, 0 if value == round(value) else 1)
    return (
        f"Lägg inte ihop poängen. Summan blir {found}, och det säger mest hur många faktorer varje sida har "
        f"({formats.decimal(drives)} mot {formats.decimal(restrains)})."
    )


def certainty(below_share: float | None, draws: int) -> str:
    """Say how often the restraints weigh more when the participants are drawn again; None: too few have scored."""
    if below_share is None:
        return NO_CERTAINTY
    times = formats.decimal(draws)
    return f"Dras deltagarna om {times} gånger väger motståndet tyngre i {formats.share(below_share)} av utfallen."


def own(state: State, counts: tuple[int, int, int, int]) -> str:
    """Say how many lean another way than the room; `counts` are restrains, even, drives and those that cannot be told."""
    restrains, even, drives, _ = counts
    told = restrains + even + drives
    if not told:
        return ""
    among = f"Av {formats.count(told, 'deltagare')} som har satt poäng på båda sidorna"
    if state == "even":
        return f"{among} väger motståndet tyngre för {formats.decimal(restrains)}, drivkrafterna för {formats.decimal(drives)}."
    return f"{among} har {formats.decimal(restrains if state == 'drives' else drives)} en egen balans åt andra hållet."


def no_order(is_asked: bool) -> str:
    """Say why the restraints have no order."""
    if not is_asked:
        return "Rådigheten är inte poängsatt. Ingen ordning går att säga."
    return "Inget motstånd har fått minst 3 i rådighet. Ingen ordning går att säga."


def moved(before: float | None, now: float | None) -> str:
    """Say where the balance stood the round before; empty where either could not be told."""
    if before is None or now is None:
        return ""
    if before == now:
        return f"Balansen är {number(now)}, som i förra omgången."
    return f"Balansen var {number(before)} i förra omgången och är {number(now)} nu."


def withheld(labels: Sequence[str]) -> str:
    """Say which factors too few of a group have scored."""
    return f"För få i gruppen har poängsatt {formats.listed(labels)}; de poängen visas inte för sig." if labels else ""


def gone(labels: Sequence[str]) -> str:
    """Say which factors of the room are no longer published."""
    return f"Finns inte längre bland uppgifterna och räknas inte: {formats.listed(labels)}." if labels else ""
