"""Who may steer: the secret gives a one-time token, a route of app.py exchanges it for a cookie, the cookie proves the right.

Only hashes are stored. The secret is typed, never part of an address; the token is worthless after its first use.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, delete, insert, select, update

from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed
from lstdash.database.schema import steer_tokens, workshops
from lstdash.database.statements import at, given, new
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


def once_by_secret(store: Store, code: str, secret: str, tried_by: str, *, now: datetime) -> str:
    """Return a one-time token for the right code and secret, also when the code has expired.

    Raises NotFound for a code of the wrong form, NotAllowed for a wrong pair, TooMuch after too many of them.
    """
    plain, instant = typed(code), stamp(now)
    with store.read() as connection:
        limits.require_tries_left(connection, tried_by, instant)
        row = connection.execute(_BY_CODE, {"at_code": plain}).one_or_none()
    expected = row.secret_hash if row else hashed("")
    if hmac.compare_digest(expected, hashed(typed_secret(secret))) and row is not None:
        return _once(store, row.workshop, now)
    with store.write() as connection:
        limits.count_failed_try(connection, tried_by, instant)
    raise NotAllowed("Koden och styrkoden hör inte ihop.", where="styrkod", action="Kontrollera båda och försök igen.")


def exchange(store: Store, token: str, *, now: datetime) -> Cookie:
    """Use up a one-time token and return a cookie; NotAllowed for a used, expired or unknown token."""
    cookie = Cookie("", new_token(), now + timedelta(days=COOKIE_DAYS))
    with store.write() as connection:
        row = connection.execute(_USE, {"at_token_hash": hashed(token), "used_at": stamp(now), "now": stamp(now)}).one_or_none()
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
        key = {"at_token_hash": hashed(cookie), "at_workshop": workshop, "now": stamp(now)}
        return connection.execute(_COOKIE, key).one_or_none() is not None


@dataclass(frozen=True, slots=True)
class Steered:
    """A workshop that a browser may steer."""

    workshop: str
    title: str
    kind: str
    is_open: bool
    created_at: datetime


def mine(store: Store, cookies: Mapping[str, str], *, now: datetime) -> tuple[Steered, ...]:
    """Return the workshops that these cookies steer (workshop -> cookie), the newest first; a false cookie opens none."""
    tokens = {hashed(cookie): workshop for workshop, cookie in cookies.items() if cookie}
    with store.read() as connection:
        rows = connection.execute(_MINE, {"tokens": list(tokens), "now": stamp(now)}).all()
    return tuple(
        Steered(row.workshop, row.title, row.kind, row.status == "open", moment(row.created_at))
        for row in rows
        if tokens[row.token_hash] == row.workshop
    )


def stop_steering(store: Store, cookie: str) -> None:
    """Forget a cookie: the facilitator has signed out."""
    with store.write() as connection:
        connection.execute(_FORGET, {"at_token_hash": hashed(cookie)})


def _once(store: Store, workshop: str, now: datetime) -> str:
    token = new_token()
    with store.write() as connection:
        _keep(connection, workshop, token, "once", now + timedelta(minutes=ONCE_MINUTES))
    return token


def _keep(connection: Connection, workshop: str, token: str, kind: Literal["once", "cookie"], expires_at: datetime) -> None:
    row = {"token_hash": hashed(token), "workshop": workshop, "kind": kind, "expires_at": stamp(expires_at)}
    connection.execute(_KEEP, row)


_T = steer_tokens.c
_IS_GOOD = _T.expires_at > given("now", _T.expires_at)
_BY_CODE = select(workshops.c.workshop, workshops.c.secret_hash).where(at(workshops.c.code))
_KEEP = insert(steer_tokens).values(new(_T.token_hash, _T.workshop, _T.kind, _T.expires_at))
_USE = (
    update(steer_tokens)
    .where(at(_T.token_hash), _T.kind == "once", _T.used_at.is_(None), _IS_GOOD)
    .values(new(_T.used_at))
    .returning(_T.workshop)
)
_COOKIE = select(_T.workshop).where(at(_T.token_hash, _T.workshop), _T.kind == "cookie", _IS_GOOD)
_W = workshops.c
_MINE = (
    select(_T.token_hash, _W.workshop, _W.title, _W.kind, _W.status, _W.created_at)
    .join_from(steer_tokens, workshops)
    .where(_T.token_hash.in_(given("tokens", _T.token_hash)), _T.kind == "cookie", _IS_GOOD)
    .order_by(_W.created_at.desc(), _W.workshop)
)
_FORGET = delete(steer_tokens).where(at(_T.token_hash))
