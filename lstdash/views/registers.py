"""Register and year, chosen the same way on every page that uses the size of the boards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from lstdash.evidence.board_size import CLASSES, CLASSES_LABEL, Size, of
from lstdash.evidence.registers import FIRST, REGISTERS, years
from lstdash.views import cache, downloads, url_state
from lstdash.views.controls import Choice, Control
from lstdash.views.markdown import plain

HELP = "Registren räknar olika: anställda är personer, årsarbetskrafter heltid. Två register blandas aldrig i en serie."
LABELS = {code: found.label for code, found in REGISTERS.items()}
REGISTER = Choice("register", "Register", LABELS, default=FIRST, help=HELP)
SIZE = Choice("register", "Länens storlek", {CLASSES: CLASSES_LABEL, **LABELS}, default=CLASSES, help=HELP)
YEAR = Choice(
    "registerar",
    "År",
    {str(year): str(year) for year in range(1980, 2101)},
    placeholder="Senaste",
    help="Det år som personalen räknas. Bara år som registret har uppgifter för går att välja.",
)


def chosen(value: Callable[[Control], Any] = url_state.value) -> Size:
    """Return how large the boards count as, as the link says it, or as `value` says of each control."""
    return Size(value(SIZE), int(value(YEAR) or 0) or None)


def choose() -> None:
    """Draw the choice of the report's classes or a register, and of a year once a register is chosen."""
    code = url_state.select(SIZE)
    if code in REGISTERS:
        years_of(years(cache.version(), code))


def stamp_size() -> None:
    """Let the page's files say the year that the chosen register is shown for; called before the first of them."""
    if found := cache.answer(of, chosen()):
        stamped(found.year)


def chooser() -> Size:
    """Draw the choice in a row of its own, say when the link's year is not there, and return what is chosen.

    A page whose files say the year calls `stamp_size` first.
    """
    with st.container(horizontal=True, key="size", vertical_alignment="bottom"):
        choose()
    size = chosen()
    if found := cache.answer(of, size):
        not_offered(found.register.label, found.year)
    return size


def years_of(offered: Sequence[int], control: Choice = YEAR) -> None:
    """Draw the choice among the years that a register has figures for, the latest first."""
    url_state.select(control, [str(year) for year in reversed(offered)])


def stamped(year: int | None, control: Choice = YEAR) -> None:
    """Let the page's files say the year that is shown; called before the page gives its first file away."""
    if year is not None:
        downloads.instead(control.name, str(year))


def not_offered(register: str, shown: int, control: Choice = YEAR) -> None:
    """Say that the link's year is another than what is shown."""
    wanted = url_state.value(control)
    if wanted and wanted != str(shown):
        st.caption(plain(f"{register} har inga uppgifter för {wanted}; här visas {shown}."))
