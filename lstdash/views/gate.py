"""What stands before the pages where a login is configured: who is in, the way in, the way out."""

from __future__ import annotations

from html import escape

import streamlit as st

from lstdash import access, clock, formats
from lstdash.access import ROLES, Actor, Refused
from lstdash.login import emergency, provider
from lstdash.views import evidence, heading, who
from lstdash.views.markdown import plain
from lstdash.views.site import Site

OPEN = "Ingen inloggning är inställd: alla som når adressen kan läsa, spara och leda workshoppar."
LOGIN = "Logga in för att läsa."
OUT = "./auth/logout"


def account(actor: Actor) -> None:
    """Say in one line who is logged in and until when, with the way out; or that nobody has to be."""
    if not actor.is_login_on:
        st.caption(OPEN)
    elif found := who.session():
        roles = formats.listed([ROLES[role] for role in ROLES if role in found.roles])
        ends = f"{clock.in_sweden(found.ends_at):%H.%M}"
        until = f"Rollen prövas igen vid varje ändring, och inloggningen gäller till {ends}."
        ends_by_itself = f"Nödinloggningen går ut {ends}. Allt du ändrar antecknas i loggen."
        kept = f"En roll som tas ifrån dig gäller här tills inloggningen går ut, {ends}."
        st.html(
            f'<p class="account">{escape(found.name)} ({escape(roles)}) <a href="{OUT}" target="_self">Logga ut</a></p>'
            f'<p class="account">{ends_by_itself if found.is_local else until if who.is_asked_again() else kept}</p>'
        )


def closed(page: Site, actor: Actor) -> None:
    """Say in the page's stead why it is not shown, and how to get in; the address stays as it was."""
    heading.page(page.question)
    if actor.roles:
        try:
            access.require(actor, page.action, page.stem)
        except Refused as error:
            evidence.headline(error.what)
            st.markdown(plain(error.action))
        return
    evidence.headline(LOGIN)
    with st.container(horizontal=True):
        for name in provider.providers():
            said = f"Logga in med {provider.label(name)}" if provider.label(name) else "Logga in"
            st.button(said, key=f"login-{name}", type="primary", on_click=st.login, args=(name,))
    if emergency.is_set():
        st.html('<p><a href="./nodinloggning" target="_self">Nödinloggning</a></p>')
    st.markdown("Den som ska rösta i en workshop behöver bara koden: gå till /rosta.")
