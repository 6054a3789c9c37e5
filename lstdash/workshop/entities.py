"""What the store hands out: frozen, without votes and without secrets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from lstdash.database.values import JsonObject, shown

Status = Literal["open", "closed"]
RoundStatus = Literal["open", "hidden", "revealed", "closed"]
STEPS = 5
Anchors = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A scored question on one of the kind's axes; `anchors` says in words what each step 1-5 means.

    `raises` is False where a high score lowers the axis.
    """

    key: str
    axis: str
    name: str
    anchors: Anchors
    raises: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """Something to score; the halves are the report's printed cell, if it has one.

    `scale` is its own: the first value, the step and how many steps there are. None is the five steps of the criteria.
    """

    key: str
    label: str
    description: str = ""
    origin: Literal["rapporten", "registret", "egen"] = "egen"
    effort_half: Literal["small", "large"] | None = None
    benefit_half: Literal["small", "large"] | None = None
    scale: tuple[float, float, int] | None = None

    @property
    def steps(self) -> int:
        """The highest score."""
        return self.scale[2] if self.scale else STEPS


@dataclass(frozen=True, slots=True)
class Round:
    """One round of scoring; `items` are the keys that are scored in it.

    `revealed_at` is when it was first shown, `reopened_at` when that was taken back, unless it has been shown again since.
    """

    number: int
    status: RoundStatus
    items: tuple[str, ...]
    opened_at: datetime
    revealed_at: datetime | None
    reopened_at: datetime | None = None
    ends_at: datetime | None = None

    @property
    def is_revealed(self) -> bool:
        """True once the result has been shown, and the reveal has not been taken back."""
        return self.revealed_at is not None and self.reopened_at is None


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop without its votes. `code` is plain text for the screen; the secret is never read back."""

    id: str
    code: str
    kind: str
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
    removed: tuple[Item, ...] = ()  # items that are scored no more; what was said of them stays in the record
    stage: int = 0  # the count of what is seen, as read: it tells the room from what it was, also where all else is equal

    @property
    def round(self) -> Round:
        """The latest round."""
        return self.rounds[-1]

    @property
    def revealed_rounds(self) -> tuple[int, ...]:
        """The numbers of the rounds that have been shown."""
        return tuple(one.number for one in self.rounds if one.is_revealed)

    @property
    def is_open(self) -> bool:
        """True as long as the workshop is not closed."""
        return self.status == "open"

    @property
    def is_purged(self) -> bool:
        """True when the votes have been deleted and only the sealed sums are left."""
        return self.purged_at is not None

    @property
    def written_code(self) -> str:
        """The code as it is shown: `ABCD-EFGH`."""
        return shown(self.code)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that participants may choose from."""
        named = self.settings.get("groups")
        return tuple(str(name) for name in named) if isinstance(named, list) else ()


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
