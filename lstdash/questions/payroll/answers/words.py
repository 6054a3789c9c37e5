"""The payroll page in words: what its answer rests on and what would turn it, and how its amounts and flips are written.

The ground says what the figure rests on: that the one-off cost is set so that the two printed figures agree, and that the
band is our judgement; the turn says what would change the answer. What the page says first is in `lead`.
"""

from __future__ import annotations

from functools import lru_cache

from lstdash import formats
from lstdash.questions.payroll.answers.levers import exact, text
from lstdash.questions.payroll.answers.payroll import PayrollAnswer, note_on_coalition
from lstdash.questions.payroll.model.risk import Simulation
from lstdash.questions.payroll.model.scenario import LEVERS, PayrollScenario
from lstdash.shared_model.sensitivity import Flip
from lstdash.terms import TERMS

GROUPS = {2: "de tvås", 7: "de sjus"}  # whose yearly cost is the unit
EINVOICE_ONLY = (
    "Rapporten säger att e-faktureringen i Västmanland och Örebro beräknas bli lönsam efter {years}. Någon besparing "
    "anger den inte, så det finns ingen kurva att visa förrän någon anger en."
)


def ground(answer: PayrollAnswer, simulation: Simulation | None = None) -> str:
    """Say what the answer rests on: calibration, assumed figures, unknown sizes, and whose band it is."""
    said = (_calibration(answer), note_on_coalition(answer.choices), _doubt(answer), _waits(answer), _sizes(answer))
    band = "Spannet är vår bedömning." if simulation else ""
    return " ".join(sentence for sentence in (*said, band) if sentence)


def _calibration(answer: PayrollAnswer) -> str:
    cost = text("one_off_cost", answer.scenario.one_off_cost)
    if not answer.choices.is_payroll:
        return (
            "Engångskostnaden är räknad baklänges ur rapportens två år och den besparing som angetts. Inget av det är uppmätt."
        )
    printed, years = text("saving_share", answer.printed_saving_share), formats.years(answer.printed_payback_years, 0)
    if answer.is_starting_point:
        return (
            f"Rapportens kalkyl är en förstudie från våren 2005, inget utfall. Engångskostnaden ({cost} av en årskostnad) "
            f"trycks inte: vi har satt den så att {printed} och {years} går ihop."
        )
    if answer.is_calibrated:
        return f"Engångskostnaden ({cost} av en årskostnad) är satt så att rapportens tal går ihop, inte uppmätt."
    return f"Engångskostnaden ({cost} av en årskostnad) är vald här; rapporten anger ingen."


def _doubt(answer: PayrollAnswer) -> str:
    if answer.doubt is None:
        return ""
    value, low, high = (formats.share(at) for at in (answer.doubt.value, answer.doubt.low, answer.doubt.high))
    return f"Att {low} till {high} av vinsten tas hem, troligast {value}, är vår bedömning och inte hämtat ur andras utfall."


def _waits(answer: PayrollAnswer) -> str:
    if not answer.choices.waits_for_leavers:
        return ""
    return (
        "Besparingen väntar på att medarbetare själva slutar: all kostnad räknas som personal och åldrarna antas vara som i "
        "Västra Götaland 2004 (vår bedömning)."
    )


def _sizes(answer: PayrollAnswer) -> str:
    if answer.by_register is not None:
        return _registers(answer)
    low, high = answer.by_size.low, answer.by_size.high
    texts = [years_or_never(value, answer.scenario) for value in (low, high)]
    if texts[0] == texts[1]:
        return ""
    low_text, high_text = (uncapitalised(value) for value in texts)
    outer = "" if answer.by_size.is_exact else " (en yttre gräns)"
    return f"Bara storleksklasser är kända; länens storlek ger mellan {low_text} och {high_text}{outer}."


def _registers(answer: PayrollAnswer) -> str:
    """Say which register weighs the counties, and what the others of the year give where that is printed differently."""
    asked = answer.by_register
    assert asked is not None
    first, *others = (years_or_never(value, answer.scenario) for value in asked.said.values())
    label, *labels = asked.said
    told = f"Länen väger som i {label} {asked.year}"
    differ = [f"{uncapitalised(text)} med {name}" for name, text in zip(labels, others, strict=True) if text != first]
    return f"{told}; svaret blir {formats.listed(differ)}." if differ else f"{told}."


