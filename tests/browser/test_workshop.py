"""A scripted workshop on a real server: 3 browsers and 38 websockets, two rounds, on SQLite and on PostgreSQL.

Lost means acknowledged and not stored; doubled means counted twice. How long a tap takes to the facilitator's screen, and
a reveal to the phones, is measured and printed, not asserted: it depends on the machine.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lstdash.answers.vote import SEPARATOR
from lstdash.workshop import results, votes, workshops
from lstdash.workshop.engine import Store, connect
from lstdash.workshop.entities import Workshop
from tests.browser.conftest import Visit, watch
from tests.conftest import IS_CI
from tests.lib.phones import Crowd
from tests.lib.server import ROOT, free_port, serve, wait_until_up
from tests.workshop.postgres_server import find_binaries, serving

PHONES, SIMULATED = 2, 38
COUNTED = re.compile(r"(\d+) av (\d+) poäng räknade")
ALL_GROUPS = ("Länsledning", "IT")
QUESTIONS = 16  # that each simulated participant answers: four items on four criteria
PAUSE_SECONDS = (0.5, 1.2)  # several times faster than people tap
RESULT = ".pad .lines"
# What the page of a phone is drawn with; "empty" is the nothing that Streamlit sends where a page asks to be run again.
DRAWN = {"empty", "heading", "html", "markdown", "text_input", "selectbox", "button", "bidi_component"}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'workshop.db'}"
        return
    binaries = find_binaries()
    if binaries is None:
        (pytest.fail if IS_CI else pytest.skip)("PostgreSQL is not installed: the workshop was not tried on it")
    with serving(binaries) as url:
        yield url


def now() -> datetime:
    return datetime.now(UTC)


def device(number: int) -> str:
    return f"simulated-{number:020}"


@dataclass
class Room:
    """Everybody who has a browser, and what their consoles said."""

    browser: Browser
    address: str
    visits: list[Visit]

    def page(self, path: str, width: int = 1440, height: int = 900) -> Page:
        context = self.browser.new_context(viewport={"width": width, "height": height}, has_touch=width < 500)
        visited = Visit(context.new_page())
        watch(visited)
        self.visits.append(visited)
        visited.page.goto(f"{self.address}/{path}")
        visited.page.wait_for_selector("h1", timeout=30_000)
        return visited.page

    def lead(self) -> tuple[Page, str]:
        """Start a workshop as a facilitator would; return the page and the code."""
        page = self.page("workshop")
        page.get_by_role("textbox", name="Grupper").fill("\n".join(ALL_GROUPS))
        page.get_by_role("textbox", name="Egna förslag").fill("<img src=x onerror=alert(1)> **fet** =1+1")
        page.keyboard.press("Tab")
        page.get_by_text("28 poäng").wait_for()
        page.get_by_role("button", name="Starta workshopen").click()
        secret = page.locator("[data-testid=stCode]").inner_text().strip()
        page.locator(".steer").click()
        page.wait_for_url("**/workshop?rum=*")
        code = page.locator(".st-key-room-written p")
        code.wait_for()
        ours = [cookie for cookie in page.context.cookies() if cookie["name"].startswith("lstdash_")]
        assert secret not in page.url and len(ours) == 2
        assert all(cookie["httpOnly"] and cookie["sameSite"] == "Lax" for cookie in ours)
        return page, code.inner_text()

    def phone(self, code: str) -> Page:
        page = self.page(f"rosta?kod={code}", 360, 740)
        page.get_by_role("button", name="Gå med").click()
        page.locator(".pad").wait_for()
        return page

    def close(self) -> None:
        for visited in self.visits:
            visited.page.context.close()


@pytest.fixture
def room_at(chromium: Browser) -> Iterator[Callable[[str], Room]]:
    rooms: list[Room] = []

    def enter(address: str) -> Room:
        rooms.append(Room(chromium, address, []))
        return rooms[-1]

    yield enter
    for room in rooms:
        room.close()


def score_first(phone: Page, step: int) -> None:
    """Tap the same step on every question of the first item, and wait until all of it is counted."""
    questions = phone.locator("fieldset").all()
    for choices in questions:
        choices.locator(".step").nth(step - 1).tap()
    phone.locator(".state", has_text=f"{len(questions)} av ").wait_for(timeout=60_000)


def watched(lead: Page, scoring: Future[None], expected: int) -> list[tuple[float, int]]:
    """Read the facilitator's counter until everything is on the screen; return when each number was seen."""
    seen: list[tuple[float, int]] = []
    deadline = time.monotonic() + 120
    counter = lead.locator(".st-key-room-progress p").first
    while time.monotonic() < deadline:
        found = COUNTED.search(counter.inner_text().replace("\u00a0", ""))
        seen.append((time.monotonic(), int(found[1]) if found else 0))
        if scoring.done():
            scoring.result()
        if seen[-1][1] >= expected and scoring.done():
            return seen
        lead.wait_for_timeout(20)
    raise AssertionError(f"the screen stopped at {seen[-1][1]} of {expected}")


