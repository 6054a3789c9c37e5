"""Logins that are over because somebody has logged out: whoever has copied the cookie is out as well.

The cookie carries the login and no server remembers it, so what is remembered is its end, in the database that all servers
share. Pages ask what this process knows, which it learns anew in the background every few seconds; a write asks the database.
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
import time
from collections.abc import Mapping
from datetime import datetime

from lstdash.database import place
from lstdash.errors import UserError
from lstdash.login import emergency
from lstdash.login.session import Claims

LEARN_EVERY_SECONDS = 3.0
# What a provider says of a login and not only of the person: OpenID Connect Core 1.0, section 2. The time is in whole
# seconds, and one may log out and in again within one; the nonce is of one login alone.
TOLD_OF = ("provider", "iss", "sub", "iat", "nonce")

_log = logging.getLogger(__name__)
_known: set[str] = set()
_learn_at = 0.0
_learning = threading.Lock()


def marks(claims: Claims, cookies: Mapping[str, str]) -> frozenset[str]:
    """Return what the logins of a browser are remembered by: nothing that says whose they are."""
    held = [[str(claims.get(name, "")) for name in TOLD_OF]] if claims.get("iat") else []
    local = [[cookies[emergency.COOKIE]]] if cookies.get(emergency.COOKIE) else []
    return frozenset(hashlib.sha256(json.dumps(one).encode()).hexdigest() for one in held + local)


def end(of: frozenset[str], now: datetime) -> None:
    """Remember that these logins are over. Raises Unavailable."""
    if not of:
        return
    from lstdash.database import ended_logins  # the database library: not what a start should wait for
    from lstdash.database.engine import open_store

    _known.update(of)
    ended_logins.add(open_store(), of, now=now)


def is_known(of: frozenset[str]) -> bool:
    """Return whether one of them is over, as far as this process knows; it waits for nobody."""
    if time.monotonic() >= _learn_at and place.is_made() and _learning.acquire(blocking=False):
        threading.Thread(target=_learn_and_tell, daemon=True).start()
    return not of.isdisjoint(_known)


def is_over(of: frozenset[str]) -> bool:
    """Return whether one of them is over, as the database says. Raises Unavailable."""
    if place.is_made():  # else nobody has written anything
        from lstdash.database import ended_logins
        from lstdash.database.engine import open_store

        _known.update(ended_logins.every(open_store()))
    return not of.isdisjoint(_known)


def _learn_and_tell() -> None:
    global _learn_at
    try:
        is_over(frozenset())
    except UserError as error:
        _log.warning("which logins are over could not be read: %s", error.what)
    finally:
        _learn_at = time.monotonic() + LEARN_EVERY_SECONDS
        _learning.release()
