"""Where an event is entered, corrected, withdrawn and put back: what was typed stays until it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import streamlit as st

from lstdash import formats
from lstdash.database.kept import Kept, Outdated, Writer
from lstdash.errors import UserError
from lstdash.evidence.citations import MARKS
from lstdash.questions.proposals.answers import events, tables, words
from lstdash.questions.proposals.answers.events import CAUSES, EVENTS, Event
from lstdash.questions.proposals.answers.origins import Tracked
from lstdash.questions.proposals.charts import exhibits
from lstdash.views import error_box, exhibit, heading, who
from lstdash.views.markdown import plain
from lstdash.views.tables import fold, folded

REFUSED = (
    "Alla kan läsa. Händelser förs in av den som följer upp; utan inloggning är det den som sitter vid den dator som servern "
    "körs på."
)
TEXTS = {
    "happened_on": ("Vilken dag hände det?", "2006-01-16"),
    "document": ("Dokument", "Regleringsbrev 2007"),
    "section": ("Avsnitt eller sida", "3.1"),
    "read_on": ("När läste du det?", "2006-01-16"),
    "comment": ("Anmärkning, om det behövs", ""),
}
FORM, NEW = "För in, rätta eller dra tillbaka en händelse", "Ny händelse"
FOLD = "proposals-entry-fold"
KEPT: Literal["page"] = "page"  # what was typed stays while the form is folded away
PICK, WRITER, SEEN, TRIED = "proposals-pick", "proposals-writer", "proposals-seen", "proposals-tried"


def draw(rows: Sequence[Tracked], found: Sequence[Event], withdrawn: Sequence[Event]) -> None:
    """Draw the form, folded away, and below it what was withdrawn; a sentence for those who only read."""
    with st.container(key="screen-only-entry"):
        _draw(rows, found, withdrawn)


def _draw(rows: Sequence[Tracked], found: Sequence[Event], withdrawn: Sequence[Event]) -> None:
    heading.section("För in vad som hände")
    if not who.may("folja-upp", EVENTS.resource):
        st.markdown(REFUSED)
        return
    _told()
    named = {_id(one.origin.key, one.key): one for one in rows}
    if box := fold(FORM, FOLD):  # eleven fields, which most readers of the page leave alone
        with box:
            _pick(named, {event.kept.id: event for event in found})
            _fields(named)
            _buttons(named)
    _withdrawn(named, withdrawn)


def _pick(named: Mapping[str, Tracked], found: Mapping[str, Event]) -> None:
    if st.session_state.get(PICK) not in found:
        st.session_state[PICK] = None  # it was withdrawn by now, here or elsewhere
    st.selectbox(
        "Rätta en händelse, eller för in en ny",
        list(found),
        key=PICK,
        placeholder=NEW,
        format_func=lambda id: _said(named, found[id]),
        on_change=lambda: _open(found.get(st.session_state[PICK])),
        persist_state=KEPT,
    )
    if event := found.get(st.session_state[PICK]):
        folded(
            "Visa alla ändringar av händelsen",
            f"{PICK}-history",
            lambda: exhibit.table(exhibits.history(tables.history(events.history(event)))),
        )


def _open(event: Event | None) -> None:
    """Put an event into the form as it stands now, or empty the form."""
    st.session_state[SEEN] = event.kept if event else None
    values = {**event.kept.values, "proposal": _id(event.origin, event.proposal)} if event else {}
    for name in ("proposal", "state", "mark", "causality"):
        st.session_state[_key(name)] = values.get(name)
    for name in TEXTS:
        st.session_state[_key(name)] = values.get(name, "")


def _fields(named: Mapping[str, Tracked]) -> None:
    st.selectbox(
        "Förslag eller principfråga",
        list(named),
        index=None,
        key=_key("proposal"),
        placeholder="Välj",
        format_func=lambda id: f"{named[id].name} ({named[id].origin.key})",
        disabled=st.session_state.get(SEEN) is not None,
        persist_state=KEPT,
    )
    of = named.get(st.session_state.get(_key("proposal")) or "")
    choices = list(events.allowed_states(of)) if of else []
    if st.session_state.get(_key("state")) not in choices:
        st.session_state[_key("state")] = None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _select("state", "Vad blev det av det?", choices, lambda state: words.said(state).capitalize())
        _text("happened_on")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _text("document")
        _text("section")
        _text("read_on")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _select("mark", "Hur säkert är det?", list(MARKS), lambda mark: MARKS[mark])
        _select("causality", "Ledde förslaget till det?", list(CAUSES), str.capitalize)
    _text("comment")
    st.text_input(
        "Ditt namn, om du vill", key=WRITER, max_chars=40, help="Gallras efter samma tid som röster.", persist_state=KEPT
    )


def _select(name: str, label: str, options: list[str], said: Callable[[str], str]) -> None:
    placeholder = CAUSES[0].capitalize() if name == "causality" else "Välj"
    st.selectbox(label, options, index=None, key=_key(name), placeholder=placeholder, format_func=said, persist_state=KEPT)


def _text(name: str) -> None:
    label, example = TEXTS[name]
    st.text_input(label, key=_key(name), placeholder=example, max_chars=600, persist_state=KEPT)


def _buttons(named: Mapping[str, Tracked]) -> None:
    seen: Kept | None = st.session_state.get(SEEN)
    with st.container(horizontal=True):
        label = "Spara rättelsen" if seen else "Spara händelsen"
        st.button(label, key="proposals-save", type="primary", on_click=lambda: _attempt(lambda: _save(named, seen)))
        if seen:
            st.button(
                "Dra tillbaka händelsen",
                key="proposals-withdraw",
                on_click=lambda: _attempt(lambda: _withdraw(seen)),
            )


def _save(named: Mapping[str, Tracked], seen: Kept | None) -> str:
    of = named.get(st.session_state.get(_key("proposal")) or "")
    if of is None:
        raise UserError("Händelsen är inte sparad: förslaget saknas.", action="Välj vilket förslag det gäller.")
    entry = {name: st.session_state.get(_key(name)) or "" for name in (*TEXTS, "state", "mark", "causality")}
    filled = {**entry, "causality": entry["causality"] or CAUSES[0]}
    _write(of.name, seen, lambda writer: events.enter(of, filled, writer, seen))
    _empty()
    return f"Sparat: {of.name} är {words.said(entry['state'])} sedan {entry['happened_on']}."


def _withdraw(seen: Kept) -> str:
    _write(str(seen.values["proposal"]), seen, lambda writer: events.withdraw(seen, writer))
    _empty()
    return "Händelsen är tillbakadragen och räknas inte längre. Den finns kvar nedan och går att återinföra."


def _empty() -> None:
    st.session_state[PICK] = None
    _open(None)


def _withdrawn(named: Mapping[str, Tracked], found: Sequence[Event]) -> None:
    if not found:
        return
    with st.expander(f"Tillbakadragna händelser ({formats.decimal(len(found))})"):
        for event in found:
            st.markdown(plain(f"{_said(named, event)}. {event.document}, {event.section}."))
            st.button("Återinför", key=f"proposals-back-{event.kept.id}", on_click=_put_back, args=(event.kept,))


def _put_back(kept: Kept) -> None:
    def put() -> str:
        back = _write(str(kept.values["proposal"]), kept, lambda writer: events.put_back(kept, writer))
        if (seen := st.session_state.get(SEEN)) and seen.id == kept.id:  # withdrawn by another while it was corrected here
            st.session_state[SEEN] = back
        return "Händelsen räknas igen."

    _attempt(put)


def _attempt(action: Callable[[], str]) -> None:
    """Do what a button asks; a refusal is said, what was typed stays, and the other's row is what the next attempt changes."""
    try:
        st.session_state[TRIED] = action()
    except Outdated as error:
        _follow(st.session_state.get(SEEN), error.latest)
        st.session_state[TRIED] = error
    except UserError as error:
        st.session_state[TRIED] = error


