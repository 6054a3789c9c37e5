"""A choice, its link in a clean browser, Back and reset, once a page; tests/pages/test_every_control.py walks the rest.

The first page is tried in test_county_focus, /omraden in test_walk, /lonesamordning in test_payroll, /borja-har and a workshop
in test_workshop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.browser.conftest import choose
from tests.browser.crawl import arrive
from tests.browser.measures import quiet
from tests.browser.visits import Visit


@dataclass(frozen=True, slots=True)
class Case:
    """A list on a page, what to choose in it, what the link says then, and the page's button that undoes it."""

    path: str
    label: str
    option: str
    link: str
    undo: str = ""


CASES = (
    Case("mitt-lan", "Mitt län", "Skåne", "?lan=M"),
    Case("konstellationer", "I norr räknas", "Dalarna, som i texten", "?norr=dalarna", "Återställ allt"),
    Case("kallor?visa=tabeller", "Tabell", "Kriterier", "?visa=tabeller&tabell=criteria", "Återställ"),
)


def read(visited: Visit) -> str:
    """What the page says once its script rests."""
    quiet(visited.page, calm=400)
    return visited.text()


def read_until(visited: Visit, is_it: Callable[[str], bool]) -> str:
    """What the page comes to say: a browser may rest for a moment before the page's script has begun."""
    for _ in range(40):
        if is_it(said := read(visited)):
            break
    return said


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.partition("?")[0])
def test_a_choice_is_shared_undone_and_reset(case: Case, app_url: str, visit: Callable[..., Visit]) -> None:
    mine, theirs, path = visit(), visit(), case.path.partition("?")[0]
    page = mine.page
    arrive(page, f"{app_url}/{case.path}")
    before = read(mine)
    choose(page, case.label, case.option)
    page.wait_for_url(f"{app_url}/{path}{case.link}")
    chosen = read_until(mine, before.__ne__)
    assert chosen != before
    arrive(theirs.page, page.url)
    assert read_until(theirs, chosen.__eq__) == chosen
    page.go_back()
    page.wait_for_url(f"{app_url}/{case.path}")
    assert read_until(mine, before.__eq__) == before
    if case.undo:
        theirs.page.get_by_role("button", name=case.undo, exact=True).first.click()
        theirs.page.wait_for_url(f"{app_url}/{path}")
        assert path != case.path or read_until(theirs, before.__eq__) == before
    assert not mine.complaints and not theirs.complaints
