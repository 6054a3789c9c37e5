"""What a query is given and what it must answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

Rows = Sequence[Mapping[str, Any]]
NOT_CASES = ("__init__", "case")


@dataclass(frozen=True)
class Case:
    """A query on some rows: tables not given are empty, columns left out of a row are null."""

    query: str
    says: str  # what the rows show, as a sentence
    given: Mapping[str, Rows]
    expected: Rows
    params: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.query}: {self.says}"


def every() -> list[Case]:
    """The cases of all questions."""
    modules = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    named = [name for name in modules if name not in NOT_CASES and not name.startswith("test_")]
    return [case for name in named for case in import_module(f"tests.queries.{name}").CASES]
