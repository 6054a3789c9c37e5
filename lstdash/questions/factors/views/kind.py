"""A room scores the factors: how it is drawn (lstdash/views/kinds.py)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from lstdash.questions.factors.answers import room
from lstdash.questions.factors.answers.room import RoomAnswer
from lstdash.questions.factors.charts import exhibits
from lstdash.questions.factors.views import parts
from lstdash.views import heading
from lstdash.views.kinds import Drawn, Screen, Sealed, Shown
from lstdash.views.markdown import plain

MOST_DISCUSSED = 5


def shown(screen: Screen) -> Shown:
    """Return a shown round as bars on two sides, and what to read out of them. Raises UserError."""
    found = screen.answer(room.answer)
    again = tuple(bar.key for bar in found.weighed.divided)
    return Shown(found.weighed.headline, partial(_above, screen, found), partial(_below, screen, found), again)


def reopened(document: Mapping[str, Any]) -> Sealed:
    """Return the bars of a sealed document."""
    found = room.reopened(document)

    def draw() -> None:
        if found:
            parts.sides(found, taken=False)
            parts.reading(found)
            parts.order(found)

    return Sealed(exhibits.both(found), draw)


def _above(screen: Screen, found: RoomAnswer) -> None:
    st.markdown(plain(" ".join(found.notes)))
    parts.sides(found.weighed, exhibits.ROOM, screen.stamp)


def _below(screen: Screen, found: RoomAnswer) -> None:
    parts.reading(found.weighed)
    if found.weighed.divided:
        heading.section("Prata om det här först")
        said = found.weighed.divided[:MOST_DISCUSSED]
        st.markdown("\n".join(f"1. **{plain(bar.name)}.** {plain(room.divided(bar))}" for bar in said))
    parts.order(found.weighed, screen.stamp)


def _nothing(version: str, county: str) -> str:
    return ""


DRAWN = Drawn(controls=tuple, county=_nothing, filters=lambda: None, shown=shown, sealed=reopened)
