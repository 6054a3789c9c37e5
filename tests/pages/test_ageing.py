"""The same pages a day, a month, a year and five years later: what has expired, and what stands as it was.

Only the clock is moved; nothing is published, closed or cleaned but what a test says.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import streamlit as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from lstdash import clock, formats
from lstdash.database.engine import open_store
from lstdash.extracts.publishing import publish
from lstdash.published import versions
from lstdash.questions.accessibility.answers import accessibility
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import Choices
from lstdash.questions.payroll.answers.scenarios import KIND
from lstdash.questions.workshop.answers import access, records, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE, steer_cookie
from lstdash.scenarios import saved
from lstdash.workshop import kinds
from lstdash.workshop.retention import purge
from tests.lib.devices import cookie_of
from tests.lib.drawn import tables, texts
from tests.lib.taken import offered

PAGES = Path(__file__).parents[2] / "pages"
NOW = datetime(2006, 11, 21, 23, 30, tzinfo=UTC)  # already the 22nd in Sweden
PHONE, LAPTOP = "phone-" + "x" * 20, "laptop-" + "x" * 20
DAY, MONTH, YEAR, FIVE_YEARS = 1, 31, 365, 5 * 365 + 1
LATER = (0, DAY, MONTH, YEAR, FIVE_YEARS)

Move = Callable[[int], None]


def stand_at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Make it this moment for everyone."""
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.fixture
def after(monkeypatch: pytest.MonkeyPatch) -> Move:
    """Move the clock to so many days after the start, where it stands now."""
    stand_at(monkeypatch, NOW)
    return lambda days: stand_at(monkeypatch, NOW + timedelta(days=days))


@pytest.fixture
def opened(after: Move, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """A workshop where one phone has scored, led from a laptop."""
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    made = setup.create(version, Plan(kinds.FIRST, "Var börjar vi?", ("upphandlingar",), (), ("initialkostnad", "effekt"), ()))
    vote.join(made.code, cookie_of(PHONE), "Anna", "")
    vote.record(made.workshop, PHONE, {"upphandlingar|effekt": 4})
    token = access.exchange(access.token_by_secret(made.code, made.secret, LAPTOP)).token
    monkeypatch.setattr(type(st.context), "cookies", {DEVICE_COOKIE: PHONE, steer_cookie(made.workshop): token})
    return made


def open_page(stem: str, **params: str) -> AppTest:
    app = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    for name, value in params.items():
        app.query_params[name] = value
    app.switch_page(f"{stem}.py").run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    """Every sentence of a page, hard spaces as spaces and without Markdown's escapes."""
    blocks = (*app.caption, *app.error, *app.warning)
    return plain(" ".join([*texts(app), *(str(block.value) for block in blocks)]))


def plain(text: str) -> str:
    """Return a text as a reader sees it, hard spaces as spaces."""
    return text.replace("\u00a0", " ").replace("\\", "")


@pytest.mark.parametrize("days", LATER)
def test_a_code_lets_phones_in_for_a_week(opened: Opened, after: Move, days: int) -> None:
    after(days)
    app = open_page("vote", kod=opened.code)
    assert ("Om den har gått ut" in said(app), bool(app.get("bidi_component"))) == (days > 7, days <= 7), "the pad, or why not"


@pytest.mark.parametrize("days", LATER)
def test_a_laptop_steers_for_sixty_days_and_gets_back_in_with_the_secret(opened: Opened, after: Move, days: int) -> None:
    after(days)
    told = said(open_page("workshop", rum=opened.workshop))
    assert ("Bara workshopledaren" in told, "Koden gäller till och med 29 november 2006" in told) == (days > 60, days <= 60)
    again = access.exchange(access.token_by_secret(opened.code, opened.secret, LAPTOP))
    assert again.expires_at == NOW + timedelta(days=days + 60) and access.may_steer(opened.workshop, again.token)


@pytest.mark.parametrize("days", LATER)
def test_a_sealed_record_opens_for_ever_though_the_votes_go_after_thirty_days(opened: Opened, after: Move, days: int) -> None:
    steers = st.context.cookies[steer_cookie(opened.workshop)]
    rooms.reveal(opened.workshop, steers)
    key = records.close(rooms.room(opened.workshop), steers)
    after(days)
    purged = purge(open_store(), now=clock.now(), keep_days=30)
    assert (purged.participants, purged.scores) == ((1, 1) if days >= 30 else (0, 0))
    app = open_page("record", nyckel=key)
    papers = " ".join(str(cell) for table in (*app.table, *tables(app)) for cell in table.value.astype(str).to_numpy().ravel())
    assert papers.count("22 november 2006") == 2, "started and sealed that day, in Sweden"


@pytest.mark.parametrize("days", LATER)
def test_a_saved_scenario_opens_with_what_it_answered_then(
    after: Move, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    token = saved.save(KIND, version, "Försiktigt", Choices())
    after(days)
    purge(open_store(), now=clock.now(), keep_days=30)
    app = open_page("payroll", flik="jamfor", scenarier=token)
    assert any("sparat 22 november 2006 kl. 00.30" in plain(item.label) for item in app.expander)


@pytest.fixture(scope="module")
def old_figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Figures published when the clock started."""
    root = tmp_path_factory.mktemp("old")
    with pytest.MonkeyPatch.context() as patch:
        stand_at(patch, NOW)
        publish.publish(root=root)
    return root


@pytest.mark.parametrize("days", LATER)
def test_figures_say_the_day_they_were_published_and_a_file_the_day_it_was_taken(
    after: Move, old_figures: Path, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(old_figures))
    after(days)
    app = open_page("areas")
    assert "Rapportens uppgifter avser 2005 · inlästa 22 november 2006" in said(app)
    files = offered(app)
    first = next(name for name in files if name.endswith(".xlsx"))
    book = load_workbook(io.BytesIO(files[first].build()))
    about = {str(line[0]): str(line[1]) for sheet in book for line in sheet.iter_rows(max_col=2, values_only=True)}
    assert about["Uppgifterna inlästa"] == "22 november 2006"
    assert about["Uttaget"] == f"{formats.day(clock.today())} kl. 00.30"
    held = versions.held(old_figures)
    after(days + 1)
    assert len(held) == 1 and not versions.held(old_figures), "whoever reads the version now holds it, for an hour"


@pytest.mark.parametrize("days", LATER)
def test_assumptions_whose_review_has_passed_are_counted_and_marked(
    version: str, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    known = inputs(version).assumptions.values()
    last = max(item.next_review for item in known if item.next_review)
    stand_at(monkeypatch, datetime.combine(last, time(12), clock.SWEDEN) + timedelta(days=days))
    app = open_page("payroll")
    [label] = [item.label for item in app.expander if "Bakom reglagen" in item.label]
    told = f"{len(known)} skulle ha setts över" in label.replace("\u00a0", " ")
    assert told == (days > 0), "the day itself is in time"


@pytest.mark.parametrize("days", LATER)
def test_the_accessibility_statement_says_when_its_tests_are_a_year_old(
    version: str, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    tested = date.fromisoformat(accessibility._files()[0]["tested"])
    stand_at(monkeypatch, datetime.combine(tested, time(12), clock.SWEDEN) + timedelta(days=days))
    assert ("mer än ett år sedan" in said(open_page("accessibility"))) == (days > YEAR)
