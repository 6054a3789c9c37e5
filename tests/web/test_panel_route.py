"""The panel's route: what it understands, what it passes on, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lstdash.panel import RESTING
from lstdash.views import foresight
from lstdash.web import panels

Asked = list[tuple[str, foresight.Codes]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    found: Asked = []
    monkeypatch.setattr(foresight, "ask", lambda page, codes: found.append((page, codes)))
    return found


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=panels.routes())) as given:
        yield given


def test_where_a_thumb_rests_is_passed_on_and_nothing_is_answered(client: TestClient, asked: Asked) -> None:
    answer = client.post(RESTING, json={"page": "ab12", "set": {"besparing": "0.5", "mal": 4}})
    assert (answer.status_code, answer.content) == (204, b"")
    assert asked == [("ab12", {"besparing": "0.5", "mal": "4"})]


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [
        ({"page": "ab12"}, 400, "går inte att läsa"),
        ({"page": 1, "set": {}}, 400, "går inte att läsa"),
        ({"page": "ab12", "set": ["0.5"]}, 400, "går inte att läsa"),
        (["ab12"], 400, "går inte att läsa"),
        ({"page": "ab12", "set": {"besparing": "5" * 20_000}}, 413, "för lång"),
    ],
)
def test_what_cannot_be_is_refused_in_swedish(client: TestClient, asked: Asked, sent: object, status: int, told: str) -> None:
    answer = client.post(RESTING, json=sent)
    assert (answer.status_code, told in answer.json()["fel"]) == (status, True)
    assert not asked


def test_another_site_is_refused(client: TestClient, asked: Asked) -> None:
    foreign = client.post(RESTING, json={"page": "ab12", "set": {}}, headers={"origin": "https://annan.example"})
    assert foreign.status_code == 403 and not asked
