"""Which county? Every way people write one: letter, SCB code, name, board, or code and name together.

`M`, `12`, `Skåne`, `SKÅNE LÄN`, `M-län`, `12 Skåne län`, `Skåne (M)`, `Länsstyrelsen i Skåne län`, `202100-2346`,
`Skåne County`. A county that is no more is named, and stands for none that is. Where code and name stand together they must
be of the same county: what says two counties is none. Codes of four figures are municipalities'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lstdash.catalog.counties import FORMER, ORGANISATIONS, Former
from lstdash.extracts.reading.near import nearest
from lstdash.numbers import clean

BOARD = re.compile(
    r"(?:länsstyrelsen|lst)(?: i)?(?: |$)|(?:the )?(?:county )?administrative board (?:of |in )?|county administration "
)
OTHER_BODY = re.compile(r"kommun|region|\bstad\b")
COUNTY = re.compile(r"[- ]?län\b| county(?: administrative board| administration)?\b")
ENDED = frozenset(one.letter.casefold() for one in FORMER if one.letter)
CODE = re.compile(r"[a-zåäö]{1,2}|[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Counties:
    """Ways to write each county, in lower case -> its letter."""

    codes: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str, str]], others: Iterable[tuple[str, str]] = ()) -> Counties:
        """Make from (letter, name, short name, SCB code) a county; `others` are more names with their letter."""
        codes: dict[str, str] = {}
        names = {clean(name).casefold(): letter for name, letter in others}
        names |= {written: letter for letter, number in ORGANISATIONS.items() for written in (number, number.replace("-", ""))}
        for letter, name, short, scb in rows:
            codes[letter.casefold()] = letter
            if scb:
                codes |= {scb: letter, scb.lstrip("0"): letter}
            for form in (name, short):
                word = COUNTY.sub("", clean(form).casefold())
                names |= {word: letter, word.removesuffix("s"): letter, f"{word.removesuffix('s')}s": letter}
        return cls(codes, names)

    def letter(self, text: str) -> str:
        """Return the letter of the county that a text names; an empty string when it names none, or two."""
        code, name = self._parts(text)
        found = {self.codes.get(code)} if code else set()
        found |= {self.names.get(name)} if name else set()
        return (found.pop() or "") if len(found) == 1 else ""

    def former(self, text: str) -> Former | None:
        """Return the county that is no more which a text names; None when it names none, or one that is."""
        code, name = self._parts(text)
        for one in FORMER:
            word = COUNTY.sub("", one.name.casefold())
            codes = {one.letter.casefold(), one.scb_code} - {""}
            if name in (word, word.removesuffix("s")) or (not name and code in codes):
                return one
        return None

    def near(self, text: str) -> str:
        """Return the letter of the county whose name a text misspells; an empty string when that is unclear."""
        code, name = self._parts(text)
        meant = nearest(name, self.names.items()) if name and not OTHER_BODY.search(name) else None
        return meant if meant and self.codes.get(code, meant) == meant else ""

    def _parts(self, text: str) -> tuple[str, str]:
        """The code and the name in a text, either may be empty."""
        written = clean(text).casefold()
        if written in self.names:
            return "", written
        bare = COUNTY.sub("", BOARD.sub("", written, count=1), count=1)
        words = re.sub(r"[,;:()/.–-]+", " ", bare).split()
        for at in (0, -1):
            if words and CODE.fullmatch(words[at]) and (words[at] in self.codes or words[at].isdecimal() or words[at] in ENDED):
                code = words.pop(at)
                return code, " ".join(words)
        return "", " ".join(words)
