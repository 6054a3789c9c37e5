"""A test over the worked examples that /kallor shows: every row by its title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from lstdash.worked import Worked


def each(table: Worked) -> Callable[[Any], Any]:
    """Run a test once a row of the table, as `example`."""
    return pytest.mark.parametrize("example", table.examples, ids=lambda example: example.title)
