"""Logging in against real providers, by HTTP and Streamlit's websocket: the whole server, its middleware and its routes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urljoin, urlsplit

import httpx
import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, decode_signed_value

from lstdash.database.values import hashed
from lstdash.login.emergency import VARIABLE
from lstdash.views.gate import LOGIN
from lstdash.web.login import BACK
from tests.lib import login_provider
from tests.lib.logging_in import log_in, to_callback, to_provider
from tests.lib.login_provider import Providers
from tests.lib.server import free_port, serve
from tests.lib.visitor import Visitor

USER, TOKENS = "_streamlit_user", "_streamlit_user_tokens"
DEEP = "/lonesamordning?besparing=30&lan=M"
CODE = "ABCD-EFGH-JKMN-PQRS-TVWX"
GONE, REFUSED = 404, 403  # of a file that is no more, and for whoever may not ask


@pytest.fixture(scope="module")
def there(extracts_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Providers]]:
    """The server's address, and the two providers it sends people to."""
    port, folder = free_port(), tmp_path_factory.mktemp("login")
    address = f"http://127.0.0.1:{port}"
    with login_provider.serving(f"{address}/oauth2callback") as providers:
        secrets = folder / "secrets.toml"
        secrets.write_text(providers.secrets(address), encoding="utf-8")
        database = f"sqlite:///{folder / 'lstdash.db'}"
        set_to = {"STREAMLIT_SECRETS_FILES": str(secrets), "LSTDASH_DATABASE_URL": database, VARIABLE: hashed(CODE)}
        with serve(extracts_root, port=port, refusals="OAuth token exchange failed", **set_to):
            yield address, providers


@pytest.fixture
def client(there: tuple[str, Providers]) -> Iterator[httpx.Client]:
    """A browser's cookies and nothing else of it."""
    with httpx.Client(base_url=there[0]) as fresh:
        yield fresh


def asks(client: httpx.Client) -> int:
    """What the route for files answers this browser."""
    return client.get("/filer/ingen/fil.csv").status_code


def test_nobody_gets_in_without_logging_in(client: httpx.Client) -> None:
    assert asks(client) == REFUSED
    assert client.post("/panel/vilar", json={}).status_code != 204
    with Visitor(client) as tab:
        for page in ("", "kallor", "uppdatera", "workshop"):
            assert LOGIN in tab.open(page).said
        assert LOGIN not in tab.open("rosta").said


def test_who_logs_in_is_back_where_they_were_with_the_least_right(client: httpx.Client) -> None:
    back = log_in(client, "ny", page=DEEP)
    assert (back.status_code, back.headers["location"]) == (302, DEEP)
    assert USER in client.cookies and not client.cookies.get(BACK)
    assert "Max-Age=28800" in next(c for c in back.headers.get_list("set-cookie") if c.startswith(f"{USER}="))
    assert "frame-ancestors" in back.headers["content-security-policy"]  # our own middleware still has its say
    assert '<html lang="sv">' in client.get("/", headers={"accept": "text/html"}).text
    assert asks(client) == GONE
    with Visitor(client) as tab:
        said = tab.open("kallor").said
        assert "Ny Prov (läsare)" in said and "Rollen prövas igen vid varje ändring" in said
        assert "Din roll räcker inte för att starta och leda workshoppar." in tab.open("workshop").said


@pytest.mark.parametrize(
    "target", ["//evil.example.se/x", "/\\evil.example.se", "/%0d%0aX-Y: 1", "/" + "x" * 3000, ""], ids=range(5)
)
def test_nobody_is_sent_elsewhere(client: httpx.Client, target: str) -> None:
    client.cookies.set(BACK, quote(target))
    sent = to_provider(client, "Första", page=target)
    back = client.get(to_callback(client, sent, "ny"))
    at = urljoin(str(client.base_url), back.headers["location"])
    assert urlsplit(at).netloc == urlsplit(str(client.base_url)).netloc and "\n" not in at


def test_a_page_of_another_site_is_not_come_back_to(client: httpx.Client) -> None:
    with Visitor(client) as tab:
        start = tab.click(tab.open(""), "Logga in med Första").redirect
    sent = client.get(start, headers={"referer": "https://evil.example.se/kallor"})
    assert client.get(to_callback(client, sent, "ny")).headers["location"] == "/"


def test_who_logs_out_is_out_here_and_sent_to_the_providers_own_way_out(client: httpx.Client) -> None:
    log_in(client, "ny")
    out = client.get("/auth/logout")
    asked = parse_qs(urlsplit(out.headers["location"]).query)
    assert out.status_code == 302 and {"id_token_hint", "post_logout_redirect_uri"} <= set(asked)
    assert USER not in client.cookies and TOKENS not in client.cookies
    assert asks(client) == REFUSED


def test_a_copied_cookie_is_good_for_nothing_once_its_owner_has_logged_out(
    client: httpx.Client, there: tuple[str, Providers]
) -> None:
    there[1].give(lena=["facilitator"], ture=["facilitator"])
    log_in(client, "lena")
    with (
        httpx.Client(base_url=client.base_url, cookies=client.cookies) as thief,
        httpx.Client(base_url=client.base_url) as other,
    ):
        log_in(other, "ture")
        with Visitor(thief) as tab:  # open all the while
            page = tab.open("workshop")
            client.get("/auth/logout")
            refused = tab.click(page, "Starta workshopen").said
            assert "skapad" not in refused and LOGIN in refused
        assert USER in thief.cookies and asks(thief) == REFUSED and asks(other) == GONE
        with Visitor(thief) as tab:
            assert LOGIN in tab.open("kallor").said
        assert thief.post("/styrning", json={"token": "x"}).status_code == REFUSED
        log_in(client, "lena")
        assert asks(client) == GONE, "a new login of the same person's is another"


