"""A hand on the live panel of `panel_app`: what it sees, grabs, drags and waits for."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.measures import quiet


def open_page(page: Page, address: str) -> Page:
    page.goto(address)
    expect(figure(page, 0)).not_to_be_empty(timeout=20_000)
    quiet(page)
    return page


def figure(page: Page, place: int) -> Locator:
    return page.locator(".number").nth(place)


def slider(page: Page, name: str) -> Locator:
    return page.locator(f"#s-{name}")


def value(page: Page, name: str) -> str | None:
    return slider(page, name).get_attribute("aria-valuetext")


def grab(page: Page, name: str) -> tuple[float, float, float]:
    """Press the thumb; return where it is, and how many pixels one step is."""
    thumb = slider(page, name)
    thumb.scroll_into_view_if_needed()
    box = thumb.bounding_box()
    assert box is not None
    at, last = (float(thumb.evaluate(f"input => input.{field}")) for field in ("value", "max"))
    step = (box["width"] - 22) / last
    x, y = box["x"] + 11 + at * step, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    return x, y, step


def drag(page: Page, name: str, steps: int) -> None:
    x, y, step = grab(page, name)
    page.mouse.move(x + steps * step, y, steps=8)
    page.mouse.up()


def settled(page: Page, expected: str) -> None:
    expect(page).to_have_url(re.compile(expected))
    quiet(page, calm=400, sooner=False)
