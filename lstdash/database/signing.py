"""Keys that only the store knows: made at first use, the same for every server on it, in no backup."""

from __future__ import annotations

import hmac
import secrets

from sqlalchemy import Connection, select

from lstdash.database.schema import signing_keys
from lstdash.database.statements import at, upsert


def key(connection: Connection, purpose: str) -> str | None:
    """Return the key of a purpose, None before anything was signed with it."""
    return connection.execute(_GET, {"at_purpose": purpose}).scalar_one_or_none()


def made(connection: Connection, purpose: str) -> str:
    """Return the key of a purpose, made now if there is none; the connection writes."""
    if (found := key(connection, purpose)) is None:  # another server may be first: its key counts
        connection.execute(_MAKE[connection.dialect.name], {"purpose": purpose, "signing_key": secrets.token_hex(32)})
        found = connection.execute(_GET, {"at_purpose": purpose}).scalar_one()
    return str(found)


def seal(key: str, text: str) -> str:
    """Return what only whoever has the key can make of the text (HMAC with sha256)."""
    return hmac.digest(bytes.fromhex(key), text.encode("utf-8", "replace"), "sha256").hex()


_K = signing_keys.c
_GET = select(_K.signing_key).where(at(_K.purpose))
_MAKE = upsert(signing_keys, lambda _: {_K.signing_key: _K.signing_key})
