"""What the environment says of roles and hours, and what stops a server that would otherwise stand open."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex, token_urlsafe
from typing import Any

import pytest
import streamlit.config
from streamlit.config_option import ConfigOption
from streamlit.runtime.secrets import secrets_singleton

from lstdash.errors import UserError
from lstdash.login import provider, session, strength
from lstdash.login.settings import CLAIM, HOURS, MAPPING, VARIABLES, settings

ROOT = Path(__file__).parents[2]
NOON = datetime(2006, 3, 1, 12, tzinfo=UTC)
ANNA = {"is_logged_in": True, "iat": NOON.timestamp(), "aud": "lstdash", "sub": "7", "email": "anna@example.se"}
AUTH = """
[auth]
redirect_uri = "https://lst.example.se/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
"""
ONE = 'client_id = "lstdash"\nclient_secret = "hemlig"\nserver_metadata_url = "https://id.example.se/"\n'


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Write secrets.toml and let Streamlit read it."""
    path, before = tmp_path / "secrets.toml", streamlit.config.get_option("secrets.files")
    monkeypatch.setattr(provider, "_settled", [])

    def write(text: str) -> None:
        path.write_text(text, encoding="utf-8")
        secrets_singleton._reset()
        secrets_singleton._secrets = None  # type: ignore[assignment]

    streamlit.config.set_option("secrets.files", [str(path)])
    yield write
    streamlit.config.set_option("secrets.files", before, ConfigOption.DEFAULT_DEFINITION)
    secrets_singleton._reset()


def test_without_settings_a_value_is_the_roles_own_name_and_a_login_lasts_eight_hours() -> None:
    found = settings()
    assert found.claim == "roles" and found.role_of["analytiker"] == "analytiker" and found.lasts == timedelta(hours=8)


def test_values_are_mapped_to_roles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MAPPING, "administrator = 6f-12, chef@example.se ; lasare=alla;")
    assert settings().role_of == {"6f-12": "administrator", "chef@example.se": "administrator", "alla": "lasare"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (MAPPING, "admin=x"),
        (MAPPING, "administrator"),
        (MAPPING, "administrator="),
        (MAPPING, "lasare=x;administrator=x"),
        (HOURS, "0"),
        (HOURS, "-1"),
        (HOURS, "åtta"),
        (HOURS, "721"),
        (HOURS, "1,5"),
    ],
)
def test_what_cannot_be_meant_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UserError) as wrong:
        settings()
    assert wrong.value.where == name and wrong.value.action


CLAIMS: dict[str, tuple[str, dict[str, Any], set[str]]] = {
    "a list": ("roles", {"roles": ["analytiker", "okänd"]}, {"analytiker"}),
    "one value": ("roles", {"roles": "facilitator"}, {"facilitator"}),
    "several roles": ("roles", {"roles": ["facilitator", "analytiker"]}, {"facilitator", "analytiker"}),
    "no claim": ("roles", {}, {"lasare"}),
    "an empty list": ("roles", {"roles": []}, {"lasare"}),
    "nothing known": ("roles", {"roles": ["Administrator", "ADMINISTRATOR", " administrator"]}, {"lasare"}),
    "a number, an object": ("roles", {"roles": [1, {"administrator": True}]}, {"lasare"}),
    "inside another": ("realm_access.roles", {"realm_access": {"roles": ["administrator"]}}, {"administrator"}),
    "a name with dots": ("https://lst.example.se/roller", {"https://lst.example.se/roller": "analytiker"}, {"analytiker"}),
    "an address that is verified": ("email", {"email": "administrator", "email_verified": True}, {"administrator"}),
    "an address that anybody may have set": ("email", {"email": "administrator"}, {"lasare"}),
    "an address that is not verified": ("email", {"email": "administrator", "email_verified": False}, {"lasare"}),
    "a path that ends": ("realm_access.roles", {"realm_access": "administrator"}, {"lasare"}),
}


@pytest.mark.parametrize("case", CLAIMS)
def test_roles_stand_in_the_claim_and_whoever_has_none_reads(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    claim, said, expected = CLAIMS[case]
    monkeypatch.setenv(CLAIM, claim)
    assert session.roles(said) == expected


def test_a_login_counts_until_its_hours_are_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOURS, "2")
    found = session.logged_in(ANNA | {"provider": "entra"}, "lstdash", NOON + timedelta(minutes=119))
    assert found is not None and found.ends_at == NOON + timedelta(hours=2)
    assert (found.account, found.called, found.roles) == ("entra:7", "anna@example.se", {"lasare"})
    assert session.logged_in(ANNA, "lstdash", NOON + timedelta(hours=2)) is None


def test_who_takes_anothers_name_is_still_who_it_was() -> None:
    """Username, address and name can be changed at many providers, and given to somebody else."""
    taken = {"preferred_username": "chef", "email": "chef@example.se", "name": "Chefen"}
    found = session.logged_in(ANNA | taken | {"provider": "entra"}, "lstdash", NOON)
    assert found is not None and (found.account, found.called) == ("entra:7", "chef")
    asking = session.actor_of(found)
    assert (asking.name, asking.called) == ("entra:7", "chef")


