"""Payroll scenarios that cannot hold, in calm Swedish words: what is wrong, where, and what to do."""

from __future__ import annotations

from lstdash import formats
from lstdash.errors import ScenarioError
from lstdash.evidence.faults import READABLE, Words, lever_words, number, slider
from lstdash.questions.payroll.model.check import Broken
from lstdash.questions.payroll.model.scenario import LEVERS
from lstdash.shared_model.faults import Fault
from lstdash.shared_model.levers import NOT_POSITIVE

MONEY = "fältet dagens kostnad för de sju"
RIGHT_SIZE = "Rätta storleken i källtabellen."


def _not_positive(fault: Fault) -> ScenarioError:
    found = number(LEVERS[fault.at], fault.values[0])
    if fault.at == "saving_share":
        what = "Utan besparing finns inget att betala tillbaka med."
        return ScenarioError(what, slider(fault.at), "mer än 0 %", found, "Välj en besparing större än noll.")
    what = "Utan engångskostnad finns inget att betala tillbaka."
    return ScenarioError(what, slider(fault.at), "mer än 0 årskostnader", found, "Välj en engångskostnad större än noll.")


def _target(fault: Fault) -> ScenarioError:
    target, horizon = (formats.count(int(years)) for years in fault.values)
    return ScenarioError(
        what="Målet ligger bortom kalkyltiden.",
        where=slider(fault.at),
        expected=f"högst {horizon} år",
        found=f"{target} år",
        action="Förläng kalkyltiden eller välj ett kortare mål.",
    )


def _no_cost(_: Fault) -> ScenarioError:
    action = "Ange beloppet eller lämna fältet tomt."
    return ScenarioError("Dagens kostnad måste vara större än noll.", MONEY, "ett belopp i mkr", "noll eller mindre", action)


def _above_ceiling(fault: Fault) -> ScenarioError:
    base, ceiling = fault.values
    return ScenarioError(
        what="Beloppet är större än vad all ekonomi- och personaladministration kostar.",
        where=MONEY,
        expected=f"högst {formats.unit(ceiling, 'mkr')}, rapportens tal (omkring 2005) för alla 21 länsstyrelser",
        found=formats.unit(base, "mkr", 1) if base < READABLE else "ett orimligt stort tal",
        action="Kontrollera att beloppet gäller lönearbetet och är i miljoner kronor.",
    )


def _nobody(_: Fault) -> ScenarioError:
    action = "Välj minst ett län eller en färdig koalition."
    return ScenarioError("Inget län deltar.", "valet av län", "minst ett län", "inget", action)


def _twice(fault: Fault) -> ScenarioError:
    found = f"{fault.values[0]} gånger"
    return ScenarioError("Samma län står med flera gånger.", _place(fault), "en gång", found, "Ta bort dubbletten.")


def _joins(fault: Fault) -> ScenarioError:
    expected, found = "från år 1 till kalkyltidens sista år", f"går med år {fault.values[0]}"
    return ScenarioError("Länet går med utanför kalkyltiden.", _place(fault), expected, found, "Välj ett annat år.")


def _leaves(fault: Fault) -> ScenarioError:
    found = "går med år {}, lämnar år {}".format(*fault.values)
    action = "Välj ett senare år att lämna, eller ett tidigare att gå med."
    return ScenarioError("Länet lämnar innan det har gått med.", _place(fault), "gå med före", found, action)


def _no_size(fault: Fault) -> ScenarioError:
    found = "{:g} och {:g}".format(*fault.values).replace(".", ",")
    expected = "två tal större än noll, det lägre först"
    return ScenarioError("Länets storlek är inte ett möjligt spann.", _place(fault), expected, found, RIGHT_SIZE)


def _two_sizes(fault: Fault) -> ScenarioError:
    return ScenarioError("Samma län har två olika storlekar.", _place(fault), "en storlek", "två", RIGHT_SIZE)


def _host_elsewhere(fault: Fault) -> ScenarioError:
    action = "Välj en värd bland de län som deltar."
    return ScenarioError("Värdlänet deltar inte.", "valet av värdlän", "ett deltagande län", fault.at, action)


def _host_not_all_along(fault: Fault) -> ScenarioError:
    action = "Låt värden vara med hela tiden, eller välj en annan värd."
    return ScenarioError("Värdlänet är inte med hela tiden.", _place(fault), "med så länge andra är det", "", action)


def _place(fault: Fault) -> str:
    return f"län {fault.at}" if fault.at else "län utan namn"


WORDS: Words = {
    **lever_words(LEVERS),
    NOT_POSITIVE: _not_positive,
    Broken.TARGET_BEYOND_HORIZON: _target,
    Broken.NO_COST: _no_cost,
    Broken.COST_ABOVE_CEILING: _above_ceiling,
    Broken.NOBODY: _nobody,
    Broken.TWICE: _twice,
    Broken.JOINS_OUTSIDE_HORIZON: _joins,
    Broken.LEAVES_BEFORE_JOINING: _leaves,
    Broken.NO_SIZE: _no_size,
    Broken.TWO_SIZES: _two_sizes,
    Broken.HOST_ELSEWHERE: _host_elsewhere,
    Broken.HOST_NOT_ALL_ALONG: _host_not_all_along,
}
