"""What is shown and taken away from /kostnader."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from lstdash.charts import tornado
from lstdash.evidence import levers
from lstdash.exhibits import Cell, Exhibit, Notation, Series, Sheet, SlideChart, of_table
from lstdash.questions.costs.answers import tables, words
from lstdash.questions.costs.answers.costs import BASES, Answer
from lstdash.questions.costs.answers.inputs import (
    ADMINISTRATION,
    CUT,
    EA,
    IT,
    MANAGEMENT,
    ONCE,
    PREMISES,
    TOTAL,
    Inputs,
    inputs,
)
from lstdash.questions.costs.answers.panel import Position
from lstdash.questions.costs.charts import plots
from lstdash.questions.costs.model.levers import LEVERS
from lstdash.same import same


@same
def assumptions(version: str, today: date) -> Sheet:
    """Return every assumption behind the page, as it stands today."""
    return Sheet("Antaganden", levers.COLUMNS, tuple(levers.table(LEVERS, inputs(version).assumptions, today)))


@same
def tree(version: str, known: Inputs) -> Exhibit:
    """The printed costs, as far as the source divides them."""
    posts = tables.tree(known)
    series = Series("mkr", tuple(mkr for *_, mkr in posts))
    return Exhibit(
        stem="kostnader-trad",
        title="Länsstyrelsernas kostnader, mkr i 2005 års nivå (året anges inte i källan)",
        says=plots.tree_title(known),
        alt=plots.tree_alt(known),
        table=Sheet("Kostnadsträd", tables.TREE_COLUMNS, tuple(tables.tree_table(known))),
        figure=partial(plots.tree, version, known),
        slide=SlideChart("bar", (series,), tuple(tables.label(known, key) for key, *_ in posts), unit="mkr"),
        sources=known.behind(TOTAL, MANAGEMENT, ADMINISTRATION, PREMISES, IT, EA),
        conflicts=known.conflicts,
    )


@same
def years(found: Answer, present: Position, on: Sheet) -> Exhibit:
    """The saving against the cut year by year."""
    rows = tuple(tables.by_year(found))
    saved, asked = (tuple(float(str(row[column])) for row in rows) for column in (2, 1))
    return Exhibit(
        stem="kostnader-sparbeting",
        title="Besparing mot samlat sparbeting, 2005 års nivå",
        says=found.headline,
        alt=plots.years_alt(found),
        table=Sheet("År för år", tables.YEAR_COLUMNS, rows, ("year", *("hundredths",) * 4)),
        figure=partial(plots.years, found, present),
        slide=SlideChart(
            "line",
            (Series("Besparing", saved), Series("Samlat sparbeting", asked, "warning")),
            tuple(str(row[0]) for row in rows),
            unit="mkr",
            x_title="år med sparbeting",
        ),
        sources=found.sources,
        conflicts=found.conflicts,
        assumptions=on,
    )


@same
def bases(found: Answer, on: Sheet) -> Exhibit:
    """The years covered by each way to read what the cut is counted on."""
    rows = tuple(tables.bases(found))
    kind: Notation = "hundredths" if tables.base_decimals(found) == 2 else "auto"
    years = tuple(None if math.isinf(one.years) else one.years for one in found.covered)
    return Exhibit(
        stem="kostnader-underlag",
        title="År som täcks, efter vad sparbetinget räknas på",
        says=words.bases_title({one.code: one.years for one in found.covered}),
        alt=plots.bases_alt(found),
        table=Sheet("Efter underlag", tables.BASE_COLUMNS, rows, ("auto", "auto", "hundredths", kind, kind)),
        figure=partial(plots.bases, found),
        slide=SlideChart("bar", (Series("År som täcks", years),), tuple(str(row[0]) for row in rows), decimals=1, unit="år"),
        sources=found.sources,
        conflicts=found.conflicts,
        assumptions=on,
    )


@same
def areas(version: str, known: Inputs, found: Answer, on: Sheet) -> Exhibit:
    """What each area could give a year."""
    rows = tuple(tables.areas(known, found))
    series = Series("Besparing om året", tuple(float(str(row[4])) for row in rows))
    return Exhibit(
        stem="kostnader-omraden",
        title="Besparing per område, mkr om året i 2005 års nivå",
        says=plots.areas_title(known, found),
        alt=plots.areas_alt(known, found),
        table=Sheet("Efter område", tables.AREA_COLUMNS, rows, ("auto", "auto", "share", "share", "hundredths")),
        figure=partial(plots.areas, version, known, found),
        slide=SlideChart("bar", (series,), tuple(str(row[0]) for row in rows), decimals=1, unit="mkr"),
        sources=found.sources,
        assumptions=on,
    )


@same
def swings(version: str, found: Answer, on: Sheet) -> Exhibit:
    """What the years covered hang on, one assumption at a time, and where the answer turns."""
    return Exhibit(
        stem="kostnader-hanger-pa",
        title="Ett antagande i taget, år som täcks",
        says=plots.tornado_title(found),
        alt=plots.tornado_alt(found),
        table=Sheet("Ett antagande i taget", tables.SWING_COLUMNS, tuple(tables.swings(found)), tornado.KINDS),
        figure=partial(plots.tornado, found) if plots.moving(found) else None,
        reading=lambda: Sheet(
            "Ett antagande i taget", tables.SWINGS_READ, tuple(tables.swings_read(found)), tornado.READ_KINDS
        ),
        sources=found.sources,
        assumptions=on,
        beside=(
            Sheet("Här vänder svaret", tables.FLIP_COLUMNS, tuple(tables.flips(version, found))),
            Sheet("Spridning i utfallen", tables.RISK_COLUMNS, tuple(tables.risk(found))),
        ),
    )


@same
def table(found: Answer, on: Sheet, name: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Exhibit:
    """A table that belongs to no chart."""
    return replace(of_table(Sheet(name, columns, tuple(rows)), found.sources), assumptions=on)


@same
def once(known: Inputs, found: Answer, on: Sheet) -> Exhibit:
    """The printed amounts that come once, against one year's cut."""
    sheet = Sheet("Pengar som kommer en gång", tables.ONCE_COLUMNS, tuple(tables.once(known, found)), tables.ONCE_KINDS)
    return replace(of_table(sheet, known.behind(*ONCE, CUT, BASES[found.choices.base])), assumptions=on)
