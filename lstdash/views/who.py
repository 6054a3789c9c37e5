"""Who sits at the browser: decided where the request came in (lstdash/web/own_machine.py), read here."""

from __future__ import annotations

import secrets

import streamlit as st

from lstdash.access import Actor

HEADER = "x-lstdash-at-server"
TOKEN = secrets.token_hex(16)  # known to this process alone, so that nobody can send it


def actor() -> Actor:
    """Return who asks for this run."""
    return Actor(is_at_server=st.context.headers.get(HEADER) == TOKEN)
