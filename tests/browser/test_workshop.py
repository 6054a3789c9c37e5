"""A scripted workshop on a real server: real browsers and 40 participants, two rounds, on SQLite and on PostgreSQL.

Lost means acknowledged and not stored; doubled means counted twice. The time from a vote to the facilitator's screen is
measured and printed, not asserted: it depends on the machine.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lstdash.workshop import people, results, votes, workshops
from lstdash.workshop.engine import Store, connect
from lstdash.workshop.entities import Workshop
from lstdash.workshop.votes import Score
from tests.browser.conftest import Visit, watch
from tests.conftest import IS_CI
from tests.lib.server import ROOT, free_port, serve, wait_until_up
from tests.workshop.postgres_server import find_binaries, serving

PHONES, SIMULATED = 2, 38
COUNTED = re.compile(r"(\d+) av (\d+) poäng räknade")
ALL_GROUPS = ("Länsledning", "IT")


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


@dataclass
class Crowd:
    """Participants without a browser: they use the store from this process, like a second server would."""

    store: Store
    code: str
    sent: dict[int, dict[tuple[str, str], int]]
    committed: list[float]

    def workshop(self) -> Workshop:
        return workshops.load(self.store, workshops.by_code(self.store, self.code, device(0), now=now()))

    def vote(self, of: Workshop, number: int, seed: int) -> None:
        """Join, score everything one by one, change some, and send some twice as a retry would."""
        rng = random.Random(1000 * seed + number)
        people.join(self.store, self.code, device(number), group=ALL_GROUPS[number % 2], now=now())
        mine = self.sent.setdefault(number, {})
        for item in of.round.items:
            for criterion in of.criteria:
                tries = [rng.randint(1, 5) for _ in range(rng.choice((1, 1, 2)))]
                tries += tries[-1:] * rng.choice((0, 0, 1))
                for attempt, value in enumerate(tries):
                    votes.record_score(self.store, of.id, device(number), Score(item, criterion.key, value), now=now())
                    if attempt == 0:
                        self.committed.append(time.monotonic())
                mine[item, criterion.key] = tries[-1]
                time.sleep(rng.uniform(0.02, 0.15))

    def all_vote(self, of: Workshop, seed: int) -> list[threading.Thread]:
        self.sent.clear()
        self.committed.clear()
        threads = [threading.Thread(target=self.vote, args=(of, number, seed)) for number in range(1, SIMULATED + 1)]
        for thread in threads:
            thread.start()
        return threads


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


def score_all(phone: Page, step: int) -> None:
    """Tap the same step on every question of every item, and wait until all of it is counted."""
    chips = phone.locator(".chips button").count()
    for item in range(chips):
        for choices in phone.locator("fieldset").all():
            choices.locator(".step").nth(step - 1).tap()
        if item < chips - 1:
            phone.get_by_role("button", name="Nästa").tap()
    total = chips * phone.locator("fieldset").count()
    phone.locator(".state", has_text=f"{total} av {total} räknade").wait_for(timeout=20_000)


def watched(lead: Page, threads: list[threading.Thread], expected: int) -> list[tuple[float, int]]:
    """Read the facilitator's counter until everything is on the screen; return when each number was seen."""
    seen: list[tuple[float, int]] = []
    deadline = time.monotonic() + 60
    counter = lead.locator(".st-key-room-progress p").first
    while time.monotonic() < deadline:
        found = COUNTED.search(counter.inner_text().replace("\u00a0", ""))
        seen.append((time.monotonic(), int(found[1]) if found else 0))
        if seen[-1][1] >= expected and not any(thread.is_alive() for thread in threads):
            return seen
        lead.wait_for_timeout(20)
    raise AssertionError(f"the screen stopped at {seen[-1][1]} of {expected}")


def latencies(crowd: Crowd, seen: list[tuple[float, int]], before: int) -> list[float]:
    """Seconds from the k-th new vote's commit until the screen first showed at least k."""
    waits = []
    for count, committed in enumerate(sorted(crowd.committed), start=before + 1):
        shown = next(at for at, number in seen if number >= count)
        waits.append(max(0.0, shown - committed))
    return sorted(waits)


def require_every_vote_once(crowd: Crowd, of: Workshop, number: int, phones: dict[str, int]) -> None:
    """What was acknowledged last is what is stored, once, for everyone."""
    for participant, sent in crowd.sent.items():
        assert votes.own_scores(crowd.store, of.id, device(participant), number) == sent
    rows = results.results(crowd.store, of.id, number).rows
    questions = len(of.rounds[number - 1].items) * len(of.criteria)
    assert len(rows) == len({(row.participant, row.item, row.criterion) for row in rows}) == (SIMULATED + PHONES) * questions
    by_person: dict[str, set[int]] = {}
    for row in rows:
        by_person.setdefault(row.participant, set()).add(row.score)
    same = sorted(next(iter(given)) for given in by_person.values() if len(given) == 1)
    assert same == sorted(phones.values()), "each phone tapped one step everywhere"


@pytest.mark.browser
def test_forty_participants_two_rounds(
    database: str, extracts_root: Path, room_at: Callable[[str], Room], capsys: pytest.CaptureFixture[str]
) -> None:
    with serve(extracts_root, LSTDASH_DATABASE_URL=database) as address:
        room = room_at(address)
        lead, code = room.lead()
        crowd = Crowd(connect(database), code, {}, [])
        phones = [room.phone(code) for _ in range(PHONES)]
        told: list[str] = []
        for number in (1, 2):
            steps = {f"phone {index}": index + number for index in range(PHONES)}
            for phone, step in zip(phones, steps.values(), strict=True):
                score_all(phone, step)
            of = crowd.workshop()
            questions = len(of.round.items) * len(of.criteria)
            threads = crowd.all_vote(of, seed=number)
            seen = watched(lead, threads, (SIMULATED + PHONES) * questions)
            waits = latencies(crowd, seen, PHONES * questions)
            told.append(f"round {number}: p50 {waits[len(waits) // 2]:.2f} s, p95 {waits[int(0.95 * len(waits))]:.2f} s")

            assert not any(phone.locator("[data-testid=stTable]").count() for phone in phones), "hidden until the reveal"
            lead.get_by_role("button", name="Visa resultatet").click()
            revealed = time.monotonic()
            phones[0].locator("[data-testid=stTable]").wait_for(timeout=10_000)
            told.append(f"reveal to phone {time.monotonic() - revealed:.2f} s")
            lead.locator(".marks g").first.wait_for(timeout=20_000)
            require_every_vote_once(crowd, crowd.workshop(), number, steps)
            if number == 1:
                lead.get_by_role("button", name="Starta omgång 2").click()
                for phone in phones:
                    phone.locator(".pad").wait_for(timeout=10_000)

        assert "<img src=x onerror=alert(1)> **fet** =1+1" in lead.locator("main").inner_text()
        lead.get_by_text("Vad har ändrats sedan förra omgången?").wait_for()
        lead.get_by_text("Avsluta och försegla").click()
        lead.get_by_role("button", name="Avsluta workshopen").click()
        lead.get_by_text("Öppna det förseglade resultatet").click()
        lead.get_by_text("Kontrollsumma (SHA-256)").wait_for()
        stranger = room.page(lead.url.removeprefix(f"{address}/"))
        stranger.get_by_text("Kontrollsumma (SHA-256)").wait_for()
        assert [complaint for visited in room.visits for complaint in visited.complaints] == []
        crowd.store.close()
    with capsys.disabled():
        sys.stdout.write(f"\n  {database.split(':')[0]}: vote to the facilitator's screen, {', '.join(told)}\n")


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
