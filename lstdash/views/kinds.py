"""How the kinds of workshop are drawn: each by its question's room, `lstdash/questions/<room>/views/kind.py`, with a `DRAWN`.

What a kind is otherwise stands in `lstdash/workshop/kinds.py`. The pages of a workshop ask here, so that neither they nor this
room import a question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

from lstdash.exhibits import Exhibit
from lstdash.exports.content import Stamp
from lstdash.views import cache
from lstdash.views.controls import Control
from lstdash.workshop import basis, kinds
from lstdash.workshop.entities import Workshop

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Screen:
    """A room whose round is shown to a group or, empty, to everyone.

    `keep` makes settings those of all who look; `discuss` draws the choice of one item among keys and labels, the first of them
    unless another was chosen, and returns its key.
    """

    room: Workshop
    round: int
    group: str
    stamp: Stamp  # of the files that are taken from here
    keep: Callable[[Mapping[str, object]], None]
    discuss: Callable[[Mapping[str, str]], str]

    def answer(self, compute: Callable[..., T], *choices: Any) -> T:
        """Return `compute(version, room, round, group, *choices)`, kept.

        The version is the room's own, as on its phones and under its seal: a newer one does not move what the room has seen,
        unless its own can no longer be read.
        """
        return cache.prepared(basis.of(self.room).version, compute, self.room, self.round, self.group, *choices)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a kind makes of a shown round: its sentence, what stands above and below the filters, items worth another round."""

    headline: str
    above: Callable[[], None]
    below: Callable[[], None]
    again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a kind makes of a sealed document: what can be taken along, and how it is drawn."""

    exhibit: Exhibit
    draw: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a kind is drawn. `county` is the chosen county's line, of a data version and a county, where a room is started.

    `controls` are those of the kind's own that stand in the address of a room; `filters` draws some of them beside the room's;
    `shown` raises UserError.
    """

    controls: Callable[[], tuple[Control, ...]]
    county: Callable[[str, str], str]
    filters: Callable[[], None]
    shown: Callable[[Screen], Shown]
    sealed: Callable[[Mapping[str, Any]], Sealed]


def drawn(code: str) -> Drawn:
    """Return how a kind is drawn, by its code. NotFound for one that this program does not know."""
    found: Drawn = import_module(f"{kinds.room(code)}.views.kind").DRAWN
    return found
