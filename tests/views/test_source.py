"""Whom what is made anew is counted on."""

from __future__ import annotations

import pytest
import streamlit as st

from lstdash.access import AT_SERVER, Actor
from lstdash.views import who


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),  # one subscriber has all of these
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::9", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unix:", "unix:"),
        (None, AT_SERVER),
    ],
)
def test_an_address_counts_as_one_maker_has_it(address: str | None, counted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(who, "actor", Actor)
    monkeypatch.setattr(type(st.context), "ip_address", address)
    assert who.source() == counted
