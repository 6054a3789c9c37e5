"""Start a workshop: which items, on which criteria, and how long will a participant need?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import clock, formats
from lstdash.database import limits
from lstdash.database.engine import open_store
from lstdash.database.faults import WorkshopError
from lstdash.database.values import clean, shown
from lstdash.workshop import kinds, workshops
from lstdash.workshop.entities import Created, Criterion, Item
from lstdash.workshop.kinds import MOST_OWN_CRITERIA, OWN_KEYS, Kind, Offer

SECONDS_A_SCORE = 4
LONGEST_TITLE = limits.LONGEST_TITLE


@dataclass(frozen=True, slots=True)
class Plan:
    """What a facilitator has chosen: keys of what the kind offers, names typed by hand, criteria, groups.

    `own` are criteria typed by hand, each an axis of the kind and a name.
    """

    kind: str
    title: str
    items: tuple[str, ...]
    typed: tuple[str, ...]
    criteria: tuple[str, ...]
    groups: tuple[str, ...] = ()
    own: tuple[tuple[str, str], ...] = ()

    @property
    def questions(self) -> int:
        """How many scores each item gets."""
        return len(self.criteria) + len(self.own)


@dataclass(frozen=True, slots=True)
class Opened:
    """A new workshop: code as it is shown, and the secret that is shown only once."""

    workshop: str
    code: str
    secret: str


def create(version: str, plan: Plan, by: str = "") -> Opened:
    """Create the workshop with round 1 open; `by` is where from. Raises UserError for what is missing or passes a limit."""
    kind = kinds.kind(plan.kind)
    known = kind.offer(version)
    made: Created = workshops.create(
        open_store(),
        kind=kind,
        title=plan.title,
        items=chosen_items(known, plan.items, plan.typed),
        criteria=_criteria(kind, known, plan),
        data_version=version,
        settings={**kind.settings, "groups": _groups(plan.groups)},
        now=clock.now(),
        by=by,
    )
    return Opened(made.id, shown(made.code), made.secret)


def chosen_items(known: Offer, keys: Sequence[str], typed: Sequence[str]) -> list[Item]:
    """Return what is offered under the keys, then typed items."""
    return known.chosen(keys) + [Item("", name) for name in typed if name.strip()]


def _groups(groups: Sequence[str]) -> list[str]:
    names = [clean(name, "grupp", limits.LONGEST_NAME) for name in groups]
    unique = list(dict.fromkeys(name for name in names if name))
    limits.require_at_most(len(unique), limits.MOST_GROUPS, "Det är för många grupper.", "grupper", "Ta bort några.")
    return unique


def lines(text: str) -> tuple[str, ...]:
    """Return the filled lines of a text field."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def time_needed(items: int, criteria: int, scored: str = "poäng") -> str:
    """Say how many scores each participant sets, and about how long it takes."""
    scores = items * criteria
    minutes = max(1, round(scores * SECONDS_A_SCORE / 60))
    time = formats.count(minutes, "minut", "minuter")
    return f"Varje deltagare sätter {formats.count(scores, scored)}. Det tar ungefär {time}."


def own_criteria(kind: Kind, plan: Plan) -> list[Criterion]:
    """Return the criteria that the facilitator has typed; a high score always means much. Raises UserError for too many."""
    limits.require_at_most(
        len(plan.own), MOST_OWN_CRITERIA, "Det är för många egna kriterier.", "egna kriterier", "Ta bort några."
    )
    steps = {axis.key: axis.own for axis in kind.axes}
    return [
        Criterion(key, axis, clean(name, "kriterium", limits.LONGEST_LABEL, required=True), own)
        for key, (axis, name) in zip(OWN_KEYS, plan.own, strict=False)
        if (own := steps.get(axis))
    ]


def _criteria(kind: Kind, known: Offer, plan: Plan) -> list[Criterion]:
    chosen = [criterion for criterion in known.criteria if criterion.key in plan.criteria] + own_criteria(kind, plan)
    names = [criterion.name.casefold() for criterion in chosen]
    for name in names:
        if names.count(name) > 1:
            raise WorkshopError(
                "Två kriterier har samma namn.", where="kriterier", found=name, action="Ge dem namn som går att skilja åt."
            )
    return chosen
