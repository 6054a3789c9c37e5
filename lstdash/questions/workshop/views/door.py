"""The door to /workshop: start a workshop, or steer one that exists, with code and secret."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from lstdash import clock, formats
from lstdash.errors import UserError
from lstdash.questions.workshop.answers import access, setup
from lstdash.questions.workshop.answers.access import token_by_secret
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE, EXCHANGE_PATH, steer_cookie, steered
from lstdash.questions.workshop.views import controls
from lstdash.views import browser, cache, error_box, heading, link, site, url_state, who
from lstdash.views.markdown import plain
from lstdash.workshop import kinds
from lstdash.workshop.kinds import Kind, Offer

HERE = Path(__file__).parent
START = "Starta en workshop: gruppen svarar från sina egna telefoner, och svaren visas först när du vill."
STRANGER = "Bara workshopledaren ser den här sidan. Öppna den med kod och styrkod."
OWN_CRITERIA = (
    f"Högst {kinds.MOST_OWN_CRITERIA} egna. De poängsätts från 1, mycket liten, till 5, mycket stor, och väger från början "
    "lika mycket som rapportens."
)
CREATED, TOKEN = "workshop-created", "workshop-token"


def cookie(workshop: str) -> str:
    """Return this browser's right to steer, empty when it has none."""
    return str(st.context.cookies.get(steer_cookie(workshop), ""))


def look() -> None:
    """Make code and address large."""
    st.html(HERE / "room.css")


def kind() -> str:
    """Return the code of the kind that is chosen in the form."""
    return str(url_state.value(controls.kind()))


def mine() -> None:
    """List the workshops that this browser steers: a lost page or a restarted computer loses none of them."""
    found = access.mine(steered(st.context.cookies))
    if not found:
        return
    heading.section("Mina workshoppar")
    st.markdown("De som den här webbläsaren får styra.")
    for one in found:
        state = "pågår" if one.is_open else "avslutad"
        started = formats.day(clock.day(one.created_at))
        of = kinds.kind(one.kind).title
        told = f"{one.title} ({'' if of == one.title else f'{of}; '}startad {started}, {state})"
        link.draw(link.to("workshop", told, rum=one.workshop))


def start() -> None:
    """Draw the form for a new workshop, or the new workshop's papers."""
    opened: Opened | None = st.session_state.get(CREATED)
    if opened is not None:
        _papers(opened)
        return
    heading.section("Ny workshop")
    plan = _plan()
    page = site.page(kinds.ROOMS[plan.kind])
    link.draw(link.to(page.stem, f"Pröva själv först: {page.title}"))
    chosen = kinds.kind(plan.kind)
    needed = len(plan.items) + len(plan.typed), plan.questions - len(chosen.optional)
    if all(needed):
        st.markdown(setup.time_needed(*needed, scored=chosen.scored))
    if st.button("Starta workshopen", type="primary"):
        try:
            with who.writing("leda", "ny workshop") as changed:
                opened = st.session_state[CREATED] = setup.create(cache.version(), plan, who.source())
                changed.resource, changed.after = f"workshop {opened.workshop}", "öppen"
        except UserError as error:
            error_box.show_error(error)
        else:
            st.rerun()


def _plan() -> Plan:
    url_state.select(controls.kind())
    chosen = kinds.kind(kind())
    known, words = cache.answer(chosen.offer), chosen.form
    labels, key = known.labels, f"workshop-{chosen.code}"
    title = st.text_input("Titel", chosen.title, key=f"{key}-title", max_chars=setup.LONGEST_TITLE)
    items = st.multiselect(
        words.items,
        list(labels),
        [item.key for item in known.items],
        key=f"{key}-items",
        format_func=lambda one: labels[one],
        placeholder=words.items_hint,
    )
    typed = st.text_area(words.typed, key=f"{key}-typed", placeholder=words.typed_hint) if words.typed else ""
    criteria = _criteria(chosen, known, key)
    own = _own_criteria(chosen, key)
    groups = st.text_area(
        "Grupper, en per rad (frivilligt)",
        key="workshop-groups",
        help="Deltagarna väljer grupp när de går med. En grupp med färre än fem som har röstat visas aldrig för sig.",
        placeholder="Till exempel: Länsledning",
    )
    return Plan(chosen.code, title, tuple(items), setup.lines(typed), tuple(criteria), setup.lines(groups), own)


def _criteria(of: Kind, known: Offer, key: str) -> list[str]:
    if not of.form.criteria_help:  # there is nothing to choose
        return list(known.suggested)
    axes = {axis.key: axis.name for axis in of.axes}
    names = {one.key: f"{one.name} ({axes[one.axis]})" for one in known.criteria}
    return st.multiselect(
        "Kriterier",
        list(names),
        list(known.suggested),
        key=f"{key}-criteria",
        format_func=lambda one: names[one],
        help=of.form.criteria_help,
        placeholder=of.form.criteria_hint,
    )


def _own_criteria(of: Kind, key: str) -> tuple[tuple[str, str], ...]:
    axes = [axis for axis in of.axes if axis.own]
    if not axes:
        return ()
    with st.expander("Egna kriterier (frivilligt)"):
        st.markdown(OWN_CRITERIA)
        typed = [
            (
                axis.key,
                st.text_area(f"Egna kriterier för {axis.name}, ett per rad", key=f"{key}-{axis.key}", placeholder=axis.example),
            )
            for axis in axes
        ]
    return tuple((axis, name) for axis, text in typed for name in setup.lines(text))


def _papers(opened: Opened) -> None:
    """Show the secret once, before the screen is shared."""
    st.success(f"Workshopen är skapad. Deltagarnas kod är **{plain(opened.code)}**.")
    with st.container(border=True):
        heading.small("Skriv upp styrkoden innan du delar skärmen")
        st.code(opened.secret, language=None)
        st.markdown(
            "Med koden och styrkoden kan du styra workshopen från en annan dator. Styrkoden visas bara den här gången. "
            "Den här webbläsaren får styra den redan nu, även om sidan läses in på nytt."
        )
        if TOKEN not in st.session_state:
            st.session_state[TOKEN] = token_by_secret(opened.code, opened.secret, *_tried_by())
        _steer_button("Börja styra workshopen", st.session_state[TOKEN], opened.workshop)


def enter() -> None:
    """Draw the form to steer a workshop from this browser."""
    heading.section("Styr en workshop som redan finns")
    with st.form("workshop-enter"):
        code = st.text_input("Kod", key="workshop-code", max_chars=40)
        secret = st.text_input("Styrkod", key="workshop-secret", type="password", max_chars=60)
        asked = st.form_submit_button("Kontrollera")
    if asked:
        try:
            st.session_state[TOKEN] = token_by_secret(code, secret, *_tried_by())
        except UserError as error:
            error_box.show_error(error)
            return
        st.session_state.pop(CREATED, None)
    if TOKEN in st.session_state and CREATED not in st.session_state:
        _steer_button("Öppna workshopen", st.session_state[TOKEN])


def _steer_button(label: str, token: str, at_once: str = "") -> None:
    """Draw the button that opens a workshop; the right to steer the one named `at_once` is taken before it is pressed."""
    data = {"label": label, "token": token, "path": f".{EXCHANGE_PATH}", "page": "./workshop", "atOnce": at_once}
    browser.draw("steer", "workshop-steer", data, css="vote")


def _tried_by() -> tuple[str, str]:
    """Return what failed tries are counted on: the device's cookie, or where from."""
    return str(st.context.cookies.get(DEVICE_COOKIE, "")), who.source()
