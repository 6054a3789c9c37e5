"""The providers that secrets.toml names, what their cookie says, and what they say when they are asked again.

Streamlit logs people in (`st.login`) and keeps what the provider said in a signed cookie; a page reads it as `st.user`. Routes
of ours read the same cookie here. Whether there is a login is settled when the server starts: a file of secrets that is taken
away or spoilt under a running server does not open it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from lstdash import undocumented
from lstdash.errors import UserError
from lstdash.login import emergency, strength
from lstdash.login.settings import VARIABLES, settings

SHARED = ("redirect_uri", "cookie_secret")  # of every provider
NEEDED = ("client_id", "client_secret", "server_metadata_url")
DEFAULT = "default"  # the one whose settings stand in [auth] itself
SIGNS = "STREAMLIT_SERVER_COOKIE_SECRET"  # what signs cookies where no login says it

_settled: list[bool] = []


def is_on() -> bool:
    """Return whether a login is configured."""
    return _settled[0] if _settled else bool(_section())


def settle() -> None:
    """Decide it for as long as the server runs. Raises UserError for settings that cannot be meant."""
    check()
    _settled[:] = [bool(_section())]


def check() -> None:
    """Raise UserError for secrets that cannot be read, a provider that lacks something, and roles without a login."""
    settings()
    emergency.check()
    if (secret := os.environ.get(SIGNS, "")) and (weak := strength.weakness(secret)):
        raise _weak(SIGNS, weak)
    _check_files([str(path) for path in st.get_option("secrets.files")])
    if section := _section():
        _check(section)
    elif named := [name for name in (*VARIABLES, emergency.VARIABLE) if os.environ.get(name, "").strip()]:
        raise _wrong(named[0], "avsnittet [auth] i secrets.toml", "inget sådant avsnitt")


def _check_files(files: Sequence[str]) -> None:
    """Files that somebody has named are there, and what is there can be read."""
    is_there = any(Path(path).exists() for path in files)
    if not is_there and undocumented.is_given("secrets.files"):
        raise _wrong(" och ".join(files), "minst en av de filer som STREAMLIT_SECRETS_FILES pekar ut", "ingen sådan fil")
    if is_there and not undocumented.can_read_secrets():
        raise _wrong(" och ".join(files), "TOML", "en fil som inte går att läsa")


def _check(section: Mapping[str, Any]) -> None:
    if missing := [key for key in SHARED if not section.get(key)]:
        raise _wrong("[auth]", "nycklarna " + ", ".join(SHARED), f"{', '.join(missing)} saknas")
    if weak := strength.weakness(str(section["cookie_secret"])):
        raise _weak("[auth] cookie_secret", weak)
    for name, one in providers().items():
        if "_" in name or any(not one.get(key) for key in NEEDED):
            raise _wrong(f"[auth.{name}]", "ett namn utan understreck, och " + ", ".join(NEEDED), "något saknas")
        if strength.is_example(str(one["client_secret"])):
            raise _wrong(f"[auth.{name}] client_secret", "hemligheten som tjänsten har gett", "ett exempel ur dokumentationen")
    if not providers():
        raise _wrong("[auth]", "en inloggningstjänst, med " + ", ".join(NEEDED), "ingen")


def providers() -> dict[str, Mapping[str, Any]]:
    """Return each provider's settings by its name, in the order of the file."""
    section = _section()
    named = {name: one for name, one in section.items() if isinstance(one, Mapping) and name != "client_kwargs"}
    own = {DEFAULT: section} if any(section.get(key) for key in NEEDED) else {}
    return {**own, **named}


def label(name: str) -> str:
    """Return what a provider is called on the page: its `label`, else its name."""
    given = str(providers()[name].get("label", ""))
    return given or ("" if name == DEFAULT else name)


def client(name: str) -> str:
    """Return the client that this server is to a provider; empty for a provider that is no more."""
    return str(providers().get(name, {}).get("client_id", ""))


def metadata_url(name: str) -> str:
    """Return where a provider says what it can do; empty for a provider that is no more."""
    return str(providers().get(name, {}).get("server_metadata_url", ""))


def is_asked_again(name: str) -> bool:
    """Return whether the provider is asked about a person again: what it is asked with is kept, and it tells of roles."""
    is_kept = undocumented.keeps_access_token()
    return is_kept and name in providers() and providers()[name].get("userinfo", True) is not False


def said(cookies: Mapping[str, str]) -> dict[str, Any]:
    """Return what the provider said, as the signed cookie holds it; nothing for none and for one that we have not signed."""
    claims = _signed(cookies, undocumented.LOGIN_COOKIE)
    if claims.get("origin") != undocumented.login_origin():
        return {}
    access = _signed(cookies, undocumented.TOKENS_COOKIE).get("access_token")
    return {**claims, "tokens": {"access": access} if access and undocumented.keeps_access_token() else {}}


def _signed(cookies: Mapping[str, str], name: str) -> dict[str, Any]:
    try:
        found = json.loads(undocumented.signed_whole(cookies, name) or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _section() -> Mapping[str, Any]:
    return undocumented.secrets("auth")


def _wrong(
    where: str,
    expected: str,
    found: str,
    advice: str = "Rätta secrets.toml eller miljövariabeln. Exempel står i docs/drift.md.",
) -> UserError:
    what = "Inloggningen är inte rätt inställd. Servern startar inte, hellre än att stå öppen."
    return UserError(what, where, expected, found, advice)


def _weak(where: str, why: str) -> UserError:
    return _wrong(where, strength.WANTED, why, strength.MAKE)
