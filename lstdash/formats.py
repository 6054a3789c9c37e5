"""Swedish notation: the one place where a number, an amount or a date becomes text.

Numbers are rounded half up in decimal arithmetic: 0.285 is 29 %, whatever its nearest binary number is.
Locale rules come from CLDR through babel; the no-break space keeps a number and its unit together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Self

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

LOCALE = Locale.parse("sv_SE")
NBSP = "\u00a0"
MISSING = "–"
SURE_DECIMALS = 9
_SIGNS = str.maketrans({",": get_group_symbol(LOCALE), ".": get_decimal_symbol(LOCALE), "-": get_minus_sign_symbol(LOCALE)})


class Told(str):
    """A number as it is read, with its unit: text on the page, and in a file the whole number beside a column of units."""

    value: float
    unit: str

    def __new__(cls, text: str, value: float, unit: str = "") -> Self:
        """Return the text, which knows its number; a share is told in percent."""
        made = super().__new__(cls, text)
        made.value, made.unit = value, unit
        return made

    def __getnewargs__(self) -> tuple[str, float, str]:  # type: ignore[override]  # a copy knows its number too
        return str(self), self.value, self.unit


def rounded(value: float, decimals: int = 0) -> Decimal:
    """Return the number as it is printed: half up in decimal arithmetic, never a negative zero.

    A float stands for the decimal number that someone wrote or that a sum should have given: what lies beyond the ninth
    decimal is noise of binary arithmetic (the model's own tolerance is 1e-9) and is cut first.
    """
    return _half_up(_decimal(value), decimals)


def _decimal(value: float) -> Decimal:
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{SURE_DECIMALS}f}")


def _half_up(number: Decimal, decimals: int) -> Decimal:
    found = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return found or abs(found)


@lru_cache(maxsize=20_000)
def decimal(value: float | None, decimals: int = 0) -> str:
    """Return `1 234,5` with exactly `decimals` decimals, rounded half up; a dash when missing. Never a negative zero.

    Kept: a page writes thousands of numbers a run, and the next run the same ones.
    """
    return MISSING if value is None else _swedish(rounded(value, decimals))


def plain(value: float, most: int = 4) -> str:
    """Return a number with the decimals it has, at most `most`: `0,42`, `3`, `1,68`."""
    return _plain(_decimal(value), most)


def _plain(number: Decimal, most: int) -> str:
    return _swedish(_half_up(number, most).normalize())


def _swedish(number: Decimal) -> str:
    """Write with the locale's signs; babel's own writer takes thirty times as long."""
    return f"{number:,f}".translate(_SIGNS)


def count(value: int | None, singular: str = "", plural: str = "") -> str:
    """Return `1 län` or `21 län`: the number with the noun that fits it."""
    noun = singular if value == 1 else plural or singular
    return decimal(value) + (NBSP + noun if noun else "")


@lru_cache(maxsize=20_000)
def share(value: float | None, decimals: int = 0) -> str:
    """Return a share (0-1) as `42 %`."""
    return MISSING if value is None else _swedish(_half_up(_decimal(value).scaleb(2), decimals)) + NBSP + "%"


def plain_share(value: float, most: int = 1) -> str:
    """Return a share (0-1) with the decimals it has in per cent, at most `most`: `29 %`, `0,5 %`."""
    return _plain(_decimal(value).scaleb(2), most) + NBSP + "%"


def years(value: float | None, decimals: int = 1) -> str:
    """Return `4,0 år`."""
    return MISSING if value is None else decimal(value, decimals) + NBSP + "år"


def telling(value: float, marks: Iterable[float], decimals: int = 0) -> int:
    """Return the fewest decimals, at least `decimals`, at which the printed number stands where the number does beside marks.

    0.987 beside 1 takes two: as `1,0` it would say that the mark is reached.
    """
    near = [mark for mark in marks if abs(value - mark) <= 10.0**-decimals]  # rounding moves nothing past a mark farther away
    while decimals < SURE_DECIMALS and any(_side(value, mark, decimals) != _side(value, mark, SURE_DECIMALS) for mark in near):
        decimals += 1
    return decimals


def _side(value: float, mark: float, decimals: int) -> int:
    left = rounded(value, decimals) - rounded(mark, SURE_DECIMALS)
    return (left > 0) - (left < 0)


def years_beside(value: float, *marks: float, decimals: int = 1) -> str:
    """Return `4,0 år`, with more decimals where fewer would print a number as a mark that it is not."""
    return years(value, telling(value, marks, decimals))


def share_beside(value: float, *marks: float, decimals: int = 0) -> str:
    """Return `42 %`, with more decimals where fewer would print a share as a mark (0-1) that it is not."""
    return share(value, max(telling(value, marks, decimals + 2) - 2, 0))


def unit(value: float | None, name: str, decimals: int = 0) -> str:
    """Return the number with any unit: `183 mkr`, `3,45 mdkr`."""
    return MISSING if value is None else decimal(value, decimals) + NBSP + name


def signed(value: float, decimals: int = 0) -> str:
    """Return the number with its sign written out: `+2,5` or `\u22122,5`; what prints as zero has none."""
    return ("+" if rounded(value, decimals) > 0 else "") + decimal(value, decimals)


def points(difference: float, decimals: int = 0) -> str:
    """Return the difference of two shares (0-1) with its sign: `+4 procentenheter`, `\u22121 procentenhet`."""
    number = _half_up(_decimal(difference).scaleb(2), decimals)
    sign = "+" if number > 0 else ""
    return f"{sign}{_swedish(number)}{NBSP}{'procentenhet' if abs(number) == 1 else 'procentenheter'}"


def interval(low: float, high: float, decimals: int = 0) -> str:
    """Return `15–17`, `\u22120,2 till 1,9` from a negative number, or one number when both ends print alike."""
    first, last = decimal(low, decimals), decimal(high, decimals)
    if first == last:
        return first
    return f"{first} till {last}" if rounded(low, decimals) < 0 else f"{first}–{last}"


def listed(names: Sequence[str]) -> str:
    """Return `A, B och C`."""
    return format_list(list(names), locale=LOCALE) if names else ""


def either(names: Sequence[str]) -> str:
    """Return `A, B eller C`."""
    return format_list(list(names), style="or", locale=LOCALE) if names else ""


def day(value: date) -> str:
    """Return `21 november 2026`."""
    return str(format_date(value, format="d MMMM y", locale=LOCALE))


def slug(text: str) -> str:
    """Fold Swedish text to the stable ASCII code used in URLs: `deltar inte` -> `deltar-inte`."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in ascii_text.lower()).split())


def inside(name: str) -> str:
    """Return a name as it stands inside a sentence; an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
