"""What is shown and taken away from /likvardighet: the funnel, the places, one board over time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lstdash import formats
from lstdash.exhibits import Exhibit, Look, Notation, Series, Sheet, SlideChart
from lstdash.questions.equality.answers import tables
from lstdash.questions.equality.answers.equality import EqualityAnswer
from lstdash.questions.equality.answers.over_time import YEAR_COLUMNS, OverTime, year_table
from lstdash.questions.equality.charts import plots
from lstdash.questions.equality.model.judge import Board
from lstdash.same import same

LEAST = 0.2  # of a place: a bar that has only one is still seen


@same
def funnel(answer: EqualityAnswer, focus: str = "") -> Exhibit:
    """Every board between the limits that chance gives."""
    is_share = answer.kind == "andel"
    kinds = tuple[Notation, ...]("share" if is_share and at in tables.SHARES else "auto" for at in range(len(tables.COLUMNS)))
    reading: tuple[Notation, ...] = ("auto", "share" if is_share else "auto", "auto", "auto", "auto", "auto")
    return Exhibit(
        stem="tratt",
        of=_of(answer),
        title="Skillnad mot vad slumpen ger",
        says=answer.title,
        alt=plots.funnel_alt(answer),
        table=Sheet("Länsstyrelserna mot slumpen", tables.COLUMNS, tuple(tables.table(answer)), kinds),
        reading=lambda: Sheet("Länsstyrelserna mot slumpen", tables.READING, tuple(tables.reading(answer)), reading),
        figure=partial(plots.funnel, answer, focus),
        sources=(answer.found.source,) if answer.found else (),
    )


@same
def places(answer: EqualityAnswer, focus: str = "") -> Exhibit:
    """The places each board may have, in the order chosen and never by level."""
    return Exhibit(
        stem="platser",
        of=_of(answer),
        title="Vilka platser är möjliga?",
        says=answer.ranks_title,
        alt=plots.places_alt(answer),
        table=Sheet(
            "Möjliga platser",
            ("Länsstyrelse", "Bästa plats", "Sämsta plats"),
            tuple((board.unit.name, *board.rank) for board in answer.boards),
        ),
        figure=partial(plots.places, answer, focus),
        slide=_places(answer.boards) if answer.boards else None,
        sources=(answer.found.source,) if answer.found else (),
    )


def _places(boards: Sequence[Board]) -> SlideChart:
    """A span a board from its best place to its worst."""
    kinds: tuple[tuple[str, bool, Look], ...] = (
        ("Några platser", False, "accent"),
        ("Vilken plats som helst", True, "context"),
    )
    spans = tuple(
        Series(
            name,
            tuple(
                max(float(board.rank[1] - board.rank[0]), LEAST) if (board.rank == (1, len(boards))) is anywhere else None
                for board in boards
            ),
            look,
        )
        for name, anywhere, look in kinds
    )
    room = Series(" ", tuple(float(board.rank[0]) for board in boards), "hidden")
    names = tuple(f"{board.unit.name}: {formats.interval(*board.rank)}" for board in boards)
    return SlideChart("floating", (room, *spans), names, y_title="plats", y_range=(1, len(boards) + 1))


@same
def over_time(found: OverTime, answer: EqualityAnswer) -> Exhibit:
    """One board through the periods."""
    is_share = found.kind == "andel"
    kind: Notation = "share" if is_share else "auto"
    periods = tuple(point.period for point in found.points)
    return Exhibit(
        stem="over-tid",
        of="-".join(filter(None, (_of(answer), found.name))),
        title=f"{found.name} över tid",
        says=found.title,
        alt=plots.over_time_alt(found),
        table=Sheet("Över tid", YEAR_COLUMNS, tuple(year_table(found)), ("year", kind, kind, kind, kind, "auto")),
        figure=partial(plots.over_time, found),
        slide=SlideChart(
            "line",
            (
                Series(found.name, tuple(point.value for point in found.points), "focus"),
                Series("Alla", tuple(point.common for point in found.points), "context"),
            ),
            periods,
            is_share=is_share,
        ),
        sources=(answer.found.source,) if answer.found else (),
    )


def _of(answer: EqualityAnswer) -> str:
    return f"{answer.found.key}-{answer.found.period}" if answer.found else ""
