"""The sentence that opens /borja-har and a shown round, word for word. Titles are read by people."""

from __future__ import annotations

import pytest

from lstdash.questions.start_here.answers.room_words import movement, people, shape
from lstdash.questions.start_here.answers.words import NOTHING, agenda_line, certainty, headline

NB = "\u00a0"

SENTENCES = {
    "ett förslag är säkert och först": (
        [("Upphandlingar", 1.0)],
        5,
        "Börja med ”Upphandlingar”: det är så gott som säkert att det ger stor vinst för liten insats.",
    ),
    "ett förslag är först men osäkert": (
        [("Upphandlingar", 0.6)],
        5,
        "Börja med ”Upphandlingar”: det är något mer troligt än inte att det ger stor vinst för liten insats.",
    ),
    "två förslag kan inte skiljas åt": (
        [("Mallar", 0.95), ("Upphandlingar", 0.7)],
        5,
        "Börja med ”Mallar” eller ”Upphandlingar”: det är troligt att båda ger stor vinst för liten insats, "
        "men vilket av de två som ska komma först går inte att säga.",
    ),
    "bara några av de översta ligger i rutan": (
        [("Mallar", 0.95), ("Upphandlingar", 0.92), ("Löner", 0.1)],
        5,
        "Börja med ”Mallar” eller ”Upphandlingar”: det är mycket troligt att båda ger stor vinst för liten insats. "
        "Det går ändå inte att skilja de 3 översta förslagen åt.",
    ),
    "fler namn än som får plats": (
        [(name, 1.0) for name in "ABCDEF"],
        9,
        "Börja med ”A”, ”B”, ”C” eller något av 3 till: det är så gott som säkert att de alla ger stor vinst för liten insats, "
        "men vilket av dem som ska komma först går inte att säga.",
    ),
    "inget ligger i rutan": (
        [("Löner", 0.2)],
        5,
        "Inget av de överst rangordnade förslagen ligger troligen i rutan Börja här. Överst i listan kommer ”Löner”.",
    ),
    "ett enda förslag, utanför rutan": (
        [("Löner", 0.2)],
        1,
        "Det enda placerade förslaget, ”Löner”, ligger troligen inte i rutan Börja här.",
    ),
    "inget är poängsatt": ([], 0, NOTHING),
}


@pytest.mark.parametrize(("tier", "placed", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_rubriken(tier: list[tuple[str, float]], placed: int, sentence: str) -> None:
    assert headline(tier, placed) == sentence


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1.0, "så gott som säkert"),
        (0.99, "så gott som säkert"),
        (0.9, "mycket troligt"),
        (0.7, "troligt"),
        (0.6, "något mer troligt än inte"),
        (0.5, "ungefär lika troligt som inte"),
        (0.4, "något mindre troligt än inte"),
        (0.2, "mindre troligt"),
        (0.05, "osannolikt"),
        (0.0, "så gott som uteslutet"),
    ],
)
def test_andelar_i_ord(share: float, words: str) -> None:
    assert certainty(share) == words


def test_dagordningen_sager_vad_spridningen_flyttar() -> None:
    assert agenda_line(2.0, 1, 3, is_scored=True) == f"Spridningen kan flytta det förbi 2{NB}andra förslag (plats 1–3)."
    assert agenda_line(1.0, 4, 5, is_scored=False) == f"Osäkerheten kan flytta det förbi 1{NB}annat förslag (plats 4–5)."
    assert agenda_line(0.0, 6, 6, is_scored=True) == "Spridningen flyttar inget i listan."


def test_rorelsen_mellan_omgangar() -> None:
    nothing = [("A", 0.1, 1.0, 0.8), ("B", 0.2, 0.5, 0.7)]
    assert movement(nothing) == (
        f"Inget förslag har flyttat sig nämnvärt sedan förra omgången. Oenigheten har minskat för 1 av 2{NB}förslag."
    )
    moved = [("A", 1.25, 1.0, 0.8), ("B", 0.2, float("nan"), 0.7)]
    assert movement(moved) == f"Mest har ”A” flyttat sig, 1,3 steg i matrisen. Oenigheten har minskat för 1 av 1{NB}förslag."
    assert movement([]) == ""


def test_formen_och_vems_poang() -> None:
    assert shape("two_camps", ["Effekt", "Planering", "Kostnad"]) == "Två läger om effekt och planering."
    assert shape("too_few", []) == "För få poäng för att se ett mönster."
    assert people(12, "Länsledning", 2) == f"Omgång 2: poäng från 12{NB}deltagare i gruppen ”Länsledning”."
