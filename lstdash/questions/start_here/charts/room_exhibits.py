"""The matrix of a room whose round is shown, how its scores lie and what has moved, and the matrix that was sealed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from lstdash.evidence.citations import Source
from lstdash.evidence.scores import SHAPES
from lstdash.exhibits import Cell, Exhibit, Notation, Series, Sheet, SlideChart
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.start_here.answers.items import MatrixCriterion
from lstdash.questions.start_here.answers.room import RoomAnswer
from lstdash.questions.start_here.answers.sealed import SealedMatrix
from lstdash.questions.start_here.answers.spreads import ItemSpread, Movement
from lstdash.questions.start_here.charts import exhibits, room_plots

SOURCES = (Source("", "Poäng som deltagarna satte i workshopen"), Source("", "Rapportens rutor: avsnitt 5.7"))
STEPS = ("1", "2", "3", "4", "5")

Criteria = Iterable[MatrixCriterion]
AUTO: Notation = "auto"
TWO: Notation = "hundredths"
KINDS = (AUTO, AUTO, *[AUTO] * len(STEPS), TWO, TWO, AUTO)
MOVED_KINDS = (AUTO, AUTO, *[TWO] * 7)


def matrix(answer: RoomAnswer, at: Sliders, criteria: Criteria) -> Exhibit:
    """The sorted list and its matrix, with the sliders where the room has them."""
    return exhibits.matrix("workshop", answer.assessment, at, exhibits.settings(at, criteria), SOURCES)


def scores(answer: RoomAnswer, at: Sliders, criteria: Criteria, item: ItemSpread) -> Exhibit:
    """How everybody's scores lie, the item to discuss first on top, with the picture of one item."""
    rows = tuple(
        (spread.name, one.name, *one.counts, one.mean, one.deviation, SHAPES[one.shape])
        for spread in answer.spreads
        for one in spread.distributions
    )
    return Exhibit(
        stem="workshop-poang",
        title=f"Så ligger poängen för ”{item.name}”",
        says=f"”{item.name}”: {item.sentence}",
        alt=room_plots.distributions_alt(item),
        table=Sheet("Poängens fördelning", ("Förslag", "Kriterium", *STEPS, "Medel", "Spridning", "Form"), rows, KINDS),
        figure=partial(room_plots.distributions, item),
        key=("Talet vid en prick är hur många som gav poängen.",),
        sources=SOURCES,
        assumptions=exhibits.settings(at, criteria),
    )


def movement(answer: RoomAnswer, at: Sliders, criteria: Criteria) -> Exhibit:
    """Where each item stood and stands, what has moved most on top."""
    moved, sentence = answer.movements, answer.movement_sentence
    axes = ("Insats förut", "Insats nu", "Vinst förut", "Vinst nu")
    columns = ("Nummer", "Förslag", *axes, "Flyttat, steg", "Oenighet förut", "Oenighet nu")
    return Exhibit(
        stem="workshop-flytt",
        title="Vad som har ändrats sedan förra omgången",
        says=sentence,
        alt=room_plots.movement_alt(moved, sentence),
        table=Sheet("Flyttat sedan förra omgången", columns, tuple(_moved(one) for one in moved), MOVED_KINDS),
        figure=partial(room_plots.movement, moved),
        key=room_plots.movement_key(moved),
        slide=_arrows(moved),
        sources=SOURCES,
        assumptions=exhibits.settings(at, criteria),
    )


def sealed(found: SealedMatrix) -> Exhibit:
    """The matrix as it was sealed."""
    return exhibits.matrix("workshop", found.assessment, found.sliders, None, SOURCES)


def _arrows(moved: Sequence[Movement]) -> SlideChart:
    """Return both places as a native chart, each item by its number and name where it stands now, with an arrow to there."""
    ways = [
        Series("", (one.before[1], one.after[1]), "context", (one.before[0], one.after[0]), draws="arrow")
        for one in moved
        if one.distance > room_plots.STILL
    ]
    at: dict[tuple[float, float], list[Movement]] = {}  # what is written of one place stands at the first of its marks
    for one in moved:
        at.setdefault(one.after, []).append(one)
    crowded = exhibits.is_crowded({place: [one.name for one in here] for place, here in at.items()})
    written = {
        place: ", ".join(str(one.number) for one in here) if crowded else "\n".join(f"{one.number} {one.name}" for one in here)
        for place, here in at.items()
    }
    names = tuple(written.pop(one.after, "") for one in moved)
    before = [tuple(one.before[axis] for one in moved) for axis in (0, 1)]
    after = [tuple(one.after[axis] for one in moved) for axis in (0, 1)]
    return SlideChart(
        "scatter",
        (
            *ways,
            Series(room_plots.BEFORE, before[1], "context", before[0]),
            Series(room_plots.AFTER, after[1], "accent", after[0], names, beside="above"),
        ),
        x_title="Insats (1 liten, 5 stor)",
        y_title="Vinst (1 liten, 5 stor)",
        x_range=exhibits.SCALE,
        y_range=exhibits.SCALE,
        letters=11,
        key=room_plots.movement_key(moved) if crowded else (),
    )


def _moved(one: Movement) -> tuple[Cell, ...]:
    places = (one.before[0], one.after[0], one.before[1], one.after[1])
    figures = (*places, one.distance, one.deviation_before, one.deviation_after)
    return (one.number, one.name, *figures)
