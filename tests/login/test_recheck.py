"""Asked again at a write: whoever shows no token writes nothing, and a provider that is silent keeps no reader waiting."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import httpx
import pytest
from streamlit import auth_util

from lstdash.access import Refused
from lstdash.database.faults import Unavailable
from lstdash.login import metadata, provider, recheck
from lstdash.login.asking import Asking
from tests.login.test_login_settings import ANNA, NOON

CLIENT = {"client_id": "lstdash", "client_secret": "x", "server_metadata_url": "https://id.example.se/known"}
CLAIMS = ANNA | {"provider": "keycloak", "roles": ["administrator"]}
TOKEN = {"tokens": {"access": "bevis"}}


class Provider:
    """What it answers, and what it is asked; None for an address that does not answer."""

    def __init__(self) -> None:
        self.answers: dict[str, dict[str, Any] | None] = {
            "https://id.example.se/known": {"userinfo_endpoint": "https://id.example.se/userinfo"},
            "https://id.example.se/userinfo": {"sub": "7", "roles": []},
        }
        self.asked: list[str] = []

    def get(self, address: str, **_given: Any) -> httpx.Response:
        self.asked.append(address.rpartition("/")[2])
        found = self.answers[address]
        if found is None:
            raise httpx.ConnectTimeout("silent")
        return httpx.Response(200, json=found)


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Provider:
    found = Provider()
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'nobody-has-written.db'}")
    monkeypatch.setattr(httpx, "get", found.get)
    monkeypatch.setattr(metadata, "_kept", defaultdict(metadata._Kept))
    monkeypatch.setattr(provider, "providers", lambda: {"keycloak": CLIENT})
    monkeypatch.setattr(auth_util, "get_expose_tokens_config", lambda: ["access"])
    monkeypatch.setattr("lstdash.clock.now", lambda: NOON)
    return found


@pytest.mark.parametrize("shown", [{}, {"tokens": {}}, {"tokens": None}, {"tokens": {"access": ""}}], ids=str)
def test_who_leaves_the_token_out_writes_nothing(there: Provider, shown: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        Asking(CLAIMS | shown, {}).require("publicera")
    assert "åtkomstbeviset saknas" in refused.value.what and refused.value.action == recheck.AGAIN
    assert recheck.is_asked(CLAIMS | shown) and not recheck.has_token(CLAIMS | shown)


def test_a_role_that_is_withdrawn_counts_no_more(there: Provider) -> None:
    with pytest.raises(Refused, match="Din roll räcker inte"):
        Asking(CLAIMS | TOKEN, {}).require("publicera")
    there.answers["https://id.example.se/userinfo"] = {"sub": "7", "roles": ["analytiker"]}
    assert Asking(CLAIMS | TOKEN, {}).require("publicera").roles == {"analytiker"}


def test_where_nobody_is_asked_the_cookie_counts(there: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    there.answers["https://id.example.se/known"] = {"issuer": "https://id.example.se"}
    assert Asking(CLAIMS, {}).require("publicera").roles == {"administrator"} and not recheck.is_asked(CLAIMS)
    monkeypatch.setattr(auth_util, "get_expose_tokens_config", list)
    assert Asking(CLAIMS, {}).require("publicera").roles == {"administrator"} and not recheck.is_asked(CLAIMS)


def test_a_provider_whose_userinfo_tells_no_roles_is_not_asked_beside_one_whose_does(
    there: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = {"keycloak": CLIENT, "entra": CLIENT | {"userinfo": False}}
    monkeypatch.setattr(provider, "providers", lambda: both)
    assert Asking(CLAIMS | {"provider": "entra"}, {}).require("publicera").roles == {"administrator"}
    assert not recheck.is_asked(CLAIMS | {"provider": "entra"}) and there.asked == []
    with pytest.raises(Refused):
        Asking(CLAIMS, {}).require("publicera")


def test_a_silent_provider_is_asked_by_one_page_in_a_while(there: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    there.answers["https://id.example.se/known"] = None
    assert [recheck.is_asked(CLAIMS | TOKEN) for _ in range(3)] == [True] * 3 and there.asked == ["known"]
    with pytest.raises(Unavailable):
        recheck.roles_now(CLAIMS | TOKEN)  # a write asks, and tells
    monkeypatch.setattr(metadata, "SILENT_SECONDS", -1.0)
    there.asked.clear()
    metadata._kept.clear()
    assert [recheck.is_asked(CLAIMS | TOKEN) for _ in range(2)] == [True] * 2 and there.asked == ["known"] * 2


def test_a_page_does_not_wait_for_one_that_asks(there: Provider) -> None:
    with metadata._kept["https://id.example.se/known"].asking:
        assert recheck.is_asked(CLAIMS | TOKEN) and there.asked == []


def test_what_was_said_last_counts_while_a_provider_says_nothing_new(there: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "FRESH_SECONDS", -1.0)
    there.answers["https://id.example.se/userinfo"] = {"sub": "7", "roles": ["analytiker"]}
    assert recheck.roles_now(CLAIMS | TOKEN) == {"analytiker"}
    there.answers["https://id.example.se/known"] = None
    there.asked.clear()
    assert recheck.is_asked(CLAIMS | TOKEN) and there.asked == [], "reading needs no provider"
    assert recheck.roles_now(CLAIMS | TOKEN) == {"analytiker"} and there.asked == ["known", "userinfo"]
