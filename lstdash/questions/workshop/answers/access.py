"""Who is this, and may they steer? What the cookies of a workshop (`routes/cookies.py`) give the right to."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from lstdash import clock
from lstdash.database.engine import open_store
from lstdash.workshop import devices, steering
from lstdash.workshop.entities import Steering
from lstdash.workshop.steering import Cookie, Steered


def token_by_secret(code: str, secret: str, device: str, by: str = "") -> str:
    """Return a one-time token for the right code and secret; wrong ones count on the device, or on where from.

    Raises UserError.
    """
    store = open_store()
    return steering.once_by_secret(store, code, secret, devices.counted_on(store, device, by), now=clock.now())


def exchange(token: str) -> Cookie:
    """Use up a one-time token for a cookie. Raises UserError."""
    return steering.exchange(open_store(), token, now=clock.now())


def may_steer(workshop: str, cookie: str | None) -> bool:
    """True when the cookie steers this workshop."""
    return steering.may_steer(open_store(), workshop, cookie, now=clock.now())


def steer(workshop: str, cookie: str | None) -> Steering:
    """Return the right to steer. Raises UserError without a valid cookie."""
    return steering.authorise(open_store(), workshop, cookie, now=clock.now())


def mine(cookies: Mapping[str, str]) -> tuple[Steered, ...]:
    """Return the workshops that a browser's cookies steer (workshop -> cookie), the newest first. Raises UserError."""
    return steering.mine(open_store(), cookies, now=clock.now()) if cookies else ()


def sign_out(cookie: str) -> None:
    """Forget the right to steer."""
    steering.stop_steering(open_store(), cookie)


def public_url(seen: str) -> str:
    """Return the address that phones can reach: LSTDASH_PUBLIC_URL, else the origin that this page was fetched from."""
    given = os.environ.get("LSTDASH_PUBLIC_URL", "").strip().rstrip("/")
    if given:
        return given
    parts = urlsplit(seen)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def is_only_here(address: str) -> bool:
    """True for an address that no phone can reach."""
    return urlsplit(address).hostname in (None, "localhost", "127.0.0.1", "::1")
