"""A mapping accounts for every variable of a file; what it says becomes rows of ours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lstdash.errors import DataError
from lstdash.extracts.reading import outside
from lstdash.extracts.reading.cubes import Cells, Cube, Dimension
from lstdash.extracts.reading.mapping import read, rows

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
    return Cube("Folkmängd", "antal", "", "", (), dimensions, (), lambda: iter([Cells(values, marks)]))


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
    text = outside.proposal(cube(), "folk")
    assert text.count("# gissat") == 3 and 'county = "region"' in text and '"kön" = "1"' in text
    assert [row["value"] for row in rows(cube(), read(mapping(tmp_path, text)))] == ["1", "2", "5", "6"]


def test_another_format_is_sent_to_where_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "fil.xlsx"
    path.touch()
    with pytest.raises(DataError, match="kontrollera och publicera"):
        outside.read(path)
