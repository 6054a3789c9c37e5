"""A scripted workshop on a real server: 3 browsers and 38 websockets, two rounds, on SQLite and on PostgreSQL.

Lost means acknowledged and not stored; doubled means counted twice. How long a tap takes to the facilitator's screen, and
a reveal to the phones, is measured and printed, not asserted: it depends on the machine.
"""

from __future__ import annotations

import contextlib
import re
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError

from lstdash import clock
from lstdash.database.engine import Store, connect
from lstdash.questions.workshop.answers.phone import SEPARATOR
from lstdash.workshop import results, votes, workshops
from lstdash.workshop.entities import Workshop
from tests.browser.room import RESULT, Room, device, reveal
from tests.conftest import IS_CI
from tests.lib.phones import Crowd
from tests.lib.postgres_server import find_binaries, serving
from tests.lib.server import serve

PHONES, SIMULATED = 2, 38
COUNTED = re.compile(r"(\d+) av (\d+) poäng räknade")
QUESTIONS = 16  # that each simulated participant answers: four items on four criteria
PAUSE_SECONDS = (0.3, 0.7)  # several times faster than people tap
# What the page of a phone is drawn with; "empty" is the nothing that Streamlit sends where a page asks to be run again.
DRAWN = {"empty", "html", "markdown", "text_input", "selectbox", "button", "bidi_component"}


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
        lead.wait_for_timeout(50)
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


def leads_to_the_record(lead: Page) -> None:
    """Open the sealed result; when there is no way to it, say what the page has instead."""
    way = lead.get_by_text("Öppna det förseglade resultatet")
    try:
        way.wait_for(timeout=60_000)
    except TimeoutError:
        raise AssertionError(f"no way to the record:\n{lead.locator('main').inner_text()}") from None
    way.click()


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
            of = workshops.load(store, workshops.by_code(store, code, device(0), now=clock.now()))
            already = PHONES * len(of.criteria)
            total = already + SIMULATED * QUESTIONS
            seen = watched(lead, crowd.score(number, QUESTIONS, PAUSE_SECONDS), total)
            require_nothing_told(crowd)
            assert not any(phone.locator(RESULT).count() for phone in phones), "hidden until the reveal"

            revealed = time.monotonic()
            reveal(lead)
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
        lead.locator("[data-test-script-state=notRunning]").wait_for(state="attached", timeout=60_000)
        lead.get_by_text("Avsluta och försegla").click()
        lead.get_by_role("button", name="Avsluta workshopen").click()
        leads_to_the_record(lead)
        lead.get_by_text("Kontrollsumma (SHA-256)").wait_for()
        stranger = room.page(lead.url.removeprefix(f"{address}/"))
        stranger.get_by_text("Kontrollsumma (SHA-256)").wait_for()
        assert [complaint for visited in room.visits for complaint in visited.complaints] == []
    with capsys.disabled():
        sys.stdout.write(f"\n  {database.split(':')[0]}, {SIMULATED + PHONES} participants. {'; '.join(figures)}\n")
