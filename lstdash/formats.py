"""Swedish notation: the one place where a number, an amount or a date becomes text.

Locale rules come from CLDR through babel; the no-break space keeps a number and its unit together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

LOCALE = Locale.parse("sv_SE")
NBSP = "\u00a0"
MISSING = "–"
_SIGNS = str.maketrans({",": get_group_symbol(LOCALE), ".": get_decimal_symbol(LOCALE), "-": get_minus_sign_symbol(LOCALE)})


@lru_cache(maxsize=20_000)
def decimal(value: float | None, decimals: int = 0) -> str:
    """Return `1 234,5` with exactly `decimals` decimals; a dash when missing. Never a negative zero.

    Kept: a page writes thousands of numbers a run, and the next run the same ones.
    """
    if value is None:
        return MISSING
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return _swedish(f"{rounded or abs(rounded):,f}")


def plain(value: float) -> str:
    """Return a number with the decimals it has, at most four: `0,42`, `3`, `1,68`."""
    written = f"{Decimal(str(value)):,.4f}".rstrip("0").rstrip(".")
    return _swedish("0" if written == "-0" else written)


def _swedish(written: str) -> str:
    """Turn Python's `-1,234.5` into the locale's signs; babel's own writer takes thirty times as long."""
    return written.translate(_SIGNS)


def count(value: int | None, singular: str = "", plural: str = "") -> str:
    """Return `1 län` or `21 län`: the number with the noun that fits it."""
    noun = singular if value == 1 else plural or singular
    return decimal(value) + (NBSP + noun if noun else "")


def share(value: float | None, decimals: int = 0) -> str:
    """Return a share (0-1) as `42 %`."""
    return MISSING if value is None else decimal(value * 100, decimals) + NBSP + "%"


def years(value: float | None, decimals: int = 1) -> str:
    """Return `4,0 år`."""
    return MISSING if value is None else decimal(value, decimals) + NBSP + "år"


def unit(value: float | None, name: str, decimals: int = 0) -> str:
    """Return the number with any unit: `183 mkr`, `3,45 mdkr`."""
    return MISSING if value is None else decimal(value, decimals) + NBSP + name


def signed(value: float, decimals: int = 0) -> str:
    """Return the number with its sign written out: `+2,5` or `\u22122,5`."""
    return ("+" if value > 0 else "") + decimal(value, decimals)


def interval(low: float, high: float, decimals: int = 0) -> str:
    """Return `15–17`, or one number when both ends print alike."""
    first, last = decimal(low, decimals), decimal(high, decimals)
    if first == last:
        return first
    return f"{first} till {last}" if low < 0 else f"{first}–{last}"


def listed(names: Sequence[str]) -> str:
    """Return `A, B och C`."""
    return format_list(list(names), locale=LOCALE) if names else ""


def day(value: date) -> str:
    """Return `21 november 2026`."""
    return str(format_date(value, format="d MMMM y", locale=LOCALE))


def slug(text: str) -> str:
    """Fold Swedish text to the stable ASCII code used in URLs: `deltar inte` -> `deltar-inte`."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in ascii_text.lower()).split())
