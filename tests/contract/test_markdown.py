"""Data is never markup: one escaper in the whole product, and what stands in emphasis or a list has been through it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lstdash.views.markdown import plain

ROOT = Path(__file__).parents[2]
ESCAPER = ROOT / "lstdash" / "views" / "markdown.py"
ESCAPING = re.compile(r"""["']\\\\["']\s*\+|f["']\\\\\{|\\\\\\1""")  # a backslash put before a character
MARKUP = re.compile(r"\*\*|^- |^\d\. |\]\(")


def code() -> list[Path]:
    return [*sorted((ROOT / "lstdash").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py"))]


def unescaped(text: str) -> Iterator[str]:
    """Every value in a text with markup that is neither `plain`, nor written by `formats`, nor a number."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.JoinedStr):
            fixed = [part.value for part in node.values if isinstance(part, ast.Constant)]
            if any(MARKUP.search(str(part)) for part in fixed):
                values = (part.value for part in node.values if isinstance(part, ast.FormattedValue))
                yield from (ast.unparse(value) for value in values if not _is_safe(value))


def _is_safe(value: ast.expr) -> bool:
    if isinstance(value, ast.Attribute):
        return value.attr in ("number", "NBSP")
    if not isinstance(value, ast.Call):
        return False
    called = ast.unparse(value.func)
    return called.split(".")[-1] == "plain" or called.startswith("formats.")


def test_text_is_escaped_in_one_place() -> None:
    assert ESCAPING.search(ESCAPER.read_text(encoding="utf-8"))
    assert not [str(path) for path in code() if path != ESCAPER and ESCAPING.search(path.read_text(encoding="utf-8"))]


def test_nothing_stands_in_markup_as_it_came() -> None:
    drawn = [path for path in code() if path.parent.name in ("pages", "views") or "views" in path.parts]
    found = {str(path.relative_to(ROOT)): list(unescaped(path.read_text(encoding="utf-8"))) for path in drawn}
    assert not {path: values for path, values in found.items() if values}


def test_a_value_as_it_came_is_seen() -> None:
    assert list(unescaped('f"**{name}** {plain(what)}, {formats.share(part)}"')) == ["name"]
    assert list(unescaped('f"- {item.name}"')) == ["item.name"]


@pytest.mark.parametrize(
    "text", ["*a*", "_a_", "[a](b)", "$a$", ":smile:", "1. a", "- a", "# a", "<b>", "&lt;", "`a`", "a|b", "~~a~~"]
)
def test_markup_in_data_is_shown_as_it_stands(text: str) -> None:
    shown = plain(text)
    assert shown != text and re.sub(r"\\(.)", r"\1", shown) == text
    assert not re.search(r"(?<!\\)[*_\[\]$:#<>&`|~.-]", shown)


@pytest.mark.parametrize(
    "text", ["https://annan.example", "se HTTP://annan.example/x", "www.annan.example", "(Www.annan.example)"]
)
def test_a_web_address_in_data_is_no_link(text: str) -> None:
    shown = re.sub(r"\\(.)", r"\1", plain(text))
    assert re.search(r"\u2060(?=http|www)", shown, re.IGNORECASE) and shown.replace("\u2060", "") == text


def test_letters_numbers_and_swedish_signs_are_left_alone() -> None:
    assert plain("Åre – 1\u00a0234,5 % av ”länen”") == "Åre – 1\u00a0234,5 % av ”länen”"
