"""A sealed record, which only its link opens: the same measures as every other page, wide and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from lstdash.database.engine import open_store
from lstdash.questions.workshop.answers import access, records, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Plan
from lstdash.workshop import kinds
from tests.browser.crawl import visited
from tests.browser.english import complaints
from tests.browser.known import unknown
from tests.browser.paper import paper_faults
from tests.lib.devices import cookie_of

LAPTOP = "laptop-" + "x" * 20
PHONES = 6
VARIABLE = "LSTDASH_DATABASE_URL"


def seal(version: str) -> str:
    """Hold a small workshop in the store and return the sealed record's key."""
    plan = Plan(
        kinds.FIRST, "Var börjar vi?", ("upphandlingar", "loneadministration"), (), ("initialkostnad", "effekt"), ("IT",)
    )
    opened = setup.create(version, plan)
    cookie = access.exchange(access.token_by_secret(opened.code, opened.secret, LAPTOP)).token
    room = rooms.room(opened.workshop)
    for number in range(PHONES):
        phone = f"phone-{number:020}"
        vote.join(opened.code, cookie_of(phone), "", "IT")
        pairs = [f"{item}|{criterion.key}" for item in room.round.items for criterion in room.criteria]
        vote.record(room.id, phone, {pair: 1 + (number + place) % 5 for place, pair in enumerate(pairs)})
    rooms.reveal(opened.workshop, cookie)
    return records.close(rooms.room(opened.workshop), cookie)


@pytest.fixture
def key(version: str, app_url: str, database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The key of a record in the database of the server."""
    monkeypatch.setenv(VARIABLE, database_url)
    sealed = seal(version)
    open_store().close()
    return sealed


def test_a_sealed_record_is_accessible_and_swedish(app_url: str, key: str, reader: BrowserContext) -> None:
    visits = visited(reader, app_url, f"protokoll?nyckel={key}")
    wide, phone = visits.values()
    assert wide.printed and not phone.printed and not paper_faults(wide.printed)
    for seen in (wide, phone):
        assert any("förseglat" in said.text for said in seen.texts()), "the record did not open"
        assert any(state.startswith("utfälld") for state in seen.said)
        assert not unknown(seen.faults)
        assert not complaints(seen.texts())
