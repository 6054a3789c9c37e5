"""What is shown and taken away from /upphandling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from lstdash import formats
from lstdash.charts import style, tornado
from lstdash.evidence import levers
from lstdash.exhibits import Cell, Exhibit, Notation, Series, Sheet, SlideChart, of_table
from lstdash.questions.joint_procurement.answers import panel, tables, together
from lstdash.questions.joint_procurement.answers.cars import CAR_COLUMNS, GAIN_COLUMNS, CarsAnswer, car_table, gain_table
from lstdash.questions.joint_procurement.answers.inputs import inputs
from lstdash.questions.joint_procurement.answers.joint_procurement import Answer
from lstdash.questions.joint_procurement.answers.meeting import Meeting
from lstdash.questions.joint_procurement.answers.panel import Position
from lstdash.questions.joint_procurement.charts import plots
from lstdash.questions.joint_procurement.model.levers import LEVERS
from lstdash.same import same

MOST_BARS = 8  # with names of some fifty letters


@same
def assumptions(version: str, today: date) -> Sheet:
    """Return every assumption behind the page, as it stands today."""
    return Sheet("Antaganden", levers.COLUMNS, tuple(levers.table(LEVERS, inputs(version).assumptions, today)))


@same
def chances(found: Answer, focus: str = "") -> Exhibit:
    """What several boards called for alone, and the ladder of claims."""
    letters = {letter: name for line in found.lines for letter, name in zip(line.chance.boards, line.boards, strict=True)}
    return Exhibit(
        stem="upphandling",
        title=f"Köptes av flera länsstyrelser {found.year}",
        says=found.title,
        alt=plots.chances_alt(found),
        table=Sheet("Köptes av flera", tables.COLUMNS, tuple(tables.table(found))),
        figure=partial(plots.chances, found, focus) if found.lines else None,
        key=(style.letters(letters),) if letters else (),
        slide=_most(found) if found.lines else None,
        sources=found.sources,
        beside=(Sheet("Stegen efter märkning", tables.LADDER_COLUMNS, tuple(tables.ladder_table(found))),),
    )


def _most(found: Answer) -> SlideChart:
    """Describe what most boards called for, as many bars as can be read, as a chart that PowerPoint draws itself."""
    shown = found.lines[:MOST_BARS]
    boards = tuple(float(len(line.boards)) for line in shown)
    names = tuple(f"{line.name}\n{' '.join(line.chance.boards)}" for line in shown)
    letters = {letter: name for line in shown for letter, name in zip(line.chance.boards, line.boards, strict=True)}
    rest = (f"De {MOST_BARS} som flest köpte, av {len(found.lines)}.",) if len(found.lines) > MOST_BARS else ()
    return SlideChart("bar", (Series("Länsstyrelser", boards),), names, key=(*rest, style.letters(letters)))


@same
def meeting(found: Meeting) -> Exhibit:
    """Every call behind the chances, to print for a meeting."""
    return of_table(Sheet("Lista till mötet", found.columns, found.rows), found.sources)


@same
def work(found: Position, on: Sheet) -> Exhibit:
    """The work saved by number of boards."""
    return Exhibit(
        stem="upphandling-sa-fa-racker",
        title="Sparat arbete efter antal som deltar",
        says=panel.title(found),
        alt=plots.work_alt(found),
        table=Sheet("Så få räcker", panel.COLUMNS, tuple(panel.table(found)), ("auto", "hundredths")),
        figure=partial(plots.work, found),
        assumptions=on,
    )


@same
def sure(found: together.Sure, on: Sheet) -> Exhibit:
    """The work saved at the ends of one assumption at a time."""
    return Exhibit(
        stem="upphandling-hanger-pa",
        title="Ett antagande i taget, sparat arbete",
        says=found.title,
        alt=plots.hangs_on_alt(found),
        table=Sheet("Ett antagande i taget", together.SWING_COLUMNS, tuple(together.swing_table(found)), tornado.KINDS),
        figure=partial(plots.hangs_on, found),
        reading=lambda: Sheet(
            "Ett antagande i taget", together.SWINGS_READ, tuple(together.swings_read(found)), tornado.READ_KINDS
        ),
        sources=found.sources,
        assumptions=on,
    )


@same
def table(found: together.Sure, on: Sheet, name: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Exhibit:
    """A table that belongs to no chart."""
    return replace(of_table(Sheet(name, columns, tuple(rows)), found.sources), assumptions=on)


@same
def gained(rows: tuple[together.Row, ...], on: Sheet) -> Exhibit:
    """Price and work together, by number of boards."""
    kinds: tuple[Notation, ...] = ("auto", "share", "share", "share")
    return replace(of_table(Sheet("Pris och arbete ihop", together.COLUMNS, rows, kinds)), assumptions=on)


@same
def cars(found: CarsAnswer) -> Exhibit:
    """The cars of all boards, by register and year."""
    names = tuple(f"{row.label} {row.year}" for row in found.estimates)
    years = sorted({row.year for row in found.estimates}) or [0]
    bars = Series("Bilar", tuple(one.cars for one in found.estimates))
    printed = (f"Rapporten anger ca {formats.decimal(found.printed)} bilar.",)
    return Exhibit(
        stem="upphandling-bilar",
        title=f"Bilar i alla län efter register och år, {years[0]}–{years[-1]}" if names else "Bilar i alla län",
        says=found.sentence,
        alt=plots.cars_alt(found),
        table=Sheet("Bilar i alla län", CAR_COLUMNS, tuple(car_table(found)), ("auto", "year", "tenths", "share")),
        figure=partial(plots.cars, found),
        slide=SlideChart("bar", (bars,), names, key=printed) if names else None,
        sources=found.sources,
    )


@same
def gains(found: CarsAnswer, focus: str, on: Sheet) -> Exhibit:
    """How much lower each board's price is when all buy together."""
    series = Series("Lägre pris", tuple(gain.lower_share for gain in found.gains))
    names = tuple(gain.name for gain in found.gains)
    shown = Exhibit(
        stem="upphandling-vem-vinner",
        title="Lägre pris per länsstyrelse när alla köper tillsammans",
        says=found.gain_title,
        alt=plots.gains_alt(found),
        table=Sheet("Vem vinner", GAIN_COLUMNS, tuple(gain_table(found)), ("auto", "share", "auto")),
        figure=partial(plots.gains, found, focus) if found.is_gain else None,
        slide=SlideChart("bar", (series,), names, is_share=True, decimals=1) if found.is_gain else None,
        sources=found.sources,
    )
    return replace(shown, assumptions=on)
