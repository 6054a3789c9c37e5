"""Scenarios side by side: name and save, open by link, compare any two, undo and restore."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import streamlit as st

from lstdash import clock, formats
from lstdash.errors import UserError
from lstdash.exports.content import Stamp
from lstdash.questions.payroll.answers import compare
from lstdash.questions.payroll.answers import saved as saved_scenarios
from lstdash.questions.payroll.answers.compare import Side
from lstdash.questions.payroll.answers.payroll import Choices
from lstdash.questions.payroll.answers.saved import Saved
from lstdash.questions.payroll.charts import exhibits
from lstdash.questions.payroll.charts.exhibits import Foundation
from lstdash.questions.payroll.views import choices as payroll_choices
from lstdash.questions.payroll.views import controls
from lstdash.views import cache, exhibit, heading, url_state
from lstdash.views.controls import Text
from lstdash.views.markdown import plain

BASE, NOW = "utgangslage", "nu"
MESSAGE = "scenario-message"
OPENED = "scenario-opened"  # the sliders above have been moved
CHANGES = {"created": "sparat", "changed": "ändrat", "renamed": "bytt namn", "deleted": "borttaget", "restored": "återställt"}


def render(choices: Choices, on: Foundation, stamp: Stamp, *, is_final: bool) -> None:
    """Draw the whole tab; a run that is not final is followed by another, which shall say the same."""
    if st.session_state.pop(OPENED, False):
        st.rerun()  # the whole page, not this part of it
    heading.section("Spara och jämför scenarier")
    _message(is_final)
    _save(choices)
    saved = _load()
    _compare(choices, saved, on, stamp)
    for scenario in saved.values():
        _manage(choices, scenario, on, stamp)


def _message(is_final: bool) -> None:
    """Show what the last button did, once."""
    kind, text = st.session_state.get(MESSAGE, ("", ""))
    if is_final:
        st.session_state.pop(MESSAGE, None)
    if kind:
        (st.success if kind == "done" else st.error)(plain(text))


def _attempt(action: Callable[[], str]) -> None:
    """Do what a button asks and remember what to say; a refusal is said, never raised."""
    try:
        st.session_state[MESSAGE] = ("done", action())
    except UserError as error:
        st.session_state[MESSAGE] = ("failed", " ".join(filter(None, (error.what, error.where, error.action))))


def _save(choices: Choices) -> None:
    with st.form("scenario-save", clear_on_submit=True), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Namn på det som visas nu", key="scenario-name", max_chars=80, placeholder="Till exempel: Försiktigt")
        st.form_submit_button("Spara scenario", on_click=lambda: _attempt(lambda: _saved_as(choices)))


def _saved_as(choices: Choices) -> str:
    name = st.session_state["scenario-name"]
    token = saved_scenarios.save(cache.version(), name, choices)
    _list([*saved_scenarios.tokens(url_state.value(controls.SAVED)), token])
    return f"Scenariot {name} är sparat och står i listan nedan. Den som har länken kan öppna och ändra det."


def _list(tokens: list[str]) -> None:
    url_state.set_values([(controls.SAVED, saved_scenarios.SEPARATOR.join(dict.fromkeys(tokens)))])


def _load() -> dict[str, Saved]:
    """Read the scenarios of the link; one that cannot be read is named, the others are shown."""
    found = {}
    for token in saved_scenarios.tokens(url_state.value(controls.SAVED)):
        try:
            found[token] = saved_scenarios.load(token)
        except UserError as error:
            st.warning(plain(f"{error.what} {error.action}"))
    return found


def _compare(choices: Choices, saved: Mapping[str, Saved], on: Foundation, stamp: Stamp) -> None:
    names = {BASE: "Utgångsläget", NOW: "Det som visas nu"} | {token: scenario.name for token, scenario in saved.items()}
    with st.container(horizontal=True, key="filters-compare"):
        left = _pick(controls.LEFT, names, BASE, "Jämför")
        right = _pick(controls.RIGHT, names, NOW, "med")
    try:
        sides = [_side(choices, saved, names, chosen) for chosen in (left, right)]
    except UserError as error:
        st.error(plain(f"{error.what} {error.action}"))
        return
    found = compare.compare(*sides)
    st.markdown(f"**{plain(found.headline)}**")
    headings = ("Svar", sides[0].name, sides[1].name, "Skillnad")
    exhibit.table(exhibits.table(on, "Svaren sida vid sida", _distinct(headings), found.answers), stamp)
    if found.changes:
        changed = ("Val som skiljer", sides[0].name, sides[1].name)
        exhibit.table(exhibits.table(on, "Val som skiljer", _distinct(changed), found.changes), stamp)


def _distinct(headings: tuple[str, ...]) -> tuple[str, ...]:
    """A table needs headings that differ, also when a scenario meets its namesake."""
    return tuple(f"{name} ({i})" if name in headings[:i] else name for i, name in enumerate(headings))


def _pick(control: Text, names: Mapping[str, str], default: str, label: str) -> str:
    key = f"scenario-{control.name}"
    chosen = url_state.value(control) or default
    st.session_state[key] = chosen if chosen in names else default
    st.selectbox(
        label,
        list(names),
        key=key,
        format_func=lambda code: names[code],
        on_change=lambda: url_state.set_values([(control, "" if st.session_state[key] == default else st.session_state[key])]),
    )
    return str(st.session_state[key])


def _side(choices: Choices, saved: Mapping[str, Saved], names: Mapping[str, str], chosen: str) -> Side:
    if chosen in saved:
        return cache.answer(compare.pinned, saved[chosen])
    base = Choices(cost_base=choices.cost_base)  # in the same unit as what is shown
    return cache.answer(compare.current, names[chosen], base if chosen == BASE else choices)


def _manage(choices: Choices, saved: Saved, on: Foundation, stamp: Stamp) -> None:
    moment = clock.in_sweden(saved.saved_at)
    when = f"{formats.day(moment.date())} kl. {moment:%H.%M}"
    years = compare.years(saved.result, saved.result.payback_years)
    state = "borttaget" if saved.is_deleted else years
    with st.expander(plain(f"{saved.name}: {state}, sparat {when}")):
        if saved.is_deleted:
            _button(
                "Återställ", saved, "undelete", lambda: _done(saved_scenarios.restore(saved, saved.version - 1), "tillbaka")
            )
            return
        if saved.is_outdated(cache.version()):
            _recompute(saved, on, stamp)
        with st.container(horizontal=True):
            _button("Öppna", saved, "open", lambda: _open(saved))
            _button(
                "Ersätt med det som visas nu",
                saved,
                "replace",
                lambda: _done(saved_scenarios.update(cache.version(), saved, choices), "ändrat"),
            )
            _button("Ta bort", saved, "delete", lambda: _done(saved_scenarios.delete(saved), "borttaget"))
        _rename(saved)
        _history(saved)
        st.markdown("Länk till scenariot:")
        st.code(_link(saved), language=None, wrap_lines=True)
        st.caption(plain(f"Dataversion {saved.data_version}, modellversion {saved.model_version}."))


def _button(label: str, saved: Saved, key: str, action: Callable[[], str]) -> None:
    st.button(label, key=f"scenario-{key}-{saved.token}", on_click=lambda: _attempt(action))


def _done(saved: Saved, what: str) -> str:
    return f"Scenariot {saved.name} är {what}."


def _recompute(saved: Saved, on: Foundation, stamp: Stamp) -> None:
    """Show what the same choices answer on today's data and model, and offer to keep that."""
    try:
        now = cache.answer(compare.current, "Med dagens uppgifter", saved.choices)
    except UserError as error:
        st.warning(plain(f"Scenariot går inte att räkna om: {error.what}"))
        return
    found = compare.compare(cache.answer(compare.pinned, saved), now)
    st.info(plain(f"Uppgifterna eller modellen har ändrats sedan scenariot sparades. {found.headline}"))
    answers = ("Svar", "När det sparades", "Omräknat", "Skillnad")
    exhibit.table(exhibits.table(on, "Omräknat", answers, found.answers), stamp, key=f"recompute-{saved.token}")
    if found.changes:
        changes = ("Val som skiljer", "När det sparades", "Omräknat")
        differing = exhibits.table(on, "Val som skiljer", changes, found.changes)
        exhibit.table(differing, stamp, key=f"recomputed-changes-{saved.token}")
    _button(
        "Räkna om och spara",
        saved,
        "recompute",
        lambda: _done(saved_scenarios.update(cache.version(), saved, saved.choices), "omräknat"),
    )


