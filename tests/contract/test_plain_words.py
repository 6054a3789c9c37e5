"""What a first screen says is said in plain words: nothing of our own jargon, no codes, no letters for counties in a sentence.

All that a page says up to and with its first chart, a control's help beside its label, is read from what is recorded of it
(tests/golden, held by tests/pages/test_golden.py). A word of the list may be used where its explanation stands in its line.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden"
FIRST = ("title: ", "headline: ", "figure: ", "screen: ")
# A word that only we use, as far as all its forms begin alike: what we say instead, or what must stand beside it.
JARGON = {
    "dragning": "utfall",
    "kalibrer": "räknat så att rapportens två tal går ihop",
    "tornado": "ett antagande i taget",
    "insats tyngd": "hur tungt insatsen väger",
    "p10": "en av tio är lägre",
    "p50": "hälften är lägre",
    "p90": "en av tio är högre",
    "percentil": "en av tio",
    "kvantil": "en av tio",
    "bootstrap": "deltagarna slumpade på nytt",
    "dirichlet": "vikterna slumpade",
    "överspridning": "länsstyrelserna skiljer sig åt även annars",
    "nollhypotes": "slumpen",
    "konfidens": "så säkert är det",
    "median": "hälften är lägre",
    "uttag": "uppgifterna",
    "extrakt": "uppgifterna",
    "nuvärde": "dagens värde",
    "internränt": "dagens värde",
    "diskonter": "dagens värde",
    "kalkylränt": "framtida krona",
    "kalkyltid": "ser framåt",
    "införandetid": "full effekt",
    "parallell drift": "sida vid sida",
    "skaleffekt": "när fler är med",
    "utträdeskostnad": "län som lämnar",
    "hemtag andel": "tas hem",
    "åtkomlig del": "går att samordna",
    "produktivitetskrav": "ändå",
    "koalition": "de som deltar",
    "dämpning": "dras in",
    "cpv": "varukod",
    "kvadrant": "ruta",
    "simuler": "utfall",
    "indikator": "mått",
    "samlingsbar": "kan köpas ihop",
    "default": "utgångsläget",
    "paramet": "reglage",
}
FORMS = {word: re.compile(r"\b" + r"\w* ".join(word.split())) for word in JARGON}
QUOTES = '"“„«»‘‚'  # of other languages, or of none
LETTERS = re.compile(r"\+ [A-ZÅÄÖ]{1,2}\b")  # `Nordlän + S, X`
CODE = re.compile(r"\b[a-zåäö]+_[a-zåäö_]+\b")


def wrong(line: str) -> list[str]:
    """Words of a line that need another word or an explanation."""
    said = line.casefold()
    own = [word for word, plain in JARGON.items() if FORMS[word].search(said) and plain not in said]
    return [*own, *LETTERS.findall(line), *CODE.findall(line)]


@pytest.mark.parametrize("page", sorted(path.stem for path in GOLDEN.glob("*.txt")))
def test_the_first_screen_is_said_in_plain_words(page: str) -> None:
    lines = (GOLDEN / f"{page}.txt").read_text(encoding="utf-8").splitlines()
    assert not {line: found for line in lines if line.startswith(FIRST) and (found := wrong(line))}


@pytest.mark.parametrize("page", sorted(path.stem for path in GOLDEN.glob("*.txt")))
def test_quotes_are_of_one_kind(page: str) -> None:
    assert not set(QUOTES) & set((GOLDEN / f"{page}.txt").read_text(encoding="utf-8")), "”…” in Swedish text"


def test_it_finds_each() -> None:
    assert wrong("headline: I 5 000 dragningar") == ["dragning"]
    assert wrong("headline: P50 6,0 år: hälften är lägre") == []
    assert wrong("headline: i Nordlän + S, X i 7,3") == ["+ S"]
    assert wrong("figure: omraden_summa") == ["omraden_summa"]
    assert wrong("screen: Mest beror svaret på den hemtagna andelen; hemtagna andelar") == ["hemtag andel"]
    assert wrong("screen: Kalibrerad, med internräntor") == ["kalibrer", "internränt"]
