"""What is shown and taken away from /personal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from lstdash.evidence import levers
from lstdash.exhibits import Cell, Exhibit, Series, Sheet, SlideChart, of_table
from lstdash.questions.staff.answers import panel, tables, words
from lstdash.questions.staff.answers.inputs import inputs
from lstdash.questions.staff.answers.panel import Position
from lstdash.questions.staff.answers.staff import StaffAnswer
from lstdash.questions.staff.charts import plots
from lstdash.questions.staff.model.levers import LEVERS
from lstdash.questions.staff.model.staff import Drawn
from lstdash.same import same


@same
def assumptions(version: str, today: date) -> Sheet:
    """Return every assumption behind the page, as it stands today."""
    return Sheet("Antaganden", levers.COLUMNS, tuple(levers.table(LEVERS, inputs(version).assumptions, today)))


@same
def counties(found: StaffAnswer, on: Sheet, focus: str = "") -> Exhibit:
    """Who is affected county by county."""
    rows = tuple(tables.table(found))
    values = tuple(float(row[2]) if isinstance(row[2], int) else None for row in rows)
    names = tuple(f"{line.name}: {words.shown(line.affected, line.is_shown)}" for line in found.lines)
    return Exhibit(
        stem="personal-lan",
        title=f"{words.noun(found.counted).capitalize()} som berörs, län för län, {words.where(found.counted)}".rstrip(", "),
        says=found.headline,
        alt=plots.counties_alt(found),
        table=Sheet("Berörda per län", tables.columns(found), rows),
        figure=partial(plots.counties, found, focus) if rows else None,
        slide=SlideChart("bar", (Series("Berörs", values),), names, leads=False) if rows else None,
        sources=found.sources,
        conflicts=found.conflicts,
        assumptions=on,
    )


@same
def attrition(found: Position, on: Sheet) -> Exhibit:
    """Leaving against the reduction."""
    return Exhibit(
        stem="personal-avgangar",
        title="Avgångar minus minskning, år för år",
        says=panel.title(found),
        alt=plots.attrition_alt(found),
        table=Sheet("Avgångar mot minskning", panel.COLUMNS, tuple(panel.table(found)), ("auto", "share")),
        figure=partial(plots.attrition, found),
        assumptions=on,
    )


@same
def draws(found: Drawn, answer: StaffAnswer, on: Sheet) -> Exhibit:
    """What the ranges of all assumptions give together."""
    name, columns = "Hur säkert är det?", tables.DRAWN_COLUMNS
    shown = table(on, name, columns, tables.drawn(found, answer))
    return replace(shown, reading=lambda: Sheet(name, columns, tuple(tables.draws(found, answer))))


@same
def table(on: Sheet, name: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Exhibit:
    """A table that belongs to no chart."""
    return replace(of_table(Sheet(name, columns, tuple(rows))), assumptions=on)
