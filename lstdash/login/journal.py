"""A change that was allowed goes into the log; the database is asked for when something is changed, not before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lstdash import clock
from lstdash.access import Actor

if TYPE_CHECKING:
    from lstdash.database.audit import Changed


@contextmanager
def noted(actor: Actor, action: str, resource: str) -> Iterator[Changed]:
    """Write the change into the log around the change itself. Raises Unavailable, before it, when the log cannot be written."""
    from lstdash.database import audit
    from lstdash.database.engine import open_store

    with audit.noted(open_store(), actor, action, resource, now=clock.now()) as changed:
        yield changed
