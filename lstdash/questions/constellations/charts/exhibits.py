"""What is shown and taken away from /konstellationer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import plotly.graph_objects as go

from lstdash.charts import county_map
from lstdash.evidence.citations import MARKS
from lstdash.evidence.constellations import PROJECT
from lstdash.evidence.county_map import CountyMap
from lstdash.evidence.survey import StatedFact
from lstdash.exhibits import Cell, Exhibit, Notation, Series, Sheet, SlideChart
from lstdash.questions.constellations.answers import constellations, counties, groups, what_if
from lstdash.questions.constellations.answers.constellations import ConstellationsAnswer
from lstdash.questions.constellations.answers.counties import CountiesAnswer
from lstdash.questions.constellations.answers.members import (
    MEMBER_COLUMNS,
    OVERLAP_COLUMNS,
    MembersAnswer,
    member_table,
    overlap_table,
)
from lstdash.questions.constellations.answers.pairs import PAIR_COLUMNS, PairsAnswer, pair_table
from lstdash.questions.constellations.answers.regrouped import REGROUP_COLUMNS, Regrouped, regroup_table
from lstdash.questions.constellations.charts import intervals, plots
from lstdash.same import same

Draw = Callable[[], go.Figure]
MOST_BARS = 8


@same
def places(answer: ConstellationsAnswer, drawn: CountyMap, members: MembersAnswer, focus: str) -> Exhibit:
    """Where the counties lie, coloured as chosen."""
    return county_map.exhibit(drawn, members.title, answer.sources, answer.conflicts, focus)


@same
def matrix(answer: ConstellationsAnswer, members: MembersAnswer, focus: str) -> Exhibit:
    """Who belongs to what, and which constellations overlap."""
    held = _sheet("Medlemmar", MEMBER_COLUMNS, member_table(members))
    overlaps = _sheet("Överlappningar", OVERLAP_COLUMNS, overlap_table(members))
    draw = partial(plots.matrix, members, focus)
    found = _exhibit(answer, "medlemskap", members.overlap_sentence, plots.matrix_alt(members), draw, held, overlaps)
    return replace(found, slide=_shared(members))


def _shared(members: MembersAnswer) -> SlideChart | None:
    """Describe which constellations share most counties, without the projects as in what is said of them.

    The matrix itself has more names than a slide has room for.
    """
    projects = {column.code for column in members.columns if column.kind == PROJECT}
    found = (one for one in members.overlaps if one.ordinary and not {one.first, one.second} & projects)
    shared = sorted(found, key=lambda one: -len(one.ordinary))[:MOST_BARS]
    names = tuple(f"{members.name(one.first)} och {members.name(one.second)}" for one in shared)
    counts = tuple(float(len(one.ordinary)) for one in shared)
    key = ("Län som är ordinarie medlemmar i båda.",)
    return SlideChart("bar", (Series("Gemensamma län", counts),), names, key=key, leads=False) if shared else None


@same
def means(answer: ConstellationsAnswer, members: MembersAnswer) -> Exhibit:
    """Mean of each constellation, as it was and after what is tried."""
    table = _sheet("Medeltal per konstellation", what_if.COLUMNS, what_if.table(members.means))
    says, draw = what_if.means_title(members.means, answer.year), partial(intervals.means, members)
    return _exhibit(answer, "medeltal", says, intervals.means_alt(members), draw, table)


@same
def spans(answer: ConstellationsAnswer, bounds: CountiesAnswer, focus: str) -> Exhibit:
    """Every county's interval, and the facts that it follows from."""
    table, draw = (
        _sheet("Spann per län", counties.COLUMNS, counties.table(bounds)),
        partial(intervals.counties, bounds, focus),
    )
    return _exhibit(answer, "spann", bounds.title, intervals.counties_alt(bounds), draw, table, _facts(answer.facts))


@same
def effect(answer: ConstellationsAnswer) -> Exhibit:
    """Small counties' mean minus large ones'; `answer` must have one."""
    assert answer.effect is not None
    table = _sheet(
        "Mindre minus större länsstyrelser", constellations.EFFECT_COLUMNS, constellations.effect_table(answer.effect)
    )
    draw = partial(intervals.effect, answer)
    return _exhibit(answer, "storlek", answer.size_title, intervals.effect_alt(answer), draw, table, _groups(answer))


@same
def regrouped(answer: ConstellationsAnswer, found: Regrouped) -> Exhibit:
    """The same difference with the classes of each register of a year."""
    kinds: tuple[Notation, ...] = ("auto", "hundredths", "hundredths")
    rows = tuple(regroup_table(found))
    table = Sheet(f"Mindre minus större, klasserna {found.year}", REGROUP_COLUMNS, rows, kinds)
    draw = partial(intervals.regrouped, answer, found)
    return _exhibit(answer, "storlek-register", found.title, intervals.regrouped_alt(answer, found), draw, table)


@same
def trend(answer: ConstellationsAnswer) -> Exhibit:
    """The groups' printed means over the years."""
    says, draw = constellations.trend_title(answer), partial(intervals.trend, answer)
    return _exhibit(answer, "utveckling", says, intervals.trend_alt(answer), draw, _groups(answer))


@same
def pairs(answer: ConstellationsAnswer, found: PairsAnswer, focus: str) -> Exhibit:
    """Who works with whom."""
    table = _sheet("Vem som samordnar med vem", PAIR_COLUMNS, pair_table(found))
    draw = partial(plots.pairs, found, focus)
    return _exhibit(answer, "tillsammans", found.title, plots.pairs_alt(found), draw, table, is_wide=True)


def _exhibit(
    answer: ConstellationsAnswer,
    stem: str,
    says: str,
    alt: str,
    draw: Draw,
    table: Sheet,
    *beside: Sheet,
    is_wide: bool = False,
) -> Exhibit:
    return Exhibit(
        stem=stem,
        title=table.name,
        says=says,
        alt=alt,
        table=table,
        figure=draw,
        sources=answer.sources,
        conflicts=answer.conflicts,
        is_wide=is_wide,
        beside=beside,
    )


def _sheet(name: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Sheet:
    """Means are written with two decimals; the files hold them whole."""
    kinds: list[Notation] = ["hundredths" if "per län" in column else "auto" for column in columns]
    return Sheet(name, columns, tuple(rows), tuple(kinds))


def _groups(answer: ConstellationsAnswer) -> Sheet:
    return _sheet("De två tryckta tabellerna", groups.COLUMNS, groups.table(answer.groups))


def _facts(facts: Sequence[StatedFact]) -> Sheet:
    """Every fact: where it stands, what it rests on and whether it counts."""
    rows = [(fact.label, fact.section, MARKS.get(fact.quality, MARKS["fylld"]), fact.is_used) for fact in facts]
    return _sheet("Uppgifter som spannen räknas ur", ("Uppgift", "Avsnitt", "Underlag", "Räknas med"), rows)
