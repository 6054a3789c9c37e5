"""Errors a person may see.

LstdashError            base class; catch it at the edges (CLI, pages)
└── UserError           the user can act on it: shown in Swedish, never with a traceback
    ├── DataError       a table, file or published version is missing or wrong
    └── ScenarioError   the chosen values cannot hold together
Unsettled               an error's second base: what was asked for may have been done all the same

Everything else is a bug and keeps its traceback.
"""

from __future__ import annotations

from dataclasses import dataclass


class LstdashError(Exception):
    """Base of every error raised on purpose."""


@dataclass(eq=False)
class UserError(LstdashError):
    """What, where, expected, found, what to do: every field is Swedish text."""

    what: str
    where: str = ""
    expected: str = ""
    found: str = ""
    action: str = ""

    def __str__(self) -> str:
        parts = [
            self.what,
            f"Var: {self.where}" if self.where else "",
            f"Väntat: {self.expected}" if self.expected else "",
            f"Funnet: {self.found}" if self.found else "",
            f"Gör så här: {self.action}" if self.action else "",
        ]
        return "\n".join(part for part in parts if part)


class DataError(UserError):
    """A table, a file or a published version is missing or wrong."""


class Unsettled(LstdashError):
    """Nobody knows whether what was asked for was done; beside a UserError that says so."""


class ScenarioError(UserError):
    """Chosen values that cannot hold together."""
