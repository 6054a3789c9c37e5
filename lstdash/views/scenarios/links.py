"""Which saved scenarios an address shows, and by what right.

The address names scenarios by the keys that read them: it stands on the projector, and people copy it. A link that may change
one is taken out of it when it has been opened; the right is then this visit's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from lstdash.errors import UserError
from lstdash.scenarios import saved
from lstdash.scenarios.kind import C, Kind, R
from lstdash.scenarios.saved import Saved
from lstdash.views import url_state
from lstdash.views.controls.scenarios import CONTROLS, SAVED, SEPARATOR
from lstdash.views.markdown import plain
from lstdash.views.scenarios.side_by_side import Shown

RIGHTS = "scenario-rights"  # of this visit: key -> token


def read(kind: Kind[C, R]) -> dict[str, Saved[C, R]]:
    """Return the scenarios of the address by their keys; one that cannot be read is named, the others are shown."""
    found, keys = {}, {}
    for link in saved.links(url_state.value(SAVED)):
        try:
            scenario = saved.load(kind, _rights().get(link, link))
        except UserError as error:
            st.warning(plain(f"{error.what} {error.action}"))
            continue
        if scenario.token:
            _rights()[scenario.key] = scenario.token
        found[scenario.key], keys[link] = scenario, scenario.key
    _name_by_keys(keys)
    return found


def add(kind: Kind[C, Any], token: str) -> None:
    """Put a scenario that was saved now into the address, and keep the right to change it."""
    key = saved.load(kind, token).key
    _rights()[key] = token
    listed = dict.fromkeys((*saved.links(url_state.value(SAVED)), key))
    url_state.set_values([(SAVED, SEPARATOR.join(listed))])


def address(shown: Shown[C], scenario: Saved[C, Any], right: str) -> str:
    """Return a link that opens the scenario's choices with the scenario in the list, under its key or its token."""
    chosen = [(control.name, part) for control, value in shown.pairs(scenario.choices) for part in control.encode(value)]
    return f"{st.context.url or ''}?{urlencode([*chosen, *shown.tab, (SAVED.name, right)])}"


def _rights() -> dict[str, str]:
    rights: dict[str, str] = st.session_state.setdefault(RIGHTS, {})
    return rights


def _name_by_keys(keys: Mapping[str, str]) -> None:
    """Take what changes a scenario out of the address: it is what a projector shows and what people copy."""
    if any(link != key for link, key in keys.items()):
        said = ((control, saved.links(str(url_state.value(control)))) for control in CONTROLS)
        url_state.set_values(
            [(control, SEPARATOR.join(dict.fromkeys(keys.get(one, one) for one in links))) for control, links in said]
        )
