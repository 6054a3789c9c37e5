"""A sealed record, which only its link opens: the same measures as every other page, wide and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lstdash.database.engine import open_store
from lstdash.questions.workshop.answers import access as workshop_access
from lstdash.questions.workshop.answers import record as workshop_record
from lstdash.questions.workshop.answers import room as workshop_room
from lstdash.questions.workshop.answers import setup as workshop_setup
from lstdash.questions.workshop.answers import vote
from lstdash.questions.workshop.answers.setup import Plan
from lstdash.workshop import kinds
from tests.browser.crawl import PHONE, WIDE, visited
from tests.browser.english import complaints
from tests.browser.known import unknown
from tests.lib.server import serve

LAPTOP = "laptop-" + "x" * 20
PHONES = 6
VARIABLE = "LSTDASH_DATABASE_URL"


def seal(version: str) -> str:
    """Hold a small workshop in the store and return the sealed record's key."""
    plan = Plan(
        kinds.FIRST, "Var börjar vi?", ("upphandlingar", "loneadministration"), (), ("initialkostnad", "effekt"), ("IT",)
    )
    opened = workshop_setup.create(version, plan)
    cookie = workshop_access.exchange(workshop_access.token_by_secret(opened.code, opened.secret, LAPTOP)).token
    room = workshop_room.room(opened.workshop)
    for number in range(PHONES):
        phone = f"phone-{number:020}"
        vote.join(opened.code, phone, "", "IT")
        pairs = [f"{item}|{criterion.key}" for item in room.round.items for criterion in room.criteria]
        vote.record(room.id, phone, {pair: 1 + (number + place) % 5 for place, pair in enumerate(pairs)})
    workshop_room.reveal(opened.workshop, cookie)
    return workshop_record.close(workshop_room.room(opened.workshop), cookie)


@pytest.fixture(scope="module")
def record(extracts_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a server that has a record, and the path that opens it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('record') / 'workshop.db'}"
    version = (extracts_root / "current").read_text(encoding="utf-8").strip()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LSTDASH_EXTRACTS", str(extracts_root))
        patch.setenv(VARIABLE, url)
        key = seal(version)
        open_store().close()
    with serve(extracts_root, **{VARIABLE: url}) as address:
        yield address, f"protokoll?nyckel={key}"


@pytest.mark.parametrize("width", (WIDE, PHONE))
def test_a_sealed_record_is_accessible_and_swedish(width: int, record: tuple[str, str], chromium: Browser) -> None:
    address, path = record
    seen = visited(chromium, address, path, width)
    assert any("förseglat" in said.text for said in seen.texts()), "the record did not open"
    assert any(state.startswith("utfälld") for state in seen.said)
    assert not unknown(seen.faults)
    assert not complaints(seen.texts())
