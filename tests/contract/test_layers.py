"""The rooms and who may enter them: reads every import, lazy ones too, and holds the directions of README's map.

A rule is a path pattern and what a file there may import of ours, both with `{q}` for the question whose room it is; the first
rule that fits a file counts, and a file without a rule is a fault. `DATA` names the libraries a room must never touch.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVERYWHERE = (
    "lstdash.access.*",
    "lstdash.clock.*",
    "lstdash.errors.*",
    "lstdash.formats.*",
    "lstdash.numbers.*",
    "lstdash.order.*",
    "lstdash.same.*",
    "lstdash.terms.*",
    "lstdash.worked.*",
)

# path pattern -> (what of ours it may import, what from outside it may never import)
RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "app.py": (
        ("lstdash.web.*", "lstdash.views.*", "lstdash.login.*", "lstdash.engines.start.*", "lstdash.questions.*.routes.*"),
        ("duckdb", "pandas", "sqlalchemy", "plotly"),
    ),
    "pages/frame.py": (("lstdash.views.*", "lstdash.web.html.*"), ("duckdb", "pandas", "numpy", "sqlalchemy")),
    "pages/*.py": (
        (
            "lstdash.views.*",
            "lstdash.evidence.*",
            "lstdash.questions.*.views.*",
            "lstdash.questions.*.charts.*",
            "lstdash.questions.*.answers.*",
        ),
        ("duckdb", "pandas", "numpy", "sqlalchemy"),
    ),
    "lstdash/questions/*/model/*.py": (
        ("lstdash.questions.{q}.model.*", "lstdash.shared_model.*"),
        ("streamlit", "plotly", "duckdb", "pandas", "sqlalchemy", "datetime", "time", "random", "os"),
    ),
    "lstdash/questions/overview/answers/*.py": (
        ("lstdash.questions.*.answers.*", "lstdash.evidence.*", "lstdash.store.*", "lstdash.published.between_starts.*"),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/my_county/answers/*.py": (
        ("lstdash.questions.*.answers.*", "lstdash.shared_model.*", "lstdash.evidence.*", "lstdash.store.*"),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/yearly_account/answers/*.py": (  # the report's yearly account gathers what others follow up
        ("lstdash.questions.*.answers.*", "lstdash.questions.proposals.model.*", "lstdash.evidence.*", "lstdash.store.*"),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/update/answers/*.py": (  # the commands of the analyst, in a browser
        ("lstdash.questions.{q}.answers.*", "lstdash.extracts.*", "lstdash.catalog.*", "lstdash.published.*"),
        ("streamlit", "plotly", "duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/questions/*/answers/*.py": (
        (
            "lstdash.questions.{q}.answers.*",
            "lstdash.questions.{q}.model.*",
            "lstdash.shared_model.*",
            "lstdash.evidence.*",
            "lstdash.store.*",
            "lstdash.catalog.*",
            "lstdash.database.*",
            "lstdash.scenarios.*",
            "lstdash.workshop.*",
        ),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/*/charts/*.py": (
        (
            "lstdash.questions.{q}.charts.*",
            "lstdash.questions.{q}.answers.*",
            "lstdash.questions.{q}.model.*",
            "lstdash.shared_model.*",
            "lstdash.evidence.*",
            "lstdash.charts.*",
            "lstdash.exhibits.*",
        ),
        ("streamlit", "duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/overview/views/*.py": (  # the start page shows other questions' charts
        (
            "lstdash.questions.{q}.*",
            "lstdash.questions.*.charts.*",
            "lstdash.views.*",
            "lstdash.charts.*",
            "lstdash.exhibits.*",
            "lstdash.exports.*",
            "lstdash.evidence.*",
        ),
        ("duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/*/views/*.py": (
        (
            "lstdash.database.kept.*",  # what a kept row is; the answers read and write it
            "lstdash.workshop.entities.*",
            "lstdash.workshop.kinds.*",
            "lstdash.catalog.*",
            "lstdash.questions.{q}.*",
            "lstdash.views.*",
            "lstdash.charts.*",
            "lstdash.exhibits.*",
            "lstdash.exports.*",
            "lstdash.evidence.*",
            "lstdash.store.*",
        ),
        ("duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/*/routes/*.py": (
        (
            "lstdash.questions.{q}.*",
            "lstdash.workshop.*",
            "lstdash.database.*",
            "lstdash.web.requests.*",
            "lstdash.web.guard.*",
            "lstdash.web.lanes.*",
        ),
        ("duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/shared_model/*.py": (
        ("lstdash.shared_model.*",),
        ("streamlit", "plotly", "duckdb", "pandas", "sqlalchemy", "datetime", "time", "random", "os"),
    ),
    "lstdash/evidence/*.py": (
        ("lstdash.evidence.*", "lstdash.shared_model.*", "lstdash.store.*", "lstdash.catalog.*"),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/terms/*.py": (("lstdash.terms.*",), ("streamlit", "duckdb", "pandas", "sqlalchemy")),
    "lstdash/store.py": (
        ("lstdash.catalog.*", "lstdash.engines.*", "lstdash.published.*"),
        ("streamlit", "plotly", "pandas", "sqlalchemy", "openpyxl"),
    ),
    "lstdash/engines/*.py": (
        ("lstdash.engines.*", "lstdash.catalog.*", "lstdash.published.*"),
        ("streamlit", "plotly", "pandas", "sqlalchemy", "openpyxl"),
    ),
    "lstdash/engines/start.py": (("lstdash.engines.*", "lstdash.store.*"), ("streamlit", "plotly", "pandas", "sqlalchemy")),
    "lstdash/published/*.py": (("lstdash.published.*",), ("streamlit", "plotly", "pandas", "sqlalchemy", "openpyxl")),
    "lstdash/catalog/*.py": (("lstdash.catalog.*",), ("streamlit", "plotly", "pandas", "duckdb", "sqlalchemy", "openpyxl")),
    "lstdash/extracts/*.py": (
        ("lstdash.extracts.*", "lstdash.catalog.*", "lstdash.published.*"),
        ("streamlit", "plotly", "sqlalchemy"),
    ),
    "lstdash/database/*.py": (("lstdash.database.*",), ("streamlit", "plotly", "duckdb", "pandas")),
    "lstdash/scenarios/*.py": (("lstdash.scenarios.*", "lstdash.database.*"), ("streamlit", "plotly", "duckdb", "pandas")),
    "lstdash/notes/*.py": (("lstdash.notes.*", "lstdash.database.*"), ("streamlit", "plotly", "duckdb", "pandas")),
    "lstdash/workshop/*.py": (("lstdash.workshop.*", "lstdash.database.*"), ("streamlit", "plotly", "duckdb", "pandas")),
    "lstdash/charts/*.py": (
        ("lstdash.charts.*", "lstdash.exhibits.*", "lstdash.evidence.*"),
        ("streamlit", "duckdb", "sqlalchemy"),
    ),
    "lstdash/exhibits.py": (("lstdash.evidence.citations.*",), ("streamlit", "duckdb", "sqlalchemy")),
    "lstdash/exports/*.py": (
        ("lstdash.exports.*", "lstdash.exhibits.*", "lstdash.charts.*", "lstdash.evidence.citations.*"),
        ("streamlit", "duckdb", "sqlalchemy"),
    ),
    "lstdash/views/*.py": (
        (
            "lstdash.workshop.entities.*",
            "lstdash.workshop.kinds.*",
            "lstdash.catalog.counties.*",
            "lstdash.views.*",
            "lstdash.charts.*",
            "lstdash.exhibits.*",
            "lstdash.exports.*",
            "lstdash.evidence.*",
            "lstdash.scenarios.*",
            "lstdash.notes.*",
            "lstdash.database.place.*",  # whether there is anything to read, without the library
            "lstdash.store.*",
            "lstdash.panel.*",
            "lstdash.shared_model.levers.*",
            "lstdash.login.*",
        ),
        ("duckdb", "sqlalchemy"),
    ),
    "lstdash/views/who.py": (("lstdash.login.*", "lstdash.database.audit.*"), ("duckdb", "pandas", "sqlalchemy")),  # a type
    "lstdash/panel/*.py": ((), ("streamlit", "duckdb", "pandas", "sqlalchemy")),
    "lstdash/web/*.py": (
        (
            "lstdash.web.*",
            "lstdash.views.*",
            "lstdash.exports.*",
            "lstdash.panel.*",
            "lstdash.charts.LIBRARY.*",
            "lstdash.questions.*.routes.*",
            "lstdash.database.faults.*",
            "lstdash.login.*",
        ),
        ("duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/web/daily.py": (("lstdash.database.*", "lstdash.workshop.retention.*"), ("duckdb", "pandas", "sqlalchemy")),
    "lstdash/web/health.py": (  # does what a page and a vote need
        ("lstdash.web.*", "lstdash.store.*", "lstdash.database.engine.*"),
        ("duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/login/*.py": (
        ("lstdash.login.*", "lstdash.database.faults.*", "lstdash.database.values.*"),
        ("plotly", "duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/login/journal.py": (("lstdash.login.*", "lstdash.database.*"), ("plotly", "duckdb", "pandas", "sqlalchemy")),
    "lstdash/cli/*.py": (
        (
            "lstdash.cli.*",
            "lstdash.extracts.*",
            "lstdash.catalog.*",
            "lstdash.published.*",
            "lstdash.database.*",
            "lstdash.workshop.*",
        ),
        ("streamlit", "plotly"),
    ),
    "lstdash/cli/journal.py": (
        ("lstdash.cli.*", "lstdash.database.*", "lstdash.exhibits.Sheet.*", "lstdash.exports.csv_file.*"),
        ("streamlit", "plotly"),
    ),
    "lstdash/questions/log/views/*.py": (
        ("lstdash.questions.{q}.*", "lstdash.views.*", "lstdash.exports.*", "lstdash.login.journal.*"),
        ("duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/log/answers/*.py": (
        ("lstdash.questions.{q}.answers.*", "lstdash.database.*", "lstdash.exhibits.Sheet.*"),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/cli/serving.py": (
        (
            "lstdash.cli.*",
            "lstdash.web.serve.*",
            "lstdash.web.own_address.*",
            "lstdash.web.replicas.*",
            "lstdash.database.engine.*",
        ),
        ("duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/__main__.py": (("lstdash.cli.*",), ()),
    "lstdash/order.py": ((), ("streamlit", "pandas", "sqlalchemy")),  # the alphabet that queries sort by
    "lstdash/*.py": ((), ("streamlit", "duckdb", "pandas", "sqlalchemy")),  # what is listed in EVERYWHERE
    "lstdash/questions/*/__init__.py": ((), ("streamlit", "duckdb", "pandas", "sqlalchemy")),
    "lstdash/questions/*.py": ((), ("streamlit", "duckdb", "pandas", "sqlalchemy")),  # the rooms' own words
    "lstdash/questions/*/*_spec.py": (  # worked examples: data and words, no rules
        ("lstdash.questions.{q}.answers.*", "lstdash.catalog.counties.*"),
        ("streamlit", "plotly", "duckdb", "pandas", "numpy", "sqlalchemy"),
    ),
}
ONE_LEVEL = ("lstdash/*.py", "lstdash/questions/*.py")
LONGEST_PAGE = 80
LONGEST_MODULE = 250
MOST_MODULES = 30


def code() -> list[Path]:
    """Every Python file of the product."""
    return [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "lstdash").rglob("*.py"))]


def rule(path: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The longest pattern that fits; `*` spans folders, except in the patterns of one level."""
    fits = [p for p in RULES if fnmatch(path, p) and (p not in ONE_LEVEL or path.count("/") == p.count("/"))]
    return RULES[max(fits, key=len)] if fits else None


