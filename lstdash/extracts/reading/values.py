"""Text becomes values: the words and notations that Swedish files really hold, read one way everywhere.

Each function takes the text of one cell and returns the value, or None when the text means no such value. A caller
tells blank from not understood by looking at `clean(text)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache

TRUE_WORDS = frozenset(("ja", "j", "sant", "true", "1"))
FALSE_WORDS = frozenset(("nej", "n", "falskt", "false", "0"))
ALL_COUNTIES = "samtliga"
ALL_WORDS = frozenset(
    ("samtliga", "alla", "samtliga 21", "alla 21", "21 av 21", "samtliga län", "alla län", "samtliga länsstyrelser")
)
# Zero-width space, byte order mark inside text, soft hyphen: invisible, and enough to break a key.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff\u00ad"))
NUMBER = re.compile(r"([+-]?)(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?(?:[eE]([+-]?\d{1,3}))? ?(%?)", re.ASCII)
MINUS_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-"})
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
DATE_FORMATS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d", "%d/%m/%Y", "%d.%m.%Y")
INT_LIMIT = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; `is_percent` says that a percent sign stood after it."""

    value: float
    is_percent: bool = False


def clean(text: str | None) -> str:
    """Return the text composed (NFC), without invisible marks, every run of any kind of space as one space."""
    if not text:
        return ""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", text).translate(INVISIBLE).split())


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return the text for comparing: no case, no accents, only letters and digits between single spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def number(text: str) -> Number | None:
    """Read `1 234,5`, `0.42`, `−3` or `42 %`: a comma or a point as decimal mark, spaces between thousands."""
    match = NUMBER.fullmatch(clean(text).translate(MINUS_SIGNS))
    if match is None:
        return None
    sign, whole, decimals, exponent, percent = match.groups()
    try:
        written = Decimal(f"{sign}{whole.replace(' ', '')}.{decimals or '0'}e{exponent or '0'}")
    except InvalidOperation:
        return None
    value = float(written / 100 if percent else written) + 0.0  # no negative zero
    return Number(value, bool(percent)) if abs(value) < 1e300 else None


def near_number(text: str) -> str:
    """Return the one number that a text seems to mean, as it should be written; an empty string when that is unclear."""
    found: list[str] = re.findall(r"[+-]?\d[\d.,]*", clean(text).replace(" ", ""))
    if len(found) != 1:
        return ""
    digits = found[0].rstrip(".,")
    last = max(digits.rfind(","), digits.rfind("."))
    if last < 0 or digits.count(digits[last]) > 1:
        return re.sub("[.,]", "", digits)
    return f"{re.sub('[.,]', '', digits[:last])},{digits[last + 1 :]}"


def whole(text: str) -> int | None:
    """Read a whole number that fits the published type; `16,0` is 16, `16,5` and `16 %` are not whole numbers."""
    found = number(text)
    if found is None or found.is_percent or found.value != int(found.value) or abs(found.value) > INT_LIMIT:
        return None
    return int(found.value)


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


def county_names(counties: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
    """Map every way to write a county (code, name, short name) to its code, in lower case."""
    names: dict[str, str] = {}
    for letter, name, short_name in counties:
        written = {letter, name, short_name, f"{short_name} län", f"{short_name}s län"}
        written |= {f"länsstyrelsen {form}" for form in (name, short_name)}
        written |= {f"länsstyrelsen i {form}" for form in (name, short_name)}
        written |= {f"{letter}{mark} {form}" for mark in (",", "") for form in (name, short_name)}
        names |= {clean(form).casefold(): letter for form in written}
    return names


def county(text: str, names: Mapping[str, str]) -> str:
    """Return the code of a county written by code, name or name + län, else the cleaned text."""
    written = clean(text)
    return names.get(written.casefold(), written)


def is_all_counties(text: str) -> bool:
    """True for samtliga, alla and 21 av 21."""
    return clean(text).casefold() in ALL_WORDS
