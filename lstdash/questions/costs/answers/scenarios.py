"""What a saved scenario of costs keeps of its answer, and how two of them are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lstdash import formats
from lstdash.errors import DataError
from lstdash.evidence import board_size
from lstdash.formats import Told
from lstdash.questions.costs.answers import words
from lstdash.questions.costs.answers.costs import NOTHING, Choices, answer
from lstdash.questions.costs.answers.inputs import inputs
from lstdash.questions.costs.model.levers import LEVERS, TARGET
from lstdash.scenarios import gap
from lstdash.scenarios.kind import Kind, Line
from lstdash.shared_model.levers import in_order_shown


@dataclass(frozen=True, slots=True)
class Result:
    """What a scenario answered; `years` None is the whole base."""

    saving_mkr: float
    years: float | None
    p10_years: float | None
    p90_years: float | None
    share_within_target: float
    payback_years: float | None
    target_years: float


def result(version: str, choices: Choices) -> Result:
    """Answer a scenario in the form that is kept. Raises ScenarioError, and DataError when nothing is published."""
    found = answer(version, choices)
    if found is None:
        raise DataError(NOTHING, "de publicerade tabellerna", "kostnader, antaganden och personal", "inget", "Publicera dem.")
    drawn, years = found.risk, found.years
    return Result(
        saving_mkr=float(found.found.total),
        years=None if years == float("inf") else years,
        p10_years=drawn.years.p10,
        p90_years=drawn.years.p90,
        share_within_target=drawn.share_within_target,
        payback_years=found.payback_years,
        target_years=found.at[TARGET],
    )


def defaults(version: str) -> dict[str, float]:
    """Return what every lever stands at as published."""
    return {lever: inputs(version).assumptions[lever].value for lever in LEVERS}


def told(version: str, choices: Choices, levers: Mapping[str, float]) -> dict[str, str]:
    """Return every choice in words, so that two scenarios can be compared line by line."""
    names = inputs(version).names
    said = {
        "Vilka som deltar": words.COALITIONS[choices.coalition],
        "Utom": formats.listed([names[county] for county in choices.without]) or "inget län",
        "Sparbetinget räknas på": words.BASE_NAMES[choices.base],
        "Länens storlek": board_size.told(version, choices.size),
    }
    shown = (lever.key for lever in in_order_shown(LEVERS) if lever.key in levers)
    return said | {words.name(lever): words.text(lever, levers[lever]) for lever in shown}


def short(found: Result) -> str:
    """Write a result in a few words: `täcker 1,3 år`."""
    return f"täcker {words.swung(found.years)}"


def verb(left: Result, right: Result) -> str:
    """Say how the second differs in the years it covers."""
    if left.years is None or right.years is None:
        return "täcker lika mycket" if left.years == right.years else short(right)
    more = gap.between(left.years, right.years, 1)
    if not more:
        return "täcker lika många år"
    return f"täcker {formats.years(abs(more))} {'mer' if more > 0 else 'mindre'}"


def lines(left: Result, right: Result) -> tuple[Line, ...]:
    """Write two results against each other."""
    shares = (left.share_within_target, right.share_within_target)
    saving = (left.saving_mkr, right.saving_mkr)
    years = (left.years, right.years)
    return (
        ("Besparing om året, 2005 års nivå", *gap.both(words.mkr, *saving, "mkr"), gap.number(*saving, 1, "mkr")),
        ("År som täcks", _covered(years[0]), _covered(years[1]), gap.years(*years, formats.MISSING)),
        ("Åtta utfall av tio", _band(left), _band(right), formats.MISSING),
        ("Andel av utfallen som når målet", *gap.shares(*shares), gap.points(*shares)),
        ("Återbetalning", _paid(left), _paid(right), _payback(left, right)),
    )


def _covered(years: float | None) -> str:
    told = words.swung(years)
    return told if years is None else Told(told, years, "år")


def _band(found: Result) -> str:
    return f"{words.swung(found.p10_years)} till {words.swung(found.p90_years)}"


def _paid(found: Result) -> str:
    years = found.payback_years
    return "aldrig" if years is None else Told(formats.years(years), years, "år")


def _payback(left: Result, right: Result) -> str:
    return gap.years(left.payback_years, right.payback_years, "går inte att räkna: det ena betalar sig aldrig")


KIND = Kind(
    page="kostnader",
    model_version="1",
    choices=Choices,
    result=Result,
    levers=LEVERS,
    defaults=defaults,
    answer=result,
    told=told,
    lines=lines,
    verb=verb,
    short=short,
    base=lambda _: Choices(),
)
