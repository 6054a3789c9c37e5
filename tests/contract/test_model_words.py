"""A model knows no Swedish: it answers with values and codes, and answers say them in words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODELS = sorted([*(ROOT / "lstdash" / "shared_model").glob("*.py"), *(ROOT / "lstdash" / "questions").glob("*/model/*.py")])
MOST_WORDS = 3  # a code of the data may have two: `deltar inte`
BUG = re.compile(r"(Value|Key|Type|Runtime|Arithmetic)Error\b")  # its message is English and for whoever mends it


def told(code: str) -> Iterator[str]:
    """Texts that look like sentences to a reader: several words, or two where one is Swedish by its letters."""
    tree = ast.parse(code)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    passed = {
        id(part)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Raise) and node.exc and BUG.match(ast.unparse(node.exc)))
        or (isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr))
        for part in ast.walk(node.exc if isinstance(node, ast.Raise) and node.exc else node.body[0])  # type: ignore[union-attr]
    }
    for node in ast.walk(tree):
        if id(node) not in passed and (text := _text(node)):
            words = re.findall(r"(?<!\S)\W*[a-zåäöA-ZÅÄÖ]{2,}\W*(?!\S)", text)
            if len(words) >= MOST_WORDS or (len(words) > 1 and re.search("[åäöÅÄÖ]", text)):
                yield text


def _text(node: ast.AST) -> str:
    """A string, or all that stands between the braces of a formatted one."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return " ".join(part.value.strip() for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


@pytest.mark.parametrize("path", MODELS, ids=lambda path: str(path.relative_to(ROOT / "lstdash")))
def test_a_model_writes_no_sentences(path: Path) -> None:
    assert not [*told(path.read_text(encoding="utf-8"))]


def test_rooms_are_found() -> None:
    assert {path.parent.name for path in MODELS} == {"shared_model", "model"} and len(MODELS) > 10


@pytest.mark.parametrize(
    "text", ['x = "Länet saknas"', 'raise Wrong("Inget län deltar.")', 'x = f"Alla vikter för {y} är noll."']
)
def test_a_sentence_is_seen(text: str) -> None:
    assert [*told(text)]


@pytest.mark.parametrize(
    "text", ['"""Om län och annat."""', 'raise ValueError("a key is repeated twice")', 'x = {"deltar inte", "värd"}']
)
def test_docstrings_bugs_and_codes_are_left_alone(text: str) -> None:
    assert not [*told(text)]
