"""What can be taken away from a room whose round is shown: the matrix, how the scores lie, and what has moved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from lstdash.exports.content import Cell, Export, Series, Sheet, Stamp
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.start_here.views import files as start_here_files
from lstdash.questions.workshop.answers.result import ItemSpread, Movement, WorkshopResult
from lstdash.questions.workshop.answers.room import Room
from lstdash.questions.workshop.answers.words import SHAPES
from lstdash.questions.workshop.charts import workshop as charts
from lstdash.views import downloads

SOURCES = Sheet("Källor", ("Uppgift",), (("Poäng som deltagarna satte i workshopen",), ("Rapportens rutor: avsnitt 5.7",)))
STEPS = ("1", "2", "3", "4", "5")


@dataclass(frozen=True, slots=True)
class Papers:
    """What every file of a shown round carries."""

    room: Room
    at: Sliders
    result: WorkshopResult
    stamp: Stamp

    @property
    def settings(self) -> Sheet:
        """Where the room's sliders stand."""
        return start_here_files.settings(self.at, self.room.criteria)


def papers(page_title: str, room: Room, number: int, group: str, at: Sliders, result: WorkshopResult) -> Papers:
    """Return the papers of this run: which round, and whose scores."""
    chosen = [("Workshop", room.title), ("Omgång", f"{number}"), ("Poäng från", group or "alla deltagare")]
    return Papers(room, at, result, downloads.stamp(page_title, chosen))


def matrix(papers: Papers) -> None:
    """The sorted list and its matrix."""
    has_chart = bool(papers.result.assessment.placed)
    downloads.row(partial(_matrix, papers), "workshop", papers.stamp, is_drawn=has_chart)


def _matrix(papers: Papers, stamp: Stamp) -> Export:
    return start_here_files.matrix(papers.result.assessment, papers.at, SOURCES, papers.settings, stamp)


def scores(papers: Papers, item: ItemSpread) -> None:
    """How everybody's scores lie, with the picture of one item."""
    downloads.row(partial(_scores, papers, item), "workshop-poang", papers.stamp)


def _scores(papers: Papers, item: ItemSpread, stamp: Stamp) -> Export:
    return Export(
        title=f"Så ligger poängen för ”{item.name}”",
        headline=f"”{item.name}”: {item.sentence}",
        alt=charts.distributions_alt(item),
        data=spread_sheet(papers.result),
        sources=SOURCES,
        assumptions=papers.settings,
        stamp=stamp,
        draw=partial(charts.distributions, item),
    )


def movement(papers: Papers) -> None:
    """Where each item stood and stands."""
    downloads.row(partial(_movement, papers), "workshop-flytt", papers.stamp)


def _movement(papers: Papers, stamp: Stamp) -> Export:
    moved, sentence = papers.result.movements, papers.result.movement_sentence
    return Export(
        title="Vad som har ändrats sedan förra omgången",
        headline=sentence,
        alt=charts.movement_alt(moved, sentence),
        data=movement_sheet(papers.result),
        sources=SOURCES,
        assumptions=papers.settings,
        stamp=stamp,
        draw=partial(charts.movement, moved),
        slide=start_here_files.points(
            (
                _places(charts.BEFORE, [one.before for one in moved], (), is_past=True),
                _places(charts.AFTER, [one.after for one in moved], moved),
            )
        ),
    )


def _places(name: str, at: list[tuple[float, float]], labelled: tuple[Movement, ...], *, is_past: bool = False) -> Series:
    labels = tuple(f"{one.number}" for one in labelled)
    return Series(name, tuple(y for _, y in at), "context" if is_past else "accent", tuple(x for x, _ in at), labels)


def spread_sheet(result: WorkshopResult) -> Sheet:
    """Return every distribution, the item to discuss first on top."""
    rows = tuple(
        (item.name, one.name, *one.counts, round(one.mean, 2), round(one.deviation, 2), SHAPES[one.shape])
        for item in result.spreads
        for one in item.distributions
    )
    return Sheet("Poängens fördelning", ("Förslag", "Kriterium", *STEPS, "Medel", "Spridning", "Form"), rows)


def movement_sheet(result: WorkshopResult) -> Sheet:
    """Return where each item stood and stands, what has moved most on top."""
    axes = ("Insats förut", "Insats nu", "Vinst förut", "Vinst nu")
    columns = ("Nummer", "Förslag", *axes, "Flyttat, steg", "Oenighet förut", "Oenighet nu")
    return Sheet("Flyttat sedan förra omgången", columns, tuple(_moved(one) for one in result.movements))


def _moved(one: Movement) -> tuple[Cell, ...]:
    places = (one.before[0], one.after[0], one.before[1], one.after[1])
    figures = (*places, one.distance, one.deviation_before, one.deviation_after)
    return (one.number, one.name, *(round(figure, 2) for figure in figures))
