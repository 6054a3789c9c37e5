"""The head of every page: the product's name, whose it is, and the page's question; nothing in them is markup."""

from __future__ import annotations

import pytest
import streamlit as st

from lstdash.views import heading, site


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
    assert drawn == [f'<p class="product"><strong>{site.PRODUCT}</strong> {shown}</p><h1>Var börjar vi &amp; när?</h1>']