def _follow(old: Kept | None, latest: Kept) -> None:
    """Let the fields that nobody touched follow what the other wrote; what was typed stays."""
    if old is None or old.id != latest.id:
        return
    for name in (*TEXTS, "state", "mark", "causality"):
        if (st.session_state.get(_key(name)) or "") == old.values[name]:
            st.session_state[_key(name)] = latest.values[name]
    st.session_state[SEEN] = latest


def _told() -> None:
    tried = st.session_state.pop(TRIED, None)
    if isinstance(tried, UserError):
        error_box.show_error(tried)
    elif tried:
        st.success(plain(tried))


def _write(what: str, seen: Kept | None, write: Callable[[Writer], Kept]) -> Kept:
    """Ask anew whether the person may, write, and say in the log from which version to which."""
    with who.writing("folja-upp", f"förslag, {what}") as changed:
        changed.before = str(seen.version) if seen else ""
        written = write(Writer(who.actor(), st.session_state.get(WRITER) or ""))
        changed.after = str(written.version)
        return written


def _said(named: Mapping[str, Tracked], event: Event) -> str:
    of = named.get(_id(event.origin, event.proposal))
    return f"{event.told.day} {of.name if of else event.proposal}: {words.said(event.told.state)}"


def _id(origin: str, key: str) -> str:
    return f"{origin}:{key}"


def _key(name: str) -> str:
    return f"proposals-entry-{name}"
