"""An exhibit to take away, a little different."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lstdash.exports.content import Export


def changed(export: Export, **parts: Any) -> Export:
    """Return the same export of an exhibit with other parts."""
    return replace(export, exhibit=replace(export.exhibit, **parts))
