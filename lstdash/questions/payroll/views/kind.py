"""A room sets the payroll assumptions: how it is drawn (lstdash/views/kinds.py)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from lstdash.exports.content import Stamp
from lstdash.questions.payroll.answers import county, room, room_words
from lstdash.questions.payroll.answers.room import RoomAnswer
from lstdash.questions.payroll.charts import room_exhibits
from lstdash.views import exhibit, heading
from lstdash.views.kinds import Drawn, Screen, Sealed, Shown
from lstdash.views.markdown import plain

MOST_AGAIN = 3  # sliders that are worth another round


def shown(screen: Screen) -> Shown:
    """Return a shown round as the payback beside the others', and how the room set each slider. Raises UserError."""
    found = screen.answer(room.answer)
    items = {room.lever_of(item.key): item.key for item in screen.room.items}
    again = tuple(items[one.lever] for one in found.turning[:MOST_AGAIN] if one.lever in items)
    return Shown(found.headline, partial(_above, found, screen.stamp), partial(_below, found, screen.stamp), again)


def reopened(document: Mapping[str, Any]) -> Sealed:
    """Return what a sealed document shows."""
    found = room.reopened(document)

    def draw() -> None:
        if found:
            heading.section(room_exhibits.paybacks(found).title)
            exhibit.drawn(room_exhibits.paybacks(found))
            _sliders(found)
            _swings(found)

    return Sealed(room_exhibits.sealed(found), draw)


def _above(found: RoomAnswer, stamp: Stamp) -> None:
    st.markdown(plain(" ".join(found.notes)))
    if found.people:
        taken = room_exhibits.paybacks(found)
        heading.section(taken.title)
        exhibit.show(taken, stamp=stamp, marks=False)


def _below(found: RoomAnswer, stamp: Stamp) -> None:
    _sliders(found, stamp)
    _swings(found, stamp)
    if found.is_drawn:
        st.markdown(plain(room_words.METHOD))


def _sliders(found: RoomAnswer, stamp: Stamp | None = None) -> None:
    taken = room_exhibits.spreads(found)
    if taken.figure:
        heading.section(taken.title)
        exhibit.show(taken, stamp=stamp, marks=False)


def _swings(found: RoomAnswer, stamp: Stamp | None = None) -> None:
    taken = room_exhibits.swings(found)
    if taken.figure:
        heading.section(taken.title)
        st.markdown(plain(taken.says))
        exhibit.show(taken, stamp=stamp, marks=False)


DRAWN = Drawn(controls=tuple, county=county.line, filters=lambda: None, shown=shown, sealed=reopened)
