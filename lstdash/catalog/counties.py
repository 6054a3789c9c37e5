"""Sweden's 21 counties by letter, with the short names readers know, in the official order (SCB's code).

What is chosen by county, and what is counted of them, stands on this list; a test holds the published table to it.
"""

from __future__ import annotations

from collections.abc import Mapping

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
