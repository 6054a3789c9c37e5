"""Valid JSON-stat constructs and what they mean, one row each; and faulty files, each told in Swedish."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lstdash.errors import DataError
from lstdash.extracts.reading.cubes import Cube, batches
from lstdash.extracts.reading.json_stat import read

PUBLIC = Path(__file__).parents[4] / "shared" / "data" / "tab6471_jsonstat2.json"
INDEXES: dict[str, Any] = {
    "a list": {"index": ["A", "B"], "label": {"A": "Ett", "B": "Två"}},
    "an object": {"index": {"B": 1, "A": 0}, "label": {"B": "Två", "A": "Ett"}},
    "no index": {"label": {"A": "Ett", "B": "Två"}},
    "no labels": {"index": ["A", "B"]},
}
VALUES: dict[str, tuple[Any, Any, list[tuple[float | None, str]]]] = {
    "a list": ([1, 2.5], None, [(1, ""), (2.5, "")]),
    "a list with null": ([None, 2], None, [(None, ""), (2, "")]),
    "an object without the cells that are not there": ({"1": 2}, None, [(None, ""), (2, "")]),
    "a status for all": ([1, 2], "p", [(1, "p"), (2, "p")]),
    "a list of one status": ([1, 2], ["p"], [(1, "p"), (2, "p")]),
    "a status for each": ([None, 2], ["..", None], [(None, ".."), (2, "")]),
    "a status for some": ([None, 2], {"0": ".."}, [(None, ".."), (2, "")]),
}


def dataset(**changes: Any) -> dict[str, Any]:
    """A data set of one dimension with two categories, changed as asked."""
    base = {
        "version": "2.0",
        "class": "dataset",
        "label": "Folk",
        "id": ["lan"],
        "size": [2],
        "dimension": {"lan": {"label": "län", "category": INDEXES["a list"]}},
        "value": [1, 2],
    }
    return base | changes


def written(tmp_path: Path, found: object) -> Path:
    path = tmp_path / "fil.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    return path


def cells(cube: Cube) -> list[tuple[float | None, str]]:
    return [
        (None if np.isnan(value) else float(value), str(mark))
        for found in cube.cells()
        for value, mark in zip(found.values, found.marks, strict=True)
    ]


@pytest.mark.parametrize("index", INDEXES)
def test_categories(index: str, tmp_path: Path) -> None:
    (cube,) = read(written(tmp_path, dataset(dimension={"lan": {"label": "län", "category": INDEXES[index]}})))
    assert cube.dimensions[0].codes == ("A", "B")
    assert cube.dimensions[0].labels == (("A", "B") if index == "no labels" else ("Ett", "Två"))


@pytest.mark.parametrize("value", VALUES)
def test_cells(value: str, tmp_path: Path) -> None:
    given, status, expected = VALUES[value]
    (cube,) = read(written(tmp_path, dataset(value=given) | ({} if status is None else {"status": status})))
    assert cells(cube) == expected


def test_a_single_category_needs_no_index(tmp_path: Path) -> None:
    dimension = {"lan": {"category": INDEXES["a list"]}, "matt": {"category": {"label": {"m": "Folkmängd"}}}}
    (cube,) = read(written(tmp_path, dataset(id=["lan", "matt"], size=[2, 1], dimension=dimension, role={"metric": ["matt"]})))
    rows = [row for batch in batches(cube) for row in batch.to_pylist()]
    assert [(row["lan"], row["matt"], row["value"]) for row in rows] == [("A", "m", 1.0), ("B", "m", 2.0)]
    assert cube.dimensions[1].role == "metric"


def test_a_collection_gives_each_of_its_data_sets(tmp_path: Path) -> None:
    found = {"class": "collection", "link": {"item": [dataset(), {"class": "dataset", "href": "x"}, dataset(label="Djur")]}}
    assert [cube.title for cube in read(written(tmp_path, found))] == ["Folk", "Djur"]


FAULTS: dict[str, tuple[Any, str]] = {
    "no class": ({"id": []}, "dataset eller collection"),
    "too few cells": (dataset(value=[1]), "2 celler"),
    "a place outside": (dataset(value={"2": 1}), "platser från 0 till 1"),
    "a text among the cells": (dataset(value=[1, "två"]), "tal eller null"),
    "sizes missing": (dataset(size=[2, 2]), "ett för varje dimension"),
    "a dimension not described": (dataset(dimension={}), "dimension.lan"),
    "a category too many": (dataset(size=[1], value=[1]), "1 kategorier"),
    "links only": ({"class": "collection", "link": {"item": [{"class": "dataset", "href": "x"}]}}, "ingen datamängd"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_told_in_swedish(fault: str, tmp_path: Path) -> None:
    found, where = FAULTS[fault]
    with pytest.raises(DataError) as told:
        for cube in read(written(tmp_path, found)):
            cells(cube)
    assert told.value.what == "JSON-stat-filen går inte att läsa."
    assert where in f"{told.value.where} {told.value.expected} {told.value.found}"


def test_text_that_is_no_json_is_told(tmp_path: Path) -> None:
    path = tmp_path / "fil.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(DataError):
        read(path)


def test_a_real_file() -> None:
    if not PUBLIC.exists():
        pytest.skip("tab6471_jsonstat2.json is not beside this checkout: a real JSON-stat file is not read")
    (cube,) = read(PUBLIC)
    assert cube.size == len(cells(cube)) == 2772 and cube.unit == "antal"
    assert [dimension.role for dimension in cube.dimensions] == ["", "", "", "metric", "time"]
