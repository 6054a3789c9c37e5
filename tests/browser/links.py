"""Do a page's links lead somewhere: to a page that is there and understands what is chosen, or to another's page, securely?"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

from lstdash.views.controls import NotUnderstood
from lstdash.views.shelf import FILES
from lstdash.views.site import BY_ADDRESS
from tests.browser.product import controls_of
from tests.browser.visits import is_own

ELSEWHERE = ("https://", "mailto:", "tel:")


def astray(links: Iterable[str]) -> list[str]:
    """The links that lead nowhere, each with what is wrong with it; files are fetched by other tests."""
    return sorted(f"link {link}: {fault}" for link in links if (fault := _fault(link)))


def _fault(link: str) -> str:
    if not is_own(link):
        return "" if link.startswith(ELSEWHERE) else "neither ours nor secure"
    parts = urlsplit(link)
    if parts.path.startswith(f"{FILES}/"):
        return ""
    if parts.path.strip("/") not in BY_ADDRESS:
        return "no such page"
    declared = {control.name: control for control in controls_of(BY_ADDRESS[parts.path.strip("/")])}
    for name, raw in parse_qs(parts.query, keep_blank_values=True).items():
        if name not in declared:
            return f"the page has no {name}"
        try:
            declared[name].parse(raw)
        except NotUnderstood as expected:
            return f"{name} is {raw}, expected {expected}"
    return ""