@pytest.mark.parametrize(
    "change",
    [
        {"is_logged_in": False},
        {"is_logged_in": "true"},
        {"iat": None},
        {"iat": "1141214400"},
        {"aud": "another"},
        {"aud": ["another"]},
        {"aud": None},
        {"sub": ""},
    ],
    ids=str,
)
def test_what_is_no_login_of_ours_is_none(change: dict[str, Any]) -> None:
    assert session.logged_in(ANNA | change, "lstdash", NOON) is None
    assert session.logged_in(ANNA, "", NOON) is None
    assert session.logged_in(ANNA | {"aud": ["another", "lstdash"]}, "lstdash", NOON) is not None


def test_one_provider_or_several(secrets: Any) -> None:
    secrets(AUTH + ONE)
    provider.check()
    assert provider.is_on() and list(provider.providers()) == ["default"] and provider.client("default") == "lstdash"
    secrets(AUTH + f'[auth.entra]\nlabel = "Entra ID"\n{ONE}[auth.freja]\n{ONE}')
    provider.check()
    assert [provider.label(name) for name in provider.providers()] == ["Entra ID", "freja"]
    assert provider.client("okänd") == ""


BROKEN = {
    "not TOML": "[auth",
    "no secret for cookies": AUTH.replace("cookie_secret", "secret") + ONE,
    "a short secret for cookies": AUTH.replace("0123456789abcdef0123456789abcdef", "kort") + ONE,
    "the example's secret for cookies": AUTH.replace("0123456789abcdef" * 2, "minst 32 slumpade tecken, samma på alla servrar")
    + ONE,
    "the example's secret from the provider": AUTH + ONE.replace("hemlig", "hemligheten"),
    "no address to come back to": AUTH.replace("redirect_uri", "uri") + ONE,
    "no provider": AUTH,
    "a provider that lacks its secret": AUTH + f"[auth.entra]\n{ONE}".replace("client_secret", "secret"),
    "a provider's name that Streamlit cannot hold": AUTH + f"[auth.entra_id]\n{ONE}",
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_login_that_is_wrongly_set_stops_the_server(case: str, secrets: Any) -> None:
    secrets(BROKEN[case])
    with pytest.raises(UserError) as wrong:
        provider.settle()
    assert "startar inte" in wrong.value.what


DOCUMENTS = ("docs/drift.md", "docs/flera-servrar.md", "deploy/systemd/lstdash.env")
SECRET = re.compile(r"(?:cookie_secret = |COOKIE_SECRET=)\"?([^\"\n ]?[^\"\n]*)")


@pytest.mark.parametrize(
    "secret",
    [
        "",
        "kort",
        "a" * 64,
        "abc" * 20,
        "BYT-MOT-MINST-32-SLUMPADE-TECKEN",
        "minst 32 slumpade tecken, samma på alla servrar",
        "at least 32 random characters, please",
        "länsstyrelsens hemliga kaka i produktion",
        "changeme-changeme-changeme-changeme",
    ],
)
def test_a_secret_that_can_be_guessed_is_weak(secret: str) -> None:
    assert strength.weakness(secret)


def test_what_stands_in_a_document_is_no_secret() -> None:
    found = [one for name in DOCUMENTS for one in SECRET.findall((ROOT / name).read_text("utf-8"))]
    assert len(found) >= 2 and all(map(strength.weakness, found))


def test_a_secret_that_is_made_as_documented_is_not_weak() -> None:
    assert not any(strength.weakness(make(size)) for make in (token_hex, token_urlsafe) for size in (16 + 8, 32, 64))


def test_a_weak_secret_of_cookies_stops_a_server_without_a_login(secrets: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets("")
    monkeypatch.setenv(provider.SIGNS, "BYT-MOT-MINST-32-SLUMPADE-TECKEN")
    with pytest.raises(UserError, match="startar inte") as wrong:
        provider.settle()
    assert wrong.value.where == provider.SIGNS and "BYT" not in str(wrong.value) and "token_hex" in wrong.value.action
    monkeypatch.setenv(provider.SIGNS, token_hex(32))
    provider.settle()


@pytest.mark.parametrize("name", VARIABLES)
def test_roles_without_a_login_stop_the_server(name: str, secrets: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets("")
    provider.check()
    monkeypatch.setenv(name, {CLAIM: "groups", MAPPING: "lasare=x", HOURS: "4"}[name])
    with pytest.raises(UserError) as wrong:
        provider.check()
    assert wrong.value.where == name


def test_secrets_that_are_spoilt_later_do_not_open_a_running_server(secrets: Any) -> None:
    secrets(AUTH + ONE)
    provider.settle()
    secrets("[auth")
    assert provider.is_on()


def test_a_file_of_secrets_that_is_named_and_not_there_stops_the_server(secrets: Any) -> None:
    """A mount that failed, say: the server would stand open."""
    with pytest.raises(UserError, match="startar inte") as wrong:
        provider.settle()
    assert "secrets.toml" in wrong.value.where
