"""Two rooms from start to seal over the phones' own routes: scores and sliders, with everything that goes wrong in a room.

One comes late, one is offline when the result is shown, a reveal is taken back, a proposal is added in round 2. What is asked
is what the sealed record says of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lstdash import clock, formats
from lstdash.errors import UserError
from lstdash.questions.payroll.answers import room
from lstdash.questions.workshop.answers import access, progress, records, rooms, setup, vote
from lstdash.questions.workshop.answers.records import RecordAnswer
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.charts import exhibits
from lstdash.questions.workshop.routes import phones
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE, PHONE_PATHS
from lstdash.views.kinds import drawn
from lstdash.workshop import kinds
from tests.lib.devices import cookie_of
from tests.lib.rooms import database  # noqa: F401 (fixture)

START = datetime(2006, 11, 21, 8, 0, tzinfo=UTC)


@dataclass
class Phone:
    """A phone as vote.js is one: what is tapped waits until the server has said that it is stored."""

    client: TestClient
    opened: Opened
    number: int
    pending: dict[str, int] = field(default_factory=dict)
    round: int = 1
    sent: int = 0

    @property
    def headers(self) -> dict[str, str]:
        return {"cookie": f"{DEVICE_COOKIE}={self.device}"}

    @property
    def device(self) -> str:
        return f"phone-{self.number:020}"

    def news(self) -> dict[str, Any]:
        asked = {"workshop": self.opened.workshop, "stage": -1}
        told: dict[str, Any] = self.client.get(PHONE_PATHS["news"], params=asked, headers=self.headers).json()
        return told

    def tap(self, score: int, **changed: int) -> None:
        """Answer every question that everybody is asked; `changed` by item."""
        told = self.news()
        self.round = told["round"]
        asked = [(item["key"], on["key"]) for item in told["items"] for on in told["criteria"] if not on["optional"]]
        self.pending = {f"{item}|{on}": changed.get(item, score) for item, on in asked}

    def send(self) -> int:
        """Send what is pending; the status."""
        self.sent += 1
        body = {"workshop": self.opened.workshop, "round": self.round, "sent": self.sent, "scores": self.pending}
        answer = self.client.post(PHONE_PATHS["scores"], json=body, headers=self.headers)
        if answer.is_success:
            self.pending = {}
        return answer.status_code


@dataclass
class Facilitator:
    """Who steers one of the rooms."""

    opened: Opened
    cookie: str

    def do(self, command: Any, *arguments: Any) -> None:
        command(self.opened.workshop, self.cookie, *arguments)

    @property
    def doubt(self) -> str:
        return progress.come_so_far(rooms.room(self.opened.workshop)).doubt.replace(formats.NBSP, " ")

    def seal(self, version: str) -> RecordAnswer:
        return records.open_record(version, records.close(rooms.room(self.opened.workshop), self.cookie))


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=phones.routes())) as given:
        yield given


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Let a minute pass at every call; it begins at nine in the morning in Sweden."""
    moment = [START]
    monkeypatch.setattr(clock, "now", lambda: moment[0])

    def pass_() -> None:
        moment[0] += timedelta(minutes=1)

    yield pass_


def begin(version: str, client: TestClient, plan: Plan, people: int) -> tuple[Facilitator, list[Phone]]:
    opened = setup.create(version, plan)
    cookie = access.exchange(access.token_by_secret(opened.code, opened.secret, "facilitator-" + "x" * 20)).token
    joined = [Phone(client, opened, number) for number in range(people)]
    for phone in joined:
        vote.join(opened.code, cookie_of(phone.device), "", "")
    return Facilitator(opened, cookie), joined


def said(kept: RecordAnswer) -> list[str]:
    return [f"{when.rpartition(' ')[2]} {what}".replace(formats.NBSP, " ") for when, what in kept.happened]


def about(kept: RecordAnswer) -> list[str]:
    return [one.about.replace(formats.NBSP, " ") for one in kept.rounds]


