"""How it went for others: the base rate is counted among shared services only, and a case that an analyst adds is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash import formats, store
from lstdash.evidence.reference_cases import COLUMNS, NONE_YET, reference_cases
from tests.lib.tiny import tiny_version

PAPERS = ({"source": "bok", "short_title": "En bok"},)


def case(code: str, kind: str, kept: str, year: int, price_year: int | None = None) -> store.Row:
    said = {"promised": "mycket", "outcome": "lite", "unit": "inget tal", "quality": "halv", "price_year": price_year}
    return {"case_code": code, "name": code, "kind": kind, "kept": kept, "year": year, "source": "bok", "section": "2", **said}


def headline(root: Path, monkeypatch: pytest.MonkeyPatch, *cases: store.Row) -> str:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(root / "extracts"))
    tiny_version(root / "extracts", root.name, sources=PAPERS, reference_cases=cases)
    return reference_cases(root.name).headline.replace(formats.NBSP, " ")


def test_the_published_cases_give_the_base_rate(version: str) -> None:
    found = reference_cases(version)
    assert found.headline.replace(formats.NBSP, " ") == (
        "Av 4 fall av gemensam service: inget infriade hela löftet, 3 delvis, 1 inte alls (vår läsning av källorna). "
        "2 andra reformer står bredvid."
    )
    assert [row[0] for row in found.rows][-2:] == [
        "Sex åtgärder i statliga myndigheter",
        "Administrationen i statliga myndigheter",
    ]
    assert all(row[COLUMNS.index("Prisår")] == "sägs inte" for row in found.rows), "no source names a price year"
    assert "sammanfattning" in found.sources[-2].label and found.sources[0].row_id == "reference_cases:ssc_2023"


def test_a_case_that_kept_its_promise_is_counted_and_other_reforms_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = (case("a", "gemensam service", "infriat", 2020, 2019), case("b", "annat", "inte infriat", 2021))
    assert headline(tmp_path, monkeypatch, *cases) == (
        "Av 1 fall av gemensam service: 1 infriade löftet (vår läsning av källorna). 1 annan reform står bredvid."
    )
    told = dict(zip(COLUMNS, reference_cases(tmp_path.name).rows[0], strict=True))
    assert (told["Prisår"], told["Slag"], told["Enhet"]) == ("2019", "gemensam service", "inget tal")


def test_without_shared_services_there_is_no_base_rate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = headline(tmp_path, monkeypatch, case("b", "annat", "kan inte visas", 2021))
    assert said == "Inget fall av gemensam service är publicerat. 1 annan reform står bredvid."


def test_nothing_published_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert headline(tmp_path, monkeypatch) == NONE_YET.replace(formats.NBSP, " ")
