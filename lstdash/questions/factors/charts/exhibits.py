"""What is shown and taken away from /faktorer and from a room that scores it: each side's bars, the order, the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from lstdash import formats
from lstdash.evidence.citations import Source
from lstdash.evidence.scores import SHAPES
from lstdash.exhibits import Cell, Exhibit, Look, Notation, Series, Sheet, SlideChart, of_table
from lstdash.order import numbered
from lstdash.questions.factors.answers.known import SIDE_NAMES, KnownFactor, by_section
from lstdash.questions.factors.answers.weigh import Bar, Weighed
from lstdash.questions.factors.charts import plots
from lstdash.questions.factors.model.balance import Side
from lstdash.same import same

ROOM = (Source("", "Poäng som deltagarna satte i workshopen"), Source("", "Faktorerna: rapportens avsnitt 4.3 och 4.4"))
TITLES: dict[Side, str] = {"drives": "Underlättar", "restrains": "Motverkar"}
STEPS = ("1", "2", "3", "4", "5")
BARS = ("Faktor", "Avsnitt", *STEPS, "Styrka", "Form", "Rådighet")
TURNS = ("Vänder ensam", "Vänder i andel av utfallen")
KINDS: tuple[Notation, ...] = (*("auto",) * 7, "hundredths", "auto", "hundredths")
TURN_KINDS: tuple[Notation, ...] = ("auto", "share")
MEANS = ("Medel av poängen, 1–5.",)
ORDER = ("Plats", "Motstånd", "Rådighet", "Styrka")


@same
def bars(found: Weighed, side: Side, sources: tuple[Source, ...]) -> Exhibit:
    """One side, the strongest first."""
    shown, title = found.of(side), TITLES[side]
    return Exhibit(
        stem=f"faktorer-{formats.slug(title)}",
        title=f"{title}, starkast överst",
        says=found.headline,
        alt=plots.bars_alt(shown),
        table=_table(title, shown, side),
        figure=partial(plots.bars, shown),
        slide=_slide(shown),
        sources=sources,
    )


@same
def both(found: Weighed | None) -> Exhibit:
    """What was sealed: the two sides in one chart, each with a sheet of its own, and the order; None is nothing."""
    if found is None:
        return of_table(_table(TITLES["restrains"], (), "restrains"), ROOM)
    shown = (*found.of("drives"), *found.of("restrains"))
    return Exhibit(
        stem="faktorer",
        title="Det som underlättar överst, sedan det som motverkar, starkast först",
        says=found.headline,
        alt=" ".join(f"{title}: {plots.bars_alt(found.of(side))}" for side, title in TITLES.items()),
        table=_table(TITLES["restrains"], found.of("restrains"), "restrains"),
        figure=partial(plots.bars, shown) if shown else None,
        slide=_both(shown) if shown else None,
        sources=ROOM,
        more=(_table(TITLES["drives"], found.of("drives"), "drives"), order(found).table),
    )


@same
def order(found: Weighed) -> Exhibit:
    """The restraints that can be acted on, in their order."""
    rows = tuple((bar.place, bar.name, bar.reach, bar.strength) for bar in found.ordered)
    return of_table(Sheet("Att ta sig an först", ORDER, rows, ("auto", "auto", "hundredths", "hundredths")))


@same
def everything(factors: Sequence[KnownFactor]) -> Exhibit:
    """The report's factors with both sides: ours and that of the section each stands in. It rests on all of the sections."""
    columns = ("Faktor", "Verkan", "Avsnittets sida", "Beskrivning", "Avsnitt")
    rows = tuple(
        (one.name, SIDE_NAMES[one.side], SIDE_NAMES[one.section_side], one.description, one.section) for one in factors
    )
    by_label = {one.source.label: one.source for one in factors[::-1]}  # the first of each section
    found = of_table(Sheet("Faktorer", columns, rows), tuple(by_label[label] for label in sorted(by_label, key=numbered)))
    if not factors:
        return found
    counted = by_section(factors)
    return replace(
        found,
        title="Antal faktorer per avsnitt i rapporten 2006",
        alt=plots.sections_alt(counted),
        figure=partial(plots.sections, counted),
        slide=_by_section(counted),
    )


def _by_section(counted: Mapping[str, tuple[int, int, int]]) -> SlideChart:
    """How many of each side stand in each section."""
    looks: tuple[Look, ...] = ("warning", "accent", "hatched")
    named = zip(plots.KINDS, looks, zip(*counted.values(), strict=True), strict=True)
    return SlideChart("stacked", tuple(Series(name, tuple(map(float, of)), look) for name, look, of in named), tuple(counted))


def _table(name: str, shown: Sequence[Bar], side: Side) -> Sheet:
    turns = TURNS if side == "restrains" else ()
    kinds = (*KINDS, *TURN_KINDS[: len(turns)])
    return Sheet(name, (*BARS, *turns), tuple(_row(bar) for bar in shown), kinds)


def _row(bar: Bar) -> tuple[Cell, ...]:
    cells: tuple[Cell, ...] = (bar.name, bar.section, *bar.counts, bar.strength, SHAPES[bar.shape], bar.reach)
    if bar.side == "drives":
        return cells
    return (*cells, "ja" if bar.turns else "nej", bar.turns_share)


def _slide(shown: Sequence[Bar]) -> SlideChart:
    look: Look = "warning" if any(bar.side == "restrains" for bar in shown) else "accent"
    strengths = Series("Styrka", tuple(bar.strength for bar in shown), look)
    return SlideChart("bar", (strengths,), tuple(map(plots.name, shown)), 1, key=MEANS)


def _both(shown: Sequence[Bar]) -> SlideChart:
    looks: tuple[tuple[Side, Look], ...] = (("drives", "accent"), ("restrains", "warning"))
    sides = tuple(
        Series(TITLES[side], tuple(bar.strength if bar.side == side else None for bar in shown), look) for side, look in looks
    )
    return SlideChart("stacked", sides, tuple(map(plots.name, shown)), 1, key=MEANS)
