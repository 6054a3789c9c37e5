"""What an export may be, and how its cells are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lstdash.exhibits import Cell, Notation, Series, Sheet, SlideChart
from lstdash.exports import cells, kinds
from lstdash.exports.content import Export, Stamp, of_now
from lstdash.exports.kinds import Kind
from lstdash.views import downloads

NBSP = "\u00a0"


def test_a_file_name_carries_the_version_and_is_ascii(stamp: Stamp) -> None:
    assert stamp.filename("omraden", "csv") == "omraden_20261121T040452-c73af9d9.csv"
    assert replace(stamp, data_version="../å;version 2").filename("omraden", "csv") == "omraden_-version-2.csv"


@pytest.mark.parametrize("stem", ["Områden", "a/b", "", "a_b", "-a", "../a"])
def test_a_stem_that_is_no_plain_file_name_is_refused(stamp: Stamp, stem: str) -> None:
    with pytest.raises(ValueError, match="stem"):
        stamp.filename(stem, "csv")


def test_a_sheet_refuses_columns_and_rows_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="differ"):
        Sheet("Tabell", ("Län", "län"), ())
    with pytest.raises(ValueError, match="exist"):
        Sheet("Tabell", (), ())
    with pytest.raises(ValueError, match="2 cells"):
        Sheet("Tabell", ("Län", "Antal"), (("Dalarna", 1), ("Skåne",)))
    with pytest.raises(ValueError, match="1 kinds"):
        Sheet("Tabell", ("Län", "Antal"), (), ("auto",))


def test_a_chart_refuses_series_that_do_not_fit_its_categories() -> None:
    with pytest.raises(ValueError, match="Län"):
        SlideChart("bar", (Series("Län", (1.0, 2.0)),), ("Dalarna",))
    with pytest.raises(ValueError, match="expected 1"):
        SlideChart("scatter", (Series("Län", (1.0, 2.0), x=(1.0,)),))
    with pytest.raises(ValueError, match="series"):
        SlideChart("bar", (), ("Dalarna",))
    assert SlideChart("scatter", (Series("Län", (1.0,), x=(1.0,), labels=("A",)),)).categories == ()


def test_the_stamp_says_page_choices_version_dates_and_link(stamp: Stamp) -> None:
    assert stamp.pairs() == (
        ("Sida", "Var samordnade länsstyrelserna 2005?"),
        ("År", "2005"),
        ("Område", "Ekonomi"),
        ("Dataversion", "20261121T040452-c73af9d9"),
        ("Uppgifterna inlästa", "20 november 2006"),
        ("Uttaget", "21 november 2006 kl. 14.05"),
        ("Länk", "https://example.invalid/omraden?ar=2005&omrade=ea"),
    )
    assert stamp.link not in stamp.line()
    assert ("Val", "inga egna val") in replace(stamp, choices=()).pairs()


def test_each_column_is_written_in_swedish_with_the_decimals_it_needs(sheet: Sheet) -> None:
    first, second, third = cells.texts(sheet)
    assert first == ("Åre & Öland <b>", "2005", f"1{NBSP}234{NBSP}567", "3,50", f"42,5{NBSP}%", "2006-01-02", "ja")
    assert second[2:] == ("4", "–", f"100,0{NBSP}%", "–", "nej")
    assert third[3].endswith(f"1{NBSP}234,25") and third[4] == f"0,0{NBSP}%"


@pytest.mark.parametrize(
    ("values", "kind", "expected"),
    [
        ((1, 2, None), "auto", 0),
        ((1.0, 2.5), "auto", 1),
        ((0.1 + 0.2,), "auto", 1),
        ((1 / 3,), "auto", 4),
        ((float("nan"), True, "1,25"), "auto", 0),
        ((0.42, 0.425), "share", 1),
        ((0.29,), "share", 0),  # 28,999999999999996 as a float
        ((2005.5,), "year", 0),
        ((1 / 3, 2.0), "hundredths", 2),
        ((2.0, 2.5), "hundredths", 1),
    ],
)
def test_decimals_of_a_column(values: tuple[Cell, ...], kind: Notation, expected: int) -> None:
    assert cells.decimals(values, kind) == expected


def test_number_formats_are_marked_swedish() -> None:
    assert cells.number_format("auto", 2) == "[$-41D]#,##0.00"
    assert cells.number_format("share", 0) == "[$-41D]0 %"
    assert cells.number_format("year", 0) == "[$-41D]0"


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@SUM", "\t=1", "  =1", "\r=1", "＝1"])
def test_text_that_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert cells.neutral(text) == "'" + text


def test_harmless_text_is_left_alone_but_for_control_characters() -> None:
    assert cells.neutral("Åre – Öland, 5 = 5") == "Åre – Öland, 5 = 5"


@pytest.mark.parametrize("text", ["+1,6 år", "-1\u00a0200,5\u00a0mkr", "+4 procentenheter"])
def test_a_difference_is_no_formula(text: str) -> None:
    assert cells.neutral(text) == text


@pytest.mark.parametrize("text", ["+1+cmd|' /C calc'!A0", "-2+3", "+1 år(2)", "+A1", "-1;2", "+1 år =1"])
def test_what_only_begins_as_a_difference_may_be_one(text: str) -> None:
    assert cells.neutral(text) == "'" + text
    assert cells.clean("a\x00b\x1bc\nd") == "abc\nd"


def test_yes_no_and_dates_are_no_numbers() -> None:
    assert cells.number(True) is None and cells.number(float("inf")) is None and cells.number(0) == 0
    assert cells.text(date(2006, 11, 21)) == "2006-11-21"
    sheet = Sheet("Tabell", ("Tal", "Blandat", "Tomt"), ((1, "a", None), (None, 2, None)))
    assert [cells.is_numeric(sheet, column) for column in range(3)] == [True, False, False]


def test_a_deck_is_of_what_the_page_shows_by_now(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tab that is drawn anew by itself, and another part of the page that was drawn before it, or has choices of its own."""
    changed = (("Värdlän", "Skåne"),)
    later = replace(
        export.stamp,
        choices=(("År", "2005"), ("Område", "IT")),
        exported=export.stamp.exported + timedelta(seconds=9),
        link="?vard=M",
        changed=changed,
    )
    own = replace(export.stamp, choices=(("Nytta", "porto"),))
    given = {str(at): replace(export, stamp=one) for at, one in enumerate((export.stamp, later, own))}
    built: list[Export] = []
    monkeypatch.setattr(kinds, "deck", lambda given, *_: built.extend(given))
    downloads._deck(downloads._Page("Sida", (), given=given), False)
    assert [one.stamp.choices for one in built] == [later.choices, later.choices, own.choices]
    assert {(one.stamp.link, one.stamp.changed) for one in built} == {("?vard=M", changed)}


def test_a_single_file_says_the_choices_that_its_page_shows_by_now(export: Export) -> None:
    moved = (("År", "2005"), ("Område", "IT"))
    later = replace(export.stamp, choices=moved, exported=export.stamp.exported + timedelta(seconds=9), link="?omrade=it")
    page = downloads._Page("Sida", (), given={"kurva": export, "flik": replace(export, stamp=later)})
    built: list[Export] = []

    def build(export: Export) -> bytes:
        built.append(export)
        return b""

    downloads._build(Kind("Slag", "x", "text/plain", build), export, page)
    assert [(one.exhibit, one.stamp.choices, one.stamp.link) for one in built] == [(export.exhibit, moved, "?omrade=it")]


def test_what_was_drawn_at_once_keeps_what_it_says(export: Export) -> None:
    of_another_year = replace(export, stamp=replace(export.stamp, choices=(("År", "2004"), ("Område", "Ekonomi"))))
    given = [export, of_another_year]
    assert of_now(given, given) == given