def _open(saved: Saved) -> str:
    missing = payroll_choices.apply(saved.choices)
    st.session_state[OPENED] = True
    lost = f" Dessa val finns inte längre: {formats.listed(missing)}." if missing else ""
    return f"Scenariot {saved.name} visas nu.{lost}"


def _rename(saved: Saved) -> None:
    key = f"scenario-newname-{saved.token}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Nytt namn", value=saved.name, key=key, max_chars=80)
        _button("Byt namn", saved, "rename", lambda: _done(saved_scenarios.rename(saved, st.session_state[key]), "omdöpt"))


def _history(saved: Saved) -> None:
    """Undo, and go back to any version that is kept."""
    entries = [entry for entry in saved_scenarios.history(saved.token) if entry.version != saved.version]
    if not entries:
        return
    key = f"scenario-history-{saved.token}"
    told = {entry.version: f"{entry.version}: {CHANGES[entry.change]}, {entry.name}" for entry in entries}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        back = entries[0].version
        _button("Ångra senaste ändringen", saved, "undo", lambda: _done(saved_scenarios.restore(saved, back), "återställt"))
        st.selectbox("Tidigare version", list(told), key=key, format_func=lambda number: told[number])
        _button(
            "Återställ den versionen",
            saved,
            "restore",
            lambda: _done(saved_scenarios.restore(saved, st.session_state[key]), "återställt"),
        )


def _link(saved: Saved) -> str:
    """Return a link that opens the scenario's choices with the scenario in the list."""
    raw = [*payroll_choices.raw(saved.choices), (controls.TAB.name, "jamfor"), (controls.SAVED.name, saved.token)]
    return f"{st.context.url or ''}?{urlencode(raw)}"
