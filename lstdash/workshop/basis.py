"""Which published version a room is counted with: the one it began with, as long as this program can read it.

A version from before an upgrade may lack what a kind now needs, and an old one may be damaged or gone. A room is never lost for
that: it is then counted with the current version, and says so.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from cachetools import TTLCache, cached

from lstdash import store
from lstdash.errors import DataError, ScenarioError
from lstdash.workshop import kinds
from lstdash.workshop.entities import Workshop

OTHER = "Rummet började med en version som inte längre kan öppnas; här räknas med den nu publicerade."
UNCOUNTED = "Svarens summor finns kvar, men inget vägdes samman: uppgifterna gick inte att läsa när workshopen förseglades."
LOOKED_AT_SECONDS = 60  # between two looks at a version: every phone of a room asks, and to fail takes a tenth of a second


@dataclass(frozen=True, slots=True)
class Basis:
    """The version that a room is counted with, and what its readers should know of that; nothing for the room's own."""

    version: str
    said: str = ""


def of(room: Workshop) -> Basis:
    """Return what a room is counted with. Raises DataError when its version cannot be read and nothing is published."""
    if _is_countable(str(store.extracts_dir()), room.data_version, room.kind):
        return Basis(room.data_version)
    return Basis(store.current_version(), OTHER)


def analysis(room: Workshop) -> Mapping[str, object]:
    """Return what the record keeps beside the sums, of the latest shown round: nothing that is wrong with a version stops it.

    `said` is there when it is not of the version that the room began with. Raises NotFound for an unknown kind.
    """
    kind, shown = kinds.kind(room.kind), room.revealed_rounds
    if not shown:
        return kind.analysis(room.data_version, room, None)
    try:
        basis = of(room)
        found = kind.analysis(basis.version, room, shown[-1])
    except (DataError, ScenarioError):
        return {"said": UNCOUNTED}
    return {**found, "said": f"{OTHER} ({basis.version})"} if basis.said else found


@cached(TTLCache(64, LOOKED_AT_SECONDS), lock=threading.Lock())
def _is_countable(root: str, version: str, kind: str) -> bool:
    try:
        offer = kinds.kind(kind).offer(version) if store.opens(version) else None
    except DataError:
        return False
    return offer is not None and bool(offer.items and offer.criteria)
