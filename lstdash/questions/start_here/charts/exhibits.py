"""A matrix to take away, the public one or a room's: the sorted list as data, and native points in PowerPoint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from lstdash.evidence.citations import Source
from lstdash.exhibits import Exhibit, Notation, Series, Sheet, SlideChart
from lstdash.questions.start_here.answers.assess import Assessment, Placed, Sliders
from lstdash.questions.start_here.answers.items import MatrixCriterion
from lstdash.questions.start_here.answers.start_here import StartHereAnswer
from lstdash.questions.start_here.charts import start_here as charts

SCALE = (1.0, 5.0)
COLUMNS = ("Nr", "Förslag", "Ruta", "I Börja här", "Säkerhet", "Insats", "Vinst", "Prioritet", "Grupp", "Varför")
KINDS: tuple[Notation, ...] = ("auto", "auto", "auto", "share", "auto", *("hundredths",) * 3, "auto", "auto")


def matrix(stem: str, assessment: Assessment, at: Sliders, assumptions: Sheet | None, sources: tuple[Source, ...]) -> Exhibit:
    """The matrix as it is drawn with the sliders where they stand."""
    placed = assessment.placed
    thresholds = (at.effort_threshold, at.benefit_threshold)
    return Exhibit(
        stem=stem,
        title=charts.title(assessment),
        says=assessment.headline,
        alt=charts.matrix_alt(assessment),
        table=Sheet("Börja här", COLUMNS, tuple(_row(line) for line in placed), KINDS),
        figure=partial(charts.matrix, assessment, thresholds) if placed else None,
        key=charts.matrix_key(assessment),
        slide=points([_series(placed)]) if placed else None,
        sources=sources,
        assumptions=assumptions,
    )


def public(answer: StartHereAnswer, at: Sliders, criteria: Iterable[MatrixCriterion]) -> Exhibit:
    """The matrix that everybody sees."""
    found = matrix("borja-har", answer.assessment, at, settings(at, criteria), answer.sources)
    return replace(found, says=answer.headline, conflicts=answer.conflicts)


def points(series: Iterable[Series]) -> SlideChart:
    """Return a native chart over effort and benefit; its points are numbered, and the table after it says by what names."""
    return SlideChart(
        "scatter",
        tuple(series),
        decimals=1,
        x_title="Insats",
        y_title="Vinst",
        x_range=SCALE,
        y_range=SCALE,
        table_follows=True,
    )


def settings(at: Sliders, criteria: Iterable[MatrixCriterion]) -> Sheet:
    """Return where the sliders stand."""
    weights = dict(at.weights)
    rows = (
        ("Gräns för stor insats", at.effort_threshold),
        ("Gräns för stor vinst", at.benefit_threshold),
        ("Hur tungt insatsen väger", at.effort_penalty),
        *((f"Vikt: {criterion.name}", weights.get(criterion.key, 1.0)) for criterion in criteria),
    )
    return Sheet("Antaganden", ("Reglage", "Värde"), rows)


def _series(placed: tuple[Placed, ...]) -> Series:
    labels = tuple(f"{line.number}" for line in placed)
    return Series("Förslag", tuple(line.benefit for line in placed), x=tuple(line.effort for line in placed), labels=labels)


def _row(line: Placed) -> tuple[str | float | None, ...]:
    return (
        line.number,
        line.name,
        line.quadrant_name,
        line.start_here_share,
        line.certainty,
        line.effort,
        line.benefit,
        line.priority,
        line.tier,
        line.why,
    )
