"""A model's levers as a reader meets them: at the published default, with words and a grid that can show it.

The row says how far a room may want to go; the default and the range are the published assumption's. A published value that
does not fall on the step gets a finer step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lstdash import formats
from lstdash.errors import DataError
from lstdash.evidence.assumptions import Assumption
from lstdash.evidence.citations import QUALITIES
from lstdash.formats import Told
from lstdash.shared_model.levers import Lever, Levers, Unit, grid, in_order_shown
from lstdash.terms import TERMS

FINER = (1, 2, 5, 10)
MOST_POSITIONS = 400


@dataclass(frozen=True, slots=True)
class Dial:
    """One lever that can be moved: its published default, and the ends and the step of its slider."""

    lever: Lever
    default: float
    low: float
    high: float
    step: float
    assumption: Assumption

    @property
    def key(self) -> str:
        """The lever's own name."""
        return self.lever.key

    @property
    def positions(self) -> tuple[float, ...]:
        """Every value that the slider can stand at."""
        return grid(self.low, self.high, self.step)

    @property
    def label(self) -> str:
        """The glossary's word with the assumption's quality mark."""
        return f"{TERMS[self.key].name} {self.assumption.quality.sign}"

    @property
    def help(self) -> str:
        """What it is, where the default comes from, its range and owner, what it interacts with."""
        known, term = self.assumption, TERMS[self.key]
        default, low, high = (self.text(value) for value in (self.default, known.low, known.high))
        return (
            f"{term.definition} {term.beside}\n"
            f"Utgångsvärde {default}, spann {low} till {high}: {known.quality.sign} {known.quality.words}. {known.basis}\n"
            f"Källa: {known.source.label}. Ägare: {known.owner}."
        )

    def text(self, value: float) -> str:
        """Write a value of the lever."""
        return text(self.lever, value)


def dials(levers: Levers, assumptions: Mapping[str, Assumption]) -> tuple[Dial, ...]:
    """Return every lever at its published default, in the order shown. Raises DataError for one that no slider can show."""
    return tuple(_dial(lever, assumptions[lever.key]) for lever in in_order_shown(levers))


def _dial(lever: Lever, known: Assumption) -> Dial:
    low, high = min(lever.low, known.value), max(lever.high, known.value)
    for finer in FINER:
        step = Decimal(str(lever.step)) / finer
        low_, high_ = (Decimal(str(end)) for end in (low, high))
        if all((Decimal(str(value)) - low_) % step == 0 for value in (known.value, high)) and (
            (high_ - low_) / step < MOST_POSITIONS
        ):
            return Dial(lever, known.value, low, high, float(step), known)
    raise DataError(
        what="Antagandets värde går inte att ställa in på reglaget.",
        where=f"tabellen assumptions, {lever.key}",
        expected=f"ett värde i steg om {formats.plain(lever.step / FINER[-1])}",
        found=formats.plain(known.value),
        action="Avrunda värdet i källtabellen och publicera igen.",
    )


def text(lever: Lever, value: float) -> Told:
    """Write a lever's value: `42 %`, `3 år`, `0,1`."""
    if lever.unit is Unit.SHARE:
        return Told(formats.plain_share(value, 2), 100 * value, "%")
    if lever.unit is Unit.YEARS:
        return Told(formats.plain(value, 2) + f"{formats.NBSP}år", value, "år")
    return Told(formats.plain(value), value)


COLUMNS = ("Antagande", "Värde", "Spann", "Underlag", "Ägare", "Nästa översyn", "Grund", "Källa")


def table(levers: Levers, behind: Mapping[str, Assumption], today: date) -> list[tuple[str, ...]]:
    """Return every assumption behind a model as text, the sliders' first; a review that has passed says so."""
    shown = [lever.key for lever in in_order_shown(levers)]
    return [_row(levers.get(key), behind[key], today) for key in (*shown, *(key for key in behind if key not in levers))]


def _row(lever: Lever | None, found: Assumption, today: date) -> tuple[str, ...]:
    value, low, high = (_written(lever, found, number) for number in (found.value, found.low, found.high))
    return (
        TERMS[lever.key].name if lever else found.name,
        value,
        f"{low} till {high}",
        f"{found.quality.sign} {found.quality.words}",
        "Ej utsedd" if found.is_orphan else found.owner,
        _review(found, today),
        found.basis,
        found.source.label,
    )


def _review(found: Assumption, today: date) -> str:
    written = formats.day(found.next_review) if found.next_review else formats.MISSING
    return f"{written} (har passerat)" if found.is_overdue(today) else written


def _written(lever: Lever | None, found: Assumption, number: float) -> str:
    return text(lever, number) if lever else Told(f"{formats.plain(number)}{formats.NBSP}{found.unit}", number, found.unit)


def summary(behind: Mapping[str, Assumption], today: date) -> str:
    """Say how many assumptions there are, how many are only judged, lack an owner and should have been reviewed."""
    found = tuple(behind.values())
    judged, orphans = sum(item.is_judged for item in found), sum(item.is_orphan for item in found)
    count = formats.count(len(found), "antagande", "antaganden")
    owners = "alla har en ägare" if not orphans else f"{orphans} saknar ägare"
    overdue = sum(item.is_overdue(today) for item in found)
    late = f", {overdue} skulle ha setts över" if overdue else ""
    return f"Bakom reglagen: {count}, {judged} är {QUALITIES['tom'].short} ({QUALITIES['tom'].sign}), {owners}{late}"
