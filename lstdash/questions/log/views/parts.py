"""The parts of /logg: the latest changes, and the whole log as a file, which is a change that the log tells of too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from lstdash import formats
from lstdash.access import Actor
from lstdash.exports.csv_file import to_csv
from lstdash.login import journal
from lstdash.questions.log.answers import log
from lstdash.questions.log.answers.log import Log
from lstdash.views import tables, who

REFUSED = (
    "Loggen läses bara på den dator som servern körs på, när ingen inloggning är inställd. Öppna sidan där, med adressen "
    "localhost, eller använd kommandot: python -m lstdash logg."
)


def changes(found: Log) -> None:
    """Show the latest changes."""
    if found.rows:
        tables.data_table(log.COLUMNS, found.rows, "Ändringar, den senaste först", "log-changes")
    if found.left_out:
        st.markdown(f"{formats.count(found.left_out, 'äldre ändring', 'äldre ändringar')} står bara i filen.")


def download() -> None:
    """Offer the whole log as a file to whoever may have it."""
    if who.may("hamta-logg", "log"):
        asked = partial(_taken, who.later("hamta-logg", "log"))
        st.download_button("Hämta hela loggen som CSV", asked, "logg.csv", "text/csv", on_click="ignore")


def _taken(asked: Callable[[], Actor]) -> bytes:
    """Ask anew: the page may have been drawn before the login was over or the role was taken back."""
    with journal.noted(asked(), "hamta-logg", "loggen"):
        return to_csv(log.sheet())
