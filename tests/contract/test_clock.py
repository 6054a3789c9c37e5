"""A suite that does not age: one place reads the clock, and a fixed clock in a test is long past.

A test that sets the clock to a day like today passes while the real one is near, whoever reads it by mistake. Set to a day
long ago it fails at once. Years in data (rows, file names, version ids) are nobody's clock and may be any.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLOCK = ROOT / "lstdash" / "clock.py"
PRODUCT = [ROOT / "app.py", *sorted((ROOT / "lstdash").rglob("*.py")), *sorted((ROOT / "pages").rglob("*.py"))]
PYTHON = [*PRODUCT, *sorted((ROOT / "tests").rglob("*.py"))]
PURE = ("model", "shared_model")  # rooms without any clock

READS = frozenset(
    {f"datetime.datetime.{name}" for name in ("now", "today", "utcnow")}
    | {f"pandas.Timestamp.{name}" for name in ("now", "today", "utcnow")}
    | {f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "asctime", "strftime")}
    | {"datetime.date.today", "email.utils.localtime", "email.utils.formatdate"}
)
MOMENTS = ("datetime.datetime", "datetime.date", "pandas.Timestamp")
LATELY = range(2020, 2100)
IN_SQL = re.compile(
    r"\b(current_(date|time|timestamp)|localtimestamp|utc_timestamp)\b|(?<![.\w])(now|today|get_current_\w+)\s*\(\)|\(\s*'now'",
    re.IGNORECASE,
)
IN_SCRIPT = re.compile(r"\bnew Date\b|\bDate\(|\bDateTimeFormat\b|\.toLocale(Date|Time)")  # Date.now() only measures a wait


def imported(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for: `dt` of `from datetime import datetime as dt` is datetime.datetime."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.asname or alias.name.split(".")[0]: alias.name if alias.asname else "" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return found


def full_name(node: ast.AST, names: dict[str, str]) -> str:
    """The full name of an imported thing, empty for anything else."""
    if isinstance(node, ast.Name):
        return (names[node.id] or node.id) if node.id in names else ""
    if isinstance(node, ast.Attribute) and (owner := full_name(node.value, names)):
        return f"{owner}.{node.attr}"
    return ""


def offences(source: str, *, is_clock: bool = False) -> Iterator[str]:
    """What a module does that only lstdash/clock.py may, and literal moments that are too near."""
    tree = ast.parse(source)
    names = imported(tree)
    for node in ast.walk(tree):
        if not is_clock and full_name(node, names) in READS:
            yield f"line {node.lineno} reads the clock: {ast.unparse(node)}"
        if isinstance(node, ast.ImportFrom) and node.module == "lstdash.clock":
            yield f"line {node.lineno} takes a function out of lstdash.clock, where a test cannot replace it"
        if isinstance(node, ast.Call) and year(node, names) in LATELY:
            yield f"line {node.lineno} fixes a moment too near: {ast.unparse(node)}"


def year(call: ast.Call, names: dict[str, str]) -> int | None:
    """The literal year of a moment that is made here: date(2006, 1, 2), datetime.fromisoformat("2006-01-02")."""
    made = full_name(call.func, names).removesuffix(".fromisoformat").removesuffix(".strptime")
    given = [*call.args[:1], *(word.value for word in call.keywords if word.arg == "year")]
    if made not in MOMENTS or not given or not isinstance(given[0], ast.Constant):
        return None
    text = re.match(r"\d{4}", str(given[0].value))
    return int(text[0]) if text else None


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_one_place_reads_the_clock_and_fixed_moments_are_long_past(path: Path) -> None:
    assert not list(offences(path.read_text(encoding="utf-8"), is_clock=path == CLOCK))


def test_the_one_place_reads_it_once() -> None:
    assert len(list(offences(CLOCK.read_text(encoding="utf-8")))) == 1


@pytest.mark.parametrize(
    "planted",
    [
        "from datetime import datetime\nnow = datetime.now()",
        "from datetime import UTC, datetime as dt\nf = lambda: dt.now(UTC)",
        "import datetime\ndatetime.datetime.utcnow()",
        "import datetime as when\ntoday = when.date.today",
        "def f():\n    from datetime import date\n    return date.today()",
        "import time\nage = time.time() - 5",
        "from time import time_ns as clock\nclock()",
        "import pandas as pd\npd.Timestamp.now()",
        "from lstdash.clock import now",
        "from datetime import UTC, datetime\nNOW = datetime(2026, 11, 21, tzinfo=UTC)",
        "import datetime\nf(now=datetime.date(year=2027, month=1, day=1))",
        "from datetime import datetime\nf(now=datetime.fromisoformat('2026-11-21T09:00:00+00:00'))",
    ],
)
def test_a_planted_offence_is_found(planted: str) -> None:
    assert len(list(offences(planted))) == 1


@pytest.mark.parametrize(
    "innocent",
    [
        "from lstdash import clock\nclock.now()",
        "from datetime import datetime\nNOW = datetime(2006, 11, 21)",
        "import time\ntime.monotonic(), time.sleep(1), time.perf_counter()",
        "from datetime import datetime\nread = datetime.fromisoformat(text), datetime.strptime(text, '%Y')",
        "row = area('ea', 2026, 20, 9, 2) | {'next_review': '2027-06-30'}",
        "def now(): ...\nroom.now(), now(), today()",
    ],
)
def test_what_is_no_clock_is_left_alone(innocent: str) -> None:
    assert not list(offences(innocent))


def test_the_rules_know_no_time() -> None:
    for path in PRODUCT:
        if set(path.relative_to(ROOT).parts[:-1]) & set(PURE):
            names = imported(ast.parse(path.read_text(encoding="utf-8")))
            assert not {"lstdash.clock"} & {name or key for key, name in names.items()}, path.relative_to(ROOT)


def strings(tree: ast.Module) -> Iterator[str]:
    """Every string of a module, f-strings and docstrings too."""
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_no_query_asks_the_database_what_time_it_is() -> None:
    for path in sorted((ROOT / "queries").rglob("*.sql")):
        assert not IN_SQL.search(path.read_text(encoding="utf-8")), path.name
    for path in PRODUCT:
        found = [text for text in strings(ast.parse(path.read_text(encoding="utf-8"))) if IN_SQL.search(text)]
        assert not found, f"{path.relative_to(ROOT)}: {found}"


@pytest.mark.parametrize("sql", ["select current_date", "where day < now()", "values (TODAY ())", "select date('now')"])
def test_sql_that_asks_for_the_time_is_found(sql: str) -> None:
    assert IN_SQL.search(sql) and not IN_SQL.search("select clock.now() as x, right_now, f(now) from known()")


def test_no_script_shows_or_compares_a_phones_date() -> None:
    for path in sorted(path for path in (ROOT / "lstdash").rglob("*.js") if path.parent.name != "vendor"):
        assert not IN_SCRIPT.search(path.read_text(encoding="utf-8")), path.name
    assert IN_SCRIPT.search("const today = new Date()") and not IN_SCRIPT.search("const began = Date.now();")
