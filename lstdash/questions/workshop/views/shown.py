"""A room whose round is shown: which round and whose scores, and what its kind may ask of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lstdash import formats
from lstdash.numbers import read, whole
from lstdash.questions.workshop.answers import rooms
from lstdash.questions.workshop.views import controls
from lstdash.questions.workshop.views.door import cookie
from lstdash.questions.workshop.views.parts import do
from lstdash.views import cache, downloads, url_state
from lstdash.views.controls import Control
from lstdash.views.kinds import Screen, drawn
from lstdash.views.markdown import plain
from lstdash.workshop import basis
from lstdash.workshop.entities import Workshop

NEWER = (
    "Rummet räknas med de uppgifter som gällde när det startades, så att alla ser samma sak. Nyare har publicerats sedan dess."
)


def screen(room: Workshop) -> Screen:
    """Return what is shown: the chosen round, else the latest, of the chosen group, else of everyone. Raises UserError."""
    chosen, numbers = whole(read(str(url_state.value(controls.ROUND)))), room.revealed_rounds
    number = chosen if isinstance(chosen, int) and chosen in numbers else numbers[-1]
    group = str(url_state.value(controls.GROUP))
    shown = group if group in rooms.groups(room, number) else ""  # a group that may not be shown alone is everyone
    said = [("Workshop", room.title), ("Omgång", f"{number}"), ("Svar från", shown or "alla deltagare")]
    stamp = downloads.stamp(said, basis.of(room).version)
    return Screen(room, number, shown, stamp, partial(do, rooms.keep, room, cookie(room.id)), _discuss)


def filters(at: Screen) -> None:
    """Draw which round and whose scores are shown, and what the kind adds."""
    sizes = rooms.groups(at.room, at.round)
    with st.container(horizontal=True, key="room-filters", vertical_alignment="bottom"):
        if len(at.room.revealed_rounds) > 1:
            _pick("Omgång", {str(one): str(one) for one in at.room.revealed_rounds}, str(at.round), controls.ROUND)
        if sizes:
            labels = {"": "Alla deltagare"} | {name: f"{name} ({formats.decimal(size)})" for name, size in sizes.items()}
            _pick("Visa svar från", labels, at.group, controls.GROUP)
        drawn(at.room.kind).filters()


def warning(at: Screen) -> None:
    """Say before anything else that few have scored."""
    if warned := rooms.few(at.room, at.round):
        st.warning(plain(warned))


def passed(at: Screen) -> None:
    """Say how many did not know, and about what: that is no score, and worth knowing; and what the room is counted with."""
    counted = basis.of(at.room)
    if counted.said or counted.version != cache.version():
        st.markdown(counted.said or NEWER)
    if told := rooms.passed(at.room, at.round):
        st.markdown(plain(told))


def _discuss(names: Mapping[str, str]) -> str:
    chosen = str(url_state.value(controls.ITEM))
    key = chosen if chosen in names else next(iter(names))
    _pick("Så ligger poängen för", names, key, controls.ITEM)
    return key


def _pick(label: str, labels: Mapping[str, str], now: str, control: Control) -> None:
    key = f"workshop-pick-{control.name}"
    st.session_state[key] = now
    st.selectbox(
        label,
        list(labels),
        key=key,
        format_func=lambda option: labels.get(option, option),
        on_change=lambda: url_state.set_values([(control, st.session_state[key])]),
    )
