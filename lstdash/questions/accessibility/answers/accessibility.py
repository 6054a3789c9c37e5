"""How accessible is the service? The statement that DOS-lagen (2018:1937) asks for, from what the tests found.

`data/accessibility.json` is written by the tests, `data/accessibility_known.toml` by hand. Nothing here is invented:
a contact that nobody has given is said to be missing.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from lstdash import clock, formats

DATA = Path(__file__).parents[4] / "data"
A_YEAR_DAYS = 365
CONTACT = "LSTDASH_CONTACT"  # whom a reader with a problem writes to: an e-mail address or a telephone number
NO_CONTACT = f"Ingen kontaktväg är angiven. Den som driver tjänsten anger den i inställningen {CONTACT}."
SUPERVISION = (
    "Myndigheten för digital förvaltning, Digg, har tillsyn över lagen om tillgänglighet till digital offentlig service. "
    "Är du inte nöjd med hur vi hanterar dina synpunkter kan du anmäla det till Digg på https://www.digg.se/tdosanmalan."
)


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Something that does not work for everyone: what, what to do instead, why it remains, on which pages it was found."""

    what: str
    instead: str
    cause: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The accessibility statement."""

    headline: str
    status: str
    tested: str
    shortcomings: tuple[Shortcoming, ...]
    how: tuple[str, ...]
    untested: tuple[str, ...]
    contact: str
    has_contact: bool


def answer() -> Statement:
    """Return the statement as the files and the setting stand."""
    found, declared = _files()
    contact = os.environ.get(CONTACT, "").strip()
    return statement(found, declared, contact, clock.today())


def statement(found: Mapping[str, Any], declared: Mapping[str, Any], contact: str, today: date) -> Statement:
    """Return the statement of what was found and declared; `contact` is empty when nobody has given one.

    A statement is to be kept up to date (directive (EU) 2016/2102, article 7.1): one whose tests are a year old says so.
    """
    shortcomings = tuple(
        Shortcoming(known["what"], known["instead"], known["cause"], _pages(found, known["id"])) for known in declared["known"]
    )
    untested = tuple(entry["what"] for entry in declared.get("untested", ()))
    pages = formats.count(len(found["pages"]), "sida", "sidor")
    is_whole = not shortcomings and not untested
    return Statement(
        headline=_headline(len(shortcomings), pages, is_whole),
        status=_status(is_whole),
        tested=_tested(date.fromisoformat(found["tested"]), today),
        shortcomings=shortcomings,
        how=_how(found, pages),
        untested=untested,
        contact=contact or NO_CONTACT,
        has_contact=bool(contact),
    )


def _headline(known: int, pages: str, is_whole: bool) -> str:
    if is_whole:
        return f"Tjänsten följer kraven på tillgänglighet: proven av {pages} finner inga brister."
    return f"Tjänsten följer delvis kraven på tillgänglighet: {formats.count(known, 'känd brist', 'kända brister')} på {pages}."


def _tested(tested: date, today: date) -> str:
    old = " Det är mer än ett år sedan: proven behöver köras igen." if (today - tested).days > A_YEAR_DAYS else ""
    written = "Redogörelsen skrivs ur provens resultat och gäller den version som visas."
    return f"Senast prövad {formats.day(tested)}. {written}{old}"


def _status(is_whole: bool) -> str:
    degree = "helt" if is_whole else "delvis"
    why = "" if is_whole else ", på grund av bristerna nedan och för att allt inte är prövat"
    return (
        "Kraven finns i lagen (2018:1937) om tillgänglighet till digital offentlig service, som hänvisar till standarden "
        f"EN 301 549 och till WCAG 2.1 på nivå AA. Tjänsten är {degree} förenlig med dem{why}."
    )


def _how(found: Mapping[str, Any], pages: str) -> tuple[str, ...]:
    wide, phone = (formats.decimal(width) for width in found["widths"])
    narrow, zoomed = (f"{width} × {height}" for width, height in found["narrow"])
    return (
        "Vi prövar tjänsten själva, med program, varje gång den ändras. Ingen utomstående har granskat den.",
        f"Reglerna i axe-core {found['axe']} för WCAG 2.1 A och AA, och för pekytor i WCAG 2.2 AA, körs på {pages}, {wide} och "
        f"{phone} bildpunkter breda, "
        "med flikar, listor och hjälptexter öppnade.",
        "Tangentbordet går igenom varje sida: allt går att nå, det syns var man är och man fastnar ingenstans.",
        f"Varje sida ryms utan att rullas i sidled i {narrow} bildpunkter och i {zoomed}, som motsvarar 400 % förstoring.",
        "Den som bett om mindre rörelse får ingen.",
        "Varje diagram har en rubrik, en text som säger detsamma och en tabell.",
        "Färgernas kontrast i diagram räknas ut: text minst 4,5:1 och former minst 3:1.",
        "All text jämförs mot en lista med engelska ord, så att skärmläsare läser den som svenska.",
        "Tolv ärenden, från att hitta sitt läns rad till att visa ett resultat, görs utan mus i 320 bildpunkter. Det som har "
        "fokus får inte döljas.",
        "Lagen kräver WCAG 2.1 AA. Av det nya i WCAG 2.2 AA prövar vi dessutom pekytor på 24 bildpunkter, eller mindre med "
        "avstånd, att fokus inte döljs i de tolv ärendena, och att ett reglage kan ändras med tangenter utan att dras. "
        "Resten är inte prövat.",
    )


def _pages(found: Mapping[str, Any], known: str) -> tuple[str, ...]:
    return tuple(page["title"] for page in found["pages"] if known in page["known"])


@cache
def _files() -> tuple[dict[str, Any], dict[str, Any]]:
    found = json.loads((DATA / "accessibility.json").read_text(encoding="utf-8"))
    return found, tomllib.loads((DATA / "accessibility_known.toml").read_text(encoding="utf-8"))
