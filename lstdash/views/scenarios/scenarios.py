"""Scenarios side by side, on any page: name and save, open by link, compare any two, undo and restore.

A question declares its `KIND` (`lstdash/scenarios/kind.py`), lists the `CONTROLS` of `controls/scenarios.py` among its
page's own and calls `render`. This module needs the store, so a page imports it where it draws it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lstdash import clock, formats
from lstdash.errors import UserError
from lstdash.exports.content import Stamp
from lstdash.scenarios import compare, followed, saved
from lstdash.scenarios.kind import C, Kind
from lstdash.scenarios.saved import Saved
from lstdash.views import cache, heading, url_state, who
from lstdash.views.controls import NotUnderstood
from lstdash.views.markdown import plain
from lstdash.views.scenarios import links, side_by_side
from lstdash.views.scenarios.side_by_side import MakeTable, Pairs, Shown

MESSAGE = "scenario-message"
FOLLOWED, YEARS = "promised_benefits", (1990, 2100)  # page of the register; years that it takes
OPENED = "scenario-opened"  # the sliders above have been moved
CHANGES = {"created": "sparat", "changed": "ändrat", "renamed": "bytt namn", "deleted": "borttaget", "restored": "återställt"}


def render(
    kind: Kind[C, Any],
    choices: C,
    pairs: Pairs[C],
    table: MakeTable,
    stamp: Stamp,
    *,
    tab: tuple[tuple[str, str], ...] = (),
    is_final: bool = True,
) -> None:
    """Draw the whole part for what the page shows now; a run that is not final is followed by another, which says the same.

    `pairs` gives every control of a scenario with the value that choices give it; `table` makes a table with the page's sources
    from name, columns and rows; `tab` is what else an address needs for the reader to see this part.
    """
    shown = Shown(kind, choices, pairs, table, stamp, tab)
    if st.session_state.pop(OPENED, False):
        st.rerun()  # the whole page, not this part of it
    heading.section("Spara och jämför scenarier")
    _message(is_final)
    may_save = who.may("spara")
    if may_save:
        _save(shown)
    else:
        st.markdown("Din roll får öppna och jämföra scenarier, men inte spara dem.")
    found = links.read(shown.kind)
    side_by_side.render(shown, found)
    for scenario in found.values():
        _manage(shown, scenario, may_save)


def _message(is_final: bool) -> None:
    """Show what the last button did, once."""
    kind, text = st.session_state.get(MESSAGE, ("", ""))
    if is_final:
        st.session_state.pop(MESSAGE, None)
    if kind:
        (st.success if kind == "done" else st.error)(plain(text))


@dataclass(frozen=True, slots=True)
class _Done:
    """What a button did: what to say, and the scenario's key and version by then."""

    says: str
    key: str
    version: int


def _attempt(action: Callable[[], _Done | str]) -> None:
    """Do what a button asks and remember what to say; a refusal is said, never raised. What only shows says no version."""
    try:
        done = action()
        st.session_state[MESSAGE] = ("done", done if isinstance(done, str) else done.says)
    except UserError as error:
        st.session_state[MESSAGE] = ("failed", " ".join(filter(None, (error.what, error.where, error.action))))


def _change(action: Callable[[], _Done]) -> _Done:
    """Do what changes a scenario, for one that may, and write it into the log."""
    with who.writing("spara", "scenario") as changed:
        done = action()
        changed.resource, changed.after = f"scenario {done.key}".strip(), str(done.version)  # not the name: somebody wrote it
        changed.before = str(done.version - 1) if done.version > 1 else ""
    return done


def _save(shown: Shown[C]) -> None:
    with st.form("scenario-save", clear_on_submit=True), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Namn på det som visas nu", key="scenario-name", max_chars=80, placeholder="Till exempel: Försiktigt")
        st.form_submit_button("Spara scenario", on_click=lambda: _attempt(lambda: _change(lambda: _saved_as(shown))))


def _saved_as(shown: Shown[C]) -> _Done:
    name = st.session_state["scenario-name"]
    token = saved.save(shown.kind, cache.version(), name, shown.choices, who.source())
    links.add(shown.kind, token)
    said = (
        f"Scenariot {name} är sparat och står i listan nedan. Adressen visar det för andra men ändrar det inte: "
        "spara länken som ändrar det om du vill göra det senare."
    )
    return _Done(said, saved.key(token), 1)


