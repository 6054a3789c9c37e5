"""Sweden's 21 counties by letter, with the short names readers know, in the official order (SCB's code).

What is chosen by county, and what is counted of them, stands on this list; a test holds the published table to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

COUNTIES: Mapping[str, str] = {
    "AB": "Stockholm",
    "C": "Uppsala",
    "D": "Södermanland",
    "E": "Östergötland",
    "F": "Jönköping",
    "G": "Kronoberg",
    "H": "Kalmar",
    "I": "Gotland",
    "K": "Blekinge",
    "M": "Skåne",
    "N": "Halland",
    "O": "Västra Götaland",
    "S": "Värmland",
    "T": "Örebro",
    "U": "Västmanland",
    "W": "Dalarna",
    "X": "Gävleborg",
    "Y": "Västernorrland",
    "Z": "Jämtland",
    "AC": "Västerbotten",
    "BD": "Norrbotten",
}
_CODES = "01 03 04 05 06 07 08 09 10 12 13 14 17 18 19 20 21 22 23 24 25"
SCB_CODES: Mapping[str, str] = dict(zip(COUNTIES, _CODES.split(" "), strict=True))
# The boards' organisation numbers, as registers of authorities print them.
ORGANISATIONS: Mapping[str, str] = {
    "AB": "202100-2247",
    "C": "202100-2254",
    "D": "202100-2262",
    "E": "202100-2270",
    "F": "202100-2288",
    "G": "202100-2296",
    "H": "202100-2304",
    "I": "202100-2312",
    "K": "202100-2320",
    "M": "202100-2346",
    "N": "202100-2353",
    "O": "202100-2361",
    "S": "202100-2395",
    "T": "202100-2403",
    "U": "202100-2411",
    "W": "202100-2429",
    "X": "202100-2437",
    "Y": "202100-2445",
    "Z": "202100-2452",
    "AC": "202100-2460",
    "BD": "202100-2478",
}


class Former(NamedTuple):
    """A county that is no more: its own codes, where it had any that no county has now, its last year, what it became."""

    name: str
    letter: str
    scb_code: str
    until: int
    became: str
    is_renamed: bool = False  # the same county under another name

    @property
    def told(self) -> str:
        """Say when it ended, what it became, and that a person chooses what that means for the row."""
        became = "heter sedan dess" if self.is_renamed else "blev en del av"
        return f"{self.name} fanns till {self.until} och {became} {self.became}. Välj själv om raden ska räknas dit."


FORMER: tuple[Former, ...] = (
    Former("Kristianstads län", "L", "11", 1996, "Skåne"),
    Former("Malmöhus län", "", "", 1996, "Skåne"),
    Former("Kopparbergs län", "", "", 1996, "Dalarna", is_renamed=True),
    Former("Göteborgs och Bohus län", "", "", 1997, "Västra Götaland"),
    Former("Älvsborgs län", "P", "15", 1997, "Västra Götaland"),
    Former("Skaraborgs län", "R", "16", 1997, "Västra Götaland"),
)
