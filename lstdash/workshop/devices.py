"""A device's cookie: a name made here and signed with a key of the store, so that nobody can make one up.

All servers on a store share its key, and phones outlive a restart. A device that has joined is known by its name alone, so
a phone whose cookie is older than the key loses nothing.
"""

from __future__ import annotations

import hmac
import secrets

from sqlalchemy import Connection, select

from lstdash.database import signing
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed
from lstdash.database.schema import participants, workshops
from lstdash.database.statements import given
from lstdash.database.values import hashed

LENGTHS = range(16, 201)  # of a name
PURPOSE = "devices"
UNKNOWN = "Den här enheten gick inte att känna igen."
AGAIN = "Tillåt kakor för sidan och läs in den igen."


def cookie_for(store: Store, held: str) -> str:
    """Return the cookie to give to whoever fetches a page with `held`, empty for one that keeps it.

    A name that is not signed is signed only when a participant has it; whatever else a browser says is replaced.
    """
    if _is_given(_key(store), held):
        return ""
    return signed(store, name(held) if _has_joined(store, held) else secrets.token_urlsafe(24))


def signed(store: Store, of: str) -> str:
    """Return the cookie of the device with this name."""
    return f"{of}.{signing.seal(_key(store), of)}"


def name(device: str) -> str:
    """Return the name in a cookie."""
    return device.partition(".")[0]


def hash_of(workshop: str, device: str) -> str:
    """Return what a participant is found by. NotAllowed for what cannot be a device of ours."""
    if len(name(device)) not in LENGTHS:
        raise NotAllowed(UNKNOWN, action=AGAIN)
    # The workshop is part of the hash: nobody can follow a device from one workshop to the next.
    return hashed(f"{workshop}:{name(device)}")


def require_given(connection: Connection, device: str) -> None:
    """Raise NotAllowed for a device that this server, or another one on its store, has not made."""
    if not _is_given(signing.key(connection, PURPOSE), device):
        raise NotAllowed(UNKNOWN, action=AGAIN)


def counted_on(store: Store, device: str, by: str) -> str:
    """Return what wrong codes are counted on: a device that was made here, else where from (`by`)."""
    return name(device) if not by or _is_given(_key(store), device) else by


def _key(store: Store) -> str:
    with store.read() as connection:
        found = signing.key(connection, PURPOSE)
    if found is not None:
        return found
    with store.write() as connection:
        return signing.made(connection, PURPOSE)


def _is_given(key: str | None, device: str) -> bool:
    of, _, sealed = device.partition(".")
    return key is not None and hmac.compare_digest(sealed.encode("utf-8", "replace"), signing.seal(key, of).encode())


def _has_joined(store: Store, device: str) -> bool:
    if len(name(device)) not in LENGTHS:
        return False
    with store.read() as connection:
        rooms = connection.execute(_ROOMS).scalars()
        hashes = [hash_of(room, device) for room in rooms]
        return connection.execute(_JOINED, {"hashes": hashes}).first() is not None


_ROOMS = select(workshops.c.workshop).where(workshops.c.purged_at.is_(None))
_JOINED = select(participants.c.participant).where(participants.c.device_hash.in_(given("hashes", participants.c.device_hash)))
