"""A matrix to take away, the public one or a room's: the sorted list as data, and native points in PowerPoint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import permutations

from lstdash.evidence.citations import Source
from lstdash.exhibits import Exhibit, Look, Notation, Series, Sheet, SlideChart
from lstdash.questions.start_here.answers.assess import Assessment, Placed, Sliders
from lstdash.questions.start_here.answers.items import MatrixCriterion
from lstdash.questions.start_here.answers.start_here import StartHereAnswer
from lstdash.questions.start_here.charts import plots
from lstdash.questions.start_here.charts.layout import Point
from lstdash.same import same

LOW, HIGH = SCALE = (1.0, 5.0)
IN_CELL = "Utan poäng anger rapporten bara rutan: punkten står mitt i den"
ABOVE = 0.5  # room for a name over a mark
CORNER = 0.15  # a quadrant's name below its upper edge
LETTER, LINE = 0.04, 0.25  # of a name in the matrix: how wide a letter is, how high a line
COLUMNS = ("Nr", "Förslag", "Ruta", "I Börja här", "Säkerhet", "Insats", "Vinst", "Prioritet", "Grupp", "Varför")
KINDS: tuple[Notation, ...] = ("auto", "auto", "auto", "share", "auto", *("hundredths",) * 3, "auto", "auto")


@same
def matrix(stem: str, assessment: Assessment, at: Sliders, assumptions: Sheet | None, sources: tuple[Source, ...]) -> Exhibit:
    """The matrix as it is drawn with the sliders where they stand."""
    placed = assessment.placed
    thresholds = (at.effort_threshold, at.benefit_threshold)
    return Exhibit(
        stem=stem,
        title=plots.title(assessment),
        says=assessment.headline,
        alt=plots.matrix_alt(assessment),
        table=Sheet("Börja här", COLUMNS, tuple(_row(line) for line in placed), KINDS),
        figure=partial(plots.matrix, assessment, thresholds) if placed else None,
        key=plots.matrix_key(assessment),
        slide=_points(assessment, thresholds) if placed else None,
        sources=sources,
        assumptions=assumptions,
    )


@same
def public(answer: StartHereAnswer, at: Sliders, criteria: Iterable[MatrixCriterion]) -> Exhibit:
    """The matrix that everybody sees."""
    found = matrix("borja-har", answer.assessment, at, settings(at, criteria), answer.sources)
    return replace(found, says=answer.headline, conflicts=answer.conflicts)


def _points(assessment: Assessment, thresholds: tuple[float, float]) -> SlideChart:
    """Return the matrix as a native chart: both thresholds, the names of the quadrants, and every proposal by its name."""
    placed = assessment.placed
    inside = [line for line in placed if line.quadrant == "start_here"]
    cells = f". {IN_CELL}" if any(line.region.is_cell for line in placed) else ""
    effort, benefit = thresholds
    is_crowded = _is_crowded(placed)
    corners = (
        ("Börja här", LOW, HIGH),
        ("Planera", effort, HIGH),
        ("Gör i mån av tid", LOW, benefit),
        ("Avvakta", effort, benefit),
    )
    words = Series(
        "",
        tuple(y - CORNER for _, _, y in corners),
        "context",
        tuple(x for _, x, _ in corners),
        tuple(name for name, *_ in corners),
        "words",
    )
    return SlideChart(
        "scatter",
        (
            Series("", (LOW, HIGH), "context", (effort, effort), draws="line"),
            Series("", (benefit, benefit), "context", (LOW, HIGH), draws="line"),
            words,
            _series("Börja här", inside, "accent", is_crowded),
            _series("Övriga", [line for line in placed if line not in inside], "light", is_crowded),
        ),
        x_title=f"Insats (1 liten, 5 stor){cells}",
        y_title="Vinst (1 liten, 5 stor)",
        x_range=SCALE,
        y_range=(LOW, HIGH + ABOVE if any(line.benefit > HIGH - ABOVE for line in placed) else HIGH),
        letters=11,
        key=plots.matrix_key(assessment)[:1] if is_crowded else (),
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


def _series(name: str, found: Sequence[Placed], look: Look, is_crowded: bool) -> Series:
    at = _together(found)
    written = {place: ", ".join(str(one.number) for one in here) for place, here in at.items()} if is_crowded else _names(at)
    return Series(
        name if found else "",
        tuple(line.benefit for line in found),
        look,
        tuple(line.effort for line in found),
        tuple(written.pop((line.effort, line.benefit), "") for line in found),
        beside="above",
    )


def _together(found: Iterable[Placed]) -> dict[Point, list[Placed]]:
    """Return what stands at each place."""
    at: dict[Point, list[Placed]] = {}
    for line in found:
        at.setdefault((line.effort, line.benefit), []).append(line)
    return at


def _names(at: Mapping[Point, Sequence[Placed]]) -> dict[Point, str]:
    """Return the label of every place: a name a line."""
    return {place: "\n".join(f"{one.number} {one.name}" for one in here) for place, here in at.items()}


def _is_crowded(placed: Iterable[Placed]) -> bool:
    return is_crowded({place: [one.name for one in here] for place, here in _together(placed).items()})


def is_crowded(at: Mapping[Point, Sequence[str]]) -> bool:
    """Whether names over two places would lie over each other: then numbers stand there, and a key says the names."""
    sizes = {place: (max(map(len, names)) + 2, len(names)) for place, names in at.items()}
    return any(
        abs(one[0] - other[0]) < LETTER * (sizes[one][0] + sizes[other][0]) / 2
        and 0 <= other[1] - one[1] < LINE * sizes[one][1]
        for one, other in permutations(at, 2)
    )


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