def test_a_room_that_scores(version: str, database: None, client: TestClient, later: Any) -> None:  # noqa: F811
    plan = Plan(kinds.FIRST, "Var börjar vi?", ("upphandlingar", "loneadministration"), (), ("initialkostnad", "effekt"))
    lead, crowd = begin(version, client, plan, 6)
    offline, others = crowd[5], crowd[:5]
    for phone in crowd:
        phone.tap(phone.number % 5 + 1)
    assert {phone.send() for phone in others} == {200}, "the sixth is offline: tapped, not sent"
    later()
    assert lead.doubt.startswith("20 av 24 poäng räknade. 5 av 6 är klara.")
    lead.do(rooms.reveal)
    assert offline.send() == 403 and offline.pending, "shown: what comes now would be an answer to the result"
    later()
    lead.do(rooms.reopen)
    assert not offline.news()["result"] and offline.news()["headline"].startswith("Omgång 1 är öppnad igen.")
    assert offline.send() == 200 and not offline.pending
    assert lead.doubt == (
        "På minst en fråga har bara 1 deltagare svarat nytt sedan resultatet visades. Den som minns det resultatet kan "
        "räkna ut vad de svarade."
    )
    later()
    lead.do(rooms.reveal)
    later()
    lead.do(rooms.next_round)

    late = Phone(client, lead.opened, 6)
    later()
    vote.join(lead.opened.code, cookie_of(late.device), "", "")
    crowd.append(late)
    of = rooms.room(lead.opened.workshop)
    rooms.add_items(version, of, lead.cookie, (), ("Gemensam växel",))
    with pytest.raises(UserError, match="finns redan"):
        rooms.add_items(version, rooms.room(of.id), lead.cookie, (), ("gemensam  VÄXEL",))
    assert [item["name"] for item in others[0].news()["items"]][-1] == "Gemensam växel", "it joins the open round"
    for phone in crowd:
        phone.tap(3, loneadministration=0 if phone is late else 4)
        assert phone.send() == 200
    offline.round = 1
    offline.pending = {"upphandlingar|effekt": 1}
    assert offline.send() == 403, "a message of the round before changes nothing in this one"
    later()
    lead.do(rooms.reveal)
    lead.do(rooms.decide, "Vi börjar med upphandlingar", "administrativa direktörer", None)
    kept = lead.seal(version)

    assert said(kept) == [
        "09.01 Omgång 1 visades: 20 av 24 poäng räknade, 6 deltagare med, 5 klara.",
        "09.02 Omgång 1 öppnades igen efter visningen, och resultatet doldes.",
        "09.03 Omgång 1 visades på nytt: 24 av 24 poäng räknade, 6 deltagare med, 6 klara; 1 deltagare hade svarat nytt "
        "sedan dess.",
        "09.05 ”Gemensam växel” lades till i omgång 2.",
        "09.06 Omgång 2 visades: 42 av 42 poäng räknade, 7 deltagare med, 7 klara.",
    ]
    assert about(kept) == [
        "6 deltagare",
        "7 deltagare; 1 gick med under omgången; 2 svar var ”vet ej”, som inte räknas som poäng",
    ]
    sums = {(number.number, item): sum(counts) for number in kept.rounds for item, _, counts, _, _ in number.cells}
    assert sums[1, "Upphandlingar"] == 6 and sums[2, "Gemensam växel"] == 7 and sums[2, "Löneadministration"] == 6
    assert kept.decided[0][:2] == ("Vi börjar med upphandlingar", "administrativa direktörer")
    sheets = {sheet.name: sheet for sheet in exhibits.sealed(kept, drawn(kept.kind).sealed(kept.document).exhibit).more}
    assert len(sheets["Vad som hände"].rows) == 5 and len(sheets["Beslut"].rows) == 1


def test_a_room_that_sets_sliders(version: str, database: None, client: TestClient, later: Any) -> None:  # noqa: F811
    plan = Plan("reglage", "Vad tror vi?", ("besparing", "hemtaget"), (), ("troligast", "lagst", "hogst"))
    lead, crowd = begin(version, client, plan, 6)
    offline, others = crowd[5], crowd[:5]
    for phone in crowd:
        phone.tap(10, besparing=26 + phone.number)
    assert {phone.send() for phone in others} == {200}
    later()
    assert lead.doubt.startswith("10 av 12 värden räknade. 5 av 6 är klara.")
    lead.do(rooms.reveal)
    lead.do(rooms.reopen)
    later()
    late = Phone(client, lead.opened, 6)
    vote.join(lead.opened.code, cookie_of(late.device), "", "")
    late.tap(0, besparing=38)
    assert late.send() == 200 and offline.send() == 200
    of = rooms.room(lead.opened.workshop)
    rooms.add_items(version, of, lead.cookie, ("ranta",), ())
    for phone in others:
        phone.tap(10, besparing=26 + phone.number, ranta=1)
        assert phone.send() == 200
    later()
    lead.do(rooms.reveal)
    kept = lead.seal(version)
    assert said(kept) == [
        "09.01 Omgång 1 visades: 10 av 12 värden räknade, 6 deltagare med, 5 klara.",
        "09.01 Omgång 1 öppnades igen efter visningen, och resultatet doldes.",
        "09.02 ”Kalkylränta” lades till i omgång 1.",
        "09.03 Omgång 1 visades på nytt: 19 av 21 värden räknade, 7 deltagare med, 5 klara; 7 deltagare hade svarat nytt "
        "sedan dess.",
    ]
    assert about(kept) == ["7 deltagare; 1 gick med under omgången; 1 svar var ”vet ej”, som inte räknas som värden"]
    assert kept.headline.startswith("Med rummets värden har lönesamordningen i de sju länen betalat sig inom")
    exhibit = exhibits.sealed(kept, drawn(kept.kind).sealed(kept.document).exhibit)
    assert {"Reglagen", "Oenigheten", "Värden", "Vad som hände"} <= {sheet.name for sheet in exhibit.more}


def test_what_is_not_asked_again_is_said_to_be_of_an_earlier_round(version: str, database: None, client: TestClient) -> None:  # noqa: F811
    plan = Plan("reglage", "Vad tror vi?", ("besparing", "inforande"), (), ("troligast", "lagst", "hogst"))
    lead, crowd = begin(version, client, plan, 5)
    for again in ((), ("besparing",)):
        if again:
            lead.do(rooms.next_round, again)
        for phone in crowd:
            phone.tap(2, besparing=26)
            assert phone.send() == 200
        lead.do(rooms.reveal)
    told = "gäller svaren från en tidigare omgång"
    of = rooms.room(lead.opened.workshop)
    notes = [room.answer(version, of, number).notes[0].replace(formats.NBSP, " ") for number in (1, 2)]
    assert notes == ["Omgång 1: värden från 5 deltagare.", f"Omgång 2: värden från 5 deltagare. Men för ”Införandetid” {told}."]
    papers = dict(records.papers(lead.seal(version)))
    assert papers["Resultatet gäller"] == f"omgång 2; för ”Införandetid” {told}"
