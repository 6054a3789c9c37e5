"""What a spreadsheet program leaves in place of what was typed: error values, dates and numbers that were something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lstdash.extracts.reading.sheets import CELL_KINDS, DATE_CELL, NUMBER_CELL

_ERRORS = (
    "DIVISION/0!|SAKNAS!|REFERENS!|NAMN\\?|OGILTIGT!|VÄRDEFEL!|VÄRDE!|SKÄRNING!|SPILL!|KALKYL!|BERÄKNA!|FÄLT!|BLOCKERAD!|"
    "DIV/0!|N/A|REF!|NAME\\?|NUM!|VALUE!|NULL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA"
)
# Excel in Swedish and English, a column too narrow for its numbers, LibreOffice.
ERROR = re.compile(f"#(?:{_ERRORS})|#{{3,}}|Err:[0-9]{{3}}", re.IGNORECASE)
_MONTHS = "jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec"
SHORT_DATE = re.compile(f"[0-9]{{1,2}}-(?:{_MONTHS})|(?:{_MONTHS})-[0-9]{{2}}", re.IGNORECASE)  # what Excel makes of 2-2, 2.10
LONGEST_DATE = 6
FIRST = "#Ee " + CELL_KINDS  # of error values, of cells with a mark, and what may stand before them
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd-\uffff\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Spoiled:
    """Why a text is not what was typed: what stands there, what was expected and what to do."""

    found: str
    expected: str
    action: str


def may_be_odd(text: str) -> bool:
    """False for nearly every text, at once: no other can be spoiled or worth a remark."""
    return len(text) <= LONGEST_DATE or text[0] in FIRST or not text.isprintable()


def is_error(text: str) -> bool:
    """True for an error value of a spreadsheet program, in Swedish or English."""
    return text.startswith(("#", "Err:", "err:")) and ERROR.fullmatch(text) is not None


def error(text: str) -> Spoiled:
    """Return what to say of an error value."""
    return Spoiled(text, "ett värde utan formelfel", "Rätta formeln i cellen.")


def spoiled(text: str, *, is_exact: bool) -> Spoiled | None:
    """Return why the cell of a column of text cannot be published; `is_exact` for keys and sections, which are no dates."""
    if is_error(text):
        return error(text)
    if text[:1] == DATE_CELL or (is_exact and _is_date(text)):
        action = "Formatera kolumnen som text i kalkylprogrammet och skriv värdet igen."
        return Spoiled(text.lstrip(DATE_CELL), "text som inte har blivit ett datum", action)
    if not text.isprintable() and UNSEEN.search(text.lstrip(NUMBER_CELL)):
        shown = UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        return Spoiled(shown, "tecken som går att visa", "Skriv om texten, eller spara om filen som CSV UTF-8.")
    return None


def remark(text: str) -> str:
    """Return what to say of a cell in a column of text that may have been something else when it was typed; else nothing."""
    if text[:1] == NUMBER_CELL:
        number = text[1:]
        return f"Cellen är ett tal ({number}). Skrevs en nolla sist, som i 5.10, har den gått förlorad." * ("." in number)
    return f"”{text}” kan ha varit något annat innan det blev ett datum." if _is_date(text) else ""


def _is_date(text: str) -> bool:
    return len(text) <= LONGEST_DATE and SHORT_DATE.fullmatch(text) is not None
