"""Who sits at the browser, and may they? Asked at every run, and again at every write.

Without a login it is decided where the request came in (lstdash/web/own_machine.py); with one, from what the provider said,
and at a write from what it says then.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from ipaddress import IPv6Address, IPv6Network
from typing import TYPE_CHECKING, Any

import streamlit as st

from lstdash import access
from lstdash.access import Actor
from lstdash.login import journal, provider, recheck
from lstdash.login.asking import Asking
from lstdash.login.session import Session, actor_of

if TYPE_CHECKING:
    from lstdash.database.audit import Changed

HEADER = "x-lstdash-at-server"
TOKEN = secrets.token_hex(16)  # known to this process alone, so that nobody can send it


def actor() -> Actor:
    """Return who asks for this run."""
    if provider.is_on():
        return actor_of(session())
    return Actor(is_at_server=st.context.headers.get(HEADER) == TOKEN)


def source() -> str:
    """Return whom to count what is made anew on: the account, else the address, else this server's own machine."""
    return actor().name or _network(str(st.context.ip_address or "")) or access.AT_SERVER


def _network(address: str) -> str:
    """Return an address as one maker has it: of IPv6 the first half, as each household or office has all of the rest."""
    try:
        found = IPv6Address(address)
        return str(found.ipv4_mapped or IPv6Network(f"{address}/64", strict=False))
    except ValueError:
        return address


def session() -> Session | None:
    """Return who is logged in, None for nobody and for a login that is over."""
    return _asking().session()


def may(action: str, resource: str = "") -> bool:
    """Return whether whoever sits there may do the action: what a page offers."""
    return access.allowed(actor(), action, resource)


def require(action: str, resource: str = "") -> Actor:
    """Return who writes. Raises Refused for one that may not, by now, and Unavailable when the provider cannot be asked."""
    return later(action, resource)()


def later(action: str, resource: str = "") -> Callable[[], Actor]:
    """Return what asks as `require` of whoever sits there now, when a link of theirs is followed."""
    if provider.is_on():
        return partial(_asking().require, action, resource)
    asking = actor()

    def required() -> Actor:
        access.require(asking, action, resource)
        return asking

    return required


@contextmanager
def writing(action: str, resource: str = "") -> Iterator[Changed]:
    """Let whoever may change something do it inside, and write it into the log. Raises as `require`; then nothing is done.

    What is changed, from which version to which, can be said more closely on the object that it gives.
    """
    with journal.noted(require(action, resource), action, resource) as changed:
        yield changed


def is_asked_again() -> bool:
    """Return whether the provider is asked at every write."""
    found = session()
    return found is not None and not found.is_local and recheck.is_asked(_claims())


def can_be_asked_about() -> bool:
    """Return whether the browser shows what the provider is asked with at a write."""
    return recheck.has_token(_claims())


def changes_until() -> datetime | None:
    """Return when the provider stops answering for the one who is logged in; None where that is not said."""
    return recheck.ends_at(_claims())


def _asking() -> Asking:
    return Asking(_claims(), dict(st.context.cookies))


def _claims() -> dict[str, Any]:
    return dict(st.user.to_dict())
