"""Where do we begin? The report's matrix of effort and benefit, with the reader's own scores on top (2006 report, 5.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from lstdash import formats
from lstdash.evidence.citations import Conflict, Source, conflicts
from lstdash.questions.start_here.answers.assess import Assessment, Placed, Scoring, Sliders, assess
from lstdash.questions.start_here.answers.items import Catalog, MatrixItem, catalog
from lstdash.questions.start_here.answers.panel import Grids, PanelAnswer, panel_answer

READING = (
    "Rapporten skriver ”Börja här!” över hela matrisen. Att det är liten insats och stor vinst som avses är vår läsning, "
    "liksom namnen på de tre andra rutorna och att exemplet löneadministration gäller förslaget om fler län."
)
UNSCORED = (
    "Rapporten ger inga poäng, bara en ruta. Vikterna flyttar därför bara förslag som har fått poäng: sätt egna nedan, "
    "eller låt en grupp göra det i en workshop."
)
UNIFORM_IDLE = (
    "Att alla vikter är lika möjliga ändrar ingenting än: inget förslag har fått poäng, och rapportens ruta är densamma med "
    "vilka vikter som helst."
)
NO_ORDER = "Hur säker ordningen är går att säga först när minst fem har poängsatt; förslag med samma prioritet delar plats."
NO_DATA = "Matrisens exempel är inte publicerade ännu."

OwnScores = tuple[tuple[str, tuple[int, ...]], ...]  # item key, and a score per criterion in the catalogue's order, 0 for none


@dataclass(frozen=True, slots=True)
class StartHereAnswer:
    """The page: the sentence, the list with its certainty, what to discuss, and what it rests on."""

    headline: str
    assessment: Assessment
    items: tuple[MatrixItem, ...]
    has_scores: bool
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]


def answer(version: str, sliders: Sliders, own: OwnScores = (), added: tuple[str, ...] = ()) -> StartHereAnswer:
    """Return the matrix at the sliders' values. Raises ScenarioError when all weights of an axis are zero."""
    known = catalog(version)
    board = scoring(known, own, added)
    found = assess(board, sliders)
    if not known.examples and not board.has_scores:
        found = replace(found, headline=NO_DATA)
    sources = tuple(dict.fromkeys(item.source for item in board.items if item.source))
    return StartHereAnswer(
        found.headline, found, board.items, board.has_scores, sources[:1], conflicts(version, "matrix_items")
    )


def panel(version: str, sliders: Sliders, own: OwnScores = (), added: tuple[str, ...] = (), grids: Grids = ()) -> PanelAnswer:
    """Return what the live panel shows along each slider. Raises ScenarioError as `answer`."""
    return panel_answer(scoring(catalog(version), own, added), sliders, grids)


def scoring(known: Catalog, own: OwnScores, added: tuple[str, ...]) -> Scoring:
    """Return the board of one reader: the report's examples, then what was added or scored from the register."""
    scored = dict(own)
    extra = [item for key in dict.fromkeys((*added, *scored)) if (item := known.item(key)) and item not in known.examples]
    items = (*known.examples, *extra)
    scores = np.full((1 if scored else 0, len(items), len(known.criteria)), np.nan)
    for at, item in enumerate(items):
        for place, score in enumerate(scored.get(item.key, ())[: len(known.criteria)]):
            if score:
                scores[0, at, place] = score
    return Scoring(items, known.criteria, scores)


COLUMNS = ("Nr", "Förslag", "Ruta", "Plats", "Hör hemma i Börja här", "Plats i 8 av 10 utfall", "Grupp", "Varför")


def table(assessment: Assessment) -> list[tuple[str, ...]]:
    """Return the sorted list as text."""
    return [_line(placed) for placed in assessment.placed]


def _line(placed: Placed) -> tuple[str, ...]:
    return (
        formats.decimal(placed.number),
        placed.name,
        placed.quadrant_name,
        formats.interval(*placed.place),
        _sure(placed),
        formats.interval(*placed.rank_span) if placed.rank_span else formats.MISSING,
        formats.decimal(placed.tier) if placed.tier else formats.MISSING,
        placed.why,
    )


def _sure(placed: Placed) -> str:
    said = placed.certainty.capitalize()
    return said if placed.start_here_share is None else f"{said} ({formats.share(placed.start_here_share)})"


def tier_sentence(assessment: Assessment) -> str:
    """Say how far the order can be trusted: which items cannot be told apart."""
    sizes: Mapping[int, int] = {
        tier: sum(line.tier == tier for line in assessment.placed) for tier in range(1, assessment.tiers + 1)
    }
    if not sizes:
        return NO_ORDER if assessment.placed else ""
    if len(sizes) == 1 and sum(sizes.values()) > 1:
        return "Inget av de poängsatta förslagen går att skilja från de andra: ordningen är för osäker."
    if all(size == 1 for size in sizes.values()):
        return "Ordningen mellan de poängsatta är säker i minst nio av tio utfall."
    start, parts = 1, []
    for size in sizes.values():
        if size > 1:
            parts.append(formats.interval(start, start + size - 1))
        start += size
    listed = formats.listed(parts)
    return f"Platserna {listed} kan inte skiljas åt sinsemellan. Mellan grupperna är ordningen säker i nio av tio."
