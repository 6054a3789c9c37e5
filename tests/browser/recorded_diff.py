"""What differs between two recordings of the product, as readable lines."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from typing import Any

from tests.browser.recorded_files import NOT_FETCHED

LONGEST_NAME = 60  # characters of a place


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What differs between two recordings, as a diff a page; nothing when they are equal."""
    lines = []
    for address in dict.fromkeys((*before, *after)):
        if not (address in before and address in after):
            lines += [f"=== {address}: recorded {'before' if address in before else 'after'} only"]
        elif pair := _unlike(before[address], after[address]):
            first, second = pair
            lines += [f"=== {address}", *difflib.unified_diff(first, second, "before", "after", lineterm="", n=1)]
    return lines


def _unlike(before: dict[str, Any], after: dict[str, Any]) -> tuple[list[str], list[str]] | None:
    """Two recordings of a page as lines, without files that one of them has not fetched; None if they are equal."""
    skipped = {name for one in (before, after) for name, file in one["files"].items() if file["content"] == NOT_FETCHED}
    first, second = (
        list(flat({**one, "files": {name: file for name, file in one["files"].items() if name not in skipped}}))
        for one in (before, after)
    )
    return None if first == second else (first, second)


def flat(value: Any, place: str = "") -> Iterator[str]:
    """A recording as lines, each with its place; a row or a series of numbers is one line."""
    if isinstance(value, dict) and value:
        for key, one in value.items():
            yield from flat(one, f"{place} / {key[:LONGEST_NAME]}")
    elif isinstance(value, list) and any(isinstance(one, (dict, list)) for one in value):
        for one in value:
            yield from flat(one, place)
    elif isinstance(value, list) and place.endswith(("/ lines", "/ content")):
        yield from (f"{place}: {one}" for one in value)
    else:
        yield f"{place}: {json.dumps(value, ensure_ascii=False)}"
