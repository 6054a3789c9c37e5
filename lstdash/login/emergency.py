"""When no provider answers: one local administrator, with a secret whose hash stands in LSTDASH_ADMIN_HASH.

The secret is made by `python -m lstdash nodkod`, never chosen, and so long that it needs no slow hash and no brake on guesses.
A login by it lasts an hour, and ends at once when the hash is changed.
"""

from __future__ import annotations

import hmac
import json
import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from lstdash import undocumented
from lstdash.errors import UserError
from lstdash.login.session import Session

VARIABLE = "LSTDASH_ADMIN_HASH"
COOKIE = "lstdash_nod"
LASTS = timedelta(hours=1)
ACCOUNT = "nödinloggning"
KNOWN_BY = 16  # characters of the hash that a cookie names
HASH = re.compile(r"[0-9a-f]{64}")


def is_set() -> bool:
    """Return whether there is such a way in."""
    return bool(_wanted())


def check() -> None:
    """Raise UserError for a hash that is none."""
    if _wanted() and not HASH.fullmatch(_wanted()):
        raise UserError(
            "Nödinloggningens kontrollsumma går inte att använda. Servern startar inte.",
            VARIABLE,
            "64 hexadecimala tecken",
            "något annat",
            "Gör en ny med python -m lstdash nodkod.",
        )


def matches(secret: str) -> bool:
    """Return whether it is the secret, however it was written."""
    from lstdash.database.values import hashed, typed_secret  # Swedish notation: not what a start should wait for

    return is_set() and hmac.compare_digest(hashed(typed_secret(secret)), _wanted())


def cookie(now: datetime) -> str:
    """Return what the browser keeps: signed, and good for the hash that is set."""
    said = json.dumps({"at": now.timestamp(), "by": _wanted()[:KNOWN_BY]})
    return undocumented.sign(COOKIE, said)


def session(cookies: Mapping[str, str], now: datetime) -> Session | None:
    """Return the local administrator, None for anybody else and for one whose hour is over."""
    held = undocumented.signed(COOKIE, str(cookies.get(COOKIE, ""))) if is_set() else None
    if not held:
        return None
    said = json.loads(held)
    ends_at = datetime.fromtimestamp(said["at"], UTC) + LASTS
    if said["by"] != _wanted()[:KNOWN_BY] or ends_at <= now:
        return None
    return Session("Nödinloggning", ACCOUNT, frozenset({"administrator"}), ends_at, is_local=True)


def _wanted() -> str:
    return os.environ.get(VARIABLE, "").strip()
