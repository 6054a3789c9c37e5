"""Which counties are like ours? Adjustable likeness by size, constellations, land borders and named activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lstdash import formats, store
from lstdash.errors import ScenarioError
from lstdash.evidence.activities import TAKES_PART
from lstdash.evidence.board_size import Asked, Size, each, size_classes
from lstdash.evidence.constellations import OCCASIONAL
from lstdash.evidence.counties import county_names, county_rows
from lstdash.evidence.faults import explained
from lstdash.evidence.survey import Trouble, trouble
from lstdash.evidence.survey_faults import LIKENESS
from lstdash.shared_model.similarity import Likeness, Profile, Weights, similar

COMPARABLE = 5  # counties compared with, unless the reader chooses otherwise


@dataclass(frozen=True, slots=True)
class Likenesses:
    """What likeness is made of, and how many counties count as comparable."""

    size: float = 1.0
    constellations: float = 1.0
    neighbours: float = 1.0
    activities: float = 1.0
    comparable: int = COMPARABLE
    boards: Size = Size()  # whose size classes


@dataclass(frozen=True, slots=True)
class Nearest:
    """One other county: how like ours it is and why; comparable when it is among the nearest, ties included."""

    county: str
    name: str
    score_share: float
    reasons: str
    is_comparable: bool


@dataclass(frozen=True, slots=True)
class NearestAnswer:
    """All other counties, most alike first."""

    county: str
    name: str
    nearest: tuple[Nearest, ...]
    title: str
    trouble: Trouble | None
    by_register: str = ""  # whose sizes, and who is nearest by the other registers of the year

    @property
    def comparable(self) -> tuple[str, ...]:
        """The comparable counties, most alike first."""
        return tuple(found.county for found in self.nearest if found.is_comparable)


def nearest_answer(version: str, county: str, likenesses: Likenesses, year: int) -> NearestAnswer:
    """Return the other counties by likeness; weights that cannot be used give none and why."""
    names = county_names(version)

    def ask(boards: Size) -> tuple[Nearest, ...]:
        return _nearest(version, county, replace(likenesses, boards=boards), year)

    try:
        nearest = ask(likenesses.boards)
        told = _by_register(each(version, likenesses.boards, ask), names[county])
    except ScenarioError as error:
        return NearestAnswer(county, names.get(county, county), (), "Vilka län liknar varandra?", trouble(error, names))
    return NearestAnswer(county, names[county], nearest, title(nearest, names[county]), None, told)


def _nearest(version: str, county: str, likenesses: Likenesses, year: int) -> tuple[Nearest, ...]:
    names = county_names(version)
    with explained(LIKENESS):
        weights = Weights(likenesses.size, likenesses.constellations, likenesses.neighbours, likenesses.activities)
        found = similar(county, profiles(version, year, likenesses.boards), weights)
    limit = _limit(found, likenesses.comparable)
    return tuple(
        Nearest(like.county, names[like.county], share, _reasons(like), share >= limit and share > 0)
        for like, share in ((like, like.score_share) for like in found)
    )


def _by_register(asked: Asked[tuple[Nearest, ...]] | None, name: str) -> str:
    """Say whose sizes are compared, and who would be most like ours by the other registers of the year."""
    if asked is None:
        return ""
    titles = {label: title(nearest, name) for label, nearest in asked.said.items()}
    (chosen, most), *others = titles.items()
    told = f"Storlekarna är enligt {chosen} {asked.year}."
    apart = [f"{label}: {other}." for label, other in others if other != most]
    if not apart:
        return f"{told} Övriga register för året ger samma svar." if others else told
    return " ".join((told, *apart))


def profiles(version: str, year: int, boards: Size) -> dict[str, Profile]:
    """Return what each county is compared on; activities that all share say nothing and are left out."""
    classes = size_classes(version, boards)
    constellations: dict[str, set[str]] = {}
    for row in store.table("constellation_members", version):
        if row["membership"] != OCCASIONAL:
            constellations.setdefault(row["county"], set()).add(row["constellation"])
    neighbours: dict[str, set[str]] = {}
    for row in store.table("county_neighbours", version):
        neighbours.setdefault(row["county"], set()).add(row["neighbour"])
    activities: dict[str, set[str]] = {}
    for row in store.query("constellations_together", version, year=year):
        if row["role"] in TAKES_PART:
            activities.setdefault(row["county"], set()).add(row["activity"])
    return {
        row["county"]: Profile(
            row["county"],
            classes.get(row["county"]),
            frozenset(constellations.get(row["county"], ())),
            frozenset(neighbours.get(row["county"], ())),
            frozenset(activities.get(row["county"], ())),
        )
        for row in county_rows(version)
    }


def title(nearest: Sequence[Nearest], name: str) -> str:
    """Say which county is most alike; ties are all named."""
    best = max((found.score_share for found in nearest), default=0.0)
    if best == 0:
        return f"Inget län liknar {name} med de valda vikterna"
    top = [found.name for found in nearest if found.score_share == best]
    return f"{formats.listed(top)} liknar {name} mest"


def _limit(found: Sequence[Likeness], comparable: int) -> float:
    """The score of the last comparable county: those that tie with it are comparable too."""
    return found[min(comparable, len(found)) - 1].score_share if found else 0.0


def _reasons(like: Likeness) -> str:
    told = (
        "samma storleksklass" if like.size_share else "",
        "granne" if like.neighbours_share else "",
        formats.count(len(like.shared_constellations), "konstellation", "konstellationer")
        if like.shared_constellations
        else "",
        formats.count(len(like.shared_activities), "verksamhet", "verksamheter") if like.shared_activities else "",
    )
    return ", ".join(text for text in told if text) or "inget gemensamt angivet"


COLUMNS = ("Län", "Likhet", "Gemensamt", "Jämförbart")


def table(answer: NearestAnswer) -> list[tuple[str | float | bool, ...]]:
    """Return the counties, most alike first; likeness as a share (0-1)."""
    return [(found.name, found.score_share, found.reasons, found.is_comparable) for found in answer.nearest]
