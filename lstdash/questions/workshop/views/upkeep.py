"""What is needed now and then in a room: more items or fewer, who is in, what was decided, and why people scored so."""

from __future__ import annotations

import streamlit as st

from lstdash import clock, formats
from lstdash.questions.workshop.answers import progress, rooms
from lstdash.questions.workshop.answers.access import sign_out
from lstdash.questions.workshop.answers.happened import NO_DAY
from lstdash.questions.workshop.answers.setup import lines
from lstdash.questions.workshop.views.door import cookie
from lstdash.questions.workshop.views.parts import do, noun
from lstdash.views import cache, tables
from lstdash.views.markdown import plain
from lstdash.workshop import basis
from lstdash.workshop.entities import Workshop
from lstdash.workshop.kinds import kind

MOST_WANTED = 200


def more(room: Workshop) -> None:
    """Draw what is needed now and then: more items, newcomers, a longer life of the code."""
    mine = cookie(room.id)
    with st.container(key="room-more"), st.expander(f"{noun(room).many.capitalize()}, deltagare och kod"):
        if room.round.status in ("open", "hidden"):
            _add(room, mine)
            _remove(room, mine)
        word = "Stäng för nya deltagare" if room.joining_open else "Öppna för nya deltagare"
        st.button(word, on_click=do, args=(rooms.set_joining, room.id, mine, not room.joining_open), key="room-joining")
        st.markdown(f"Koden gäller till och med {formats.day(clock.day(room.expires_at))}.")
        st.button("Förläng en vecka", on_click=do, args=(rooms.extend, room.id, mine), key="room-extend")
        _quorum(room, mine)
        _people(room, mine)
        st.button("Sluta styra från den här datorn", on_click=do, args=(sign_out, mine), key="room-sign-out")


def _add(room: Workshop, mine: str) -> None:
    of, version = kind(room.kind), basis.of(room).version
    known = cache.prepared(version, of.offer)
    taken = {item.key for item in room.items}
    names = {key: label for key, label in known.labels.items() if key not in taken}
    if not names and not of.form.typed:
        return
    left = len(room.items)  # with another number the fields are new and empty; what is refused stays
    with st.form("room-add"):
        keys = st.multiselect(
            "Lägg till ur registret",
            list(names),
            key=f"room-add-known-{left}",
            format_func=lambda key: names[key],
            placeholder=f"Sök {of.noun.many}",
        )
        typed = st.text_input("Lägg till ett eget förslag", max_chars=120, key=f"room-add-own-{left}") if of.form.typed else ""
        if st.form_submit_button("Lägg till"):
            do(rooms.add_items, version, room, mine, keys, lines(typed))
            st.rerun()


def _remove(room: Workshop, mine: str) -> None:
    names = {item.key: item.label for item in room.items}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = st.selectbox(
            f"Ta bort {noun(room).a}",
            list(names),
            index=None,
            key="room-remove-item",
            format_func=lambda one: names[one],
            placeholder="Välj",
            help="Det tas bort ur omgången och resultatet. Svar som redan har getts står kvar i protokollet.",
        )
        st.button("Ta bort", disabled=key is None, on_click=do, args=(rooms.remove_item, room.id, mine, key), key="room-remove")


def _quorum(room: Workshop, mine: str) -> None:
    wanted = progress.quorum(room)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = "Så många ska vara klara innan resultatet visas (0: inget sagt)"
        number = st.number_input(label, 0, MOST_WANTED, wanted, key=f"room-quorum-{wanted}")
        new = {progress.QUORUM: int(number)}
        st.button("Spara antalet", on_click=do, args=(rooms.keep, room, mine, new), key="room-quorum-keep")


def _people(room: Workshop, mine: str) -> None:
    people = rooms.roster(room, mine)
    if not people:
        return
    tables.data_table(rooms.ROSTER_COLUMNS, list(people.values()), "Deltagarna, utan vad de svarade", "room-roster")
    labels = {key: f"{at}. {name}, {answers} svar" for at, (key, (name, _, answers)) in enumerate(people.items(), start=1)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = st.selectbox(
            "Ta bort en deltagare",
            list(labels),
            index=None,
            key="room-remove-person",
            format_func=lambda one: labels[one],
            placeholder="Välj",
            help="Enheten kan inte svara mer. Det den har svarat i en omgång som inte har visats räknas inte; visat står kvar.",
        )
        gone = (rooms.remove_participant, room.id, mine, key)
        st.button("Ta bort deltagaren", disabled=key is None, on_click=do, args=gone, key="room-remove-participant")


def reasons(room: Workshop, number: int) -> None:
    """Draw why people scored as they did, where enough have, and let one be hidden from everyone."""
    mine, found = cookie(room.id), rooms.why(room, number)
    if not found:
        return
    with st.container(key="room-why"), st.expander(f"Motiveringar ({formats.decimal(len(found))})"):
        st.markdown("Utan namn och inte i den ordning de skrevs. Visas bara där minst fem har svarat.")
        shown = [f"- **{plain(of)}.** {plain(body)}" for _, of, body, is_hidden in found if not is_hidden]
        st.markdown("\n".join(shown) or "Alla är dolda.")
        if not room.is_open:
            return
        labels = {one: f"{'Visa igen' if is_hidden else 'Dölj'}: {body}" for one, _, body, is_hidden in found}
        hidden = {one: is_hidden for one, _, _, is_hidden in found}
        with st.container(horizontal=True, vertical_alignment="bottom"):
            key = st.selectbox(
                "Dölj eller visa en motivering",
                list(labels),
                index=None,
                key=f"room-reason-{sum(hidden.values())}",  # when one is changed the field is new, and says nothing that was
                format_func=lambda one: labels[one],
                placeholder="Välj",
            )
            changed = (rooms.hide_reason, room.id, mine, key, not hidden.get(key or "", False))
            st.button("Ändra", disabled=key is None, on_click=do, args=changed, key="room-reason-change")


def decisions(room: Workshop) -> None:
    """Draw what the room has decided, and the form for more: it is sealed with the result."""
    mine, found = cookie(room.id), rooms.decided(room.id)
    title = f"Beslut ({formats.decimal(len(found))})" if found else "Beslut"
    with st.container(key="room-decisions"), st.expander(title):
        for one in found:
            due = formats.day(one.due_on) if one.due_on else NO_DAY
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(one.decision)}** Ägande roll: {plain(one.owned_by)}. Klart senast: {plain(due)}.")
                taken = (rooms.take_back, room.id, mine, one.position)
                st.button("Ta bort beslutet", on_click=do, args=taken, key=f"room-decision-{one.position}")
        at = found[-1].position + 1 if found else 0  # the next one's fields are new and empty; what is refused stays
        with st.form("room-decide"):
            hint = "Till exempel: vi börjar med upphandlingar"
            decision = st.text_input("Beslut", max_chars=600, placeholder=hint, key=f"room-decide-text-{at}")
            example = "Till exempel: administrativa direktörer"
            owned_by = st.text_input(
                "Ägande roll",
                max_chars=120,
                help="En roll, aldrig en person.",
                placeholder=example,
                key=f"room-decide-role-{at}",
            )
            due_on = st.date_input("Klart senast (frivilligt)", value=None, format="YYYY-MM-DD", key=f"room-decide-day-{at}")
            if st.form_submit_button("Skriv in beslutet"):
                do(rooms.decide, room.id, mine, decision, owned_by, due_on)
                st.rerun()
