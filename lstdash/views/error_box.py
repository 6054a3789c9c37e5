"""What a person sees when something goes wrong: Swedish, calm, without a traceback."""

from __future__ import annotations

import logging

import streamlit as st

from lstdash.errors import UserError
from lstdash.views.evidence import plain

logger = logging.getLogger("lstdash")


def show_error(error: Exception) -> bool:
    """Show an error in the page; return True so that Streamlit shows nothing of its own.

    A UserError is the reader's to mend and is shown whole. Everything else is a bug: it goes to the log.
    """
    if isinstance(error, UserError):
        lines = [
            f"**{label}:** {plain(value)}"
            for label, value in (
                ("Var", error.where),
                ("Väntat", error.expected),
                ("Funnet", error.found),
                ("Gör så här", error.action),
            )
            if value
        ]
        st.error("\n\n".join([plain(error.what), *lines]))
        return True
    logger.error("unexpected error", exc_info=error)
    st.error("Ett oväntat fel uppstod. Läs in sidan igen. Kvarstår felet: hör av dig till den som förvaltar instrumentpanelen.")
    return True
