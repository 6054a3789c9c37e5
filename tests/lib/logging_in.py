"""What a browser does to log in: the wall's button, the provider's form, and the way back."""

from __future__ import annotations

from urllib.parse import urljoin

import httpx

from lstdash.views.gate import LOGIN
from tests.lib.visitor import Visitor


def to_provider(client: httpx.Client, label: str, page: str = "/") -> httpx.Response:
    """Press the login button on a page; return what sends the browser to the provider."""
    with Visitor(client) as tab:
        wall = tab.open("")
        assert LOGIN in wall.said
        start = tab.click(wall, f"Logga in med {label}").redirect
    return client.get(start, headers={"referer": f"{client.base_url}".rstrip("/") + page})


def to_callback(client: httpx.Client, sent: httpx.Response, name: str) -> str:
    """Type a name at the provider; return the address that it sends the browser back to."""
    at = sent.headers["location"]
    for _ in range(6):
        answer = client.get(at)
        if answer.status_code == 200:
            answer = client.post(at, data={"name": name})
        at = urljoin(at, answer.headers["location"])
        if "/oauth2callback" in at:
            return at
    raise AssertionError(at)


def log_in(client: httpx.Client, name: str, label: str = "Första", page: str = "/") -> httpx.Response:
    """Log in as somebody; return the server's last answer."""
    return client.get(to_callback(client, to_provider(client, label, page), name))
