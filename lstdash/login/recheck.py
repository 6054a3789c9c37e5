"""Is it still so? Asked of the provider at every write, where it answers such questions.

It does when it has a userinfo address and this server may use the person's access token for it (`expose_tokens` in
secrets.toml; OpenID Connect Core 1.0, section 5.3). Otherwise what the cookie says counts until the login is over.
"""

from __future__ import annotations

import json
import logging
import threading
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from cachetools import TTLCache, cached

from lstdash.access import Refused
from lstdash.database.faults import Unavailable
from lstdash.login import provider
from lstdash.login.session import Claims, roles

PATIENCE_SECONDS = 5.0
KEPT_SECONDS = 3600  # a provider's own addresses
AGAIN = "Logga ut och in igen. Det du har valt står kvar i adressen."

_log = logging.getLogger(__name__)


def is_asked(claims: Claims) -> bool:
    """Return whether the provider can be asked again about this person; one that does not answer now is asked at the write."""
    try:
        return bool(_token(claims) and _userinfo(claims))
    except OSError:
        return True


def ends_at(claims: Claims) -> datetime | None:
    """Return when the access token ends, and with it all changes; None where it does not say (RFC 9068, section 2.2).

    It is only read to tell people: whether it counts is the provider's to say.
    """
    _, _, rest = _token(claims).partition(".")
    body = rest.partition(".")[0]
    try:
        said = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return datetime.fromtimestamp(said["exp"], UTC)
    except (ValueError, KeyError, TypeError, OverflowError, OSError, RecursionError):
        return None


def roles_now(claims: Claims) -> frozenset[str]:
    """Return the roles that the provider gives the person now. Raises Refused when it knows no such login any longer, and
    Unavailable when it does not answer: then nothing is written.
    """
    try:
        address = _userinfo(claims) if _token(claims) else ""
        if not address:
            return roles(claims)
        status, found = _get(address, _token(claims))
    except OSError as error:
        raise _silent(error) from error
    if status in (401, 403):
        raise Refused("Inloggningen gäller inte längre. Inget är sparat.", action=AGAIN)
    if status != 200:
        raise _silent(f"status {status}")
    if found.get("sub") != claims.get("sub"):
        raise Refused("Inloggningstjänsten svarade om någon annan. Inget är sparat.", action=AGAIN)
    return roles(found)


def _userinfo(claims: Claims) -> str:
    """Return the provider's userinfo address, empty when it has none."""
    return str(_metadata(provider.metadata_url(str(claims.get("provider")))).get("userinfo_endpoint", ""))


@cached(TTLCache(16, KEPT_SECONDS), lock=threading.Lock())
def _metadata(address: str) -> Mapping[str, Any]:
    status, found = _get(address)
    if status != 200:
        raise OSError(f"status {status}")
    return found


def _get(address: str, token: str = "") -> tuple[int, dict[str, Any]]:
    """Return status and object; OSError for no answer and for one that is no object."""
    import httpx  # where a login asks for it: not what a start should wait for

    headers = {"accept": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
    try:
        answer = httpx.get(address, headers=headers, timeout=PATIENCE_SECONDS)
        found = answer.json() if answer.status_code == 200 else {}
    except (httpx.HTTPError, ValueError) as error:
        raise OSError(type(error).__name__) from error
    if not isinstance(found, dict):
        raise OSError("no object")
    return answer.status_code, found


def _token(claims: Claims) -> str:
    tokens = claims.get("tokens")
    return str(tokens.get("access", "")) if isinstance(tokens, Mapping) else ""


def _silent(why: object) -> Unavailable:
    _log.warning("the provider's userinfo does not answer: %s", why)
    return Unavailable(
        "Inloggningstjänsten svarar inte, och rollen kan inte prövas. Inget är sparat.", action="Försök igen om en stund."
    )
