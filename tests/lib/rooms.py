"""A workshop about where to begin, in a store of its own: who holds what, and what people do in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lstdash.questions.workshop.answers import access, phone, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.workshop import kinds
from lstdash.workshop.entities import Workshop
from tests.lib.devices import cookie_of

KEYS = ("upphandlingar", "loneadministration")
CRITERIA = ("initialkostnad", "effekt")
GROUPS = ("Länsledning", "IT")


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")


@pytest.fixture
def opened(version: str, database: None) -> Opened:
    typed = ("Gemensam växel", "=1+1 <b>")
    return setup.create(version, Plan(kinds.FIRST, "Var börjar vi?", KEYS, typed, CRITERIA, GROUPS))


@pytest.fixture
def cookie(opened: Opened) -> str:
    return access.exchange(access.token_by_secret(opened.code, opened.secret, "d" * 20)).token


def device(number: int) -> str:
    return f"device-{number:020}"


def room_of(opened: Opened) -> Workshop:
    return rooms.room(opened.workshop)


def score(opened: Opened, number: int, value: Callable[[str, str], int], group: str = "") -> None:
    vote.join(opened.code, cookie_of(device(number)), f"P{number}", group)
    of = room_of(opened)
    given = {f"{i}{phone.SEPARATOR}{c.key}": value(i, c.key) for i in of.round.items for c in of.criteria}
    vote.record(of.id, device(number), given)
