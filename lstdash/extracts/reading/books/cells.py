"""What a spreadsheet program's cells hold, as the text an analyst would type; numbers, dates and times are marked."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, time, timedelta
from decimal import Decimal

from lstdash.extracts.reading.sheets import CELL_KINDS, DATE_CELL, NUMBER_CELL

TRUTH = ("nej", "ja")
NO_DATE = "#VALUE!"  # a number that is shown as a date and is none
EPOCH_1900, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
FIRST_OF_MARCH = 60  # days before it are counted from a day earlier: 1900 is taken for a leap year
MS_PER_DAY = 86_400_000
# What a number format shows as it stands, and its colours and conditions; hours, minutes and seconds that pass 24 or 60 stay.
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
DATE = re.compile("[dmyhs]", re.IGNORECASE)
DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # a character that XML cannot hold, or a carriage return
PLAIN, PER_CENT, MOMENT, SPAN = "", "%", "d", "t"  # what a format makes of a number


def kind_of(form: str) -> str:
    """Return what a number format makes of the numbers that it shows."""
    shown = LITERAL.sub("", form)
    first = shown.split(";")[0]
    if DURATION.search(first):
        return SPAN
    return MOMENT if DATE.search(first) else PER_CENT if "%" in shown else PLAIN


def verbatim(written: str) -> str:
    """Return text that cannot be taken for a marked cell."""
    return written.lstrip(CELL_KINDS)


def text(written: str) -> str:
    """Return the text of Open XML, in which characters that XML cannot hold are told by their numbers."""
    found = verbatim(written)
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), found) if "_x" in found else found


def number(value: float, kind: str = PLAIN, epoch: datetime = EPOCH_1900) -> str:
    """Return a number as its format has it: as it is, in per cent, as a moment or as a span of time."""
    if kind in (MOMENT, SPAN):
        try:
            return DATE_CELL + (_span(value) if kind == SPAN else moment(from_serial(value, epoch)))
        except (OverflowError, ValueError):
            return NO_DATE
    return NUMBER_CELL + (in_per_cent(value) if kind == PER_CENT else _plain(value))


def in_per_cent(value: float) -> str:
    """Return a share in per cent, with its sign."""
    written = format(value, ".15g")
    with suppress(ArithmeticError):
        return f"{(Decimal(written) * 100).normalize():f}%"
    return written


def moment(value: datetime | time) -> str:
    """Return a moment in ISO notation: the date alone at midnight."""
    if isinstance(value, time):
        return str(value)
    return value.date().isoformat() if value.time() == time.min else value.isoformat(sep=" ")


def from_serial(value: float, epoch: datetime) -> datetime | time:
    """Return the moment that a number of days is; within the first day it is a time. Raises ValueError or OverflowError."""
    days, part = divmod(value, 1)
    rest = timedelta(milliseconds=round(part * MS_PER_DAY))
    if not days and rest.days == 0 and value >= 0:
        return (datetime.min + rest).time()
    if 0 < value < FIRST_OF_MARCH and epoch == EPOCH_1900:
        days += 1
    return epoch + timedelta(days=days) + rest


def iso(value: str) -> str:
    """Return a moment written in ISO notation; what is none is the error that a program shows for it."""
    for read in (datetime.fromisoformat, time.fromisoformat):
        with suppress(ValueError):
            return DATE_CELL + moment(read(value.removesuffix("Z")))
    return NO_DATE


def _span(value: float) -> str:
    return str(timedelta(milliseconds=round(value * MS_PER_DAY)))


def _plain(value: float) -> str:
    written = format(value, ".15g")  # the digits Excel itself keeps
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else written
