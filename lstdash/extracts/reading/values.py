"""Text becomes values: the words and notations that Swedish files really hold, read one way everywhere.

Each function takes the text of one cell and returns the value, or None when the text means no such value. A caller
tells blank from not understood by looking at `clean(text)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel.dates import get_month_names

from lstdash import numbers
from lstdash.extracts.reading.sheets import CELL_KINDS, NUMBER_CELL
from lstdash.numbers import clean

TRUE_WORDS = frozenset(("ja", "j", "sant", "true", "1"))
FALSE_WORDS = frozenset(("nej", "n", "falskt", "false", "0"))
ALL_COUNTIES = "samtliga"
ALL_WORDS = frozenset(
    ("samtliga", "alla", "samtliga 21", "alla 21", "21 av 21", "samtliga län", "alla län", "samtliga länsstyrelser")
)
MONTHS = tuple(get_month_names("wide", locale="sv").values())
DATE_FORMATS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d", "%d/%m/%Y", "%d.%m.%Y")
INT_LIMIT = 2**31 - 1
WRAPPED = re.compile(r'="([^"]*)"')


def plain(text: str) -> str:
    """Return the text of a cell without its mark, and `="01"` (text, to a spreadsheet program) as 01."""
    found = WRAPPED.fullmatch(text) if text[:1] == "=" else None
    return found[1] if found else text.lstrip(CELL_KINDS)


def shown(text: str) -> str:
    """Return the text of a cell as a person sees it, numbers with a decimal comma."""
    return text[1:].replace(".", ",") if text[:1] == NUMBER_CELL else plain(text)


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return the text for comparing: no case, no accents, only letters and digits between single spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def number(text: str) -> numbers.Number | None:
    """Read a number that can be no other; `ask` tells what else it may be."""
    if text.startswith(NUMBER_CELL):
        digits = text[1:].removesuffix(numbers.PER_CENT)
        with suppress(InvalidOperation):
            value = Decimal(digits)
            if value.is_finite() and value.copy_abs() <= numbers.MOST:
                return numbers.Number(value, text[1 + len(digits) :])
        return None
    found = numbers.read(plain(text))
    return found if isinstance(found, numbers.Number) else None


def ask(text: str, *, is_whole: bool, unit: str) -> tuple[str, ...]:
    """Return what a text that is no number here may mean, each meaning as it should be written; empty when that is unclear."""
    found = numbers.read(text)
    narrowed = numbers.whole(found) if is_whole else numbers.in_unit(found, unit) if unit else found
    return narrowed.meanings if isinstance(narrowed, numbers.Question) else ()


def whole(text: str) -> int | None:
    """Read a whole number that fits the published type; `16,0` is 16, `16,5` and `16 %` are not whole numbers."""
    digits = text[text[:1] == NUMBER_CELL :]
    if digits.isascii() and digits.isdecimal() and digits[0] != "0":  # as most are, and no other reading is possible
        value = int(digits)
        return value if value <= INT_LIMIT else None
    found = numbers.whole(number(text))
    return found if isinstance(found, int) and abs(found) <= INT_LIMIT else None


def padded(text: str, digits: int) -> str:
    """Return a code of figures with the zeros in front that it has lost; other text as it is."""
    return text.zfill(digits) if text.isascii() and text.isdecimal() else text


def truth(text: str) -> bool | None:
    """Read ja or nej, and what Excel writes for them."""
    word = clean(text).casefold()
    return True if word in TRUE_WORDS else False if word in FALSE_WORDS else None


def day(text: str) -> date | None:
    """Read a date: 2026-11-21, 21/11/2026, 21.11.2026, 20261121 or 21 november 2026 (day before month)."""
    written = clean(text)
    if re.fullmatch("[0-9]{8}", written):
        written = f"{written[:4]}-{written[4:6]}-{written[6:]}"
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(written, form).date()
        except ValueError:
            continue
    return _spelled_day(written)


def _spelled_day(written: str) -> date | None:
    words = written.casefold().rstrip(".").split()
    if len(words) != 3 or not words[0].isdigit() or not words[2].isdigit():
        return None
    months = [index for index, month in enumerate(MONTHS, 1) if len(words[1]) >= 3 and month.startswith(words[1].rstrip("."))]
    try:
        return date(int(words[2]), months[0], int(words[0])) if len(months) == 1 and len(words[2]) == 4 else None
    except ValueError:
        return None


def code(text: str, allowed: Iterable[str]) -> str:
    """Return the allowed value that the text spells in any case, else the cleaned text."""
    written = clean(text)
    return next((value for value in allowed if value.casefold() == written.casefold()), written)


def is_all_counties(text: str) -> bool:
    """True for samtliga, alla and 21 av 21."""
    return clean(text).casefold() in ALL_WORDS
