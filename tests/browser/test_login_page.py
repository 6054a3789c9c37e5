"""Logging in with a browser: the wall, the provider, back to the deep link, who one is, and out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from lstdash.views.gate import LOGIN
from tests.lib import login_provider
from tests.lib.server import free_port, serve

DEEP = "/kallor?visa=ordlista&lan=M"


@pytest.fixture(scope="module")
def locked(extracts_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that nobody reads without logging in."""
    port, folder = free_port(), tmp_path_factory.mktemp("login")
    address = f"http://127.0.0.1:{port}"
    with login_provider.serving(f"{address}/oauth2callback") as providers:
        secrets = folder / "secrets.toml"
        secrets.write_text(providers.secrets(address), encoding="utf-8")
        with serve(extracts_root, port=port, STREAMLIT_SECRETS_FILES=str(secrets)):
            yield address


def test_a_deep_link_is_kept_through_the_login_and_out_is_out(chromium: Browser, locked: str) -> None:
    context = chromium.new_context(locale="sv-SE")
    page = context.new_page()
    page.goto(f"{locked}{DEEP}")
    expect(page.get_by_text(LOGIN)).to_be_visible(timeout=30_000)
    expect(page.get_by_role("combobox")).to_have_count(0)
    page.get_by_role("button", name="Logga in med Första").click()
    page.get_by_label("Namn").fill("ny")
    page.get_by_role("button", name="Logga in").click()
    account = page.get_by_text("Ny Prov (läsare)")
    expect(account).to_be_visible(timeout=30_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vad vilar uppgifterna på?")
    assert "visa=ordlista" in page.url and "lan=M" in page.url
    page.get_by_role("link", name="Logga ut").click()
    page.wait_for_url(lambda url: "/session/end" in url or url.startswith(f"{locked}/"))
    page.goto(f"{locked}{DEEP}")
    expect(page.get_by_text(LOGIN)).to_be_visible(timeout=30_000)
    context.close()
