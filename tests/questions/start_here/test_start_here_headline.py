"""The sentence that opens /borja-har and a shown round, word for word. Titles are read by people."""

from __future__ import annotations

import pytest

from lstdash.evidence.scores import whose
from lstdash.questions.start_here.answers.leading import Leading
from lstdash.questions.start_here.answers.room_words import movement, shape
from lstdash.questions.start_here.answers.spreads import Movement
from lstdash.questions.start_here.answers.words import NOTHING, agenda_line, certainty, headline, printed
from lstdash.questions.start_here.charts import room_exhibits

NB = "\u00a0"


def lead(first: int, certainty: float | None, inside: int | None = None) -> Leading:
    """The first so many share the first place, and so many of the list lie inside."""
    return Leading(tuple(range(first)), tuple(range(first if inside is None else inside)), certainty)


SENTENCES = {
    "ett förslag är säkert och först": (
        (lead(1, 1.0), ["Upphandlingar", "Mallar"], 1, 6),
        "Börja med ”Upphandlingar”: det är så gott som säkert att det ger stor vinst för liten insats.",
    ),
    "ett förslag är först men osäkert": (
        (lead(1, 0.6), ["Upphandlingar", "Mallar"], 1, 6),
        "Börja med ”Upphandlingar”: det är något mer troligt än inte att det ger stor vinst för liten insats.",
    ),
    "två förslag delar platsen": (
        (lead(2, 0.7), ["Mallar", "Upphandlingar", "Löner"], 2, 6),
        "Börja med ”Mallar” eller ”Upphandlingar”: det är troligt att båda ger stor vinst för liten insats, "
        "och de delar platsen.",
    ),
    "det första går inte att skilja från nästa": (
        (lead(1, 0.95), ["Mallar", "Upphandlingar", "Löner"], 3, 6),
        "Börja med ”Mallar”: det är mycket troligt att det ger stor vinst för liten insats. "
        "Det går ändå inte att skilja de 3 översta förslagen åt.",
    ),
    "fler namn än som får plats": (
        (lead(6, 1.0), list("ABCDEF"), 6, 5),
        "Börja med ”A”, ”B”, ”C” eller något av 3 till: det är så gott som säkert att de alla ger stor vinst för liten insats, "
        "och de delar platsen.",
    ),
    "färre än fem har poängsatt": (
        (lead(1, None), ["Mallar", "Upphandlingar"], 0, 4),
        f"Högst hamnar ”Mallar”, i rutan liten insats och stor vinst. 4{NB}personer har poängsatt: hur säkert det är går att "
        "säga först med fem.",
    ),
    "bara rapporten har placerat det första": (
        (lead(1, None), ["Mallar", "Upphandlingar"], 0, 0),
        "Högst hamnar ”Mallar”, i rutan liten insats och stor vinst. Det är rapportens placering; ingen har poängsatt det.",
    ),
    "bara några av de första ligger i rutan": (
        (lead(2, None, 1), ["Mallar", "Löner", "Växel"], 0, 6),
        "Högst hamnar ”Mallar” och ”Löner”, men bara 1 av dem ligger i rutan Börja här.",
    ),
    "inget ligger i rutan": (
        (lead(1, None, 0), ["Löner", "Växel"], 0, 6),
        "Högst hamnar ”Löner”, men inte i rutan Börja här.",
    ),
    "ett enda förslag, utanför rutan": (
        (lead(1, None, 0), ["Löner"], 0, 6),
        "Det enda placerade förslaget, ”Löner”, ligger inte i rutan Börja här.",
    ),
    "inget är poängsatt": ((lead(0, None), [], 0, 0), NOTHING),
}


@pytest.mark.parametrize(("told", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_rubriken(told: tuple[Leading, list[str], int, int], sentence: str) -> None:
    assert headline(*told) == sentence


def test_utan_poang_ar_det_rapportens_placering() -> None:
    assert printed(["A", "B"], 6) == (
        "Rapporten 2006 placerar två förslag i rutan liten insats och stor vinst: ”A” och ”B”. Ingen har satt poäng än."
    )
    assert printed(["A"], 6).startswith("Rapporten 2006 placerar ett förslag i rutan")
    assert (
        printed([], 6)
        == "Rapporten 2006 placerar inget av förslagen i rutan liten insats och stor vinst. Ingen har satt poäng än."
    )
    assert printed([], 0) == NOTHING


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
    tied = [("A", 1.0, 0.5, 0.5), ("B", 1.04, 0.5, 0.5), ("C", 0.9, 0.5, 0.5)]
    assert movement(tied).startswith("Mest har ”A” och ”B” flyttat sig, 1,0 steg vardera i matrisen.")
    assert movement([]) == ""


def test_formen_och_vems_poang() -> None:
    assert shape("two_camps", ["Effekt", "Planering", "Kostnad"]) == "Två läger om effekt och planering."
    assert shape("too_few", []) == "För få poäng för att se ett mönster."
    assert whose(12, "Länsledning", 2) == f"Omgång 2: poäng från 12{NB}deltagare i gruppen ”Länsledning”."


def test_items_that_stand_on_the_same_place_are_named_a_line_each_on_a_slide() -> None:
    at = {"before": (3.0, 3.0), "deviation_before": 0.5, "deviation_after": 0.5}
    moved = [
        Movement(n, key, key, after=after, **at) for n, key, after in ((1, "A", (2, 2)), (2, "B", (4, 4)), (3, "C", (2, 2)))
    ]
    shown = room_exhibits._arrows(moved)
    assert shown.series[-1].labels == ("1 A\n3 C", "2 B", "") and not shown.key


def test_names_of_places_that_are_near_are_numbers_on_a_slide_and_a_key_says_them() -> None:
    at = {"before": (3.0, 3.0), "deviation_before": 0.5, "deviation_after": 0.5}
    places = ((1, "Upphandlingar", (2.8, 3.1)), (2, "Löneadministration", (3.0, 3.1)), (3, "Växel", (2.8, 3.1)))
    shown = room_exhibits._arrows([Movement(n, name, name, after=after, **at) for n, name, after in places])
    assert shown.series[-1].labels == ("1, 3", "2", "")
    assert [text.replace(NB, " ") for text in shown.key] == ["1 Upphandlingar · 2 Löneadministration · 3 Växel"]
