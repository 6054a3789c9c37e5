"""What is shown and taken away from /lonesamordning: every chart's numbers with assumptions and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise

from lstdash.evidence import levers
from lstdash.evidence.citations import Conflict, Source
from lstdash.exhibits import Cell, Exhibit, Notation, Series, Sheet, SlideChart, of_table
from lstdash.questions.payroll.answers import sensitivity
from lstdash.questions.payroll.answers.counties import COUNTY_COLUMNS, CountiesAnswer, certainty, county_table
from lstdash.questions.payroll.answers.inputs import PayrollInputs
from lstdash.questions.payroll.answers.lead import lead
from lstdash.questions.payroll.answers.payroll import PayrollAnswer
from lstdash.questions.payroll.answers.risk import QUANTILE_COLUMNS, RISK_COLUMNS, RiskAnswer, quantiles, risk_table
from lstdash.questions.payroll.answers.sensitivity import SensitivityAnswer
from lstdash.questions.payroll.answers.words import lever_label, unit_of
from lstdash.questions.payroll.charts import plots
from lstdash.questions.payroll.charts.counties import intervals, intervals_alt
from lstdash.questions.payroll.charts.grid import heat_map, heat_map_alt
from lstdash.questions.payroll.charts.risk import histogram, histogram_alt
from lstdash.questions.payroll.model.scenario import LEVERS, PayrollScenario
from lstdash.same import same
from lstdash.terms import TERMS

NEVER = "aldrig"


@dataclass(frozen=True, slots=True)
class Foundation:
    """What all of the page rests on."""

    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]
    assumptions: Sheet


@same
def foundation(known: PayrollInputs, today: date) -> Foundation:
    """Return it as it stands today: a review that has passed says so."""
    said = Sheet("Antaganden", levers.COLUMNS, tuple(levers.table(LEVERS, known.assumptions, today)))
    return Foundation(known.sources, known.conflicts, said)


@same
def curve(on: Foundation, answer: PayrollAnswer, risk: RiskAnswer | None, title: str) -> Exhibit:
    """The cash flow year by year, called as the panel calls it."""
    kind = _amount(answer.scenario)
    rows = tuple(
        (row.year, row.saving, row.parallel, row.one_off, row.exit_cost, row.net, row.cumulative, row.discounted)
        for row in answer.outcome.rows
    )
    found = Exhibit(
        stem="lonesamordning-kurva",
        title=title,
        says=lead(answer, risk.simulation if risk else None),
        alt=plots.curve_alt(answer, risk),
        table=Sheet("Kassaflöde", ("År", *_valued(answer.scenario, *plots.CURVE_COLUMNS[1:])), rows, ("year", *(kind,) * 7)),
        figure=partial(plots.curve, answer, risk),
        key=plots.curve_key(answer, risk),
        reading=lambda: Sheet("Kassaflödet år för år", plots.CURVE_COLUMNS, tuple(plots.curve_table(answer))),
    )
    return _founded(on, found)


@same
def swings(on: Foundation, found: SensitivityAnswer) -> Exhibit:
    """One assumption at a time: its low and high, and the payback at each."""
    rows = tuple(
        (
            lever_label(s.lever),
            TERMS[s.lever].unit,
            s.low,
            _or_never(s.at_low),
            s.high,
            _or_never(s.at_high),
        )
        for s in found.payroll.swings
    )
    columns = ("Antagande", "Enhet", "Lågt", "Återbetalning vid lågt, år", "Högt", "Återbetalning vid högt, år")
    table = Sheet("Ett antagande i taget", columns, rows)
    shown = Exhibit(
        stem="lonesamordning-hanger-pa",
        title=table.name,
        says=found.swing_title,
        alt=plots.tornado_alt(found),
        table=table,
        figure=partial(plots.tornado, found) if found.swings else None,
        reading=lambda: Sheet(table.name, sensitivity.SWING_COLUMNS, tuple(sensitivity.swing_table(found))),
    )
    return _founded(on, shown)


@same
def grid(on: Foundation, found: SensitivityAnswer) -> Exhibit:
    """Payback for every pair of saving and one-off cost; `found` must have the grid."""
    assert found.grid is not None
    rows = tuple(
        (saving, cost, _or_never(years))
        for saving, line in zip(found.grid.rows, found.grid.payback_years, strict=True)
        for cost, years in zip(found.grid.columns, line, strict=True)
    )
    columns = ("Besparing", "Engångskostnad", "Återbetalning, år")
    table = Sheet("Besparing och engångskostnad", columns, rows, ("share", "share", "auto"))
    name = "Återbetalningstid för besparing och engångskostnad"
    shown = Exhibit(
        stem="lonesamordning-besparing-engangskostnad",
        title=table.name,
        says=found.grid_title,
        alt=heat_map_alt(found),
        table=table,
        figure=partial(heat_map, found),
        reading=lambda: Sheet(name, sensitivity.grid_columns(found), tuple(sensitivity.grid_table(found))),
    )
    return _founded(on, shown)


@same
def distribution(on: Foundation, found: RiskAnswer) -> Exhibit:
    """Share of the draws per quarter of a year, never last."""
    rows: list[tuple[Cell, ...]] = [(b.low_years, b.high_years, b.share) for b in found.simulation.histogram]
    rows.append((NEVER, NEVER, found.simulation.share_never))
    table = Sheet("Fördelning", ("Från år", "Till år", "Andel av utfallen"), tuple(rows), ("auto", "auto", "share"))
    shown = Exhibit(
        stem="lonesamordning-fordelning",
        title="Andel av utfallen efter återbetalningstid",
        says=found.title,
        alt=histogram_alt(found),
        table=table,
        figure=partial(histogram, found),
        slide=_by_year(found),
    )
    return _founded(on, shown)


def _by_year(found: RiskAnswer) -> SlideChart:
    """Describe the draws as columns that PowerPoint draws itself: what is paid back in each year, never last."""
    within = found.simulation.within_years[1:]
    shares = (within[0], *(after - before for before, after in pairwise(within)), found.simulation.share_never)
    names = (*(f"{year}" for year in range(1, len(within) + 1)), NEVER)
    title = "år då det har betalat sig"
    return SlideChart("column", (Series("Andel av utfallen", shares),), names, is_share=True, x_title=title)


@same
def spread(on: Foundation, found: RiskAnswer) -> Exhibit:
    """P10, P50 and P90: whole in the files, in words on the page."""
    sheet = Sheet("Spridning i utfallen", QUANTILE_COLUMNS, tuple(quantiles(found)))
    columns = ("Mått", "Återbetalningstid, år", *_valued(found.scenario, "Nuvärde"))
    years, npv = found.simulation.payback_years, found.simulation.npv
    ends = ((years.p10, npv.p10), (years.p50, npv.p50), (years.p90, npv.p90))
    rows = tuple((row[0], _or_never(paid), value) for row, (paid, value) in zip(sheet.rows, ends, strict=True))
    numbers = Sheet(sheet.name, columns, rows, ("auto", "auto", _amount(found.scenario)))
    return replace(_founded(on, of_table(numbers)), reading=lambda: sheet)


@same
def within(on: Foundation, found: RiskAnswer) -> Exhibit:
    """The share of the draws paid back within each year, never last."""
    sheet = Sheet("Andel som betalat sig inom varje år", RISK_COLUMNS, tuple(risk_table(found)))
    shares: tuple[tuple[Cell, ...], ...] = (
        *enumerate(found.simulation.within_years),
        (NEVER, found.simulation.share_never),
    )
    numbers = Sheet(sheet.name, ("Inom, år", RISK_COLUMNS[1]), shares[1:], ("auto", "share"))
    return replace(_founded(on, of_table(numbers)), reading=lambda: sheet)


@same
def counties(on: Foundation, found: CountiesAnswer, focus: str) -> Exhibit:
    """Each county's interval."""
    rows = tuple(
        (
            line.name,
            line.verdict,
            line.result.npv.low,
            line.result.npv.high,
            _or_never(line.result.payback_years.low),
            _or_never(line.result.payback_years.high),
            certainty(line),
        )
        for line in found.lines
    )
    years = ("Återbetalning, kortast, år", "Återbetalning, längst, år")
    columns = ("Län", "Utfall", *_valued(found.scenario, "Nuvärde, lägst", "Nuvärde, högst"), *years, "Spannen är")
    amount = _amount(found.scenario)
    table = Sheet("Län", columns, rows, ("auto", "auto", amount, amount, "auto", "auto", "auto"))
    shown = Exhibit(
        stem="lonesamordning-lan",
        title="Nuvärde per län, från lägst till högst",
        says=found.title,
        alt=intervals_alt(found),
        table=table,
        figure=partial(intervals, found, focus),
        reading=lambda: Sheet("Utfall per län", COUNTY_COLUMNS, tuple(county_table(found))),
    )
    return _founded(on, shown)


@same
def table(on: Foundation, name: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Exhibit:
    """A table that belongs to no chart."""
    return _founded(on, of_table(Sheet(name, columns, tuple(rows))))


def _founded(on: Foundation, found: Exhibit) -> Exhibit:
    return replace(found, sources=on.sources, conflicts=on.conflicts, assumptions=on.assumptions)


def _amount(scenario: PayrollScenario) -> Notation:
    """Mkr as numbers, else percent of the yearly cost."""
    return "share" if scenario.cost_base_mkr is None else "auto"


def _valued(scenario: PayrollScenario, *columns: str) -> tuple[str, ...]:
    """Return names of columns with the unit of their amounts."""
    unit = f"andel {unit_of(None, len(scenario.seven))}" if scenario.cost_base_mkr is None else "mkr"
    return tuple(f"{column}, {unit}" for column in columns)


def _or_never(years: float | None) -> Cell:
    return NEVER if years is None else years
