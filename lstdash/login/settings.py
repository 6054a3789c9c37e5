"""What the installation says of roles: which claim they stand in, which values mean which role, how long a login lasts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from lstdash.access import ROLES
from lstdash.errors import UserError

CLAIM, MAPPING, HOURS = "LSTDASH_ROLE_CLAIM", "LSTDASH_ROLES", "LSTDASH_LOGIN_HOURS"
VARIABLES = (CLAIM, MAPPING, HOURS)
DEFAULT_CLAIM, DEFAULT_HOURS = "roles", 8
MOST_HOURS = 24 * 30  # the cookie's own age


@dataclass(frozen=True, slots=True)
class Settings:
    """The claim's name (a dot leads into it), each value's role, and how long a login lasts."""

    claim: str
    role_of: Mapping[str, str]
    lasts: timedelta


def settings() -> Settings:
    """Return what the environment says. Raises UserError for what cannot be meant."""
    return _parsed(*(os.environ.get(name, "").strip() for name in VARIABLES))


@lru_cache(maxsize=8)
def _parsed(claim: str, mapping: str, hours: str) -> Settings:
    return Settings(claim or DEFAULT_CLAIM, _mapping(mapping), timedelta(hours=_hours(hours)))


def _mapping(text: str) -> Mapping[str, str]:
    """Read `administrator=grupp-a,grupp-b; lasare=grupp-c`; without a mapping a value is the role's own name."""
    if not text:
        return {role: role for role in ROLES}
    found: dict[str, str] = {}
    for part in filter(None, map(str.strip, text.split(";"))):
        role, _, values = (piece.strip() for piece in part.partition("="))
        named = [value for value in map(str.strip, values.split(",")) if value]
        if role not in ROLES or not named:
            from lstdash.formats import listed

            raise _wrong(MAPPING, "ROLL=VÄRDE,VÄRDE; ROLL=VÄRDE med rollerna " + listed(list(ROLES)), part)
        for value in named:
            if found.setdefault(value, role) != role:
                raise _wrong(MAPPING, "varje värde vid en roll", f"{value} vid {found[value]} och {role}")
    return found


def _hours(text: str) -> int:
    if not text:
        return DEFAULT_HOURS
    from lstdash.numbers import read, whole  # where it is said: not what every start should wait for

    found = whole(read(text))
    if not isinstance(found, int) or not 1 <= found <= MOST_HOURS:
        raise _wrong(HOURS, f"hela timmar från 1 till {MOST_HOURS}", text)
    return found


def _wrong(name: str, expected: str, found: str) -> UserError:
    return UserError(
        "En inställning för inloggningen går inte att förstå. Servern startar inte.",
        name,
        expected,
        found,
        "Rätta miljövariabeln. Tabellen står i docs/drift.md.",
    )