def test_a_role_that_is_withdrawn_does_not_write_again(client: httpx.Client, there: tuple[str, Providers]) -> None:
    there[1].give(lena=["facilitator"])
    log_in(client, "lena")
    with Visitor(client) as tab:
        page = tab.open("workshop")
        assert "skapad" in tab.click(page, "Starta workshopen").said
    with Visitor(client) as tab:
        page = tab.open("workshop")
        there[1].give(lena=[])
        refused = tab.click(page, "Starta workshopen").said
        assert "skapad" not in refused and "Din roll räcker inte för att starta och leda workshoppar." in refused
    client.cookies.delete(TOKENS)  # as whoever knows what the role is asked with can do
    with Visitor(client) as tab:
        page = tab.open("workshop")
        assert "Åtkomstbeviset saknas" in page.said
        refused = tab.click(page, "Starta workshopen").said
        assert "skapad" not in refused and "åtkomstbeviset saknas" in refused
    answer = client.post("/styrning", json={"token": "x"})
    assert answer.status_code == REFUSED and "åtkomstbeviset saknas" in answer.json()["fel"]


def test_a_provider_that_is_not_asked_again_counts_until_the_login_is_over(
    client: httpx.Client, there: tuple[str, Providers]
) -> None:
    there[1].give(ture=["facilitator"])
    log_in(client, "ture", "Andra")
    there[1].give(ture=[])
    with Visitor(client) as tab:
        page = tab.open("workshop")
        assert "En roll som tas ifrån dig gäller här tills inloggningen går ut" in page.said
        assert "skapad" in tab.click(page, "Starta workshopen").said


def test_a_login_that_is_over_lets_nobody_in(client: httpx.Client) -> None:
    log_in(client, "gammal")  # issued nine hours ago
    assert USER in client.cookies and asks(client) == REFUSED
    with Visitor(client) as tab:
        assert LOGIN in tab.open("kallor").said


def test_a_token_for_another_audience_lets_nobody_in(client: httpx.Client) -> None:
    log_in(client, "fel-mottagare")
    assert asks(client) == REFUSED
    with Visitor(client) as tab:
        assert LOGIN in tab.open("kallor").said


def test_a_token_of_another_login_lets_nobody_in(client: httpx.Client) -> None:
    log_in(client, "fel-nonce")
    assert USER not in client.cookies and asks(client) == REFUSED


def test_an_answer_that_nobody_asked_for_lets_nobody_in(client: httpx.Client) -> None:
    callback = to_callback(client, to_provider(client, "Första"), "ny")
    guessed = re.sub(r"state=[^&]+", "state=gissad", callback)
    assert client.get(guessed).status_code == 302 and USER not in client.cookies
    with httpx.Client(base_url=client.base_url) as other:  # the right answer in another's browser
        other.get(callback)
        assert USER not in other.cookies
    assert client.get(callback).status_code == 302 and USER in client.cookies
    client.cookies.delete(USER)
    client.get(callback)  # and only once
    assert USER not in client.cookies


def test_a_cookie_that_is_changed_or_signed_by_another_lets_nobody_in(client: httpx.Client) -> None:
    log_in(client, "ny")
    own = client.cookies[USER]
    held = decode_signed_value(login_provider.COOKIE_SECRET, USER, own)
    assert held is not None
    forged = create_signed_value("någon annans hemlighet som är lång nog", USER, held.decode()).decode()
    middle = len(own) // 3
    for value in (forged, own[:middle] + ("A" if own[middle] != "A" else "B") + own[middle + 1 :], "", "x"):
        client.cookies.set(USER, value, domain="127.0.0.1", path="/")
        assert asks(client) == REFUSED


def test_files_are_taken_from_whoever_may_publish(client: httpx.Client, there: tuple[str, Providers]) -> None:
    there[1].give(anna=["analytiker"])
    path = "/_stcore/upload_file/ingen-session/fil"
    refused = client.put(path)
    assert refused.status_code == REFUSED and "inloggad och får publicera" in refused.text
    log_in(client, "anna")
    assert "inloggad och får publicera" not in client.put(path).text


def enter(client: httpx.Client, code: str, origin: str = "") -> httpx.Response:
    """Send the emergency code as its form does."""
    own = str(client.base_url).rstrip("/")
    return client.post("/nodinloggning", data={"kod": code}, headers={"origin": origin or own})


def test_the_local_administrator_gets_in_by_the_code_alone(client: httpx.Client) -> None:
    page = client.get("/nodinloggning", headers={"accept": "text/html"})
    assert page.status_code == 200 and "Nödkod" in page.text and "default-src 'self'" in page.headers["content-security-policy"]
    for code in ("", "fel", CODE[:-1], CODE + "2"):
        assert enter(client, code).status_code == REFUSED and asks(client) == REFUSED
    assert enter(client, CODE, "https://evil.example.se").status_code == REFUSED
    entered = enter(client, CODE.lower().replace("-", " "))
    assert entered.status_code == 303 and "HttpOnly" in entered.headers["set-cookie"]
    assert asks(client) == GONE
    with Visitor(client) as tab:
        page = tab.open("workshop")
        assert "Nödinloggning (administratör)" in page.said and "går ut" in page.said
        assert "skapad" in tab.click(page, "Starta workshopen").said
    with httpx.Client(base_url=client.base_url, cookies=client.cookies) as thief:
        client.get("/auth/logout")
        assert asks(client) == REFUSED and asks(thief) == REFUSED
