"""What readers are told of the figures: that there are newer ones, and that it cannot be known."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from lstdash import store
from lstdash.published import bucket
from lstdash.views import freshness

TROUBLE = "Lagret med uppgifter svarar inte. Sidan visar de uppgifter som hämtades senast."


def page() -> None:
    from lstdash.views import cache, freshness

    cache.pin_version()
    freshness.notice()


def test_a_page_is_told_of_a_new_version_within_five_seconds() -> None:
    """A page asks its server, which in a bucket asks the storage now and then; in a folder it reads the pointer each time."""
    assert freshness.CHECK_EVERY_SECONDS + bucket.ASK_EVERY_SECONDS <= 5


def test_a_storage_that_does_not_answer_is_said_and_the_page_stands(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one.value for one in AppTest.from_function(page).run().warning] == []
    monkeypatch.setattr(store, "trouble", lambda: TROUBLE)
    app = AppTest.from_function(page).run()
    assert [one.value for one in app.warning] == [TROUBLE] and not app.exception