def uncapitalised(text: str) -> str:
    """Return words that may stand inside a sentence."""
    return text[0].lower() + text[1:]


def turn(answer: PayrollAnswer) -> str:
    """Say what the answer hangs on most, and the nearest single change that turns it."""
    target = f"målet {formats.years(answer.scenario.target_years, 0)}"
    most = f"Mest beror svaret på {TERMS[answer.swings[0].lever].definite}" if answer.swings else "Svaret"
    nearest = nearest_flip(answer)
    if nearest is None:
        verb = "nås" if answer.outcome.is_within_target else "missas"
        return f"{most}; {target} {verb} hur man än flyttar ett enskilt reglage."
    verb = "missas" if nearest.holds_now else "nås"
    is_same = bool(answer.swings) and answer.swings[0].lever == nearest.lever
    named = TERMS[nearest.lever].pronoun if is_same else TERMS[nearest.lever].definite
    return f"{most}; {target} {verb} om {named} {_change(nearest)}."


def nearest_flip(answer: PayrollAnswer) -> Flip | None:
    """Return the flip that takes the smallest move, measured in the assumption's own range."""
    known = {lever.key: lever.assumption for lever in answer.levers if not LEVERS[lever.key].is_question}
    found = [flip for flip in answer.flips.values() if flip.lever in known and flip.value is not None]

    def move(flip: Flip) -> float:
        span = known[flip.lever].high - known[flip.lever].low
        return abs((flip.value or 0.0) - float(getattr(answer.scenario, flip.lever))) / (span or 1.0)

    return min(found, key=move, default=None)


def _change(flip: Flip) -> str:
    value = exact(flip.lever, flip.value or 0.0)
    if LEVERS[flip.lever].is_whole:
        return f"blir {value}"
    if flip.holds_now:
        return f"blir {'lägre' if flip.holds_above else 'högre'} än {value}"
    return f"blir {'minst' if flip.holds_above else 'högst'} {value}"


def flip_text(flip: Flip) -> str:
    """Return the short words at a slider's flip mark."""
    if flip.value is None:
        return "Vänder inte svaret inom reglaget."
    return f"Målet {'missas' if flip.holds_now else 'nås'} {_short(flip)}."


def _short(flip: Flip) -> str:
    value = exact(flip.lever, flip.value or 0.0)
    if LEVERS[flip.lever].is_whole:
        return f"vid {value}"
    return f"{'under' if bool(flip.holds_now) == bool(flip.holds_above) else 'över'} {value}"


def years_or_never(years: float | None, scenario: PayrollScenario) -> str:
    """Write a payback: `4,0 år`, or that it never happens within the horizon."""
    return paid_text(years, scenario.horizon_years, scenario.target_years)


@lru_cache(maxsize=4096)
def paid_text(years: float | None, horizon_years: float, target_years: float | None = None) -> str:
    """Write a payback for a horizon; beside a target it never prints as the target when it is another number."""
    if years is None:
        return f"Aldrig inom {formats.years(horizon_years, 0)}"
    return formats.years(years) if target_years is None else formats.years_beside(years, target_years)


def amount(scenario: PayrollScenario, value: float | None) -> str:
    """Write an amount of the scenario: mkr when someone has entered a cost, else percent of today's yearly cost."""
    return formats.share(value) if scenario.cost_base_mkr is None else formats.unit(value, "mkr", 1)


def unit_of(cost_base_mkr: float | None, size: int) -> str:
    """Say what the amounts are counted in; `size` is how many counties' cost is the unit."""
    if cost_base_mkr is None:
        return f"av {_whose(size)} årskostnad i dag"
    return f"när {_whose(size)} årskostnad är {formats.unit(cost_base_mkr, 'mkr', 1)}"


def unit_label(scenario: PayrollScenario) -> str:
    """Name the amounts' unit for an axis or a column."""
    return f"procent av {_whose(len(scenario.seven))} årskostnad i dag" if scenario.cost_base_mkr is None else "mkr"


def _whose(size: int) -> str:
    return GROUPS.get(size, f"de {size} länens")


def lever_label(lever: str) -> str:
    """Return the glossary's word with a capital."""
    return TERMS[lever].label.capitalize()