def latencies(crowd: Crowd, seen: list[tuple[float, int]], before: int) -> list[float]:
    """Seconds from the k-th tap on a phone until the screen first showed at least k more scores."""
    taps = sorted(at for phone in crowd.phones for at in phone.first_sent.values())
    return [next(at for at, number in seen if number >= count) - tap for count, tap in enumerate(taps, start=before + 1)]


def told(what: str, seconds: list[float]) -> str:
    ordered = sorted(seconds)
    return f"{what} p50 {ordered[len(ordered) // 2]:.2f} s, p95 {ordered[int(0.95 * len(ordered))]:.2f} s"


def require_every_vote_once(store: Store, crowd: Crowd, of: Workshop, number: int, phones: dict[str, int]) -> None:
    """What was acknowledged last is what is stored, once, for everyone."""
    for phone in crowd.phones:
        mine = votes.own_scores(store, of.id, phone.device, number)
        assert len(phone.counted) == QUESTIONS
        assert {f"{item}{SEPARATOR}{criterion}": score for (item, criterion), score in mine.items()} == phone.counted
    rows = results.results(store, of.id, number).rows
    expected = SIMULATED * QUESTIONS + PHONES * len(of.criteria)
    assert len(rows) == len({(row.participant, row.item, row.criterion) for row in rows}) == expected
    by_person: dict[str, list[int]] = {}
    for row in rows:
        by_person.setdefault(row.participant, []).append(row.score)
    by_phone = sorted(given for given in by_person.values() if len(given) < QUESTIONS)
    assert by_phone == sorted([step] * len(of.criteria) for step in phones.values())


def require_nothing_told(crowd: Crowd) -> None:
    """Before the reveal the server sends a phone its own scores, and no result; its page has no table, chart or list."""
    assert [(phone.strangers, phone.leaks) for phone in crowd.phones if phone.strangers or phone.leaks] == []
    assert set().union(*(phone.heard for phone in crowd.phones)) <= DRAWN


@pytest.mark.browser
def test_forty_participants_two_rounds(
    database: str, extracts_root: Path, room_at: Callable[[str], Room], capsys: pytest.CaptureFixture[str]
) -> None:
    with serve(extracts_root, LSTDASH_DATABASE_URL=database) as address, contextlib.ExitStack() as leaving:
        room = room_at(address)
        lead, code = room.lead()
        store = connect(database)
        leaving.callback(store.close)
        phones = [room.phone(code) for _ in range(PHONES)]
        crowd = Crowd(address, code, SIMULATED)
        leaving.callback(crowd.close)
        figures: list[str] = []
        for number in (1, 2):
            steps = {f"phone {index}": index + number for index in range(PHONES)}
            for phone, step in zip(phones, steps.values(), strict=True):
                score_first(phone, step)
            crowd.wait_for_round(number)
            of = workshops.load(store, workshops.by_code(store, code, device(0), now=now()))
            already = PHONES * len(of.criteria)
            total = already + SIMULATED * QUESTIONS
            seen = watched(lead, crowd.score(number, QUESTIONS, PAUSE_SECONDS), total)
            require_nothing_told(crowd)
            assert not any(phone.locator(RESULT).count() for phone in phones), "hidden until the reveal"

            revealed = time.monotonic()
            lead.get_by_role("button", name="Visa resultatet").click()
            phones[0].locator(RESULT).wait_for(timeout=60_000)
            in_browser = time.monotonic() - revealed
            shown = [at - revealed for at in crowd.wait_for_result()]
            lead.locator(".marks g").first.wait_for(timeout=30_000)
            counted = [wait for phone in crowd.phones for wait in phone.waits]
            figures += [
                f"round {number}: {told('tap to the screen', latencies(crowd, seen, already))}",
                told("tap to counted", counted),
                f"{told('reveal to the phones', shown)} (a browser {in_browser:.2f} s)",
            ]
            require_every_vote_once(store, crowd, workshops.load(store, of.id), number, steps)
            if number == 1:
                lead.get_by_role("button", name="Starta omgång 2").click()
                for phone in phones:
                    phone.locator(".pad fieldset").first.wait_for(timeout=60_000)

        lead.locator("main").filter(has_text="<img src=x onerror=alert(1)> **fet** =1+1").wait_for()
        lead.get_by_text("Vad har ändrats sedan förra omgången?").wait_for()
        lead.get_by_text("Avsluta och försegla").click()
        lead.get_by_role("button", name="Avsluta workshopen").click()
        lead.get_by_text("Öppna det förseglade resultatet").click()
        lead.get_by_text("Kontrollsumma (SHA-256)").wait_for()
        stranger = room.page(lead.url.removeprefix(f"{address}/"))
        stranger.get_by_text("Kontrollsumma (SHA-256)").wait_for()
        assert [complaint for visited in room.visits for complaint in visited.complaints] == []
    with capsys.disabled():
        sys.stdout.write(f"\n  {database.split(':')[0]}, {SIMULATED + PHONES} participants. {'; '.join(figures)}\n")


