"""A workshop to test in: who holds what, and shorthands for what people do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from lstdash.database.engine import Store
from lstdash.workshop import devices, kinds, people, rounds, steering, votes, workshops
from lstdash.workshop.entities import Created, Criterion, Item, Participant, Steering
from lstdash.workshop.votes import Receipt, Score

NOW = datetime(2006, 11, 21, 9, 0, tzinfo=UTC)  # long ago: whoever asks the real clock by mistake finds every code expired
ANCHORS = ("mycket låg", "låg", "varken eller", "hög", "mycket hög")
ITEMS = (
    Item("upphandlingar", "Upphandlingar", origin="rapporten", effort_half="small", benefit_half="large"),
    Item("mallar", "Mallar och blanketter", "Gemensamma mallar", "registret"),
)
CRITERIA = (
    Criterion("startkostnad", "effort", "Startkostnad", ANCHORS),
    Criterion("fardiga_system", "effort", "Färdiga system", ANCHORS, raises=False),
    Criterion("effekt", "benefit", "Effekt", ANCHORS),
)


@dataclass(frozen=True)
class Room:
    store: Store
    created: Created
    steering: Steering
    cookie: str

    @property
    def id(self) -> str:
        return self.created.id

    def join(self, number: int, group: str = "", nickname: str = "", now: datetime = NOW) -> Participant:
        cookie = devices.signed(self.store, device(number))
        return people.join(self.store, self.created.code, cookie, nickname=nickname, group=group, now=now)

    def score(
        self, number: int, score: int, item: str = "upphandlingar", criterion: str = "effekt", now: datetime = NOW
    ) -> Receipt:
        return votes.record_scores(self.store, self.id, device(number), [Score(item, criterion, score)], now=now)

    def reveal(self) -> None:
        rounds.reveal(self.store, self.steering, now=NOW)

    def all_score(self, scores: list[int], group: str = "", first: int = 0) -> None:
        for number, score in enumerate(scores, start=first):
            self.join(number, group)
            self.score(number, score)


def device(number: int) -> str:
    return f"device-{number:020}"


def begin(store: Store, now: datetime) -> Room:
    created = workshops.create(
        store,
        kind=kinds.kind(kinds.FIRST),
        title="Var börjar vi?",
        items=ITEMS,
        criteria=CRITERIA,
        data_version="2026-11-01",
        settings={"weights": [1, 1, 1]},
        now=now,
    )
    token = steering.once_by_secret(store, created.code, created.secret, device(999), now=now)
    cookie = steering.exchange(store, token, now=now)
    return Room(store, created, steering.authorise(store, created.id, cookie.token, now=now), cookie.token)
