"""What is shown and taken away from /styrning: the areas by level, what is missing, the chain, every group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lstdash.exhibits import Exhibit, Look, Series, Sheet, SlideChart, of_table
from lstdash.questions.governance.answers import tables
from lstdash.questions.governance.answers.gaps import Gap
from lstdash.questions.governance.answers.governance import GovernanceAnswer
from lstdash.questions.governance.charts import plots
from lstdash.questions.governance.model.coverage import STATES, SYMMETRIC
from lstdash.same import same

LOOKS: tuple[Look, ...] = ("accent", "focus", "warning", "context")


@same
def coverage(answer: GovernanceAnswer) -> Exhibit:
    """The areas by level; its slide counts the states of the nation and the regions in each area."""
    names = tuple(answer.rows[area] for area in answer.areas)
    by_area = {area: [answer.cells[area, level].state for level in SYMMETRIC] for area in answer.areas}
    series = tuple(
        Series(state, tuple(by_area[area].count(state) for area in answer.areas), look)
        for state, look in zip(STATES, LOOKS, strict=True)
    )
    return Exhibit(
        stem="styrning",
        title="Grupper per område och nivå (riket, nord, syd och öst) 2005",
        says=answer.title,
        alt=plots.coverage_alt(answer),
        table=Sheet("Områden och nivåer", tables.MATRIX, tuple(tables.matrix(answer))),
        figure=partial(plots.coverage, answer) if answer.groups else None,
        slide=SlideChart("stacked", series, names),
        sources=answer.sources,
        conflicts=answer.conflicts,
        is_wide=True,
    )


@same
def gaps(found: Sequence[Gap]) -> Exhibit:
    """What is missing of the report's three key words."""
    rows = tuple((gap.name, gap.stood, " ".join(gap.missing)) for gap in found)
    sheet = Sheet("Vad som fattas", ("Rapportens nyckelord", "Läget 2005", "Fattas, eller sägs inte"), rows)
    return of_table(sheet, tuple(gap.mark for gap in found))


@same
def chain(version: str) -> Exhibit:
    """The proposed chain of commissioners and performers."""
    rows, marks = tables.chain(version)
    return of_table(Sheet("Föreslagen kedja av uppdrag", tables.CHAIN, tuple(rows)), marks)


@same
def groups(answer: GovernanceAnswer, area: str) -> Exhibit:
    """Every group, or those of an area."""
    name = f"Grupper: {answer.rows[area]}" if area else "Alla grupper som nämns"
    return of_table(Sheet(name, tables.GROUPS, tuple(tables.groups(answer, area))), answer.sources)
