"""Errors of the workshop store that a person may see.

UserError
└── WorkshopError
    ├── NotFound      no such code, link or item, or it has expired
    ├── NotAllowed    not by this person, or not now
    ├── TooMuch       a limit of number or length
    ├── Conflict      somebody else changed it first
    └── Unavailable   the store does not answer: nothing was saved
"""

from __future__ import annotations

from lstdash.errors import UserError


class WorkshopError(UserError):
    """Base of the store's own errors."""


class NotFound(WorkshopError):
    """No such code, link or item, or it has expired."""


class NotAllowed(WorkshopError):
    """Not by this person, or not now."""


class TooMuch(WorkshopError):
    """A limit of number or length."""


class Conflict(WorkshopError):
    """Somebody else changed it first."""


class Unavailable(WorkshopError):
    """The store does not answer: nothing was saved."""
