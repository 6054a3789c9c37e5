"""docs/fel.md promises nothing without a test: each one it names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROMISES = ROOT / "docs" / "fel.md"
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PROMISES.read_text(encoding="utf-8"))
ROWS = [line for line in PROMISES.read_text(encoding="utf-8").splitlines() if line.startswith("| ") and "Löfte" not in line]


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_promise_is_held_by_a_test_that_exists(path: str, name: str) -> None:
    file = ROOT / path
    assert file.is_file(), path
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, f"{path} has no {name}"


def test_every_promise_names_a_test() -> None:
    assert ROWS and [row for row in ROWS if "::test_" not in row] == []
