"""The start page has no choices of its own."""

from __future__ import annotations

from lstdash.views.controls import Control

CONTROLS: tuple[Control, ...] = ()
