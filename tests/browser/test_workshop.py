"""A workshop in real browsers: cut off, killed, closed, looked at by strangers, shown on a projector."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lstdash import clock
from lstdash.database.engine import connect
from lstdash.workshop import progress, workshops
from tests.browser.room import RESULT, Room, device, reveal
from tests.lib.server import ROOT, free_port, serve, wait_until_up


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
        workshop = workshops.by_code(store, code, device(0), now=clock.now())
        counts = progress.counts(store, workshop, 1, now=clock.now())
        assert (counts.joined, sum(counts.cells.values())) == (1, 1)
        store.close()


@pytest.mark.browser
def test_a_cut_network_and_a_closed_laptop_lose_nothing(
    app_url: str, database_url: str, room_at: Callable[[str], Room]
) -> None:
    room = room_at(app_url)
    lead, code = room.lead()
    phone = room.phone(code)
    first = phone.locator("fieldset").first
    phone.context.set_offline(True)
    first.locator(".step").nth(1).tap()
    assert "Inte räknad än" in first.locator(".status").inner_text()
    phone.locator(".state", has_text="Ingen kontakt med servern. 1 poäng är inte räknade än.").wait_for(timeout=20_000)
    store = connect(database_url)
    workshop = workshops.by_code(store, code, device(0), now=clock.now())
    assert progress.counts(store, workshop, 1, now=clock.now()).cells == {}, "said to be uncounted, and is"

    # The laptop is closed while the phone is out: the room goes on, and the cookie opens it again.
    cookies, steering = lead.context.storage_state(), lead.url
    lead.context.close()
    phone.context.set_offline(False)
    first.locator(".status", has_text="✓ Räknad").wait_for(timeout=60_000)
    counts = progress.counts(store, workshop, 1, now=clock.now())
    assert (counts.joined, sum(counts.cells.values())) == (1, 1)
    store.close()
    again = room.browser.new_context(storage_state=cookies).new_page()
    again.goto(steering)
    again.get_by_text("1 av 28 poäng räknade").wait_for(timeout=60_000)
    reveal(again)
    phone.locator(RESULT).wait_for(timeout=60_000)
    again.get_by_role("button", name="Projektorläge").click()
    again.locator("[data-testid=stHeader]").wait_for(state="hidden")
    assert again.locator("[data-testid=stMain]").evaluate("main => main.scrollTop") == 0, "the matrix, not the list's end"
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
    page = room.page("borja-har?poang=upphandlingar.111111544")
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
    expect(strong).to_have_count(2)
    assert "grans-vinst" not in page.url, "the mark changes before the thumb is released"
    page.mouse.up()
    page.wait_for_url("**grans-vinst=4.5**")
    page.get_by_text("men inte i rutan Börja här").first.wait_for()

    copied = room.page(page.url.removeprefix(f"{app_url}/"), 360, 740)
    copied.get_by_text("men inte i rutan Börja här").first.wait_for()
    assert copied.evaluate("document.documentElement.scrollWidth") <= 360
    assert [complaint for visited in room.visits for complaint in visited.complaints] == []


MISPLACED = """(marks) => {
  const box = (one) => one.getBoundingClientRect();
  const [across, upright] = [...marks.getRootNode().querySelectorAll("line.threshold")].map(box);
  const names = [...marks.getRootNode().querySelectorAll(".corners text")].map(box);
  return [...marks.getRootNode().querySelectorAll(".marks g")].flatMap((mark, i) => {
    const { left, right, top, bottom } = box(mark);
    const outside = mark.matches(".strong") && ((left + right) / 2 > upright.right || (top + bottom) / 2 > across.bottom);
    const beside = (name) => left + 2 > name.right || right - 2 < name.left || top + 2 > name.bottom || bottom - 2 < name.top;
    const covers = !names.every(beside);
    return [...(outside ? [`${i + 1} is outside its quadrant`] : []), ...(covers ? [`${i + 1} covers a name`] : [])];
  });
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 320])
@pytest.mark.parametrize(
    "scores", [pytest.param("111111555", id="in the corner"), pytest.param("333333434", id="at the thresholds")]
)
def test_ten_identical_scores_stay_readable_in_the_panel(
    scores: str, width: int, app_url: str, room_at: Callable[[str], Room]
) -> None:
    names = "lonepilot riktlinjer klargor_malet arliga_beting sarskilda_medel frigjorda_medel interna_kronavtal gemensam_teknik"
    keys = [f"forslag-{name}" for name in (*names.split(), "gemensamma_blanketter", "sprid_goda_exempel")]
    page = room_at(app_url).page("borja-har?" + "&".join(f"poang={key}.{scores}" for key in keys), width)
    page.locator(".marks g").nth(15).wait_for()
    places = page.locator(".marks g").evaluate_all(
        "marks => marks.map(mark => mark.getAttribute('transform').match(/[-\\d.]+/g).map(Number))"
    )
    nearest = min(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for i, a in enumerate(places) for b in places[:i])
    assert len(places) == 16 and nearest >= (26 if width > 600 else 13), "on a phone a quadrant has not room for thirteen"
    assert page.locator(".marks").evaluate(MISPLACED) == []
