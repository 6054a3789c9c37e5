"""The sliders of the payroll page: name in the link, ends and step, how a value is written, what it interacts with.

Ends and steps are how far a room may want to go, wider than the range of the assumption; the default and the range are
published rows. A published value that does not fall on the step gets a finer step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lstdash import formats
from lstdash.errors import DataError
from lstdash.questions.payroll.answers.inputs import QUALITIES, Assumption
from lstdash.terms import TERMS

SHARES, YEARS, FACTOR = "share", "years", "factor"
FINER = (1, 2, 5, 10)
MOST_POSITIONS = 400


@dataclass(frozen=True, slots=True)
class Span:
    """One slider as designed; the rest is data."""

    name: str
    low: float
    high: float
    step: float
    kind: str
    interacts: str
    is_extra: bool = False


SPANS: Mapping[str, Span] = {
    "saving_share": Span(
        "besparing", 0.05, 0.7, 0.01, SHARES, "Det som syns i kronor är besparingen gånger den hemtagna andelen."
    ),
    "one_off_cost": Span(
        "engangskostnad",
        0.5,
        4,
        0.02,
        SHARES,
        "I procent av vad lönearbetet kostar de sju länen under ett år i dag. Räknas inte om när besparingen ändras.",
    ),
    "realised_share": Span(
        "hemtaget", 0.1, 1, 0.05, SHARES, "Samordning frigör tid. Den blir pengar först när tiden tas till vara."
    ),
    "ramp_years": Span("inforande", 0, 6, 1, YEARS, "Med införandetid får även parallell drift betydelse."),
    "discount_rate": Span("ranta", 0, 0.12, 0.005, SHARES, "Ju längre återbetalning, desto mer betyder räntan."),
    "target_years": Span("mal", 1, 10, 1, YEARS, "Ändrar inte kalkylen, bara vad som räknas som tillräckligt snabbt."),
    "horizon_years": Span(
        "kalkyltid", 10, 30, 1, YEARS, "Det som betalar sig senare visas som aldrig. Nettot växer med tiden.", True
    ),
    "parallel_share": Span("parallell", 0, 0.5, 0.05, SHARES, "Betyder något bara om införandetiden är minst ett år.", True),
    "fixed_share": Span(
        "fast", 0, 1, 0.05, SHARES, "Betyder något när andra än de sju deltar: den fasta delen betalas även av få.", True
    ),
    "scale_elasticity": Span(
        "skala", 0, 0.5, 0.05, FACTOR, "Betyder något när koalitionen är större eller mindre än de sju.", True
    ),
    "exit_cost_share": Span("uttrade", 0, 1, 0.05, SHARES, "Betyder något bara om ett län lämnar.", True),
    "productivity_share": Span(
        "produktivitet", 0, 0.02, 0.001, SHARES, "Används bara när produktivitetskravet räknas av.", True
    ),
}


@dataclass(frozen=True, slots=True)
class Lever:
    """One slider with its published default: what the panel, the flips and the comparison agree on."""

    key: str
    span: Span
    default: float
    low: float
    high: float
    step: float
    assumption: Assumption

    @property
    def name(self) -> str:
        """The slider's name in the link."""
        return self.span.name

    @property
    def label(self) -> str:
        """The glossary's word with the assumption's quality mark."""
        return f"{TERMS[self.key].label.capitalize()} {self.assumption.mark}"

    @property
    def help(self) -> str:
        """What it is, where the default comes from, its range and owner, what it interacts with."""
        known = self.assumption
        default, low, high = (text(self.key, value) for value in (self.default, known.low, known.high))
        return (
            f"{TERMS[self.key].definition} {self.span.interacts}\n"
            f"Utgångsvärde {default}, spann {low} till {high}: {known.mark} {QUALITIES[known.quality]}. {known.basis}\n"
            f"Källa: {known.source.label}. Ägare: {known.owner}."
        )


def levers(assumptions: Mapping[str, Assumption]) -> tuple[Lever, ...]:
    """Return every slider with its published default. Raises DataError for a default that no slider can show."""
    return tuple(_lever(key, span, assumptions[key]) for key, span in SPANS.items())


def _lever(key: str, span: Span, known: Assumption) -> Lever:
    low, high = min(span.low, known.value), max(span.high, known.value)
    for finer in FINER:
        step = Decimal(str(span.step)) / finer
        low_, high_ = (Decimal(str(end)) for end in (low, high))
        if all((Decimal(str(value)) - low_) % step == 0 for value in (known.value, high)) and (
            (high_ - low_) / step < MOST_POSITIONS
        ):
            return Lever(key, span, known.value, low, high, float(step), known)
    raise DataError(
        what="Antagandets värde går inte att ställa in på reglaget.",
        where=f"tabellen assumptions, {key}",
        expected=f"ett värde i steg om {formats.plain(span.step / FINER[-1])}",
        found=formats.plain(known.value),
        action="Avrunda värdet i källtabellen och publicera igen.",
    )


def text(key: str, value: float) -> str:
    """Write a slider's value: `42 %`, `3 år`, `0,1`."""
    kind = SPANS[key].kind
    if kind == SHARES:
        return formats.plain_share(value, 2)
    return formats.years(value, 0) if kind == YEARS else formats.plain(value)
