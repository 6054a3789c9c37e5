"""The pages where a login is configured: nobody reads without it, and each sees what the roles may."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lstdash import clock
from lstdash.access import Actor, Refused
from lstdash.database import audit
from lstdash.database.engine import open_store
from lstdash.login import provider, recheck
from lstdash.questions.log.views import parts
from lstdash.views import gate, who
from lstdash.views.site import SITES
from tests.lib.drawn import headings, in_sidebar, tables, texts

PAGES = Path(__file__).parents[2] / "pages"
CLIENT = {"client_id": "lstdash", "client_secret": "x", "server_metadata_url": "https://id.example.se/"}
Open = Callable[..., AppTest]


@pytest.fixture
def opened(version: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """Open a page as somebody with these roles, logged in so many hours ago; as nobody without roles."""
    monkeypatch.setattr(provider, "is_on", lambda: True)
    monkeypatch.setattr(provider, "providers", lambda: {"entra": CLIENT | {"label": "Entra ID"}, "freja": CLIENT})
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'lstdash.db'}")

    def opening(stem: str, *roles: str, hours: float = 0.0, tab: str = "", **claims: Any) -> AppTest:
        app = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60)
        if roles:
            said = {
                "iat": clock.now().timestamp() - hours * 3600,
                "aud": "lstdash",
                "sub": "7",
                "name": "Anna",
                "roles": list(roles),
            }
            app.user = {"is_logged_in": True, "provider": "entra", **said, **claims}
        app.run()
        if tab:
            app.query_params["flik"] = tab
        return app if stem == "overview" else app.switch_page(f"{stem}.py").run()

    return opening


def test_nobody_reads_without_logging_in(opened: Open) -> None:
    app = opened("overview")
    for site in SITES:
        if site.action != "delta":
            app = app.switch_page(f"{site.stem}.py").run()
            assert not app.exception and len(headings(app, 1)) == 1
            assert said_first(app) == gate.LOGIN
            assert [button.label for button in app.button] == ["Logga in med Entra ID", "Logga in med freja"]
            assert not app.dataframe and not app.get("plotly_chart") and not app.sidebar.selectbox


def said_first(app: AppTest) -> str:
    """The page's sentence."""
    return texts(app)[0]


def test_a_phone_needs_its_code_alone(opened: Open) -> None:
    app = opened("vote")
    assert not app.exception and not [button for button in app.button if "Logga in" in button.label]
    assert "kod" in said_first(app).casefold()


@pytest.mark.parametrize(
    ("stem", "role", "is_open"),
    [
        ("overview", "lasare", True),
        ("sources", "okänd", True),
        ("workshop", "lasare", False),
        ("workshop", "facilitator", True),
        ("update", "facilitator", False),
        ("update", "analytiker", True),
        ("update", "administrator", True),
        ("log", "analytiker", False),
    ],
)
def test_a_page_opens_for_the_roles_that_may(stem: str, role: str, is_open: bool, opened: Open) -> None:
    app = opened(stem, role)
    assert not app.exception
    assert said_first(app).startswith("Din roll räcker inte") is not is_open and said_first(app) != gate.LOGIN


@pytest.mark.parametrize("change", [{"hours": 9.0}, {"aud": "another"}, {"provider": "a-former-one"}], ids=str)
def test_a_login_that_is_over_or_not_ours_reads_nothing(change: dict[str, Any], opened: Open) -> None:
    assert said_first(opened("overview", "administrator", **change)) == gate.LOGIN


def said_of_account(app: AppTest) -> str:
    """What the sidebar says of the login."""
    return " ".join(said for said in in_sidebar(app) if "inloggning" in said)


