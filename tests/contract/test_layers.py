"""The rooms and who may enter them: reads every import, lazy ones too, and holds DESIGN's table."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = {"lstdash.formats", "lstdash.terms", "lstdash.errors"}
CATALOGUE = {"lstdash.extracts.catalog", "lstdash.extracts.tables"}  # what the tables are, without touching data

# room -> what of ours it may import, and what from outside it may never import
ROOMS: dict[str, tuple[set[str], set[str]]] = {
    "pages": (
        {"lstdash.views", "lstdash.charts", "lstdash.answers", "lstdash.web.html"},
        {"duckdb", "pandas", "numpy", "sqlalchemy"},
    ),
    "lstdash/views": (
        {
            "lstdash.views",
            "lstdash.charts",
            "lstdash.answers",
            "lstdash.exports",
            "lstdash.panel",
            "lstdash.store",
            "lstdash.workshop.settings",
            *CATALOGUE,
        },
        {"duckdb", "sqlalchemy"},
    ),
    "lstdash/charts": ({"lstdash.charts", "lstdash.answers", "lstdash.model"}, {"streamlit", "duckdb", "sqlalchemy"}),
    "lstdash/exports": ({"lstdash.exports", "lstdash.charts.whole"}, {"streamlit", "duckdb", "sqlalchemy"}),
    "lstdash/answers": (
        {"lstdash.answers", "lstdash.model", "lstdash.store", "lstdash.workshop", *CATALOGUE},
        {"streamlit", "plotly", "duckdb", "sqlalchemy"},
    ),
    "lstdash/model": (
        {"lstdash.model"},
        {"streamlit", "plotly", "duckdb", "pandas", "sqlalchemy", "datetime", "time", "random", "os"},
    ),
    "lstdash/store.py": ({"lstdash.extracts"}, {"streamlit", "plotly", "pandas", "sqlalchemy"}),
    "lstdash/extracts": ({"lstdash.extracts"}, {"streamlit", "plotly", "sqlalchemy"}),
    "lstdash/workshop": ({"lstdash.workshop"}, {"streamlit", "plotly", "duckdb", "pandas"}),
    "lstdash/web": (
        {
            "lstdash.web",
            "lstdash.panel",
            "lstdash.views.foresight",
            "lstdash.views.shelf",
            "lstdash.workshop",
            "lstdash.answers",
        },
        {"duckdb", "pandas", "sqlalchemy"},
    ),
    "lstdash/formats.py": (set(), {"streamlit", "duckdb", "pandas"}),
    "lstdash/terms.py": (set(), {"streamlit", "duckdb", "pandas"}),
    "lstdash/errors.py": (set(), {"streamlit", "duckdb", "pandas"}),
}
LONGEST_PAGE = 80
LONGEST_MODULE = 250


def files(room: str) -> list[Path]:
    """The Python files of a room."""
    path = ROOT / room
    return [path] if path.suffix else sorted(path.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Full names of everything a file imports; `from a import b` counts as a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(name: str, allowed: set[str]) -> bool:
    """True when a full name is one of the allowed modules or lies within it."""
    return any(name == module or name.startswith(module + ".") for module in allowed)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    allowed, forbidden = ROOMS[room]
    for path in files(room):
        for name in imports(path):
            where = f"{path.relative_to(ROOT)} imports {name}"
            if name.startswith("lstdash."):
                assert inside(name, allowed | SHARED), where
            assert name.split(".")[0] not in forbidden, where


def test_the_test_sees_lazy_imports(tmp_path: Path) -> None:
    sneaky = tmp_path / "sneaky.py"
    sneaky.write_text("def f():\n    import streamlit\n    from lstdash import store\n", encoding="utf-8")
    assert list(imports(sneaky)) == ["streamlit", "lstdash.store"]


def test_every_module_lives_in_a_room_with_rules() -> None:
    rooms = tuple(str(ROOT / room) for room in ROOMS)
    loose = [path for path in (ROOT / "lstdash").rglob("*.py") if not str(path).startswith(rooms)]
    assert {path.relative_to(ROOT / "lstdash").parts[0] for path in loose} <= {
        "__init__.py",
        "__main__.py",
        "cli.py",
        "cli",
        "panel",
    }


def test_pages_and_modules_stay_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in [*files("pages"), *files("lstdash")]
        if (lines := len(path.read_text(encoding="utf-8").splitlines()))
        > (LONGEST_PAGE if path.parent.name == "pages" else LONGEST_MODULE)
    }
    assert not long


def test_pages_hold_no_sql_and_no_data_frames() -> None:
    for path in files("pages"):
        text = path.read_text(encoding="utf-8").lower()
        assert "select " not in text.replace("url_state.select", ""), path.name
        assert "dataframe(" not in text.replace("st.dataframe(", ""), path.name
