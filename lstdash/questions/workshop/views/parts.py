"""What the facilitator sees of a room: how to join, who has come how far, and the next step."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlencode

import segno
import streamlit as st

from lstdash import formats
from lstdash.errors import UserError
from lstdash.questions.workshop.answers import progress, rooms
from lstdash.questions.workshop.answers.access import is_only_here, public_url
from lstdash.questions.workshop.answers.progress import Progress
from lstdash.questions.workshop.views.door import cookie
from lstdash.views import error_box, polling, tables, who
from lstdash.views.markdown import plain
from lstdash.workshop.entities import Workshop
from lstdash.workshop.kinds import Noun, kind

MINUTES = 5
POLL_SECONDS = 0.5
RECOUNT_SECONDS = 4  # who is here changes without anyone scoring
MOST_BARS = 12
PROBLEM = "workshop-problem"
NOTED = {  # by the command's name: what the log says has been done to a workshop, never to whom or in which words
    "stop": "röstningen stoppad",
    "resume": "röstningen öppnad",
    "set_clock": "klockan ställd eller borttagen",
    "reveal": "resultatet visat",
    "reopen": "omgången öppnad igen",
    "next_round": "en ny omgång",
    "remove_participant": "en deltagare borttagen",
    "remove_item": "ett förslag borttaget",
    "hide_reason": "en motivering dold eller visad igen",
    "decide": "ett beslut antecknat",
    "take_back": "ett beslut borttaget",
    "add_items": "förslag tillagda",
    "set_joining": "öppnad eller stängd för nya deltagare",
    "extend": "koden förlängd en vecka",
    "keep": "inställningarna sparade",
}
BEFORE = {"stop": "röstningen öppen", "resume": "röstningen stoppad", "reveal": "resultatet dolt", "reopen": "resultatet visat"}


def do(command: Callable[..., object], *arguments: object) -> None:
    """Carry out a command from a button, and note in the log what it changes of a workshop.

    What goes wrong is shown on top of the next run.
    """
    try:
        if command.__name__ not in NOTED:
            who.require("leda")
            command(*arguments)
            return
        with who.writing("leda", f"workshop {_id(arguments)}") as changed:
            command(*arguments)
            changed.before, changed.after = BEFORE.get(command.__name__, ""), NOTED[command.__name__]
    except UserError as error:
        st.session_state[PROBLEM] = error


def _id(arguments: tuple[object, ...]) -> str:
    """Return the id of the workshop that a command is of: it is given that, or the workshop itself."""
    return next((one.id for one in arguments if isinstance(one, Workshop)), str(arguments[0]))


def problem() -> None:
    """Show what went wrong with the last command."""
    if error := st.session_state.pop(PROBLEM, None):
        error_box.show_error(error)


def headline(room: Workshop) -> str:
    """Say what is going on before the reveal."""
    going = "är stoppad" if room.round.status == "hidden" else "är öppnad igen" if room.round.reopened_at else "pågår"
    return f"Omgång {room.round.number} {going}. Svaren är dolda tills du visar resultatet."


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
        kept = st.session_state[key] = (changes, time.monotonic(), progress.come_so_far(room))
    return kept[2]


def _progress(room: Workshop, now: Progress) -> None:
    with st.container(key="room-progress"):
        st.markdown(f"**{plain(now.sentence)}**")
        if room.round.status not in ("open", "hidden") or not now.joined:
            return
        st.markdown(plain(now.sign))
        if (seconds := progress.time_left(room)) is not None:
            st.markdown(f"**{plain(progress.clock_text(seconds))}**")
        if len(now.items) > MOST_BARS:
            rows = [(name, f"{formats.decimal(done)} av {formats.decimal(now.joined)}") for name, done in now.items]
            columns = (noun(room).one.capitalize(), "Har svarat på hela")
            tables.data_table(columns, rows, "Hur långt gruppen har kommit", "room-progress")
            return
        for name, done in now.items:
            share = min(1.0, done / now.joined) if now.joined else 0.0
            text = f"{plain(name)}: {formats.decimal(done)} av {formats.decimal(now.joined)} har svarat på hela"
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
            _clock(room, mine)
        elif room.round.status == "hidden":
            button("Öppna röstningen igen", rooms.resume)
        elif room.round.status == "revealed":
            button("Öppna omgången igen", rooms.reopen)
            st.caption(
                "Döljer resultatet så att fler kan svara. Det står i protokollet. Svarar färre än fem nytt går det att räkna "
                "ut vad de svarade."
            )


def _clock(room: Workshop, mine: str) -> None:
    """Draw the room's clock: it closes nothing, it only says when the time is out."""
    with st.popover("Klocka"):
        minutes = st.number_input("Minuter", 1, rooms.MOST_MINUTES, MINUTES, key="room-minutes")
        st.button("Starta klockan", on_click=do, args=(rooms.set_clock, room.id, mine, minutes), key="room-clock")
        if room.round.ends_at:
            st.button("Ta bort klockan", on_click=do, args=(rooms.set_clock, room.id, mine, 0), key="room-clock-off")


def _asked(room: Workshop) -> str:
    return f"room-reveal-asked-{room.id}-{room.round.number}"


def _reveal(room: Workshop, mine: str | None) -> None:
    """Show the result at once when all are done, else ask first."""
    doubt = progress.come_so_far(room).doubt
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
            f"{noun(room).many.capitalize()} i nästa omgång",
            list(names),
            [key for key in suggested if key in names] or list(names),
            key=f"room-next-items-{room.round.number}",
            format_func=lambda key: names[key],
            placeholder=f"Alla {noun(room).many}",
        )
        st.button(
            f"Starta omgång {room.round.number + 1}",
            key="room-next-round",
            on_click=do,
            args=(rooms.next_round, room.id, cookie(room.id), tuple(chosen)),
        )


def noun(room: Workshop) -> Noun:
    """Return what an item of the room is called."""
    return kind(room.kind).noun
