"""What can be taken away from /lonesamordning: every chart's numbers with the scenario, assumptions and sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import plotly.graph_objects as go

from lstdash import formats
from lstdash.exports.content import Cell, Export, Kind, Series, Sheet, SlideChart, Stamp
from lstdash.questions.payroll.answers import assumptions as payroll_assumptions
from lstdash.questions.payroll.answers import compare
from lstdash.questions.payroll.answers.counties import CountiesAnswer
from lstdash.questions.payroll.answers.inputs import PayrollInputs
from lstdash.questions.payroll.answers.levers import text
from lstdash.questions.payroll.answers.payroll import Choices, PayrollAnswer
from lstdash.questions.payroll.answers.risk import RiskAnswer
from lstdash.questions.payroll.answers.saved import lever_values
from lstdash.questions.payroll.answers.sensitivity import SensitivityAnswer
from lstdash.questions.payroll.answers.words import headline, lever_label, unit_label
from lstdash.questions.payroll.charts import payroll as charts
from lstdash.views import cache, downloads, tables

NEVER = "aldrig"


@dataclass(frozen=True, slots=True)
class Papers:
    """What every file of the page carries."""

    page_title: str
    known: PayrollInputs
    answer: PayrollAnswer
    risk: RiskAnswer | None
    stamp: Stamp

    @property
    def amount_kind(self) -> Kind:
        """Mkr as numbers, else percent of the yearly cost."""
        return "share" if self.answer.scenario.cost_base_mkr is None else "auto"


def papers(page_title: str, known: PayrollInputs, answer: PayrollAnswer, risk: RiskAnswer | None) -> Papers:
    """Return the papers of this run, stamped with its choices."""
    return Papers(page_title, known, answer, risk, downloads.stamp(page_title, _chosen(answer.choices)))


def curve(papers: Papers, title: str) -> None:
    """The cash flow year by year; PowerPoint draws the curve itself."""
    downloads.row(partial(_curve, papers, title), "lonesamordning-kurva", papers.stamp)


def _curve(papers: Papers, title: str, stamp: Stamp) -> Export:
    kind, answer = papers.amount_kind, papers.answer
    rows = tuple(
        (row.year, row.saving, row.parallel, row.one_off, row.exit_cost, row.net, row.cumulative, row.discounted)
        for row in answer.outcome.rows
    )
    slide = SlideChart(
        "line",
        (Series("Med valda värden", answer.curve), Series("Utgångsläget", answer.base_curve, "context")),
        tuple(str(row.year) for row in answer.outcome.rows),
        is_share=kind == "share",
        unit="" if kind == "share" else "mkr",
        x_title="år efter start",
        y_title=unit_label(answer.scenario),
    )
    sheet = Sheet("Kassaflöde", charts.CURVE_COLUMNS, rows, ("year", *(kind,) * 7))
    alt = charts.curve_alt(answer, papers.risk)
    found = _export(papers, title, alt, sheet, partial(charts.curve, answer, papers.risk), stamp, slide)
    return replace(found, title=title, headline=headline(answer, papers.risk.simulation if papers.risk else None))


def swings(papers: Papers, found: SensitivityAnswer, figure: go.Figure, alt: str) -> None:
    """One assumption at a time: its low and high, and the payback at each."""
    downloads.row(partial(_swings, papers, found, figure, alt), "lonesamordning-hanger-pa", papers.stamp)


def _swings(papers: Papers, found: SensitivityAnswer, figure: go.Figure, alt: str, stamp: Stamp) -> Export:
    rows = tuple(
        (
            lever_label(s.lever),
            text(s.lever, s.low),
            _or_never(s.payback_at_low),
            text(s.lever, s.high),
            _or_never(s.payback_at_high),
        )
        for s in found.payroll.swings
    )
    columns = ("Antagande", "Lågt", "Återbetalning vid lågt, år", "Högt", "Återbetalning vid högt, år")
    return _export(papers, found.swing_title, alt, Sheet("Ett antagande i taget", columns, rows), lambda: figure, stamp)


def grid(papers: Papers, found: SensitivityAnswer, figure: go.Figure, alt: str) -> None:
    """Payback for every pair of saving and one-off cost."""
    stem = "lonesamordning-besparing-engangskostnad"
    downloads.row(partial(_grid, papers, found, figure, alt), stem, papers.stamp)


def _grid(papers: Papers, found: SensitivityAnswer, figure: go.Figure, alt: str, stamp: Stamp) -> Export:
    assert found.grid is not None
    rows = tuple(
        (saving, cost, _or_never(years))
        for saving, line in zip(found.grid.rows, found.grid.payback_years, strict=True)
        for cost, years in zip(found.grid.columns, line, strict=True)
    )
    columns = ("Besparing", "Engångskostnad", "Återbetalning, år")
    sheet = Sheet("Besparing och engångskostnad", columns, rows, ("share", "share", "auto"))
    return _export(papers, found.grid_title, alt, sheet, lambda: figure, stamp)


def distribution(papers: Papers, found: RiskAnswer, figure: go.Figure, alt: str) -> None:
    """Share of the draws per quarter of a year, never last."""
    downloads.row(partial(_distribution, papers, found, figure, alt), "lonesamordning-fordelning", papers.stamp)


def _distribution(papers: Papers, found: RiskAnswer, figure: go.Figure, alt: str, stamp: Stamp) -> Export:
    rows: list[tuple[Cell, ...]] = [(b.low_years, b.high_years, b.share) for b in found.simulation.histogram]
    rows.append((NEVER, NEVER, found.simulation.share_never))
    sheet = Sheet("Fördelning", ("Från år", "Till år", "Andel av utfallen"), tuple(rows), ("auto", "auto", "share"))
    return _export(papers, found.title, alt, sheet, lambda: figure, stamp, _by_year(found))


def _by_year(found: RiskAnswer) -> SlideChart:
    """Describe the draws as columns that PowerPoint draws itself: what is paid back in each year, never last."""
    within = found.simulation.within_years[1:]
    shares = (within[0], *(after - before for before, after in pairwise(within)), found.simulation.share_never)
    names = (*(f"{year}" for year in range(1, len(within) + 1)), NEVER)
    title = "år då det har betalat sig"
    return SlideChart("column", (Series("Andel av utfallen", shares),), names, is_share=True, x_title=title, table_follows=True)


def counties(papers: Papers, found: CountiesAnswer, figure: go.Figure, alt: str) -> None:
    """Each county's interval."""
    downloads.row(partial(_counties, papers, found, figure, alt), "lonesamordning-lan", papers.stamp)


