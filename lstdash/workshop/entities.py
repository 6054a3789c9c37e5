"""What the store hands out: frozen, without votes and without secrets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from lstdash.database.values import JsonObject

Status = Literal["open", "closed"]
RoundStatus = Literal["open", "hidden", "revealed", "closed"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A scored question; `anchors` says in words what each step 1-5 means; `raises` as in the model."""

    key: str
    axis: Literal["effort", "benefit"]
    name: str
    anchors: tuple[str, str, str, str, str]
    raises: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """Something to score; the halves are the report's printed cell, if it has one."""

    key: str
    label: str
    description: str = ""
    origin: Literal["rapporten", "registret", "egen"] = "egen"
    effort_half: Literal["small", "large"] | None = None
    benefit_half: Literal["small", "large"] | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One round of scoring; `items` are the keys that are scored in it."""

    number: int
    status: RoundStatus
    items: tuple[str, ...]
    opened_at: datetime
    revealed_at: datetime | None

    @property
    def is_revealed(self) -> bool:
        """True once the result has been shown."""
        return self.revealed_at is not None


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop without its votes. `code` is plain text for the screen; the secret is never read back."""

    id: str
    code: str
    title: str
    status: Status
    joining_open: bool
    created_at: datetime
    expires_at: datetime
    closed_at: datetime | None
    purged_at: datetime | None
    data_version: str
    model_version: str
    settings: JsonObject
    items: tuple[Item, ...]
    criteria: tuple[Criterion, ...]
    rounds: tuple[Round, ...]

    @property
    def round(self) -> Round:
        """The latest round."""
        return self.rounds[-1]


@dataclass(frozen=True, slots=True)
class Created:
    """A new workshop: show the secret once, it cannot be read again."""

    id: str
    code: str
    secret: str


@dataclass(frozen=True, slots=True)
class Pulse:
    """What a page polls: compare with the last one and read again only when it differs."""

    changes: int
    stages: int
    status: Status
    round: int
    round_status: RoundStatus


@dataclass(frozen=True, slots=True)
class Steering:
    """Proof that the caller may steer this workshop; only lstdash.workshop.steering.authorise hands it out."""

    workshop: str


@dataclass(frozen=True, slots=True)
class Participant:
    """One device in one workshop: name and group are optional and may be empty; `sent` numbers its latest message."""

    id: str
    workshop: str
    nickname: str
    group: str
    joined_at: datetime
    sent: int
