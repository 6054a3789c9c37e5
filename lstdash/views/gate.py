"""What stands before the pages: the menu's way to each, and where a login is configured the way in, and for how long."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from pathlib import Path

import streamlit as st

from lstdash import access, clock
from lstdash.access import Actor, Refused
from lstdash.login import emergency, provider
from lstdash.login.session import Session
from lstdash.views import evidence, heading, who
from lstdash.views.markdown import plain
from lstdash.views.site import Site

OPEN = "Ingen inloggning är inställd: alla som når adressen kan läsa, spara och leda workshoppar."
LOGIN = "Logga in för att läsa."


def way_to(folder: Path, listed: Site, *, is_shown: bool) -> st.Page:
    """Return a page of a folder, in the menu when it is shown there: a copy, as each run marks its own.

    Made once: for each Streamlit asks the disk where its file is, at every run of every page.
    """
    return copy(_made(folder, listed, is_shown))


@lru_cache(maxsize=200)
def _made(folder: Path, listed: Site, is_shown: bool) -> st.Page:
    return st.Page(
        folder / f"{listed.stem}.py",
        title=listed.title,
        url_path=listed.address or None,
        default=not listed.address,
        visibility="visible" if is_shown else "hidden",
    )


def account(actor: Actor) -> str:
    """Say until when a login counts, and whether the provider is asked before; or that nobody has to log in."""
    if not actor.is_login_on:
        return OPEN
    if not (found := who.session()):
        return ""
    ends = f"{clock.in_sweden(found.ends_at):%H.%M}"
    if found.is_local:
        return f"Nödinloggningen går ut {ends}. Allt du ändrar antecknas i loggen."
    if who.is_asked_again():
        return f"Rollen prövas igen vid varje ändring, och inloggningen gäller högst till {ends}.{_until(found)}"
    return f"En roll som tas ifrån dig gäller här tills inloggningen går ut, {ends}."


def _until(found: Session) -> str:
    """Say when the provider stops answering for whoever is logged in, where that is before the login ends, or does not."""
    if not who.can_be_asked_about():
        return " Åtkomstbeviset saknas, så inget går att ändra: logga ut och in igen."
    until = who.changes_until()
    if until is None or until >= found.ends_at:
        return ""
    said = f"{clock.in_sweden(until):%H.%M}"
    if until <= clock.now():
        return f" Sedan {said} går inget att ändra: logga ut och in igen."
    return f" Efter {said} går inget att ändra förrän du har loggat in igen."


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
        st.html('<p><a class="emergency" href="./nodinloggning" target="_self">Nödinloggning</a></p>')
    st.markdown("Den som ska rösta i en workshop behöver bara koden: gå till /rosta.")
