"""The head of every page: the product's name, whose it is, and the page's question; nothing in them is markup."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import streamlit as st

from lstdash.login import provider
from lstdash.login.session import Session
from lstdash.views import heading, site, who


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    monkeypatch.setattr(st, "html", seen.append)
    return seen


@pytest.mark.parametrize(
    ("setting", "shown"),
    [("", heading.EVERYBODY), ("  ", heading.EVERYBODY), ("Länsstyrelsen <i> Uppsala", "Länsstyrelsen &lt;i&gt; Uppsala")],
)
def test_the_head_says_the_product_and_whose_it_is(
    setting: str, shown: str, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(heading.ORGANISATION, setting)
    heading.page("Var börjar vi & när?")
    account = '<span class="account">Utan inloggning</span>'
    assert drawn == [
        f'<p class="product"><strong>{site.PRODUCT}</strong> {shown} {account}</p><h1>Var börjar vi &amp; när?</h1>'
    ]


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (None, ""),
        (
            Session("Anna <b>", "ett:7", frozenset({"administrator", "analytiker"}), datetime(2006, 3, 1, tzinfo=UTC)),
            '<span class="account">Anna &lt;b&gt; (analytiker och administratör) '
            '<a href="./auth/logout" target="_self">Logga ut</a></span>',
        ),
    ],
    ids=["nobody", "Anna"],
)
def test_the_head_says_who_is_logged_in(
    found: Session | None, shown: str, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(heading.ORGANISATION, raising=False)
    monkeypatch.setattr(provider, "is_on", lambda: True)
    monkeypatch.setattr(who, "session", lambda: found)
    heading.page("Fråga?")
    assert drawn == [f'<p class="product"><strong>{site.PRODUCT}</strong> {heading.EVERYBODY} {shown}</p><h1>Fråga?</h1>']
