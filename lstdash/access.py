"""Who may do what: one rule for every page, route and write, asked as (actor, action, resource) and denied by default.

An action that no rule names is refused. Without a login everybody reads, scores and steers with what they know (a code, a
token), which the rooms themselves check; only the server's own machine publishes and follows up. A login narrows this by role.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["lasa", "leda", "publicera", "folja-upp", "administrera"]
OPEN: frozenset[str] = frozenset({"lasa", "leda", "administrera"})  # no login: everybody
OWN_MACHINE: frozenset[str] = frozenset({"publicera", "folja-upp"})  # no login: whoever sits at the server


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks; without a login nobody in particular, perhaps at the machine that the server runs on."""

    roles: frozenset[str] = frozenset()
    is_at_server: bool = False


def allowed(actor: Actor, action: str, resource: str = "") -> bool:
    """Return whether the actor may do the action on the resource (a page's stem, a table, a workshop)."""
    return action in OPEN or (action in OWN_MACHINE and actor.is_at_server)
