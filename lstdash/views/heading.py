"""Headings: Streamlit's own make an anchor of their text at every message of a run, 4 ms of the browser for each."""

from __future__ import annotations

import os
from collections.abc import Iterable
from html import escape

import streamlit as st

from lstdash import formats
from lstdash.access import ROLES
from lstdash.login import provider
from lstdash.views import cards, prose, who
from lstdash.views.site import PRODUCT

ORGANISATION = "LSTDASH_ORGANISATION"  # whose installation it is, where it is not everybody's
OUT = "./auth/logout"  # Streamlit's own
EVERYBODY = "Sveriges 21 länsstyrelser"


def page(text: str) -> None:
    """Draw the page's question or name under the product's name and whose it is; one a page."""
    organisation = os.environ.get(ORGANISATION, "").strip() or EVERYBODY
    head = f'<p class="product"><strong>{escape(PRODUCT)}</strong> {escape(organisation)} {_account()}</p>'
    st.html(f"{head}<h1>{escape(text)}</h1>")


def _account() -> str:
    """Return who is logged in, with the way out; or that nobody has to be."""
    if not provider.is_on():
        return '<span class="account">Utan inloggning</span>'
    if (found := who.session()) is None:
        return ""
    roles = formats.listed([ROLES[role] for role in ROLES if role in found.roles])
    return f'<span class="account">{escape(found.name)} ({escape(roles)}) <a href="{OUT}" target="_self">Logga ut</a></span>'


def section(text: str, *said: str) -> None:
    """Draw what a part of the page says, and the paragraphs that it begins with; those without text are left out."""
    cards.draw(f"<h2>{escape(text)}</h2>", *map(prose.paragraph, filter(None, said)))


def small(text: str, said: str = "", lines: Iterable[str] = ()) -> None:
    """Draw the heading of a card or a list, and the paragraph and the list below it if any."""
    cards.draw(f"<h3>{escape(text)}</h3>", prose.paragraph(said) if said else "", prose.items(lines))
