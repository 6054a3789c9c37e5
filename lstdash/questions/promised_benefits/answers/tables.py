"""The rows behind /nytta: the register with its gaps, year by year, the uses, and the sums that may be made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from lstdash import formats
from lstdash.database.benefits import FROM_SCENARIO, NINE
from lstdash.evidence.assumptions import Assumption
from lstdash.questions.promised_benefits.answers import fields
from lstdash.questions.promised_benefits.answers.fields import CLASSES_SHORT, STATES_TOLD, UNDOCUMENTED
from lstdash.questions.promised_benefits.answers.item import Item
from lstdash.questions.promised_benefits.answers.promised_benefits import PromisedAnswer
from lstdash.questions.promised_benefits.answers.register import Benefit, amount, number, text
from lstdash.shared_model.cash_flow import TOLERANCE

Cell = str | int | float | date | None

GAP = "lucka"
WITHDRAWN = "återtagen"
REGISTER = ("Nytta", "Läge", "Utfall mot plan", "År utan utfall", "Slag", "Enhet", "Prisår", "Gäller", "Luckor")
FIELDS = ("Nytta", *NINE.values(), "Godkänd av", "Godkänd den", "Källa", *FROM_SCENARIO.values())
YEARS = ("Nytta", "År", "Följs upp den", "Planerat", "Utfall", "Enhet", "Belägg för utfallet")
USES = ("Nytta", "År", "Användning", "Belopp", "Enhet", "Belägg för användningen")
SUMS = (
    "Det som läggs ihop",
    "Antal",
    "Planerat, uppföljda år",
    "Utfall",
    "Föll bort",
    "Utöver plan",
    "Förfallet utan utfall",
    "Hemtaget",
    "Med belagd användning",
)


def register(found: PromisedAnswer) -> tuple[tuple[Cell, ...], ...]:
    """Return a row a gain, those that need somebody first and the withdrawn last."""
    return tuple(_register(one) for one in (*found.items, *found.withdrawn))


def _register(one: Item) -> tuple[Cell, ...]:
    row, state = one.benefit.row, STATES_TOLD[one.judged.state]
    price_year = text(row, "price_year")
    return (
        one.benefit.name,
        f"{WITHDRAWN}, {state}" if one.benefit.is_withdrawn else state,
        one.judged.ratio,
        one.judged.missing,
        CLASSES_SHORT.get(text(row, "gain_class"), GAP),
        one.benefit.unit or GAP,
        int(price_year) if price_year else GAP,
        ", ".join(filter(None, (fields.BENEFITS.said("county", text(row, "county")), text(row, "coalition")))) or GAP,
        len(one.benefit.gaps),
    )


def every_field(found: PromisedAnswer) -> tuple[tuple[Cell, ...], ...]:
    """Return every field of every gain; what is missing says so."""
    names = ("effect", *NINE, "approved_by", "approved_on", "origin", *FROM_SCENARIO)
    rows = [one.benefit.row for one in (*found.items, *found.withdrawn)]
    return tuple(tuple(fields.BENEFITS.said(name, row.values[name]) or GAP for name in names) for row in rows)


def years(benefits: Iterable[Benefit]) -> tuple[tuple[Cell, ...], ...]:
    """Return a row a gain and year; an outcome that nobody has entered is empty."""
    return tuple(
        (
            benefit.name,
            number(row, "year"),
            text(row, "due_on") or GAP,
            amount(row, "planned"),
            amount(row, "realised"),
            benefit.unit,
            text(row, "evidence"),
        )
        for benefit in benefits
        for row in sorted(benefit.years, key=lambda row: number(row, "year"))
    )


def uses(benefits: Iterable[Benefit]) -> tuple[tuple[Cell, ...], ...]:
    """Return a row a use, and for each year with an outcome what has no documented use."""
    return tuple(row for benefit in benefits for year in benefit.plan for row in _uses(benefit, year.year, year.realised))


def _uses(benefit: Benefit, year: int, came: float | None) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = [
        (benefit.name, year, fields.USES[text(use, "used_for")], amount(use, "amount"), benefit.unit, text(use, "evidence"))
        for use in benefit.uses
        if number(use, "year") == year
    ]
    rest = (came or 0.0) - benefit.gain.spent(year)
    return [*rows, (benefit.name, year, UNDOCUMENTED, rest, benefit.unit, "")] if rest > TOLERANCE else rows


def sums(found: PromisedAnswer) -> tuple[tuple[Cell, ...], ...]:
    """Return a row a group that may be added; where nothing has been followed up, nothing is said of what came."""
    return tuple(
        (
            _group(one.group.unit, one.group.kind, one.group.price_year, one.group.is_cost),
            one.gains,
            *((one.planned, one.came, one.fell_short, one.on_top) if one.followed else (None,) * 4),
            one.unknown,
            *((one.taken_home, one.shown_use) if one.followed else (None,) * 2),
        )
        for one in found.sums
    )


def _group(unit: str, kind: str, price_year: int | None, is_cost: bool) -> str:
    said = f"{'Kostnader' if is_cost else 'Nyttor'}, {CLASSES_SHORT.get(kind, 'slag saknas').lower()}, {unit or 'enhet saknas'}"
    return f"{said}, {price_year} års priser" if price_year else f"{said}, prisår saknas"


LIMITS = ("Gräns", "Värde", "Spann", "Underlag", "Ägare", "Grund", "Källa")


def limits(found: Mapping[str, Assumption]) -> tuple[tuple[Cell, ...], ...]:
    """Return a row a limit of the states."""
    return tuple(
        (
            one.name,
            formats.share(one.value),
            f"{formats.share(one.low)} till {formats.share(one.high)}",
            f"{one.quality.sign} {one.quality.words}",
            "Ej utsedd" if one.is_orphan else one.owner,
            one.basis,
            one.source.label,
        )
        for one in found.values()
    )
