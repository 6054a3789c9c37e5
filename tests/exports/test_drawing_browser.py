"""One browser for many pictures: started by the first, ended when idle, replaced when it fails."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from lstdash.exports import drawing_browser
from lstdash.exports.drawing_browser import DrawingBrowser


class Opened:
    """A browser that only counts."""

    def __init__(self, path: str) -> None:
        self.path, self.drawn, self.drawing, self.most, self.closed = path, 0, 0, 0, threading.Event()

    async def calc_fig(self, figure: str) -> str:
        self.drawing += 1
        self.most = max(self.most, self.drawing)
        await asyncio.sleep(0.01)
        self.drawing -= 1
        self.drawn += 1
        if figure == "fel":
            raise RuntimeError("the tab crashed")
        return f"<svg>{figure}</svg>"

    async def close(self) -> None:
        self.closed.set()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Opened]:
    found: list[Opened] = []

    async def start(path: str) -> Opened:
        found.append(Opened(path))
        return found[-1]

    monkeypatch.setattr(drawing_browser, "_opened", start)
    return found


@pytest.fixture
def browser(opened: list[Opened]) -> Iterator[DrawingBrowser]:
    given = DrawingBrowser()
    yield given
    given.end()


def draw(browser: DrawingBrowser, figure: str, path: str = "/bin/chromium") -> str:
    async def drawn(kaleido: Any) -> str:
        return str(await kaleido.calc_fig(figure))

    return browser.run(path, drawn)


def test_all_draw_in_the_same_browser_one_at_a_time(browser: DrawingBrowser, opened: list[Opened]) -> None:
    threads = [threading.Thread(target=draw, args=(browser, str(i))) for i in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert draw(browser, "sist") == "<svg>sist</svg>"
    assert [(one.drawn, one.most) for one in opened] == [(6, 1)]


def test_one_that_fails_is_ended_and_the_next_picture_starts_another(browser: DrawingBrowser, opened: list[Opened]) -> None:
    draw(browser, "ett")
    with pytest.raises(RuntimeError, match="crashed"):
        draw(browser, "fel")
    assert draw(browser, "två") == "<svg>två</svg>"
    assert [one.closed.is_set() for one in opened] == [True, False]


def test_another_browser_is_used_when_another_is_named(browser: DrawingBrowser, opened: list[Opened]) -> None:
    draw(browser, "ett", "/bin/chromium")
    draw(browser, "två", "/bin/chrome")
    assert [(one.path, one.closed.is_set()) for one in opened] == [("/bin/chromium", True), ("/bin/chrome", False)]


def test_one_that_has_nothing_to_draw_is_ended_and_started_again(opened: list[Opened]) -> None:
    browser = DrawingBrowser(rest_seconds=0.02)
    draw(browser, "ett")
    assert opened[0].closed.wait(10)
    draw(browser, "två")
    browser.end()
    assert len(opened) == 2 and opened[1].closed.is_set()


def test_there_is_nothing_to_end_before_the_first_picture(opened: list[Opened]) -> None:
    DrawingBrowser().end()
    assert not opened
