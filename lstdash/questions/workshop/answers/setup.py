"""Start a workshop: which items, on which criteria, and how long will a participant need?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import clock, formats
from lstdash.database import limits
from lstdash.database.engine import open_store
from lstdash.database.faults import WorkshopError
from lstdash.database.values import clean, shown
from lstdash.questions.start_here.answers.assess import MODEL_VERSION, Sliders
from lstdash.questions.start_here.answers.items import Anchors, Catalog, MatrixCriterion, MatrixItem, catalog
from lstdash.questions.start_here.model.start_here import Axis
from lstdash.workshop import workshops
from lstdash.workshop.entities import Created, Criterion, Item

SUGGESTED = ("initialkostnad", "antal_aktorer", "paverkan", "effekt")
SECONDS_A_SCORE = 4
MOST_OWN_CRITERIA = 6
OWN_KEYS = tuple(f"egen-{number}" for number in range(1, MOST_OWN_CRITERIA + 1))
ANCHORS: dict[Axis, Anchors] = {
    "effort": (
        "Mycket liten insats",
        "Liten insats",
        "Varken liten eller stor insats",
        "Stor insats",
        "Mycket stor insats",
    ),
    "benefit": ("Mycket liten vinst", "Liten vinst", "Varken liten eller stor vinst", "Stor vinst", "Mycket stor vinst"),
}
LONGEST_TITLE = limits.LONGEST_TITLE


@dataclass(frozen=True, slots=True)
class Plan:
    """What a facilitator has chosen: keys of the catalogue, names typed by hand, criteria, groups; own criteria per axis."""

    title: str
    items: tuple[str, ...]
    typed: tuple[str, ...]
    criteria: tuple[str, ...]
    groups: tuple[str, ...] = ()
    own_effort: tuple[str, ...] = ()
    own_benefit: tuple[str, ...] = ()

    @property
    def questions(self) -> int:
        """How many scores each item gets."""
        return len(self.criteria) + len(self.own_effort) + len(self.own_benefit)


@dataclass(frozen=True, slots=True)
class Opened:
    """A new workshop: code as it is shown, and the secret that is shown only once."""

    workshop: str
    code: str
    secret: str


def create(version: str, plan: Plan) -> Opened:
    """Create the workshop with round 1 open. Raises UserError for what is missing or passes a limit."""
    known = catalog(version)
    made: Created = workshops.create(
        open_store(),
        title=plan.title,
        items=chosen_items(known, plan.items, plan.typed),
        criteria=_criteria(known, plan),
        data_version=version,
        model_version=MODEL_VERSION,
        settings=settings(Sliders(), plan.groups),
        now=clock.now(),
    )
    return Opened(made.id, shown(made.code), made.secret)


def chosen_items(known: Catalog, keys: Sequence[str], typed: Sequence[str]) -> list[Item]:
    """Return items as the store keeps them: from the catalogue by key, then typed ones."""
    found = [item for key in keys if (item := known.item(key))]
    return [_item(item) for item in found] + [Item("", name) for name in typed if name.strip()]


def settings(sliders: Sliders, groups: Sequence[str]) -> dict[str, object]:
    """Return what the store keeps beside the votes: the sliders and the groups to choose from. Raises UserError."""
    names = [clean(name, "grupp", limits.LONGEST_NAME) for name in groups]
    unique = list(dict.fromkeys(name for name in names if name))
    limits.require_at_most(len(unique), limits.MOST_GROUPS, "Det är för många grupper.", "grupper", "Ta bort några.")
    return {
        "weights": dict(sliders.weights),
        "effort_threshold": sliders.effort_threshold,
        "benefit_threshold": sliders.benefit_threshold,
        "effort_penalty": sliders.effort_penalty,
        "uniform_weights": sliders.uniform_weights,
        "groups": unique,
    }


def lines(text: str) -> tuple[str, ...]:
    """Return the filled lines of a text field."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def time_needed(items: int, criteria: int) -> str:
    """Say how many scores each participant sets, and about how long it takes."""
    scores = items * criteria
    minutes = max(1, round(scores * SECONDS_A_SCORE / 60))
    time = formats.count(minutes, "minut", "minuter")
    return f"Varje deltagare sätter {formats.count(scores, 'poäng')}. Det tar ungefär {time}."


def _item(item: MatrixItem) -> Item:
    return Item(
        item.key,
        _short(item.name, limits.LONGEST_LABEL),
        _short(item.description, limits.LONGEST_DESCRIPTION),
        item.origin,
        item.effort_half,
        item.benefit_half,
    )


def own_criteria(plan: Plan) -> list[MatrixCriterion]:
    """Return the criteria that the facilitator has typed; a high score always means much. Raises UserError for too many."""
    typed: list[tuple[Axis, str]] = [("effort", name) for name in plan.own_effort]
    typed += [("benefit", name) for name in plan.own_benefit]
    limits.require_at_most(
        len(typed), MOST_OWN_CRITERIA, "Det är för många egna kriterier.", "egna kriterier", "Ta bort några."
    )
    return [
        MatrixCriterion(key, axis, clean(name, "kriterium", limits.LONGEST_LABEL, required=True), ANCHORS[axis])
        for key, (axis, name) in zip(OWN_KEYS, typed, strict=False)
    ]


def _criteria(known: Catalog, plan: Plan) -> list[Criterion]:
    chosen = [criterion for criterion in known.criteria if criterion.key in plan.criteria] + own_criteria(plan)
    names = [criterion.name.casefold() for criterion in chosen]
    for name in names:
        if names.count(name) > 1:
            raise WorkshopError(
                "Två kriterier har samma namn.", where="kriterier", found=name, action="Ge dem namn som går att skilja åt."
            )
    return [_criterion(criterion) for criterion in chosen]


def _criterion(criterion: MatrixCriterion) -> Criterion:
    return Criterion(criterion.key, criterion.axis, criterion.name, criterion.anchors, criterion.raises)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
