"""Everybody in a workshop who has a browser, as the tests of it meet them."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.browser.visits import Visit, watch

ALL_GROUPS = ("Länsledning", "IT")
RESULT = ".pad .lines"


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


def reveal(page: Page) -> None:
    """Show the result; a room where few have scored or not all are done is asked first."""
    page.get_by_role("button", name="Visa resultatet").click()
    sure = page.get_by_role("button", name="Visa ändå")
    sure.or_(page.locator(".st-key-room-next-round")).first.wait_for()
    if sure.count():
        sure.click()
