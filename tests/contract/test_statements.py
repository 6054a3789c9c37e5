"""The SQL store is written with the database library's own expressions: a column that is renamed stops the import."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import lstdash.database
import lstdash.workshop

ROOT = Path(__file__).parents[2]
ROOMS = (lstdash.database, lstdash.workshop)
# What the library has no expression for, by module and function.
PLAIN = {
    ("lstdash/database/engine.py", "_prepare_sqlite"): "pragmas: how SQLite keeps its file",
    ("lstdash/database/engine.py", "_begin_sqlite"): "which lock SQLite's transaction starts with",
    ("lstdash/database/engine.py", "_prepare_postgresql"): "how long PostgreSQL waits for a lock",
    ("lstdash/database/engine.py", "_wait_postgresql"): "how long one transaction of PostgreSQL waits for a lock",
    ("lstdash/workshop/retention.py", "_empty_journal"): "the pragma that cuts off SQLite's journal",
}
RAW = ("exec_driver_sql", "text", "literal_column", "TextClause")


def plain_sql(path: str, source: str) -> Iterator[str]:
    """Name every place outside `PLAIN` where SQL is written as text: handed to `execute`, or made by the library's `text`."""
    tree = ast.parse(source)
    imported = {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names if node.module
    }
    for outer in tree.body:
        where = (path, getattr(outer, "name", ""))
        if where in PLAIN:
            continue
        for call in (node for node in ast.walk(outer) if isinstance(node, ast.Call)):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            is_raw = name in RAW and (isinstance(call.func, ast.Attribute) or name in imported)
            is_text = name == "execute" and call.args and isinstance(call.args[0], ast.Constant | ast.JoinedStr)
            if is_raw or is_text:
                yield f"{path}:{call.lineno} writes SQL as text"


def modules() -> list[Path]:
    """Every module of the rooms, migrations too."""
    return [path for room in ROOMS for path in sorted(Path(str(room.__file__)).parent.rglob("*.py"))]


def test_no_sql_is_written_as_text() -> None:
    found = ((str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in modules())
    assert not [fault for path, source in found for fault in plain_sql(path, source)]


def test_every_exception_is_still_needed() -> None:
    for path, function in PLAIN:
        named = next(node for node in ast.parse((ROOT / path).read_text()).body if getattr(node, "name", "") == function)
        assert list(plain_sql("elsewhere", ast.unparse(named))), (path, function)


@pytest.mark.parametrize(
    "source",
    [
        "from sqlalchemy import text\n_ROWS = text('select * from rounds')",
        "import sqlalchemy as sa\n_ROWS = sa.text('select * from rounds')",
        "def rows(connection):\n    return connection.exec_driver_sql('select 1')",
        "def rows(connection, name):\n    return connection.execute(f'select * from {name}')",
        "from sqlalchemy import literal_column\n_ONE = literal_column('1')",
    ],
)
def test_sql_as_text_is_seen(source: str) -> None:
    assert list(plain_sql("lstdash/workshop/new.py", source))


RENAMED = """
import sys, types
from pathlib import Path
path, column, module = sys.argv[1:]
source = Path(path).read_text(encoding="utf-8")
schema = types.ModuleType("lstdash.database.schema")
assert f'("{column}"' in source
exec(source.replace(f'("{column}"', '("renamed"'), vars(schema))
sys.modules[schema.__name__] = schema
__import__(module)
"""


@pytest.mark.parametrize(
    ("column", "module"),
    [
        ("last_seen", "lstdash.workshop.people"),
        ("score", "lstdash.workshop.votes"),
        ("updated_at", "lstdash.database.scenarios"),
    ],
)
def test_a_renamed_column_is_an_import_error(column: str, module: str) -> None:
    schema = ROOT / "lstdash" / "database" / "schema.py"
    command = [sys.executable, "-c", RENAMED, str(schema), column, module]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=120)
    assert told.returncode == 1 and f"AttributeError: {column}" in told.stderr
