"""Worked examples of a rule: rows that the tests run and that the page Källor shows under Så räknar vi.

A question keeps its tables in `lstdash/questions/<question>/<question>_spec.py`, as `TABLES`: data and the room's own words, no
rules. What the tables cannot say stands beside them in `explained.md`, which is written by whoever owns the rule. Keys are the
rule's own names in English; labels and titles are Swedish.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lstdash import formats


@dataclass(frozen=True, slots=True)
class Quantity:
    """How a value is named and written."""

    label: str
    write: Callable[[Any], str] = formats.plain


@dataclass(frozen=True, slots=True)
class Example:
    """One row: what it shows, what differs from the table's starting point, and what the rule then gives."""

    title: str
    given: Mapping[str, Any]
    gives: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Worked:
    """Examples of one rule; `says` is the starting point that every row departs from.

    Raises ValueError for a row with a value that has no name, without a result, or with a title that stands before.
    """

    code: str
    title: str
    says: str
    given: Mapping[str, Quantity]
    gives: Mapping[str, Quantity]
    examples: tuple[Example, ...] = field(repr=False)

    def __post_init__(self) -> None:
        for example in self.examples:
            if not (set(example.given) <= set(self.given) and set() < set(example.gives) <= set(self.gives)):
                raise ValueError(f"{self.code}: {example.title} has other values than the table names")
        if len({example.title for example in self.examples}) < len(self.examples):
            raise ValueError(f"{self.code}: two rows have the same title")

    @property
    def columns(self) -> tuple[str, ...]:
        """Headings of the table as it is shown."""
        return ("Exempel", "Givet", *(quantity.label for quantity in self.gives.values()))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table as it is shown; a result that a row does not speak of is a dash."""
        return tuple((example.title, self._given(example), *self._results(example)) for example in self.examples)

    def _given(self, example: Example) -> str:
        told = [f"{self.given[key].label} {self.given[key].write(value)}" for key, value in example.given.items()]
        return "; ".join(told) or "utgångsläget"

    def _results(self, example: Example) -> list[str]:
        return [
            quantity.write(example.gives[key]) if key in example.gives else formats.MISSING
            for key, quantity in self.gives.items()
        ]


@dataclass(frozen=True, slots=True)
class Explained:
    """How a question counts: a text in Markdown, and its tables of worked examples."""

    text: str
    tables: tuple[Worked, ...]
