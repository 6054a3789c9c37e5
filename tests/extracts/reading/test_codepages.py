"""A file in another code page is refused by name, never read as Windows-1252 with other letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.reading.codepages import Letters
from tests.extracts.reading.test_csv_input import AREAS, LABELS, cells, check, only_fault, published, text
from tests.extracts.sample import area

OTHERS = {"mac-roman": "Macintosh", "cp850": "DOS", "cp437": "DOS", "utf-32": "UTF-32", "cp1251": "en annan teckentabell"}


def letters(written: bytes) -> Letters:
    found = Letters()
    found.add(written)
    return found


@pytest.mark.parametrize("encoding", OTHERS)
@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_another_code_page_is_named(root: Path, inbox: Path, encoding: str, newline: str) -> None:
    name = "Löner på län" if encoding != "cp1251" else "Служба и дело"
    headings = LABELS if encoding != "cp1251" else AREAS
    (inbox / "areas.csv").write_bytes(
        text([headings, cells(area("it", 2026, 2, 1, 1) | {"name": name})], newline=newline).encode(encoding)
    )
    fault = only_fault(root, inbox / "areas.csv")
    assert OTHERS[encoding] in fault.found and "UTF-8" in fault.action


WORDS = st.sampled_from(
    ["löner", "på", "län", "Östergötland", "Ärenden", "Åtgärd", "it", "Väst", "rör", "ÖREBRO", "små", "idé"]
)


@given(st.lists(WORDS, min_size=1, max_size=30), st.sampled_from(["mac-roman", "cp850", "windows-1252", "latin-1"]))
def test_swedish_words_tell_the_code_page(words: list[str], encoding: str) -> None:
    written = ";".join(words)
    found = letters(written.encode(encoding))
    wanted = "windows-1252" if encoding == "latin-1" or written.isascii() else encoding
    assert (found.verdict() == "windows-1252") == (wanted == "windows-1252")
    assert not found.odd or wanted != "windows-1252"


@pytest.mark.parametrize(
    "written",
    ["can’t – ”citat” … €5", "50 €", "Göteborg–Malmö", "Mårten’s … och så", "Müller, Søren, Æbeltoft", "5 µm à 3 §", "e-post™"],
)
def test_signs_of_windows_are_fine(written: str) -> None:
    found = letters(written.encode("windows-1252"))
    assert (found.verdict(), found.odd) == ("windows-1252", "")


def test_a_foreign_letter_among_swedish_ones_is_read_and_told(root: Path, inbox: Path) -> None:
    row = cells(area("it", 2026, 2, 1, 1) | {"name": "Škoda på åkern i länen"})
    (inbox / "areas.csv").write_bytes(text([LABELS, row]).encode("windows-1252"))
    plan = check(root, inbox / "areas.csv")
    assert plan.faults == () and "(Š)" in str(plan.notices[0])
    publish(inbox / "areas.csv", root=root)
    assert ("Škoda på åkern i länen",) in published(root, "areas", "name")


def test_what_was_spoiled_before_it_was_saved_as_utf8_is_seen(root: Path, inbox: Path) -> None:
    for number, name in enumerate(["Lšner pŒ lŠn", "LÃ¶ner", "L\ufffdner"]):
        path = inbox / f"areas {number}.csv"
        path.write_text(text([LABELS, cells(area("it", 2026, 2, 1, 1) | {"name": name})]), encoding="utf-8")
        assert any("som fel tecken" in fault.found for fault in check(root, path).faults), name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_records_that_end_with_a_return(root: Path, inbox: Path, encoding: str) -> None:
    rows = [cells(area(name, 2026, 2, 1, 1) | {"name": "två\nrader på ö"}) for name in ("ea", "it")]
    (inbox / "areas.csv").write_bytes(text([LABELS, *rows]).replace("\r\n", "\r").encode(encoding))
    publish(inbox / "areas.csv", root=root)
    assert published(root, "areas", "area, name")[-2:] == [("it", "IT"), ("it", "två rader på ö")]
    wrong = text([LABELS, rows[0], cells(area("xx", 2026, 2, 1, 1))]).replace("\r\n", "\r")
    (inbox / "areas.csv").write_bytes(wrong.encode(encoding))
    assert only_fault(root, inbox / "areas.csv").row == 3


def test_a_text_that_breaks_off_in_the_middle_of_a_letter(root: Path, inbox: Path) -> None:
    (inbox / "areas.csv").write_bytes("Område;År".encode("utf-16")[:-1])
    assert "UTF-16" in only_fault(root, inbox / "areas.csv").found


def test_rows_swallowed_by_a_quote_are_not_lost(root: Path, inbox: Path) -> None:
    lines = [";".join(cells(area(name, 2026, 2, 1, 1))) for name in ("ea", "it", "pa", "registratur")]
    lines[0], lines[2] = lines[0].replace("EA", '"EA'), lines[2].replace("PA", 'PA"')
    (inbox / "areas.csv").write_text("\n".join([";".join(LABELS), *lines]) + "\n", encoding="utf-8")
    fault = check(root, inbox / "areas.csv").faults[0]
    assert fault.row == 2 and "inom samma citattecken" in fault.found
