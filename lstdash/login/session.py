"""From what a provider has said of a person to who it is, which roles it has, and until when that counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lstdash.access import LEAST, Actor
from lstdash.login.settings import settings

Claims = Mapping[str, Any]
NAMES = ("name", "preferred_username", "email", "sub")  # what a person is called on the page
ACCOUNTS = ("preferred_username", "email", "name")  # what the log calls the account, beside the one name that is its alone


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is logged in, as the provider said when they did.

    The account is `provider:sub`: only `sub` is one person's and stays so (OpenID Connect Core 1.0, section 5.7). What it is
    called can be changed, and may be another's.
    """

    name: str
    account: str
    roles: frozenset[str]
    ends_at: datetime
    called: str = ""
    is_local: bool = False  # by the emergency code: no provider knows of it


def logged_in(claims: Claims, client: str, now: datetime) -> Session | None:
    """Return who is logged in; None for nobody, for a login that is over, and for one that was meant for another client."""
    issued = claims.get("iat")
    if claims.get("is_logged_in") is not True or not client or not claims.get("sub") or not isinstance(issued, int | float):
        return None
    ends_at = datetime.fromtimestamp(issued, UTC) + settings().lasts
    audience = claims.get("aud")
    if ends_at <= now or client not in (audience if isinstance(audience, list) else [audience]):
        return None
    account = f"{claims.get('provider')}:{claims['sub']}"
    return Session(_first(claims, NAMES), account, roles(claims), ends_at, _first(claims, ACCOUNTS))


def actor_of(found: Session | None) -> Actor:
    """Return who asks, where a login is configured."""
    if found is None:
        return Actor(is_login_on=True)
    return Actor(found.roles, is_login_on=True, name=found.account, called=found.called)


def roles(claims: Claims) -> frozenset[str]:
    """Return the roles that the claim's values mean; the least of them for whoever has none.

    An address says nothing of a person unless the provider has verified it (OpenID Connect Core 1.0, section 5.7).
    """
    wanted = settings()
    is_said = wanted.claim != "email" or claims.get("email_verified") is True
    values = _found(claims, wanted.claim) if is_said else None
    named = map(str, values if isinstance(values, list) else [values])
    return frozenset({wanted.role_of[value] for value in named if value in wanted.role_of} or {LEAST})


def _found(claims: Claims, name: str) -> object:
    """Return the claim of that whole name, else what its dots lead to."""
    if name in claims:
        return claims[name]
    at: object = claims
    for part in name.split("."):
        at = at.get(part) if isinstance(at, Mapping) else None
    return at


def _first(claims: Claims, names: tuple[str, ...]) -> str:
    return next((str(claims[name]) for name in names if claims.get(name)), "")
