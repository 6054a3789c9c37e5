"""One name for one thing: what is imported keeps the name it has where it is defined.

A library keeps the short name its own manual gives it. A module that several questions have under one name (`county`,
`exhibits`) is called by its question where answers are gathered. Anything else that needs `as` needs a better name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIBRARIES = {
    ("hypothesis.strategies", "st"),
    ("numpy", "np"),
    ("numpy.typing", "npt"),
    ("pandas", "pd"),
    ("plotly.graph_objects", "go"),
    ("plotly.io", "pio"),
    ("pyarrow", "pa"),
    ("pyarrow.compute", "pc"),
    ("pyarrow.csv", "arrow_csv"),  # beside Python's own
    ("pyarrow.parquet", "pq"),
    ("pypdfium2", "pdfium"),
    ("rich.table.Table", "Grid"),  # a table is one of the catalogue's
    ("sqlalchemy", "sa"),
    ("streamlit", "st"),
}


def renamed(path: str, text: str) -> Iterator[str]:
    """What a file at the path imports under another name than its own, without being allowed to."""
    own = re.match(r"lstdash/questions/([a-z_]+)/", path)
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        start = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
        for alias in node.names:
            name = f"{start}{alias.name}"
            question = re.match(r"lstdash\.questions\.([a-z_]+)\.\w+\.\w+$", name)
            is_gathered = question and question[1] == alias.asname and not (own and own[1] == question[1])
            if alias.asname and (name, alias.asname) not in LIBRARIES and not is_gathered:
                yield f"{path}:{node.lineno} {name} as {alias.asname}"


def test_what_is_imported_keeps_its_name() -> None:
    paths = [ROOT / "app.py", *(path for folder in ("pages", "lstdash", "tests") for path in (ROOT / folder).rglob("*.py"))]
    code = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}
    assert not [found for path, text in code.items() for found in renamed(path, text)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pages/workshop.py", "from lstdash.questions.workshop.answers import rooms as steering"),
        ("lstdash/questions/areas/charts/exhibits.py", "from lstdash.questions.areas.charts import plots as areas"),
        ("lstdash/store.py", "def f():\n    from lstdash.published.manifest import Manifest as Paper"),
        ("lstdash/store.py", "import duckdb as db"),
    ],
)
def test_another_name_is_seen(path: str, text: str) -> None:
    assert [*renamed(path, text)]


@pytest.mark.parametrize(
    "text",
    [
        "import sqlalchemy as sa\nimport numpy.typing as npt",
        "from lstdash.questions.areas.charts import exhibits as areas",
        "from lstdash.views import cache, link",
    ],
)
def test_a_library_and_a_gathered_question_may_be_called_so(text: str) -> None:
    assert not [*renamed("lstdash/questions/overview/views/briefing.py", text)]