def imports(text: str) -> Iterator[str]:
    """Full names of everything a file imports; `from a import b` counts as a.b, a relative import as one dot too few."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from (f"{start}.{alias.name}" for alias in node.names)


def faults(path: str, text: str) -> list[str]:
    """What a file at the path imports that it may not."""
    found = rule(path)
    if found is None:
        return [f"{path} lives in no room: add a rule"]
    question = re.match(r"lstdash/questions/([a-z_]+)/", path)
    allowed = [pattern.replace("{q}", question[1] if question else "") for pattern in (*found[0], *EVERYWHERE)]
    wrong = []
    for name in imports(text):
        if name.startswith("."):
            wrong.append(f"{path} imports {name}: name it in full")
        elif (
            name.startswith("lstdash.")
            and not any(fnmatch(f"{name}.", pattern) for pattern in allowed)
            or name.split(".")[0] in found[1]
        ):
            wrong.append(f"{path} imports {name}")
    return wrong


def test_a_room_imports_only_what_it_may() -> None:
    wrong = [fault for path in code() for fault in faults(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))]
    assert not wrong


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("lstdash/views/cards.py", "from lstdash.questions.areas.answers import areas"),
        ("lstdash/questions/payroll/answers/words.py", "from lstdash.questions.areas.answers import areas"),
        ("lstdash/questions/payroll/model/payroll.py", "def f():\n    from lstdash import store"),
        ("lstdash/store.py", "from lstdash.extracts.reading import workbooks"),
        ("lstdash/store.py", "def f():\n    import openpyxl"),
        ("lstdash/exports/slides.py", "from lstdash.views import chart"),
        ("lstdash/cli/refresh.py", "from lstdash.views import cache"),
        ("lstdash/web/files.py", "from lstdash.questions.areas.answers import areas"),
        ("lstdash/workshop/votes.py", "from lstdash.questions.workshop.answers import rooms"),
        ("lstdash/workshop/kinds.py", "from lstdash.questions.start_here.answers.kind import KIND"),
        ("lstdash/questions/workshop/answers/vote.py", "from lstdash.questions.start_here.answers import room"),
        ("lstdash/questions/workshop/views/shown.py", "from lstdash.questions.start_here.views import room"),
        ("lstdash/questions/start_here/views/room.py", "from lstdash.workshop import votes"),
        ("lstdash/charts/style.py", "import streamlit as st"),
        ("pages/areas.py", "from lstdash import store"),
        ("app.py", "import duckdb"),
        ("lstdash/panel/helper.py", "from lstdash.views import panel"),
        ("lstdash/catalog/shape.py", "from .whole import tables"),
        ("lstdash/questions/payroll/payroll_spec.py", "from lstdash.questions.payroll.model.payroll import outcome"),
        ("lstdash/elsewhere/new.py", ""),
    ],
)
def test_a_forbidden_import_is_seen(path: str, text: str) -> None:
    assert faults(path, text)


def test_there_is_no_import_circle() -> None:
    """A module that imports another, however far around, is never imported by it; lazy imports and type-only ones count too."""
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in code()
        if path.is_relative_to(ROOT / "lstdash")
    }
    needs: dict[str, set[str]] = {}
    for name, path in modules.items():
        named = imports(path.read_text(encoding="utf-8"))
        near = ((full, full.rpartition(".")[0]) for full in named)
        needs[name] = {next(part for part in pair if part in modules) for pair in near if set(pair) & set(modules)} - {name}
    settled: set[str] = set()
    while ready := {name for name, needed in needs.items() if name not in settled and needed <= settled}:
        settled |= ready
    assert not sorted(set(needs) - settled)


def test_no_folder_holds_too_many_modules() -> None:
    folders = {path.parent for path in (ROOT / "lstdash").rglob("*.py")}
    assert not {str(f.relative_to(ROOT)): n for f in folders if (n := len([*f.glob("*.py")]) - 1) > MOST_MODULES}


def test_programs_of_the_browser_import_only_each_other() -> None:
    """What stands in `panel/` runs in a browser: it imports its neighbours by relative path and nothing from the network."""
    for path in (ROOT / "lstdash" / "panel").glob("*.js"):
        for named in re.findall(r"""(?:from|import)\s*\(?["']([^"']+)["']""", path.read_text(encoding="utf-8")):
            assert named.startswith("./") and (path.parent / named).exists(), f"{path.name}: {named}"


def test_pages_and_modules_stay_short() -> None:
    limits = {path: LONGEST_PAGE if path.parent.name == "pages" else LONGEST_MODULE for path in code()}
    long = {
        str(path.relative_to(ROOT)): lines
        for path, limit in limits.items()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > limit
    }
    assert not long


def test_pages_hold_no_sql_and_no_data_frames() -> None:
    for path in (ROOT / "pages").glob("*.py"):
        text = path.read_text(encoding="utf-8").lower()
        assert "select " not in text.replace("url_state.select", ""), path.name
        assert "dataframe(" not in text.replace("st.dataframe(", ""), path.name
