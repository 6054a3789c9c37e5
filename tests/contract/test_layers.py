"""The rooms and who may enter them: reads every import, lazy ones too, and holds the directions of `rooms.RULES`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.contract.rooms import EVERYWHERE, RULES

ROOT = Path(__file__).parents[2]
ONE_LEVEL = ("lstdash/*.py", "lstdash/questions/*.py")
LONGEST_PAGE = 80
LONGEST_MODULE = 250
MOST_MODULES = 30
INSIDE_STREAMLIT = "lstdash/undocumented.py"
IN_THE_MANUAL = ("streamlit", "streamlit.delta_generator.DeltaGenerator", "streamlit.components.v2.types.ComponentRenderer")


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
        elif name.split(".")[0] == "streamlit" and name not in IN_THE_MANUAL and path != INSIDE_STREAMLIT:
            wrong.append(f"{path} imports {name}: what is not in Streamlit's manual stands in lstdash/undocumented.py")
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
        ("lstdash/web/login.py", "from streamlit import auth_util"),
        ("lstdash/web/sockets.py", "from streamlit.runtime.app_session import AppSession"),
        ("lstdash/views/who.py", "from lstdash import undocumented"),
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
