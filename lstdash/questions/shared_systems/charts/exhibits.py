"""What is shown and taken away from /gemensamt: the objects county by county, who stands outside, one county's sheet."""

from __future__ import annotations

from functools import partial

from lstdash.charts import activity_grid, style
from lstdash.exhibits import Exhibit, Look, Notation, Series, Sheet, SlideChart, of_table
from lstdash.questions.shared_systems.answers import tables
from lstdash.questions.shared_systems.answers.shared_systems import SharedSystemsAnswer
from lstdash.questions.shared_systems.answers.standing import ROLES, Standing
from lstdash.questions.shared_systems.charts import plots
from lstdash.same import same

LOOKS: tuple[Look, ...] = ("accent", "focus", "hatched", "context")


@same
def matrix(answer: SharedSystemsAnswer, focus: str = "") -> Exhibit:
    """The chosen objects and the counties' roles; every object in the files, shares as numbers."""
    shown = tuple(one.activity for one in answer.shown)
    return Exhibit(
        stem="gemensamt",
        title="Gemensamma system, blanketter och avtal",
        says=answer.title,
        alt=activity_grid.grid_alt(shown, answer.names),
        table=Sheet("Det som delas", tables.COLUMNS, tuple(tables.table(answer)), _kinds(tables.COLUMNS)),
        figure=partial(activity_grid.grid, shown, answer.names, focus) if shown else None,
        key=(style.letters(answer.names),),
        reading=lambda: Sheet(
            "Vem är med, och vem står närmast", tables.READING, tuple(tables.reading(answer)), _kinds(tables.READING)
        ),
        sources=answer.sources,
        is_wide=True,
    )


def _kinds(columns: tuple[str, ...]) -> tuple[Notation, ...]:
    return tuple("share" if name.startswith("Andel") else "auto" for name in columns)


@same
def outside(found: Standing, focus: str = "") -> Exhibit:
    """Each county by how many of the objects that not all share it is in, watches, stays out of, or nothing is said of."""
    is_any = any(any(line.counts) for line in found.lines)
    rows = tuple((line.name, *line.counts) for line in found.lines) if is_any else ()
    series = tuple(
        Series(role, tuple(line.counts[at] for line in found.lines), look)
        for at, (role, look) in enumerate(zip(ROLES, LOOKS, strict=True))
    )
    return Exhibit(
        stem="gemensamt-utanfor",
        title="Vem står utanför?",
        says=found.title,
        alt=plots.standing_alt(found),
        table=Sheet("Län för län", ("Länsstyrelse", *(role.capitalize() for role in ROLES)), rows),
        figure=partial(plots.standing, found, focus) if is_any else None,
        slide=SlideChart("stacked", series, tuple(line.name for line in found.lines)) if is_any else None,
        sources=found.sources,
    )


@same
def county(answer: SharedSystemsAnswer, code: str) -> Exhibit:
    """One county's sheet, to print: every object and the county's part in it."""
    name = f"{answer.names[code]}: system, blanketter, mallar och avtal"
    return of_table(Sheet(name, tables.COUNTY, tuple(tables.of_county(answer, code))), answer.sources)
