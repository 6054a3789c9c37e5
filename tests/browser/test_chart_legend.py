"""A chart's legend lies right under its heading, whole, whatever the width; and a bar is as long on a phone as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.visits import Visit

AIR = 28  # px over the marks of a legend


@pytest.mark.parametrize("width", [1440, 768, 360])
@pytest.mark.parametrize("address", ["faktorer", "gemensamt", "utredningen", "forslag"])
def test_a_legend_lies_at_the_top_and_what_it_is_of_is_whole(
    app_url: str, visit: Callable[..., Visit], address: str, width: int
) -> None:
    page = visit().page
    page.set_viewport_size(ViewportSize(width=width, height=1600))
    page.goto(f"{app_url}/{address}")
    chart = page.locator(".chart:has(.legend)").first
    chart.locator(".legend").wait_for()
    chart.scroll_into_view_if_needed()
    whole = chart.bounding_box()
    assert whole
    marks = [box for one in chart.locator(".legend .traces").all() if (box := one.bounding_box())]
    bars = [box for one in chart.locator(".barlayer .point path").all() if (box := one.bounding_box())]
    assert -1 <= min(box["y"] for box in marks) - whole["y"] <= AIR
    assert all(box["x"] >= whole["x"] - 1 for box in marks)
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in bars)