def _counties(papers: Papers, found: CountiesAnswer, figure: go.Figure, alt: str, stamp: Stamp) -> Export:
    rows = tuple(
        (
            line.name,
            str(line.result.verdict),
            line.result.npv.low,
            line.result.npv.high,
            _or_never(line.result.payback_years.low),
            _or_never(line.result.payback_years.high),
        )
        for line in found.lines
    )
    columns = ("Län", "Utfall", "Nuvärde, lägst", "Nuvärde, högst", "Återbetalning, kortast, år", "Återbetalning, längst, år")
    kinds: tuple[Kind, ...] = ("auto", "auto", papers.amount_kind, papers.amount_kind, "auto", "auto")
    return _export(papers, found.title, alt, Sheet("Län", columns, rows, kinds), lambda: figure, stamp)


def table(papers: Papers, name: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], key: str = "") -> None:
    """A table of its own, with its files; `key` tells it from others of the same name."""
    sheet, key = Sheet(name, columns, tuple(rows)), key or f"payroll-{formats.slug(name)}"
    tables.data_table(columns, rows, name, key)
    downloads.table_alone(partial(_table, papers, sheet), formats.slug(name), papers.stamp, key)


def _table(papers: Papers, sheet: Sheet, stamp: Stamp) -> Export:
    return _export(papers, sheet.name, sheet.name, sheet, None, stamp)


def _chosen(choices: Choices) -> tuple[tuple[str, str], ...]:
    version = cache.version()
    return tuple(compare.told(version, choices, lever_values(version, choices)).items())


def _or_never(years: float | None) -> Cell:
    return NEVER if years is None else round(years, 2)


def _export(
    papers: Papers,
    title: str,
    alt: str,
    data: Sheet,
    draw: Callable[[], go.Figure] | None,
    stamp: Stamp,
    slide: SlideChart | None = None,
) -> Export:
    assumptions: Sequence[tuple[str, ...]] = payroll_assumptions.table(papers.known, stamp.exported.date())
    return Export(
        title=data.name,
        headline=title,
        alt=alt,
        data=data,
        sources=downloads.sources(papers.known.sources),
        stamp=stamp,
        assumptions=Sheet("Antaganden", payroll_assumptions.COLUMNS, tuple(assumptions)),
        conflicts=downloads.conflicts(papers.known.conflicts),
        draw=draw,
        slide=slide,
    )
