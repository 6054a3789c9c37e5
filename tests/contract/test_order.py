"""Names stand in Swedish order everywhere: `sv` in a query's `-- order:` line, `order.name` or `order.numbered` in Python.

A column is a name when the catalogue calls it text and it belongs to no key: keys and codes are ASCII, and their order is
nobody's reading order. In Python a sort is about names when what is sorted, or its key, speaks of one.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lstdash.catalog.whole import tables
from lstdash.engines import declared

ROOT = Path(__file__).parents[2]
ORDER_BY = re.compile(r"\border by\b(.*?)(?:\blimit\b|\)|$)", re.IGNORECASE | re.DOTALL)
NAMES = {"name", "names", "short_name", "label", "labels", "title", "titles", "citation", "section", "sections", "words"}
# file -> a part of the sort that is rightly in another order, and why
OTHER_ORDERS = {
    "lstdash/published/folder.py": ("path.parent.name", "version ids begin with their time"),
    "lstdash/extracts/reading/files.py": (
        "path.name",
        "the order in which files are read, nobody's list",
    ),
    "lstdash/extracts/publishing/upkeep.py": ("age.name", "technical names of tables"),
    "lstdash/exports/picture_frame.py": ("YEAR.findall", "years, of the sources whose names do not say theirs"),
    "lstdash/workshop/results.py": ("(size, name)", "which group is left out of two as small; no list"),
}


def is_name(column: str) -> bool:
    """Whether a query's column holds names, by what the catalogue says of columns of that name."""
    declared = [(table, found) for table in tables().values() for found in table.columns if found.name == column]
    return not column.endswith("_code") and any(found.kind == "text" and column not in table.key for table, found in declared)


def unsorted_names(sql: str) -> list[str]:
    """The names that a query sorts by their bytes, and that no `-- order:` line sorts as Swedish at the store's door."""
    swedish = {name for name, said in declared.keys(sql) if declared.SWEDISH in said}
    terms = [term.strip() for found in ORDER_BY.findall(re.sub(r"--.*", "", sql)) for term in found.split(",")]
    columns = {term: re.split(r"\s", term)[0].rpartition(".")[2] for term in terms}
    return [term for term in terms if is_name(columns[term]) and columns[term] not in swedish]


def name_sorts(code: str) -> Iterator[str]:
    """Every sort in the code that speaks of a name and not of `order`."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        keys = [one.value for one in node.keywords if one.arg == "key"]
        if called not in ("sorted", "sort") or not (keys or called == "sorted"):
            continue
        spoken = {part for found in (keys or node.args) for part in words(found)}
        text = ast.unparse(node)
        if spoken & NAMES and not re.search(r"\border\.(name|numbered)\b", text):
            yield text


def words(node: ast.AST) -> Iterator[str]:
    """Variables, attributes and columns that an expression speaks of."""
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute):
            yield part.attr
        elif isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Constant):
            yield str(part.slice.value)


@pytest.mark.parametrize("path", sorted((ROOT / "queries").glob("*.sql")), ids=lambda path: path.stem)
def test_a_query_sorts_names_as_swedish(path: Path) -> None:
    assert not unsorted_names(path.read_text(encoding="utf-8"))


def test_python_sorts_names_as_swedish() -> None:
    wrong = []
    for path in (*(ROOT / "lstdash").rglob("*.py"), *(ROOT / "pages").glob("*.py")):
        place = str(path.relative_to(ROOT))
        allowed, _ = OTHER_ORDERS.get(place, ("\0", ""))
        wrong += [f"{place}: {text}" for text in name_sorts(path.read_text(encoding="utf-8")) if allowed not in text]
    assert not wrong


def test_every_exception_is_still_one() -> None:
    for place, (part, _) in OTHER_ORDERS.items():
        assert any(part in text for text in name_sorts((ROOT / place).read_text(encoding="utf-8"))), place


@pytest.mark.parametrize(
    ("sql", "count"),
    [
        ("select a.name from activities as a order by a.name, a.activity", 1),
        ("-- order: name sv, activity\nselect a.name from activities as a order by a.name, a.activity", 0),
        ("-- order: name, activity\nselect a.name from activities as a order by a.name, a.activity", 1),
        ("select a.scope from activities as a order by a.scope, a.year desc", 0),
        ("select row_number() over (partition by x order by name) from t order by short_name desc", 2),
    ],
)
def test_a_query_in_byte_order_is_seen(sql: str, count: int) -> None:
    assert len(unsorted_names(sql)) == count


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("sorted(rows, key=lambda row: (-row['year'], row['name']))", 1),
        ("lines.sort(key=lambda line: line.name)", 1),
        ("sorted(names)", 1),
        ("sorted(term.label for term in terms)", 1),
        ("sorted(names, key=order.name)", 0),
        ("sorted(names, key=names.index)", 1),
        ("sorted(years)", 0),
    ],
)
def test_a_sort_in_byte_order_is_seen(code: str, count: int) -> None:
    assert len(list(name_sorts(code))) == count
