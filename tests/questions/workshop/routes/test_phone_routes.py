"""The phone's two routes: who may ask, what is answered, and what is refused."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lstdash.questions.workshop.answers import access, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.routes import phones
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE, PHONE_PATHS
from lstdash.web import lanes
from lstdash.workshop import changes, kinds
from tests.lib.devices import cookie_of

T = TypeVar("T")
DEVICE = "phone-" + "x" * 20
QUESTION = "upphandlingar|effekt"


@pytest.fixture
def opened(version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    made = setup.create(version, Plan(kinds.FIRST, "T", ("upphandlingar",), (), ("initialkostnad", "effekt"), ()))
    vote.join(made.code, cookie_of(DEVICE), "", "")
    return made


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=phones.routes()), cookies={DEVICE_COOKIE: DEVICE}) as given:
        yield given


def message(opened: Opened, **changed: object) -> dict[str, object]:
    return {"workshop": opened.workshop, "round": 1, "sent": 7, "scores": {QUESTION: 4}, **changed}


def scores(opened: Opened) -> dict[str, int]:
    return dict(vote.phone(opened.workshop, DEVICE).scores)


def test_a_score_is_stored_before_it_is_acknowledged(opened: Opened, client: TestClient) -> None:
    answer = client.post(PHONE_PATHS["scores"], json=message(opened))
    assert (answer.status_code, answer.json()) == (200, {"sent": 7})
    assert scores(opened) == {QUESTION: 4}
    late = client.post(PHONE_PATHS["scores"], json=message(opened, sent=6, scores={QUESTION: 1}))
    assert late.json() == {"sent": 7}, "so the phone knows that this one was not stored"
    assert scores(opened) == {QUESTION: 4}


def test_scores_are_stored_by_the_threads_of_votes(opened: Opened, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    class Noted(lanes.Lane):
        done = 0

        async def do(self, work: Callable[[], T], *, abandon: bool = False) -> T:
            before = scores(opened)
            result = await super().do(work, abandon=abandon)
            self.done += scores(opened) != before
            return result

    monkeypatch.setattr(lanes, "votes", noted := Noted(1))
    assert client.post(PHONE_PATHS["scores"], json=message(opened)).status_code == 200
    assert (noted.done, scores(opened)) == (1, {QUESTION: 4})


@pytest.mark.parametrize(
    ("changed", "status", "told"),
    [
        ({"scores": {QUESTION: 6}}, 403, "finns inte på skalan"),
        ({"scores": {"hittepa|effekt": 3}}, 403, "går inte att svara på"),
        ({"scores": {QUESTION: 4, "effekt": 3}}, 403, "går inte att svara på"),
        ({"round": 2}, 403, "tar inte emot fler"),
        ({"round": "1"}, 400, "går inte att läsa"),
        ({"sent": True}, 400, "går inte att läsa"),
        ({"scores": [4]}, 400, "går inte att läsa"),
        ({"workshop": "hittepa"}, 403, "Workshopen finns inte"),
        ({"scores": {"x" * 300_000: 3}}, 413, "för lång"),
    ],
)
def test_what_cannot_be_is_refused_in_swedish(
    opened: Opened, client: TestClient, changed: dict[str, object], status: int, told: str
) -> None:
    answer = client.post(PHONE_PATHS["scores"], json=message(opened, **changed))
    assert (answer.status_code, told in answer.json()["fel"]) == (status, True)
    assert scores(opened) == {}


def test_another_site_and_another_device_are_refused(opened: Opened, client: TestClient) -> None:
    foreign = client.post(PHONE_PATHS["scores"], json=message(opened), headers={"origin": "https://annan.example"})
    assert foreign.status_code == 403 and "annan webbplats" in foreign.json()["fel"]
    as_form = client.post(PHONE_PATHS["scores"], data={"workshop": opened.workshop})
    assert as_form.status_code == 403
    client.cookies.clear()
    for answer in (
        client.post(PHONE_PATHS["scores"], json=message(opened)),
        client.get(PHONE_PATHS["news"], params={"workshop": opened.workshop, "stage": -1}),
    ):
        assert answer.status_code == 403 and answer.json()["fel"]
    assert scores(opened) == {}


def test_news_are_told_once(opened: Opened, client: TestClient) -> None:
    stage = vote.phone(opened.workshop, DEVICE).stage
    asked = {"workshop": opened.workshop, "stage": stage}
    assert client.get(PHONE_PATHS["news"], params=asked).status_code == 204
    cookie = access.exchange(access.token_by_secret(opened.code, opened.secret, DEVICE)).token
    rooms.reveal(opened.workshop, cookie)
    time.sleep(1.5 * changes.SHARED_SECONDS)
    answer = client.get(PHONE_PATHS["news"], params=asked)
    assert answer.headers["cache-control"] == "no-store"
    news = answer.json()
    assert not news["open"] and news["result"] and news["stage"] > stage
    assert client.get(PHONE_PATHS["news"], params={**asked, "stage": news["stage"]}).status_code == 204


@pytest.mark.parametrize("stage", ["", "x", "-1", "9" * 30])
def test_an_odd_stage_is_answered_with_what_is_shown(opened: Opened, client: TestClient, stage: str) -> None:
    answer = client.get(PHONE_PATHS["news"], params={"workshop": opened.workshop, "stage": stage})
    assert answer.json()["headline"].startswith("Omgång 1 pågår.")