@contextmanager
def killable(port: int, extracts: Path, database: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server on a fixed port that a test may kill; the pages reconnect to the next one."""
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    variables = {**os.environ, "LSTDASH_EXTRACTS": str(extracts), "LSTDASH_DATABASE_URL": database}
    process = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_up(f"http://127.0.0.1:{port}", process)
        yield process
    finally:
        process.kill()
        process.wait(timeout=20)


@pytest.mark.browser
def test_a_vote_survives_a_killed_server_and_two_tabs(
    extracts_root: Path, tmp_path: Path, room_at: Callable[[str], Room]
) -> None:
    database, port = f"sqlite:///{tmp_path / 'workshop.db'}", free_port()
    with killable(port, extracts_root, database) as process:
        room = room_at(f"http://127.0.0.1:{port}")
        _, code = room.lead()
        phone = room.phone(code)
        first = phone.locator("fieldset").first
        first.locator(".step").nth(1).tap()
        first.locator(".status", has_text="Räknad").wait_for()
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=20)
        first.locator(".step").nth(3).tap()
        assert "Inte räknad än" in first.locator(".status").inner_text()
    with killable(port, extracts_root, database):
        first.locator(".status", has_text="✓ Räknad").wait_for(timeout=30_000)
        other = phone.context.new_page()
        other.goto(phone.url)
        other.locator(".pad").wait_for(timeout=30_000)
        assert other.locator("fieldset").first.locator("input").nth(3).is_checked(), "the other tab is the same person"
        other.locator("fieldset").first.locator(".step").nth(4).tap()
        other.locator("fieldset").first.locator(".status", has_text="✓ Räknad").wait_for()
        store = connect(database)
        workshop = workshops.by_code(store, code, device(0), now=now())
        counts = votes.counts(store, workshop, 1, now=now())
        assert (counts.joined, sum(counts.cells.values())) == (1, 1)
        store.close()


@pytest.mark.browser
def test_a_cut_network_and_a_closed_laptop_lose_nothing(
    extracts_root: Path, tmp_path: Path, room_at: Callable[[str], Room]
) -> None:
    database = f"sqlite:///{tmp_path / 'workshop.db'}"
    with serve(extracts_root, LSTDASH_DATABASE_URL=database) as address:
        room = room_at(address)
        lead, code = room.lead()
        phone = room.phone(code)
        first = phone.locator("fieldset").first
        phone.context.set_offline(True)
        first.locator(".step").nth(1).tap()
        assert "Inte räknad än" in first.locator(".status").inner_text()
        phone.locator(".state", has_text="Ingen kontakt med servern. 1 poäng är inte räknade än.").wait_for(timeout=20_000)
        store = connect(database)
        workshop = workshops.by_code(store, code, device(0), now=now())
        assert votes.counts(store, workshop, 1, now=now()).cells == {}, "said to be uncounted, and is"

        # The laptop is closed while the phone is out: the room goes on, and the cookie opens it again.
        cookies, steering = lead.context.storage_state(), lead.url
        lead.context.close()
        phone.context.set_offline(False)
        first.locator(".status", has_text="✓ Räknad").wait_for(timeout=60_000)
        counts = votes.counts(store, workshop, 1, now=now())
        assert (counts.joined, sum(counts.cells.values())) == (1, 1)
        store.close()
        again = room.browser.new_context(storage_state=cookies).new_page()
        again.goto(steering)
        again.get_by_text("1 av 28 poäng räknade").wait_for(timeout=60_000)
        again.get_by_role("button", name="Visa resultatet").click()
        phone.locator(RESULT).wait_for(timeout=60_000)
        again.get_by_role("button", name="Projektorläge").click()
        again.locator("[data-testid=stHeader]").wait_for(state="hidden")
        again.locator(".chart").first.scroll_into_view_if_needed()
        again.locator(".chart .main-svg").first.wait_for(timeout=30_000)
        beyond = again.locator(".chart").first.evaluate(
            "chart => chart.querySelector('.main-svg').getBoundingClientRect().right - chart.getBoundingClientRect().right"
        )
        assert beyond <= 1, "step 5 is on the projector"
        again.context.close()


@pytest.mark.browser
def test_a_participant_cannot_steer(extracts_root: Path, tmp_path: Path, room_at: Callable[[str], Room]) -> None:
    with serve(extracts_root, LSTDASH_DATABASE_URL=f"sqlite:///{tmp_path / 'workshop.db'}") as address:
        room = room_at(address)
        lead, code = room.lead()
        phone = room.phone(code)
        phone.goto(lead.url)
        phone.get_by_text("Bara workshopledaren ser den här sidan.").wait_for()
        assert phone.get_by_role("button", name="Visa resultatet").count() == 0
        refused = phone.request.post(f"{address}/styrning", data={"token": "hittepa"})
        assert refused.status == 403 and "redan använd" in refused.json()["fel"]
        foreign = phone.request.post(
            f"{address}/styrning", data={"token": "hittepa"}, headers={"origin": "https://annan.example"}
        )
        assert foreign.status == 403 and "annan webbplats" in foreign.json()["fel"]
        assert phone.request.post(f"{address}/styrning", form={"token": "x"}).status == 403


@pytest.mark.browser
def test_the_matrix_answers_while_the_thumb_moves_and_fits_a_projector(app_url: str, room_at: Callable[[str], Room]) -> None:
    room = room_at(app_url)
    page = room.page("borja-har")
    strong = page.locator(".items li.strong")
    strong.first.wait_for()
    assert strong.count() == 3
    picture = page.locator(".picture").bounding_box()
    assert picture is not None and picture["y"] + picture["height"] <= 900, "the matrix and its sliders stand on one screen"

    thumb = page.locator("input[data-name=grans-vinst]")
    box = thumb.bounding_box()
    assert box is not None and box["y"] + box["height"] <= 900
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.98, y, steps=8)
    page.wait_for_timeout(100)
    assert strong.count() == 0 and "grans-vinst" not in page.url, "the marks change before the thumb is released"
    page.mouse.up()
    page.wait_for_url("**grans-vinst=4.5")
    page.get_by_text("Inget av de överst rangordnade").first.wait_for()

    copied = room.page(page.url.removeprefix(f"{app_url}/"), 360, 740)
    copied.get_by_text("Inget av de överst rangordnade").first.wait_for()
    assert copied.evaluate("document.documentElement.scrollWidth") <= 360
    assert [complaint for visited in room.visits for complaint in visited.complaints] == []


@pytest.mark.browser
def test_ten_identical_scores_stay_readable_in_the_panel(app_url: str, room_at: Callable[[str], Room]) -> None:
    names = "lonepilot riktlinjer klargor_malet arliga_beting sarskilda_medel frigjorda_medel interna_kronavtal gemensam_teknik"
    keys = [f"forslag-{name}" for name in (*names.split(), "gemensamma_blanketter", "sprid_goda_exempel")]
    page = room_at(app_url).page("borja-har?" + "&".join(f"poang={key}.111111155" for key in keys))
    page.locator(".marks g").nth(15).wait_for()
    places = page.locator(".marks g").evaluate_all(
        "marks => marks.map(mark => mark.getAttribute('transform').match(/[-\\d.]+/g).map(Number))"
    )
    nearest = min(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for i, a in enumerate(places) for b in places[:i])
    assert len(places) == 16 and nearest >= 26
