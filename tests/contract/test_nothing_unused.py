"""What the product defines, the product uses: a name that only tests know is not a promise to anyone."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOR_TESTS = {
    "MAX_BYTES": "the size that tests hold a panel to",
}


def defined(text: str) -> Iterator[str]:
    """Names at the top of a module; a decorated function is used by its decorator."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef) or (isinstance(node, ast.FunctionDef) and not node.decorator_list):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def unused(files: Mapping[str, str]) -> dict[str, str]:
    """Names that stand once in all the files: where they are defined, by name."""
    words = Counter(word for text in files.values() for word in re.findall(r"\w+", text))
    return {name: path for path, text in files.items() for name in defined(text) if words[name] == 1}


def product() -> dict[str, str]:
    """Every file of the product as text."""
    paths = [ROOT / "app.py", *(path for folder in ("pages", "lstdash") for path in (ROOT / folder).rglob("*.py"))]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}


def test_every_name_is_used() -> None:
    found = {name: path for name, path in unused(product()).items() if "/migrations/" not in path}
    assert set(found) == set(FOR_TESTS), found


def test_an_unused_name_is_seen() -> None:
    files = {
        "a.py": "LIMIT = 1\n\n\ndef helper() -> int:\n    return 2\n",
        "b.py": "from a import helper\nLIMITS = helper()\nprint(LIMITS)",
    }
    assert unused(files) == {"LIMIT": "a.py"}
