"""What is taken away from a room whose round is shown, and from what it was sealed as."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from lstdash.evidence.citations import Source
from lstdash.exhibits import Cell, Exhibit, Series, Sheet
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.start_here.charts import exhibits as shared
from lstdash.questions.workshop.answers import record as sealed_record
from lstdash.questions.workshop.answers.record import RecordAnswer
from lstdash.questions.workshop.answers.result import ItemSpread, Movement, WorkshopResult
from lstdash.questions.workshop.answers.room import Room
from lstdash.questions.workshop.answers.words import SHAPES
from lstdash.questions.workshop.charts import workshop as charts

SOURCES = (Source("", "Poäng som deltagarna satte i workshopen"), Source("", "Rapportens rutor: avsnitt 5.7"))
STEPS = ("1", "2", "3", "4", "5")


def matrix(room: Room, result: WorkshopResult, at: Sliders) -> Exhibit:
    """The sorted list and its matrix, with the sliders where the room has them."""
    return shared.matrix("workshop", result.assessment, at, shared.settings(at, room.criteria), SOURCES)


def scores(room: Room, result: WorkshopResult, at: Sliders, item: ItemSpread) -> Exhibit:
    """How everybody's scores lie, the item to discuss first on top, with the picture of one item."""
    rows = tuple(
        (spread.name, one.name, *one.counts, round(one.mean, 2), round(one.deviation, 2), SHAPES[one.shape])
        for spread in result.spreads
        for one in spread.distributions
    )
    return Exhibit(
        stem="workshop-poang",
        title=f"Så ligger poängen för ”{item.name}”",
        says=f"”{item.name}”: {item.sentence}",
        alt=charts.distributions_alt(item),
        table=Sheet("Poängens fördelning", ("Förslag", "Kriterium", *STEPS, "Medel", "Spridning", "Form"), rows),
        figure=partial(charts.distributions, item),
        sources=SOURCES,
        assumptions=shared.settings(at, room.criteria),
    )


def movement(room: Room, result: WorkshopResult, at: Sliders) -> Exhibit:
    """Where each item stood and stands, what has moved most on top."""
    moved, sentence = result.movements, result.movement_sentence
    axes = ("Insats förut", "Insats nu", "Vinst förut", "Vinst nu")
    columns = ("Nummer", "Förslag", *axes, "Flyttat, steg", "Oenighet förut", "Oenighet nu")
    before = _places(charts.BEFORE, [one.before for one in moved], (), is_past=True)
    after = _places(charts.AFTER, [one.after for one in moved], moved)
    return Exhibit(
        stem="workshop-flytt",
        title="Vad som har ändrats sedan förra omgången",
        says=sentence,
        alt=charts.movement_alt(moved, sentence),
        table=Sheet("Flyttat sedan förra omgången", columns, tuple(_moved(one) for one in moved)),
        figure=partial(charts.movement, moved),
        slide=shared.points((before, after)),
        sources=SOURCES,
        assumptions=shared.settings(at, room.criteria),
    )


def sealed(record: RecordAnswer) -> Exhibit:
    """The list with its papers, and every sum."""
    papers = Sheet("Försegling", ("Uppgift", "Innehåll"), tuple(sealed_record.papers(record)))
    found = shared.matrix("workshop", record.assessment, record.sliders, papers, SOURCES)
    return replace(found, title=record.title, says=record.headline, more=_sheets(record))


def _sheets(record: RecordAnswer) -> tuple[Sheet, ...]:
    sums: tuple[tuple[Cell, ...], ...] = tuple(
        (one.number, item, criterion, *counts, mean, deviation)
        for one in record.rounds
        for item, criterion, counts, mean, deviation in one.cells
    )
    return (
        Sheet("Poäng", ("Omgång", "Förslag", "Kriterium", *STEPS, "Medel", "Spridning"), sums),
        Sheet("Oenighet", ("Förslag", "Vad det betyder"), record.dissent),
    )


def _places(name: str, at: list[tuple[float, float]], labelled: tuple[Movement, ...], *, is_past: bool = False) -> Series:
    labels = tuple(f"{one.number}" for one in labelled)
    return Series(name, tuple(y for _, y in at), "context" if is_past else "accent", tuple(x for x, _ in at), labels)


def _moved(one: Movement) -> tuple[Cell, ...]:
    places = (one.before[0], one.after[0], one.before[1], one.after[1])
    figures = (*places, one.distance, one.deviation_before, one.deviation_after)
    return (one.number, one.name, *(round(figure, 2) for figure in figures))