@pytest.mark.parametrize(("minutes", "says"), [(5, "Efter "), (-5, "Sedan "), (60 * 24, ""), (None, "")])
def test_the_page_says_when_the_token_itself_ends(
    opened: Open, monkeypatch: pytest.MonkeyPatch, minutes: int | None, says: str
) -> None:
    monkeypatch.setattr(recheck, "is_asked", lambda claims: True)
    ends = clock.now() + timedelta(minutes=minutes or 0)
    body = urlsafe_b64encode(json.dumps({"exp": ends.timestamp()}).encode()).decode().rstrip("=")
    token = f"e30.{body}.x" if minutes is not None else "opaque"
    said = said_of_account(opened("overview", "analytiker", tokens={"access": token}))
    assert "prövas igen vid varje ändring" in said
    assert says + f"{clock.in_sweden(ends):%H.%M} går inget att ändra" in said if says else "går inget" not in said


@pytest.mark.parametrize("token", ["", "a", "a.b.c", "a.W10.c", "a.eyJleHAiOiJ4In0.c", "a.eyJleHAiOjFlOTl9.c", "a.å.c"])
def test_a_token_that_says_no_end_is_none(token: str) -> None:
    assert recheck.ends_at({"tokens": {"access": token}}) is None


def test_a_reader_opens_scenarios_and_saves_none(opened: Open) -> None:
    app = opened("payroll", "lasare", tab="jamfor")
    assert not app.exception and "scenario-name" not in {field.key for field in app.text_input}
    assert "scenario-name" in {field.key for field in opened("payroll", "facilitator", tab="jamfor").text_input}


def test_without_a_login_the_pages_say_so(version: str) -> None:
    app = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    assert gate.OPEN in texts(app)


def test_what_is_saved_stands_in_the_log_without_its_content(opened: Open) -> None:
    app = opened("payroll", "facilitator", tab="jamfor")
    app.text_input(key="scenario-name").set_value("Försiktigt")
    app.button(key="FormSubmitter:scenario-save-Spara scenario").click().run()
    assert not app.exception
    (entry,) = audit.entries(open_store())
    said = (entry.who, entry.acting_as, entry.action, entry.before, entry.after)
    assert said == ("entra:7 (Anna)", "facilitator", "spara", "", "1")
    assert re.fullmatch(r"scenario [0-9a-zA-Z_-]{8,}", entry.resource), "never what somebody wrote: it outlives the scenario"


def test_an_administrator_reads_the_log_and_takes_it_along(opened: Open) -> None:
    store, moment = open_store(), datetime(2006, 3, 1, 12, tzinfo=UTC)
    for number in range(2):
        with audit.noted(store, Actor(frozenset({"analytiker"}), name="entra:b"), "publicera", "=1+1", now=moment) as changed:
            changed.before, changed.after = f"v{number}", f"v{number + 1}"
        moment += timedelta(minutes=1)
    app = opened("log", "administrator")
    assert not app.exception
    said = said_first(app).replace("\u00a0", " ")
    assert said == (
        "2 ändringar är antecknade, den senaste 2006-03-01 13:01:00: 1 konto har ändrat något. Loggen sparas i 365 dagar."
    )
    table = tables(app)[0].value
    assert list(table["Till"]) == ["v2", "v1"] and list(table["Att"]) == ["publicera uppgifter"] * 2
    file = parts._taken(lambda: Actor(frozenset({"administrator"}), name="entra:a")).decode("utf-8-sig").splitlines()
    assert file[0] == "När;Vem;Som;Att;Vad;Från;Till" and ";=1+1;" not in "".join(file)
    assert audit.entries(store)[0].action == "hamta-logg"


def test_the_log_is_not_given_to_one_whose_login_is_over_by_then(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The button asks as of the click, not as of when the page was drawn."""
    original, later = who.later, list[Callable[[], Actor]]()

    def kept(action: str, resource: str = "") -> Callable[[], Actor]:
        later.append(original(action, resource))
        return later[-1]

    monkeypatch.setattr(who, "later", kept)
    assert not opened("log", "administrator").exception
    assert later[-1]().roles == {"administrator"}
    afterwards = clock.now() + timedelta(hours=9)
    monkeypatch.setattr(clock, "now", lambda: afterwards)
    with pytest.raises(Refused):
        later[-1]()