def _manage(shown: Shown[C], scenario: Saved[C, Any], may_save: bool) -> None:
    moment = clock.in_sweden(scenario.saved_at)
    when = f"{formats.day(moment.date())} kl. {moment:%H.%M}"
    state = "borttaget" if scenario.is_deleted else shown.kind.short(scenario.result)
    may_save = may_save and bool(scenario.token)
    with st.expander(plain(f"{scenario.name}: {state}, sparat {when}")):
        if scenario.is_deleted and not may_save:
            return
        if scenario.is_deleted:
            _button("Återställ", scenario, "undelete", lambda: _done(saved.restore(scenario, scenario.version - 1), "tillbaka"))
            return
        if may_save and scenario.is_outdated(cache.version()):
            _recompute(shown, scenario)
        st.markdown("Länk för att läsa:")
        st.code(links.address(shown, scenario, scenario.key), language=None, wrap_lines=True)
        with st.container(horizontal=True):
            st.button("Öppna", key=f"scenario-open-{scenario.key}", on_click=lambda: _attempt(lambda: _open(shown, scenario)))
            if not may_save:
                return
            _button(
                "Ersätt med det som visas nu",
                scenario,
                "replace",
                lambda: _done(saved.update(cache.version(), scenario, shown.choices), "ändrat"),
            )
            _button("Ta bort", scenario, "delete", lambda: _done(saved.delete(scenario), "borttaget"))
        _rename(scenario)
        _history(scenario)
        _follow(scenario)
        st.markdown("Länk för att ändra och ta bort. Lämna den bara till dem som ska göra det:")
        st.code(links.address(shown, scenario, scenario.token), language=None, wrap_lines=True)
        st.caption(plain(f"Dataversion {scenario.data_version}, modellversion {scenario.model_version}."))


def _button(label: str, scenario: Saved[Any, Any], key: str, action: Callable[[], _Done]) -> None:
    st.button(label, key=f"scenario-{key}-{scenario.key}", on_click=lambda: _attempt(lambda: _change(action)))


def _done(scenario: Saved[Any, Any], what: str) -> _Done:
    return _Done(f"Scenariot {scenario.name} är {what}.", scenario.key, scenario.version)


def _recompute(shown: Shown[C], scenario: Saved[C, Any]) -> None:
    """Show what the same choices answer on today's data and model, and offer to keep that."""
    try:
        now = cache.answer(compare.current, shown.kind, "Med dagens uppgifter", scenario.choices)
    except UserError as error:
        st.warning(plain(f"Scenariot går inte att räkna om: {error.what}"))
        return
    compared = compare.compare(shown.kind, cache.answer(compare.pinned, scenario), now)
    st.info(plain(f"Uppgifterna eller modellen har ändrats sedan scenariot sparades. {compared.headline}"))
    side_by_side.tables(shown, compared, "Omräknat", ("När det sparades", "Omräknat"), scenario.key)
    _button(
        "Räkna om och spara",
        scenario,
        "recompute",
        lambda: _done(saved.update(cache.version(), scenario, scenario.choices), "omräknat"),
    )


def _open(shown: Shown[C], scenario: Saved[C, Any]) -> str:
    """Put the scenario's choices into the link; say which of them today's controls cannot show."""
    kept, missing = [], []
    for control, value in shown.pairs(scenario.choices):
        try:
            kept.append((control, control.parse(control.encode(value))))
        except NotUnderstood:
            missing.append(control.label)
    url_state.set_values(kept)
    st.session_state[OPENED] = True
    lost = f" Dessa val finns inte längre: {formats.listed(missing)}." if missing else ""
    return f"Scenariot {scenario.name} visas nu.{lost}"


def _rename(scenario: Saved[Any, Any]) -> None:
    key = f"scenario-newname-{scenario.key}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Nytt namn", value=scenario.name, key=key, max_chars=80)
        _button("Byt namn", scenario, "rename", lambda: _done(saved.rename(scenario, st.session_state[key]), "omdöpt"))


def _history(scenario: Saved[Any, Any]) -> None:
    """Undo, and go back to any version that is kept."""
    entries = [entry for entry in saved.history(scenario) if entry.version != scenario.version]
    if not entries:
        return
    key = f"scenario-history-{scenario.key}"
    told = {entry.version: f"{entry.version}: {CHANGES[entry.change]}, {entry.name}" for entry in entries}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        back = entries[0].version
        _button("Ångra senaste ändringen", scenario, "undo", lambda: _done(saved.restore(scenario, back), "återställt"))
        st.selectbox("Tidigare version", list(told), key=key, format_func=lambda number: told[number])
        _button(
            "Återställ den versionen",
            scenario,
            "restore",
            lambda: _done(saved.restore(scenario, st.session_state[key]), "återställt"),
        )


def _follow(scenario: Saved[Any, Any]) -> None:
    """Register what the scenario promises; the year it starts is asked for, as nothing else says it."""
    if scenario.kind.promises is None or not who.may("folja-upp", FOLLOWED):
        return
    key = f"scenario-first-{scenario.key}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        told = "Varje år följs upp den 31 december. Flyttas reglagen senare ändras inte planen."
        st.number_input("År 0 är", *YEARS, clock.today().year, key=key, help=told)
        asked = f"scenario-follow-{scenario.key}"
        st.button("Följ upp nyttan", key=asked, on_click=lambda: _attempt(lambda: _followed(scenario, st.session_state[key])))


def _followed(scenario: Saved[Any, Any], first_year: int) -> str:
    with who.writing("folja-upp", f"nyttan av scenario {scenario.key}, version {scenario.version}") as changed:
        count = formats.count(followed.follow(scenario, int(first_year), who.actor()), "rad", "rader")
        changed.after = "1"  # of each gain
    return f"Scenariot {scenario.name} är nu {count} i nyttoregistret, på sidan Nytta."
