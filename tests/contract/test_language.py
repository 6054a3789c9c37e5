"""Swedish to the reader, English in the code, and nothing from the network."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

import pytest

from lstdash.catalog.counties import COUNTIES
from lstdash.catalog.survey import ROLES
from lstdash.catalog.whole import tables
from lstdash.evidence.activities import ROLE_ORDER, TAKES_PART
from lstdash.evidence.areas import SHORT_NAMES
from lstdash.extracts.reading.intake import SOURCE_DIR
from lstdash.shared_model import similarity
from lstdash.terms import TERMS

ROOT = Path(__file__).parents[2]
PYTHON = sorted(path for folder in ("lstdash", "pages", "tests") for path in (ROOT / folder).rglob("*.py")) + [ROOT / "app.py"]
SHOWN = [
    path
    for path in PYTHON
    if path.parts[-2] in ("pages", "views", "controls", "charts", "answers") and "tests" not in path.parts
]
SHOWN = [path for path in SHOWN if path.name != "locale_sv.py"]  # holds Plotly's English keys beside their translations
# Words that a Swedish sentence does not contain.
ENGLISH = re.compile(
    r"\b(the|and|with|from|this|that|please|click|choose|error|loading|value|county|counties|year|years)\b", re.IGNORECASE
)


def shown_strings(path: Path) -> list[str]:
    """String constants with a space in them that are not docstrings: what a reader may see."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    logged = {
        id(a)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("logger.")
        for a in node.args
    }
    raised = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and node.exc and re.match(r"(Value|Key|Type|Runtime)Error", ast.unparse(node.exc))
        for part in ast.walk(node)
    }
    return [node.value for node in constants if id(node) not in docs | logged | raised and " " in node.value.strip()]


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_a_reader_sees_is_swedish(path: Path) -> None:
    assert not [text for text in shown_strings(path) if ENGLISH.search(text) and "<" not in text and "{" not in text]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_identifiers_are_ascii_and_do_not_say_lan(path: Path) -> None:
    names = {node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)}
    assert all(name.isascii() for name in names)
    assert not {name for name in names if name in ("lan", "län")}, "county = län; lan is ambiguous"


def test_terms_are_one_to_one() -> None:
    labels = [term.label for term in TERMS.values()]
    assert len(labels) == len(set(labels))
    assert all(term.definition.endswith(".") for term in TERMS.values())


def test_the_list_of_counties_is_the_published_one_in_its_official_order() -> None:
    with (SOURCE_DIR / "counties.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["scb_code"])
    assert [(row["county"], row["short_name"]) for row in rows] == list(COUNTIES.items())


def test_roles_are_the_catalogues() -> None:
    assert set(ROLE_ORDER) == set(ROLES)
    assert set(TAKES_PART) == similarity.TAKES_PART


def test_every_area_has_a_short_name() -> None:
    assert set(SHORT_NAMES) == set(tables()["areas"].column("area").values)


def test_nothing_points_at_the_network() -> None:
    links = ("https://www.digg.se/tdosanmalan",)  # that a reader may follow; no page fetches them
    allowed = (
        "http://www.w3.org/",
        "http://127.0.0.1",
        "https://example",
        "http://localhost",
        "http://schemas.",
        "http://purl.oclc.org/ooxml/",
        *links,
    )
    for path in [
        *PYTHON,
        *(path for path in (ROOT / "lstdash").rglob("*.js") if path.parent.name != "vendor"),  # our policy keeps theirs in
        *(ROOT / "lstdash").rglob("*.css"),
        ROOT / ".streamlit" / "config.toml",
    ]:
        for found in re.findall(r"https?://[^\s\"'{})]+", path.read_text(encoding="utf-8")):
            assert found.startswith(allowed) or "tests" in path.parts, f"{path.name}: {found}"


def test_no_raw_html_in_the_app() -> None:
    for path in SHOWN:
        assert "unsafe_allow" not in path.read_text(encoding="utf-8"), path.name
