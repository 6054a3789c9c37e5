"""Links inside the product: where they lead, and that data in them is text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lstdash.views import link

ROOT = Path(__file__).parents[2]


def test_a_link_names_its_page_and_carries_its_parameters() -> None:
    found = link.to("sources", "Källa: Tabell 4", rad="areas:it,2005")
    assert found == '<a class="to-page" href="./kallor?rad=areas%3Ait%2C2005">Källa: Tabell 4</a>'
    assert link.to("overview", "Översikt") == '<a class="to-page" href="./">Översikt</a>'


def test_data_in_a_link_is_never_markup() -> None:
    found = link.to_row('<img src=x onerror="alert(1)">', '"><script>')
    assert "<img" not in found and "<script" not in found and found.count('"') == 4


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        link.to("finns-inte", "Hit")


def test_there_is_one_way_to_link() -> None:
    """Streamlit's own link is an element each; `link` makes several of them one."""
    code = [path for room in ("lstdash", "pages") for path in (ROOT / room).rglob("*.py")]
    assert [path.name for path in code if re.search(r"st\.(page_link|metric)\(", path.read_text(encoding="utf-8"))] == [
        "panel.py"
    ]
