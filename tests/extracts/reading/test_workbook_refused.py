"""Workbooks that are none, or broken: macros, passwords, bombs, parts cut short, another format."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.extracts.reading.test_workbook_input import AREA_ROW, AREAS, LABELS, book, check, found, rewrite


def test_a_macro_workbook_is_read_and_its_macros_never_run(root: Path, inbox: Path) -> None:
    path = book(inbox / "makro.xlsx", [LABELS, AREA_ROW]).rename(inbox / "makro.xlsm")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    plan = check(root, path)
    assert plan.faults == () and set(plan.origins) == {"areas"}
    assert "De körs aldrig" in plan.notices[0].text


def test_a_workbook_open_in_excel_says_so(root: Path, inbox: Path) -> None:
    path = book(inbox / "a.xlsx", [LABELS, AREA_ROW])
    (inbox / "~$a.xlsx").write_bytes(b"")
    assert "öppen i Excel" in check(root, path).notices[0].text


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "en tom fil"),
        (b"area;year\r\nea;2026\r\n", "en fil som inte är en arbetsbok"),
        (OLE, "en skadad arbetsbok"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "en lösenordsskyddad fil"),
        (archive(xl__workbook_DOT_bin=b""), "en binär arbetsbok (.xlsb)"),
        (archive(mimetype=b"", content_DOT_xml=b""), "en skadad arbetsbok"),
        (archive(mimetype=b"", content_DOT_xml=b"<text/>"), "ett OpenDocument-dokument utan kalkylblad"),
        (archive(annat=b""), "en zip-fil som inte är en arbetsbok"),
        (archive(xl__workbook_DOT_xml=b"<workbook"), "en skadad arbetsbok"),
        (archive(xl__workbook_DOT_xml=b'<!DOCTYPE x [<!ENTITY a "b">]>'), "en arbetsbok med otillåten XML"),
    ],
)
def test_what_is_no_workbook_says_what_it_is(root: Path, inbox: Path, content: bytes, expected: str) -> None:
    (inbox / "areas.xlsx").write_bytes(content)
    plan = check(root, inbox / "areas.xlsx")
    assert [(fault.file, fault.found) for fault in plan.faults] == [("areas.xlsx", expected)]
    assert plan.faults[0].action


def test_a_zip_bomb_is_refused_before_it_is_unpacked(root: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(inbox / "bomb.xlsx", [LABELS, AREA_ROW])
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archived,
        archived.open("xl/bomb.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(520):
            part.write(b"\0" * (1 << 20))
    assert path.stat().st_size < 1 << 20
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_, **__: pytest.fail("it was opened"))
    assert found(check(root, path)) == [(None, "", "en fil som packas upp till mer än 500 MB")]


def test_a_part_cut_short_is_a_damaged_workbook(root: Path, inbox: Path) -> None:
    path = book(inbox / "a.xlsx", [LABELS, AREA_ROW])
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])
    assert [fault.found for fault in check(root, path).faults] == ["en skadad arbetsbok"]
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert [fault.found for fault in check(root, path).faults] == ["en fil som inte är en arbetsbok"]


def test_strict_open_xml_is_named(root: Path, inbox: Path) -> None:
    usual, strict = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    path = rewrite(book(inbox / "a.xlsx", [AREAS, AREA_ROW]), "xl/workbook.xml", lambda part: part.replace(usual, strict))
    (fault,) = check(root, path).faults
    assert "Strict Open XML" in fault.found and ".xlsx" in fault.action
