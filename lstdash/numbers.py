"""The one reader of numbers: the same text means the same in a file, a field, a link and on a phone.

`read` gives a number, a question or nothing. It never guesses a digit: what could be two numbers (`1.200` is 1200 or 1,2) is
asked about, and what cannot safely be asked about (`12 3456`) is no number. Sweden writes `1 234,5` and `−3` (CLDR, sv); a
decimal point is understood as well, since programs write it. babel's parser reads the first and guesses at the second.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

# Zero-width marks, byte order mark inside text, soft hyphen, marks of direction: invisible, and enough to break a key.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
PER_CENT = "%"
SCALES = {"kr": 0, "tkr": 3, "mkr": 6, "mdkr": 9}  # powers of ten
UNIT_WORDS = {
    "%": PER_CENT,
    "procent": PER_CENT,
    "kr": "kr",
    "kronor": "kr",
    "sek": "kr",
    ":-": "kr",
    ",-": "kr",
    "tkr": "tkr",
    "kkr": "tkr",
    "mkr": "mkr",
    "mnkr": "mkr",
    "msek": "mkr",
    "miljoner kronor": "mkr",
    "mdkr": "mdkr",
    "mdr kr": "mdkr",
    "miljarder kronor": "mdkr",
    "år": "år",
}
LONGEST = 60  # characters; no number of ours is longer
MOST = Decimal("1.7976931348623157e308")  # the largest 64-bit float
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_UNIT = "|".join(re.escape(word) for word in sorted(UNIT_WORDS, key=len, reverse=True))
_WHOLE = "[0-9]{1,3}(?: [0-9]{3})+|[0-9]+"
_CLEAR = re.compile(rf"([+-]?)({_WHOLE})(?:[.,]([0-9]+))?(?:(e)([+-]?[0-9]{{1,3}}))? ?({_UNIT})?", re.IGNORECASE)
_GROUPED = re.compile(  # marks other than spaces between thousands
    r"([+-]?)([0-9]{1,3})((?P<mark>[.,'\u2019])[0-9]{3}(?:(?P=mark)[0-9]{3})*)(?:(?!(?P=mark))[.,]([0-9]+))?"
    rf" ?({_UNIT})?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:ca\.?|c:a|cirka|omkring|ungefär|~|≈) ?(?=[0-9+-])", re.IGNORECASE)
_PIECES = re.compile(r" ?(?:st\.?|stycken)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; `unit` is a value of UNIT_WORDS or empty. `42 %` is 42 with the unit `%`."""

    value: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What a text may mean, each meaning as it should be written: every one of them is read as a Number."""

    meanings: tuple[str, ...]

    def __str__(self) -> str:
        return f"Menade du {' eller '.join(self.meanings)}?"


def clean(text: str | None) -> str:
    """Return the text composed (NFC), without invisible marks, every run of any kind of space as one space."""
    if not text:
        return ""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", text).translate(INVISIBLE).split())


def read(text: str) -> Number | Question | None:
    """Read a number; a Question where it could be another one, None where no safe meaning is found."""
    written = clean(text).translate(_MINUS)
    if not written or len(written) > LONGEST:
        return None
    return _clear(written) or _question(written)


def whole(found: Number | Question | None) -> int | Question | None:
    """Narrow to a whole number without a unit: `16,0` is 16, `16,5` and `16 %` are none.

    Of `1.200` and `1.000` only 1200 and 1000 are left: nobody writes a whole number with three decimals.
    """
    if isinstance(found, Question):
        values = {text: whole(read(text)) for text in found.meanings}
        kept = {text: value for text, value in values.items() if isinstance(value, int)}
        return _only(text for text, value in kept.items() if not value or value * 1000 not in kept.values())
    if found is None or found.unit or found.value != found.value.to_integral_value():
        return None
    return int(found.value)


def in_unit(found: Number | Question | None, unit: str) -> Decimal | Question | None:
    """Narrow to a number in a unit: of `25 Mkr` 25 is left for `mkr`, and a question (0,025) for `mdkr`.

    `andel` is a share (0-1): `42 %` is 0.42. A number without a unit is in the unit. Other units give None.
    """
    if isinstance(found, Question):
        return _only(text for text in found.meanings if in_unit(read(text), unit) is not None)
    if found is None:
        return None
    named = clean(unit).casefold().partition(" per ")[0]
    wanted = UNIT_WORDS.get(named, named)
    if found.unit in ("", wanted):
        return found.value
    if found.unit == PER_CENT and wanted == "andel":
        return found.value.scaleb(-2)
    if found.unit in SCALES and wanted in SCALES:
        return Question((exact(found.value.scaleb(SCALES[found.unit] - SCALES[wanted])),))
    return None


def exact(value: Decimal | float) -> str:
    """Write a number with all its digits so that `read` gives it back: decimal comma, no groups, never three lone decimals.

    1.234 becomes `1,2340`: `1,234` could be read as 1234.
    """
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not number:
        return "0"
    form = "f" if -20 < number.adjusted() < 20 else "e"
    digits, _, exponent = f"{number:{form}}".partition("e")
    digits = digits.rstrip("0").rstrip(".").replace(".", ",") if "." in digits else digits
    if exponent:
        return f"{digits}e{exponent}"
    first, _, decimals = digits.lstrip("-").partition(",")
    return digits + "0" if _is_marked(first, decimals) else digits


def _is_marked(first: str, decimals: str | None) -> bool:
    """True for a mark before exactly three digits that may be thousands as well as decimals; `0,125` can only be decimals."""
    return len(decimals or "") == 3 and len(first) <= 3 and not first.startswith("0")


def _clear(written: str) -> Number | None:
    match = _CLEAR.fullmatch(written)
    if match is None:
        return None
    sign, digits, decimals, letter, exponent, unit = match.groups()
    if not letter and _is_marked(digits, decimals):
        return None
    if letter == "E" and int(exponent) > 0:  # as a spreadsheet shows what its column has no room for: digits are missing
        return None
    value = Decimal(f"{sign}{digits.replace(' ', '')}{'.' if decimals else ''}{decimals or ''}e{exponent or '0'}")
    return Number(value or Decimal(0), _unit(unit)) if abs(value) <= MOST else None  # no negative zero


def _unit(word: str | None) -> str:
    return UNIT_WORDS[word.casefold()] if word else ""


def _question(written: str) -> Question | None:
    """The near misses whose meaning is safe to ask about: sign, size and unit are kept."""
    for ask in (_of_marks, _of_brackets, _of_trimmings):
        meanings = ask(written)
        if meanings:
            return Question(tuple(dict.fromkeys(meanings)))
    return None


def _of_marks(written: str) -> list[str]:
    """`1.200` (two meanings), `1.234.567`, `1.234,5`, `1'234`."""
    match = _GROUPED.fullmatch(written)
    if match is None:
        return []
    sign, first, rest, mark, decimals, unit = match.groups()
    tail = (" " if unit else "") + _unit(unit)
    groups = re.sub(r"\D", "", first + rest)
    meanings = [f"{groups}.{decimals or '0'}"]
    if mark in ".," and len(rest) == 4 and decimals is None:
        meanings.append(f"{first}.{rest[1:]}")
    return [exact(Decimal(sign + meaning)) + tail for meaning in meanings]


def _of_brackets(written: str) -> list[str]:
    """`(12)` and `12-`: a negative number in books, something else elsewhere."""
    match = re.fullmatch(r"\((.+)\)|([^-].*)-", written)
    found = _clear(match[1] or match[2]) if match else None
    if found is None or found.value <= 0 or found.unit not in ("", *SCALES):
        return []
    return [_spelled(Number(-found.value, found.unit)), _spelled(found)]


def _of_trimmings(written: str) -> list[str]:
    """`ca 70`, `70 st`, `−12*`, `- 12`, `,5`, `5,`: what stands around the number, or is left out of it, changes nothing."""
    text = _ABOUT.sub("", written, count=1) if _ABOUT.match(written) else written
    text = re.sub(r"^([+-]) (?=[0-9])", r"\1", text.rstrip("*"))
    text = re.sub(r"^([+-]?)[.,](?=[0-9]+$)", r"\g<1>0,", text)
    text = _PIECES.sub("", text) if _PIECES.search(text) and text[:1].isdecimal() else text
    text = re.sub(r"(?<=[0-9])[.,]$", "", text).strip()
    found = _clear(text) if text != written else None
    return [_spelled(found)] if found else []


def _spelled(found: Number) -> str:
    return exact(found.value) + (f" {found.unit}" if found.unit else "")


def _only(kept: Iterable[str]) -> Question | None:
    meanings = tuple(kept)
    return Question(meanings) if meanings else None
