"""Choices on /tillganglighet: none."""

from __future__ import annotations

from lstdash.views.controls import Control

CONTROLS: tuple[Control, ...] = ()
