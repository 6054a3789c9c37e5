"""A workshop that somebody leads on /workshop: the browser that steers it, and phones that score in two camps."""

from __future__ import annotations

import pytest
import streamlit as st

from lstdash.questions.workshop.answers import access, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.routes.cookies import steer_cookie
from lstdash.workshop import kinds
from tests.lib.devices import cookie_of

DEVICE = "laptop-" + "x" * 20


@pytest.fixture
def opened(version: str, own_store: None, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", "https://styr.example")
    keys = ("upphandlingar", "loneadministration")
    return setup.create(version, Plan(kinds.FIRST, "Var börjar vi?", keys, ("=1+1",), ("initialkostnad", "effekt"), ("IT",)))


@pytest.fixture
def cookie(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> str:
    token = access.exchange(access.token_by_secret(opened.code, opened.secret, DEVICE)).token
    monkeypatch.setattr(type(st.context), "cookies", {steer_cookie(opened.workshop): token})
    return token


def all_score(opened: Opened, people: int = 6, camps: tuple[int, int] = (1, 5)) -> None:
    for number in range(people):
        device = f"phone-{number:020}"
        vote.join(opened.code, cookie_of(device), "", "IT")
        of = rooms.room(opened.workshop)
        vote.record(of.id, device, {f"{item}|{c.key}": camps[number % 2] for item in of.round.items for c in of.criteria})
