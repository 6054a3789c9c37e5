"""Who may steer: the secret gives a one-time token, a route of app.py exchanges it for a cookie, the cookie proves the right.

Only hashes are stored. The secret is typed, never part of an address; the token is worthless after its first use.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, text

from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed
from lstdash.database.values import hashed, moment, new_token, stamp, typed, typed_secret
from lstdash.workshop.entities import Steering

ONCE_MINUTES = 10
COOKIE_DAYS = 60


@dataclass(frozen=True, slots=True)
class Cookie:
    """What the exchange gives: set `token` as an HttpOnly cookie for this workshop until `expires_at`."""

    workshop: str
    token: str
    expires_at: datetime


def once_by_secret(store: Store, code: str, secret: str, device: str, *, now: datetime) -> str:
    """Return a one-time token for the right code and secret, also when the code has expired.

    Raises NotFound for a code of the wrong form, NotAllowed for a wrong pair, TooMuch after too many of them.
    """
    plain, at = typed(code), stamp(now)
    with store.read() as connection:
        limits.require_tries_left(connection, device, at)
        row = connection.execute(_BY_CODE, {"code": plain}).one_or_none()
    expected = row.secret_hash if row else hashed("")
    if hmac.compare_digest(expected, hashed(typed_secret(secret))) and row is not None:
        return _once(store, row.workshop, now)
    with store.write() as connection:
        limits.count_failed_try(connection, device, at)
    raise NotAllowed("Koden och styrkoden hör inte ihop.", where="styrkod", action="Kontrollera båda och försök igen.")


def exchange(store: Store, token: str, *, now: datetime) -> Cookie:
    """Use up a one-time token and return a cookie; NotAllowed for a used, expired or unknown token."""
    cookie = Cookie("", new_token(), now + timedelta(days=COOKIE_DAYS))
    with store.write() as connection:
        row = connection.execute(_USE, {"token_hash": hashed(token), "now": stamp(now)}).one_or_none()
        if row is None:
            raise NotAllowed(
                "Länken för att styra workshopen är redan använd eller för gammal.",
                action="Öppna workshopen med kod och styrkod.",
            )
        _keep(connection, row.workshop, cookie.token, "cookie", cookie.expires_at)
    return Cookie(row.workshop, cookie.token, moment(stamp(cookie.expires_at)))


def authorise(store: Store, workshop: str, cookie: str | None, *, now: datetime) -> Steering:
    """Return the proof that every steering function asks for; NotAllowed without a valid cookie for this workshop."""
    if not may_steer(store, workshop, cookie, now=now):
        raise NotAllowed("Bara workshopledaren kan göra det här.", action="Öppna workshopen med kod och styrkod.")
    return Steering(workshop)


def may_steer(store: Store, workshop: str, cookie: str | None, *, now: datetime) -> bool:
    """True when the cookie gives the right to steer this workshop."""
    if not cookie:
        return False
    with store.read() as connection:
        key = {"token_hash": hashed(cookie), "workshop": workshop, "now": stamp(now)}
        return connection.execute(_COOKIE, key).one_or_none() is not None


def stop_steering(store: Store, cookie: str) -> None:
    """Forget a cookie: the facilitator has signed out."""
    with store.write() as connection:
        connection.execute(_FORGET, {"token_hash": hashed(cookie)})


def _once(store: Store, workshop: str, now: datetime) -> str:
    token = new_token()
    with store.write() as connection:
        _keep(connection, workshop, token, "once", now + timedelta(minutes=ONCE_MINUTES))
    return token


def _keep(connection: Connection, workshop: str, token: str, kind: Literal["once", "cookie"], expires_at: datetime) -> None:
    row = {"token_hash": hashed(token), "workshop": workshop, "kind": kind, "expires_at": stamp(expires_at)}
    connection.execute(_KEEP, row)


_BY_CODE = text("select workshop, secret_hash from workshops where code = :code")
_KEEP = text(
    "insert into steer_tokens (token_hash, workshop, kind, expires_at) values (:token_hash, :workshop, :kind, :expires_at)"
)
_USE = text(
    "update steer_tokens set used_at = :now where token_hash = :token_hash and kind = 'once' and used_at is null "
    "and expires_at > :now returning workshop"
)
_COOKIE = text(
    "select 1 from steer_tokens where token_hash = :token_hash and workshop = :workshop "
    "and kind = 'cookie' and expires_at > :now"
)
_FORGET = text("delete from steer_tokens where token_hash = :token_hash")
