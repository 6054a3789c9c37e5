"""Every choice in words: a file says what was chosen, never how a link or the program writes it."""

from __future__ import annotations

import re

import pytest

from lstdash.views.site import SITES, Site
from tests.browser.product import controls_of, other_raw

RAW = re.compile(r"[\[\]{}_']|\(\(|None|True|False")
KEYS = {"rad", "rum", "kod", "nyckel", "scenarier", "mot", "och"}  # a key in the address is what is asked for


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.stem)
def test_a_choice_is_said_in_words(site: Site, version: str) -> None:
    for control in controls_of(site):
        if control.name not in KEYS:
            said = control.said(control.parse(other_raw(control)))
            assert said and not RAW.search(said), f"{control.name}: {said!r}"
