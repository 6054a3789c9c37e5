"""Is it still so? Asked of the provider at every write, where it answers such questions.

It does when it has a userinfo address and this server may use the person's access token for it (`expose_tokens` in
secrets.toml; OpenID Connect Core 1.0, section 5.3): then nothing is written without a token, whose cookie is the browser's to
leave out. Otherwise what the cookie says counts until the login is over.
"""

from __future__ import annotations

import json
import logging
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from datetime import UTC, datetime

from lstdash.access import Refused
from lstdash.database.faults import Unavailable
from lstdash.login import metadata, provider
from lstdash.login.session import Claims, roles

AGAIN = "Logga ut och in igen. Det du har valt står kvar i adressen."

_log = logging.getLogger(__name__)


def is_asked(claims: Claims) -> bool:
    """Return whether the provider is asked again about this person at a write, as far as is known of it now: for the page."""
    name = str(claims.get("provider"))
    if not provider.is_asked_again(name):
        return False
    said = metadata.known(provider.metadata_url(name))
    return said is None or bool(said.get("userinfo_endpoint"))


def has_token(claims: Claims) -> bool:
    """Return whether the browser shows what the provider is asked with."""
    return bool(_token(claims))


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
    """Return the roles that the provider gives the person now. Raises Refused when it knows no such login any longer or cannot
    be asked for want of the token, and Unavailable when it does not answer: then nothing is written.
    """
    try:
        address = _userinfo(str(claims.get("provider")))
        if not address:
            return roles(claims)
        if not has_token(claims):
            raise Refused("Rollen kan inte prövas igen, för åtkomstbeviset saknas. Inget är sparat.", action=AGAIN)
        status, found = metadata.get(address, _token(claims))
    except OSError as error:
        raise _silent(error) from error
    if status in (401, 403):
        raise Refused("Inloggningen gäller inte längre. Inget är sparat.", action=AGAIN)
    if status != 200:
        raise _silent(f"status {status}")
    if found.get("sub") != claims.get("sub"):
        raise Refused("Inloggningstjänsten svarade om någon annan. Inget är sparat.", action=AGAIN)
    return roles(found)


def _userinfo(name: str) -> str:
    """Return the address to ask at, empty where nobody is asked again."""
    if not provider.is_asked_again(name):
        return ""
    return str(metadata.current(provider.metadata_url(name)).get("userinfo_endpoint", ""))


def _token(claims: Claims) -> str:
    tokens = claims.get("tokens")
    return str(tokens.get("access", "")) if isinstance(tokens, Mapping) else ""


def _silent(why: object) -> Unavailable:
    _log.warning("the provider's userinfo does not answer: %s", why)
    return Unavailable(
        "Inloggningstjänsten svarar inte, och rollen kan inte prövas. Inget är sparat.", action="Försök igen om en stund."
    )
