"""What a person sees when something goes wrong: Swedish, calm, without a traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import streamlit as st

from lstdash.errors import UserError
from lstdash.views.markdown import plain

logger = logging.getLogger("lstdash")


def show_error(error: Exception) -> bool:
    """Show an error in the page; return True so that Streamlit shows nothing of its own.

    A UserError is the reader's to mend and is shown whole. Everything else is a bug: it goes to the log.
    """
    if isinstance(error, UserError):
        st.error(_told(error.what, [("Gör så här", error.action)] if error.action else [], _found(error)))
        return True
    logger.error("unexpected error", exc_info=error)
    st.error("Ett oväntat fel uppstod. Läs in sidan igen. Kvarstår felet: hör av dig till den som förvaltar instrumentpanelen.")
    return True


def show_trouble(what: str, lines: Iterable[tuple[str, str]]) -> None:
    """Explain calmly what cannot hold together: what, and labelled lines of detail."""
    st.warning(_told(what, lines), title="Det går inte ihop")


def _found(error: UserError) -> str:
    """Say what stands where, and what is expected there, as sentences."""
    stands = f"står {error.found}" if error.found else ""
    wanted = f"väntat är {error.expected}" if error.expected else ""
    said = ", ".join(part for part in (stands, wanted) if part)
    if not error.where:
        return f"{said[:1].upper()}{said[1:]}." if said else ""
    return f"Det gäller {error.where}" + (f": {said}." if said else ".")


def _told(what: str, lines: Iterable[tuple[str, str]], found: str = "") -> str:
    told = [plain(what), *([plain(found)] if found else [])]
    return "\n\n".join([*told, *(f"**{plain(label)}:** {plain(text)}" for label, text in lines)])
