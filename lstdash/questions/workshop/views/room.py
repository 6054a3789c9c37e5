"""What the facilitator sees of a room: how to join, who has come how far, and the next step."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlencode

import segno
import streamlit as st

from lstdash import clock, formats
from lstdash.errors import UserError
from lstdash.questions.workshop.answers import room as rooms
from lstdash.questions.workshop.answers.access import is_only_here, public_url, sign_out
from lstdash.questions.workshop.answers.room import Progress
from lstdash.questions.workshop.answers.setup import lines
from lstdash.questions.workshop.views.door import cookie
from lstdash.views import cache, error_box, polling, tables, who
from lstdash.views.markdown import plain
from lstdash.workshop.entities import Workshop
from lstdash.workshop.kinds import Noun, kind

POLL_SECONDS = 0.5
RECOUNT_SECONDS = 4  # who is here changes without anyone scoring
MOST_BARS = 12
PROBLEM = "workshop-problem"


def do(command: Callable[..., object], *arguments: object) -> None:
    """Carry out a command from a button; what goes wrong is shown on top of the next run."""
    try:
        who.require("leda")
        command(*arguments)
    except UserError as error:
        st.session_state[PROBLEM] = error


def problem() -> None:
    """Show what went wrong with the last command."""
    if error := st.session_state.pop(PROBLEM, None):
        error_box.show_error(error)


def headline(room: Workshop) -> str:
    """Say what is going on before the reveal."""
    if room.round.status == "hidden":
        return f"Omgång {room.round.number} är stoppad. Poängen är dolda tills du visar resultatet."
    return f"Omgång {room.round.number} pågår. Poängen är dolda tills du visar resultatet."


def how_to_join(room: Workshop) -> None:
    """Show code, address and QR code, large enough for the last row."""
    base = public_url(st.context.url or "")
    link = f"{base}/rosta?{urlencode({'kod': room.written_code})}"
    with st.container(horizontal=True, key="room-code", vertical_alignment="center", gap="large"):
        st.image(_qr(link), width=230, alt=f"QR-kod till {link}")
        with st.container(width="stretch", gap="small"):
            with st.container(key="room-address"):
                st.markdown(f"Gå till **{plain(base.partition('://')[2])}/rosta** och skriv koden")
            with st.container(key="room-written"):
                st.markdown(plain(room.written_code))
            if is_only_here(base):
                st.warning(
                    "Adressen fungerar bara på den här datorn. Starta med make workshop, eller ange LSTDASH_PUBLIC_URL, "
                    "så att telefonerna når fram."
                )


def _qr(link: str) -> str:
    return str(segno.make(link, error="m").svg_inline(scale=8, border=2, dark="#1A1A1A", light="#FFFFFF"))


def live(room: Workshop, stage: int) -> None:
    """Count while people score; run the whole page when somebody has changed the round."""
    polling.every(POLL_SECONDS, _live, room, stage)


def _live(room: Workshop, stage: int) -> None:
    try:
        pulse = rooms.pulse(room.id)
        if pulse.stages != stage:
            st.rerun()
        _progress(room, _counted(room, pulse.changes))
    except UserError as error:
        error_box.show_error(error)


def _counted(room: Workshop, changes: int) -> Progress:
    key = f"workshop-progress-{room.id}"
    kept: tuple[int, float, Progress] | None = st.session_state.get(key)
    if kept is None or kept[0] != changes or time.monotonic() - kept[1] > RECOUNT_SECONDS:
        kept = st.session_state[key] = (changes, time.monotonic(), rooms.progress(room))
    return kept[2]


def _progress(room: Workshop, now: Progress) -> None:
    with st.container(key="room-progress"):
        st.markdown(f"**{plain(now.sentence)}**")
        if room.round.status not in ("open", "hidden") or not now.joined:
            return
        if len(now.items) > MOST_BARS:
            rows = [(name, f"{formats.decimal(done)} av {formats.decimal(now.joined)}") for name, done in now.items]
            tables.data_table(
                (_noun(room).one.capitalize(), "Har poängsatt hela"), rows, "Hur långt gruppen har kommit", "room-progress"
            )
            return
        for name, done in now.items:
            share = min(1.0, done / now.joined) if now.joined else 0.0
            text = f"{plain(name)}: {formats.decimal(done)} av {formats.decimal(now.joined)} har poängsatt hela"
            st.progress(share, text)


def steps(room: Workshop) -> None:
    """Draw the buttons that fit the round: one primary step, and the way back."""
    mine = cookie(room.id)

    def button(label: str, command: Callable[..., object], *arguments: object, primary: bool = False) -> None:
        key = f"room-{command.__name__}"
        st.button(
            label, type="primary" if primary else "secondary", on_click=do, args=(command, room.id, mine, *arguments), key=key
        )

    asking = st.session_state.get(_asked(room), "")
    if asking and room.round.status in ("open", "hidden"):
        _ask(room, mine, asking)
    with st.container(horizontal=True, key="room-controls", vertical_alignment="center"):
        if room.round.status in ("open", "hidden"):
            st.button("Visa resultatet", type="primary", on_click=_reveal, args=(room, mine), key="room-reveal")
        if room.round.status == "open":
            button("Stoppa röstningen", rooms.stop)
        elif room.round.status == "hidden":
            button("Öppna röstningen igen", rooms.resume)


def _asked(room: Workshop) -> str:
    return f"room-reveal-asked-{room.id}-{room.round.number}"


def _reveal(room: Workshop, mine: str | None) -> None:
    """Show the result at once when enough are done, else ask first: it cannot be taken back."""
    doubt = rooms.progress(room).doubt
    if doubt:
        st.session_state[_asked(room)] = doubt
    else:
        do(rooms.reveal, room.id, mine)


def _ask(room: Workshop, mine: str | None, doubt: str) -> None:
    def done(is_sure: bool) -> None:
        st.session_state.pop(_asked(room), None)
        if is_sure:
            do(rooms.reveal, room.id, mine)

    st.warning(f"{plain(doubt)} Visa ändå?")
    with st.container(horizontal=True):
        st.button("Visa ändå", on_click=done, args=(True,), key="room-reveal-sure")
        st.button("Vänta", on_click=done, args=(False,), key="room-reveal-wait")


def next_round(room: Workshop, suggested: tuple[str, ...]) -> None:
    """Draw the start of another round, for the items that are worth it."""
    names = {item.key: item.label for item in room.items}
    with st.container(horizontal=True, key="room-next", vertical_alignment="bottom"):
        chosen = st.multiselect(
            f"{_noun(room).many.capitalize()} i nästa omgång",
            list(names),
            [key for key in suggested if key in names] or list(names),
            key=f"room-next-items-{room.round.number}",
            format_func=lambda key: names[key],
            placeholder=f"Alla {_noun(room).many}",
        )
        st.button(
            f"Starta omgång {room.round.number + 1}",
            key="room-next-round",
            on_click=do,
            args=(rooms.next_round, room.id, cookie(room.id), tuple(chosen)),
        )


def more(room: Workshop) -> None:
    """Draw what is needed now and then: more items, newcomers, a longer life of the code."""
    mine = cookie(room.id)
    with st.container(key="room-more"), st.expander(f"{_noun(room).many.capitalize()}, deltagare och kod"):
        if room.round.status in ("open", "hidden"):
            _add(room, mine)
            _remove(room, mine)
        word = "Stäng för nya deltagare" if room.joining_open else "Öppna för nya deltagare"
        st.button(word, on_click=do, args=(rooms.set_joining, room.id, mine, not room.joining_open), key="room-joining")
        st.markdown(f"Koden gäller till och med {formats.day(clock.day(room.expires_at))}.")
        st.button("Förläng en vecka", on_click=do, args=(rooms.extend, room.id, mine), key="room-extend")
        if people := rooms.roster(room, mine):
            tables.data_table(rooms.ROSTER_COLUMNS, people, "Deltagarna, utan poäng", "room-roster")
        st.button("Sluta styra från den här datorn", on_click=do, args=(sign_out, mine), key="room-sign-out")


def _add(room: Workshop, mine: str) -> None:
    of = kind(room.kind)
    known = cache.answer(of.offer)
    taken = {item.key for item in room.items}
    names = {key: label for key, label in known.labels.items() if key not in taken}
    if not names and not of.form.typed:
        return
    with st.form("room-add", clear_on_submit=True):
        keys = st.multiselect(
            "Lägg till ur registret",
            list(names),
            format_func=lambda key: names[key],
            placeholder=f"Sök {of.noun.many}",
        )
        typed = st.text_input("Lägg till ett eget förslag", max_chars=120) if of.form.typed else ""
        if st.form_submit_button("Lägg till"):
            do(rooms.add_items, cache.version(), room, mine, keys, lines(typed))
            st.rerun()


def _remove(room: Workshop, mine: str) -> None:
    names = {item.key: item.label for item in room.items}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = st.selectbox(
            f"Ta bort {_noun(room).a} som ingen har poängsatt",
            list(names),
            index=None,
            key="room-remove-item",
            format_func=lambda one: names[one],
            placeholder="Välj",
        )
        st.button("Ta bort", disabled=key is None, on_click=do, args=(rooms.remove_item, room.id, mine, key), key="room-remove")


def _noun(room: Workshop) -> Noun:
    return kind(room.kind).noun
