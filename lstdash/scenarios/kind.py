"""What a question gives so that its scenarios can be saved and compared: one row, its `KIND`.

The choices are the question's own frozen dataclass of plain values, its levers among them; what a scenario answers is a frozen
dataclass of numbers. Both are kept as plain JSON, so a field that is added later needs a default. `lstdash/views/scenarios`
draws the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import Field, dataclass
from typing import Any, ClassVar, Generic, Protocol, TypeVar

Line = tuple[str, str, str, str]  # what, on the left, on the right, the difference


class Choices(Protocol):
    """A frozen dataclass; a lever that is left out of `levers` stands at its published default."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def levers(self) -> tuple[tuple[str, float], ...]:
        """Every moved lever with its value."""
        ...


class Result(Protocol):
    """A frozen dataclass of numbers; None is what has no number, as never."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect that a scenario promises: `years` are (years after the start, amount); a cost is a negative amount."""

    key: str
    name: str
    gain_class: str
    years: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """What a scenario promises, in one unit: the start's measure in words (empty when it is not known) and every effect."""

    unit: str
    metric: str
    coalition: str
    effects: tuple[Effect, ...]


C = TypeVar("C", bound=Choices)
R = TypeVar("R", bound=Result)


@dataclass(frozen=True, slots=True, repr=False)
class Kind(Generic[C, R]):
    """A question's scenarios. Functions that get a data version get it first and raise UserError.

    `levers` are those known today, and `defaults` what each stands at as published; `answer` what choices answer; `told` every
    choice in words, the levers as given; `lines` two results against each other; `verb` how the second differs, to stand after
    "och"; `short` a result in a few words; `base` what choices are compared with until the reader picks another; `promises`
    what choices promise year by year, where that can be followed up.
    """

    page: str  # as it is stored
    model_version: str
    choices: type[C]
    result: type[R]
    levers: Collection[str]
    defaults: Callable[[str], Mapping[str, float]]
    answer: Callable[[str, C], R]
    told: Callable[[str, C, Mapping[str, float]], Mapping[str, str]]
    lines: Callable[[R, R], tuple[Line, ...]]
    verb: Callable[[R, R], str]
    short: Callable[[R], str]
    base: Callable[[C], C]
    promises: Callable[[str, C], Promise] | None = None

    def __repr__(self) -> str:
        """Return what tells it from the others: answers are kept by it."""
        return f"Kind({self.page})"

    def at(self, version: str, choices: C) -> dict[str, float]:
        """Return what every lever stands at, those left out at their published default."""
        return {**self.defaults(version), **dict(choices.levers)}

    def words(self, version: str, choices: C) -> Mapping[str, str]:
        """Return every choice in words as it counts on this version."""
        return self.told(version, choices, self.at(version, choices))
