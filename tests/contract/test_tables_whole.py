"""Files hold whole figures: a table of an answer never rounds before its sheet, whose notation says how it is written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "lstdash"
ANSWERS = sorted(ROOT.glob("questions/*/answers/*.py"))


def rounded(code: str, *, is_tables: bool) -> Iterator[str]:
    """Functions that round to a number of decimals: any of a module of tables, elsewhere those named for a table."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef) and (is_tables or "table" in node.name):
            calls = [part for part in ast.walk(node) if isinstance(part, ast.Call)]
            if any(isinstance(one.func, ast.Name) and one.func.id == "round" and len(one.args) > 1 for one in calls):
                yield node.name


def test_no_table_rounds() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in ANSWERS
        for name in rounded(path.read_text(encoding="utf-8"), is_tables=path.stem == "tables")
    }
    assert found == {"questions/payroll/answers/sensitivity.py: grid_table"}, "its rounded share is a row's label, as text"


def test_it_finds_one() -> None:
    code = "def gain_table(rows):\n    return [round(row, 2) for row in rows]\n\n\ndef words(a):\n    return round(a, 1)\n"
    assert list(rounded(code, is_tables=False)) == ["gain_table"]
    assert list(rounded(code, is_tables=True)) == ["gain_table", "words"]
