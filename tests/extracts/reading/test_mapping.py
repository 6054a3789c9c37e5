"""A mapping accounts for every variable of a file; what it says becomes rows of ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lstdash.catalog.counties import COUNTIES, SCB_CODES
from lstdash.errors import DataError
from lstdash.extracts.reading import outside
from lstdash.extracts.reading.cubes import Cells, Cube, Dimension
from lstdash.extracts.reading.mapping import read, rows
from lstdash.extracts.reading.outside import like_counties
from lstdash.extracts.reading.proposal import proposal

START = 'till = "indicator_values"\n[kolumner]\ncounty = "region"\nperiod = "tid"\nvalue = "värde"\n'
CONSTANTS = '[konstanter]\nindicator = "folk"\n'


def cube() -> Cube:
    """Two counties, two sexes and two months: 1 to 8, the last of them missing."""
    dimensions = (
        Dimension("region", ("M", "O"), ("Skåne", "Västra Götaland"), "geo"),
        Dimension("kön", ("1", "2"), ("män", "kvinnor")),
        Dimension("tid", ("2026M01", "2026M02"), ("2026M01", "2026M02"), "time"),
    )
    values, marks = np.array([1, 2, 3, 4, 5, 6, 7, np.nan]), np.array([""] * 7 + [".."])
    return Cube("Folkmängd", "antal", "", "", (), dimensions, lambda: iter([Cells(values, marks)]))


def mapping(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mappning.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_category_is_chosen_by_code_or_label(tmp_path: Path) -> None:
    for chosen in ("2", "kvinnor"):
        found = list(rows(cube(), read(mapping(tmp_path, f'{START}[urval]\n"kön" = "{chosen}"\n{CONSTANTS}'))))
        assert [(row["county"], row["period"], row["value"]) for row in found] == [
            ("M", "2026-01", "3"),
            ("M", "2026-02", "4"),
            ("O", "2026-01", "7"),
            ("O", "2026-02", ""),
        ]
        assert {row["indicator"] for row in found} == {"folk"}


def test_a_sum_with_a_missing_part_is_missing_and_keeps_its_mark(tmp_path: Path) -> None:
    text = START.replace('value = "värde"\n', 'value = "värde"\nsection = "markering"\n')
    found = list(rows(cube(), read(mapping(tmp_path, f'{text}[summera]\nvariabler = ["kön"]\n{CONSTANTS}'))))
    assert [(row["value"], row["section"]) for row in found] == [("4", ""), ("6", ""), ("12", ""), ("", "..")]


FAULTS = {
    "a variable left out": (START + CONSTANTS, "kön"),
    "a variable the file lacks": (START + '[urval]\n"ålder" = "0"\n', "ålder"),
    "a category the file lacks": (START + '[urval]\n"kön" = "3"\n', "3"),
    "an unknown table": ('till = "folk"\n', "folk"),
    "an unknown column": (START.replace("value", "varde"), "varde"),
    "an unknown part": (START + "[annat]\n", "annat"),
    "no TOML": ("till = ", "TOML"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_mapping_is_told_in_swedish(fault: str, tmp_path: Path) -> None:
    text, named = FAULTS[fault]
    with pytest.raises(DataError) as told:
        list(rows(cube(), read(mapping(tmp_path, text))))
    assert named in str(told.value)


def test_a_proposal_marks_its_guesses_and_can_be_read(tmp_path: Path) -> None:
    text = proposal(cube(), "folk")
    assert text.count("# gissat") == 6 and 'county = "region"' in text and 'variabler = ["kön"]' in text
    assert 'year = "…"' in text  # the file does not say
    assert [row["value"] for row in rows(cube(), read(mapping(tmp_path, text)))] == ["4", "6", "12", ""]


def test_a_proposal_takes_the_total_where_there_is_one(tmp_path: Path) -> None:
    given = cube()
    first, _, last = given.dimensions
    with_total = replace(given, dimensions=(first, Dimension("kön", ("TOT", "2"), ("totalt", "kvinnor")), last))
    text = proposal(with_total, "folk")
    assert '"kön" = "TOT"  # totalt' in text and "[summera]" not in text
    assert [row["value"] for row in rows(with_total, read(mapping(tmp_path, text)))] == ["1", "2", "5", "6"]


def regions(*categories: tuple[str, str]) -> Cube:
    """A figure a category, 1, 2, 3 …, all of 2026."""
    codes, labels = zip(*categories, strict=True)
    dimensions = (Dimension("region", codes, labels), Dimension("tid", ("2026",), ("2026",), "time"))
    values = np.arange(1.0, len(codes) + 1)
    return Cube("Folk", "antal", "", "", (), dimensions, lambda: iter([Cells(values, np.array([""] * len(codes)))]))


def counted(tmp_path: Path, given: Cube, chosen: str) -> dict[str, str]:
    plan = read(mapping(tmp_path, f"{START}{chosen}{CONSTANTS}"))
    return {row["county"]: row["value"] for row in rows(given, plan)}


def test_counties_are_recognised_however_they_are_written(tmp_path: Path) -> None:
    given = regions(("01", "01 Stockholm county"), ("202100-2346", "LÄNSSTYRELSEN I SKÅNE LÄN"), ("c3", "Lst Kalmar"))
    assert counted(tmp_path, given, "") == {"AB": "1", "M": "2", "H": "3"}


def test_what_is_no_county_is_refused_until_a_person_chooses(tmp_path: Path) -> None:
    given = regions(("00", "Riket"), ("14", "Västra Götalands län"), ("16", "Skaraborgs län"))
    with pytest.raises(DataError) as told:
        counted(tmp_path, given, "")
    assert "00 Riket" in str(told.value) and "Skaraborgs län fanns till 1997" in str(told.value)
    left_out = '[lan]\n"Riket" = "utelämnas"\n"16" = "utelämnas"\n'
    assert counted(tmp_path, given, left_out) == {"O": "2"}
    assert counted(tmp_path, given, left_out.replace('"16" = "utelämnas"', '"16" = "O"')) == {"O": "5"}
    with pytest.raises(DataError, match="XX"):
        counted(tmp_path, given, left_out.replace('"16" = "utelämnas"', '"16" = "XX"'))


def test_a_code_and_a_label_of_two_counties_are_none(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="3 Södermanland"):
        counted(tmp_path, regions(("3", "Södermanland")), "")


def test_a_proposal_leaves_out_a_total_and_lets_a_person_choose_for_a_county_that_is_no_more() -> None:
    every = [(code, f"{COUNTIES[letter]} län") for letter, code in SCB_CODES.items()]
    text = proposal(regions(("00", "Riket"), *every, ("16", "Skaraborgs län")), "folk")
    assert 'county = "region"  # gissat' in text and '\n"00" = "utelämnas"  # Riket: gissat' in text
    assert '\n# "16" = "utelämnas"  # Skaraborgs län: Skaraborgs län fanns till 1997' in text


def test_ages_are_not_taken_for_counties() -> None:
    ages = [(str(age), str(age)) for age in range(101)]
    assert not like_counties(regions(*ages).dimensions[0])


def test_another_format_is_sent_to_where_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "fil.xlsx"
    path.touch()
    with pytest.raises(DataError, match="kontrollera och publicera"):
        outside.read(path)
