"""Code, comments and guides cite the product and the sources: no work item, no document and no file that is not here."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# A work item, and the names of documents that are not here.
DOCUMENTS = "DESIGN|ASKS|MODELS|MOVES|FAULTS|STACK|SCALE|STYLE|DATA"
ELSEWHERE = re.compile(rf"\b[Ii]ssues?\b|\(#\d+\)|\bDESIGN\b|\b(?:{DOCUMENTS})(?:\.md\b| [A-Z]?\d)")
FILE = re.compile(r"(?<![\w/])(?:lstdash|tests|pages|queries|docs|deploy)/[\w/.-]*\.(?:py|mjs|js|css|md|sql|csv|toml)\b")
MADE_UP = re.compile(r"\btrial|^tests/contract/")  # the recipes' own, and what the tests of rules try
READ = (".py", ".js", ".css", ".sql", ".md", ".toml", ".txt", ".yml", ".sh", ".mako", ".html")


def kept() -> list[Path]:
    """Every text file under version control, except this rule and the tables that were written off from the sources."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    paths = [ROOT / name for name in listed if name.endswith(READ) and not name.startswith("tests/data/")]
    theirs = "vendor"  # a library of others', as it came
    return [path for path in paths if path != Path(__file__) and path.exists() and path.parent.name != theirs]


def cited(text: str) -> list[str]:
    """What a text cites that is not in the repository."""
    return [found[0] for found in ELSEWHERE.finditer(text)]


def test_nothing_outside_the_repository_is_cited() -> None:
    wrong = {str(path.relative_to(ROOT)): found for path in kept() if (found := cited(path.read_text(encoding="utf-8")))}
    assert not wrong


@pytest.mark.parametrize(
    "text",
    ['Serves the issue on payroll, "Feel".', "in words (issue, Feel)", "see issue 7", "(Issue 12)", "DESIGN 5", "fixes (#12)"],
)
def test_a_work_item_is_seen(text: str) -> None:
    assert cited(text)


def gone(text: str) -> list[str]:
    """What a text names of files that are not there."""
    return [name for name in FILE.findall(text) if not MADE_UP.search(name) and not (ROOT / name).exists()]


def test_every_file_that_is_named_is_there() -> None:
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in kept()}
    assert not {path: found for path, text in texts.items() if not MADE_UP.search(path) and (found := gone(text))}


def test_a_file_that_has_moved_is_seen() -> None:
    assert gone("phones ask by routes (lstdash/web/phones.py)") and not gone("see `lstdash/web/guard.py`, pages/trial.py")


@pytest.mark.parametrize("text", ["(MODELS 3)", "see STACK.md", "ASKS 3-6"])
def test_a_document_that_is_not_here_is_seen(text: str) -> None:
    assert cited(text)


@pytest.mark.parametrize("text", ["a slider as designed", "it is issued once", "color: #123456;", "STACK = 3", "2006, 5.7"])
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert not cited(text)
