"""Our reading of xlsx against openpyxl's, cell by cell: what Excel and other programs write, and generated sheets.

Sheets are written as XML, since no library writes all that programs do.
"""

# ruff: noqa: E501 (sheets as programs write them)
from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lstdash.extracts.reading.books import xlsx_rows
from lstdash.extracts.reading.sheets import NUMBER_CELL
from tests.extracts.oracle import Cells, differences, ours

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FORMATS = ("General", "0%", '0" %"', "yyyy-mm-dd", "hh:mm:ss", "[h]:mm:ss", '#,##0.00\\ "kr"', "[Red]0.0%", "d mmmm yyyy hh:mm")
TEXTS = ("ett", "två ord", "å &amp; ö", "rad_x000D_\nrad", "", " mellanslag ", "#DIV/0!")


def workbook(path: Path, sheet: str, *, epoch_1904: bool = False, root: str = "") -> Path:
    """Write a workbook of one sheet whose rows are given as XML; style n has the format n of FORMATS."""
    numbers = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{_quoted(one)}"/>' for n, one in enumerate(FORMATS))
    styles = "".join(f'<xf numFmtId="{200 + n}" fontId="0" fillId="0" borderId="0"/>' for n in range(len(FORMATS)))
    strings = "".join(f'<si><t xml:space="preserve">{one}</t></si>' for one in TEXTS)
    strings += '<si><r><t>delad </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>uttal</t></rPh></si>'
    fonts = "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(
                (("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"))
            )
        )
        + "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{int(epoch_1904)}"/>'
        '<sheets><sheet name="Blad" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{numbers}</numFmts>{fonts}<cellXfs>{styles}</cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/worksheets/sheet1.xml": root or f'<?xml version="1.0"?>\n<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;")


def cells(path: Path) -> Cells:
    return ours(path)[0].cells


ROWS = {
    "plain": '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
    "other order of attributes": '<row spans="1:2" r="1"><c s="1" r="A1"><v>0.5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
    "no references": "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>2</v></c></row>",
    "no references in some": '<row r="1"><c r="A1"><v>1</v></c></row><row><c><v>2</v></c></row><row r="9"><c r="C9"><v>3</v></c></row>',
    "gaps": '<row r="3"><c r="B3"><v>1</v></c><c r="AA3"><v>2</v></c></row><row r="7"/><row r="9" ht="3"><c r="A9" s="2"/></row>',
    "every kind": '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c>'
    '<c r="D1" t="str"><v> a </v></c><c r="E1" t="d"><v>2007-06-30T00:00:00</v></c>'
    '<c r="F1" t="inlineStr"><is><t>in</t></is></c><c r="G1" t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r></is></c></row>',
    "formulas": '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1</f></c><c r="C1" t="str"><f>""</f></c>'
    '<c r="D1" t="str"><f>"x"</f><v>x</v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    '<c r="F1"><f t="shared" ref="F1:G1" si="0">A1*2</f><v>4</v></c><c r="G1"><f t="shared" si="0"/><v>4</v></c></row>',
    "hidden": '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3" hidden="1"/>',
    "line breaks between tags": '<row r="1">\n  <c r="A1" t="s">\n <v>1</v>\n</c>\n <c r="B1"><v>2</v></c>\n</row>\n'
    '<row r="2">\n<c r="A2" t="inlineStr"><is>\n<t>x</t>\n</is></c></row>\n',
    "a comment that looks like a row": '<row r="1"><c r="A1"><v>1</v></c><!-- <row r="2"><c r="A2"><v>2</v></c></row> --></row>'
    '<row r="2"><c r="B2"><v>3</v></c></row>',
    "text that looks like a row": '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<row r="2"><c r="A2">]]></t></is></c></row>'
    '<row r="2"><c r="B2" t="inlineStr"><is><t>&lt;c r="A2"&gt; 2" ]]&gt;</t></is></c></row>',
    "elements of others": '<row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"/></extLst></c><c r="B1"><v>2</v></c></row>',
    "single quotes": "<row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='A2' t='s'><v>1</v></c></row>",
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_sheets_as_programs_write_them(tmp_path: Path, name: str) -> None:
    path = workbook(tmp_path / "a.xlsx", f"<sheetData>{ROWS[name]}</sheetData>")
    assert list(differences(path)) == [] and cells(path)


def test_cells_in_another_order_are_all_read(tmp_path: Path) -> None:
    """The other reader, as a stream, loses those that stand after a later column."""
    path = workbook(tmp_path / "a.xlsx", '<sheetData><row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row></sheetData>')
    assert cells(path) == {(1, 1): NUMBER_CELL + "1", (1, 3): NUMBER_CELL + "3"}


@pytest.mark.parametrize("name", ["plain", "every kind", "formulas", "gaps"])
def test_names_with_a_prefix(tmp_path: Path, name: str) -> None:
    body = ROWS[name].replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    path = workbook(
        tmp_path / "a.xlsx", "", root=f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{body}</x:sheetData></x:worksheet>'
    )
    assert list(differences(path)) == [] and cells(path)


def test_what_stands_around_the_rows(tmp_path: Path) -> None:
    before = '<cols><col min="2" max="3" width="9" hidden="1"/></cols>'
    after = '<mergeCells count="2"><mergeCell ref="A1:A3"/><mergeCell ref="B1:AA2"/></mergeCells><pageMargins/>'
    path = workbook(tmp_path / "a.xlsx", f"{before}<sheetData>{ROWS['plain']}</sheetData>{after}")
    assert ours(path)[0].merged == {(1, 1, 3, 1), (1, 2, 2, 27)} and ours(path)[0].hidden_columns == {2, 3}
    assert list(differences(path)) == []


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_moments(tmp_path: Path, epoch_1904: bool) -> None:
    values = ("0", "0.5", "1", "59", "60", "61", "38899.25", "45000", "2958465", "2958466", "-1", "1e300", "0.99999999")
    rows = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{"ABCDEFGHI"[s]}{n}" s="{s}"><v>{value}</v></c>' for s in range(len(FORMATS)))
        + "</row>"
        for n, value in enumerate(values, 1)
    )
    path = workbook(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData>", epoch_1904=epoch_1904)
    assert list(differences(path)) == []


@pytest.mark.parametrize("size", [40, 100, 1000])
@pytest.mark.parametrize("name", ROWS)
def test_blocks_may_end_anywhere(tmp_path: Path, name: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", f"<sheetData>{ROWS[name] * 3}</sheetData>")
    whole = cells(path)
    monkeypatch.setattr(xlsx_rows, "BLOCK", size)
    assert cells(path) == whole


NUMBERS = st.one_of(
    st.integers(-(10**18), 10**18).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.integers(0, 60000).map(str),
)
CELLS = st.one_of(
    st.builds(lambda s, v: f' s="{s}"><v>{v}</v></c>', st.integers(0, len(FORMATS) - 1), NUMBERS),
    st.integers(0, len(TEXTS)).map(lambda index: f' t="s"><v>{index}</v></c>'),
    st.sampled_from(
        (' t="b"><v>1</v></c>', ' t="e"><v>#REF!</v></c>', ' s="3"/>', "><f>A1</f></c>", ' t="str"><f>A1</f><v>x</v></c>')
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=8).map(
        lambda text: (
            f' t="inlineStr"><is><t xml:space="preserve">{text.replace("&", "&amp;").replace("<", "&lt;")}</t></is></c>'
        )
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(st.integers(0, 25), CELLS, max_size=5), max_size=8))
def test_generated_sheets(tmp_path: Path, rows: list[dict[int, str]]) -> None:
    written = "".join(
        f'<row r="{number}">' + "".join(f'<c r="{chr(65 + at)}{number}"{row[at]}' for at in sorted(row)) + "</row>"
        for number, row in enumerate(rows, 1)
    )
    path = workbook(tmp_path / "a.xlsx", f"<sheetData>{written}</sheetData>")
    assert list(differences(path)) == []


CLOSE = ' t="inlineStr"><is><t xml:space="preserve">{} tum 3"</t></is></c>'  # the row's number and a quotation mark, in a text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=3, max_size=9))
)
def test_rows_that_are_cut_at_their_number_say_the_same(tmp_path: Path, rows: list[list[str]]) -> None:
    """Full rows of one width; a style, a value or a text may hold the row's number too."""
    cut = "".join(
        f'<row r="{number}">' + "".join(f'<c r="{chr(65 + at)}{number}"{cell}' for at, cell in enumerate(row)) + "</row>"
        for number, row in enumerate([*rows, *rows], 1)
    )
    path = workbook(tmp_path / "a.xlsx", f"<sheetData>{cut}</sheetData>")
    assert list(differences(path)) == []


@pytest.mark.parametrize(
    "row",
    [
        f'<row r="3"><c r="A3"{CLOSE.format("")}<c r="B3"><v>7</v></c></row>',
        '<row r="3"><c r="A3" s="3"><v>1</v></c></row>',  # as many pieces as a row of two cells
        '<row r="3"><c r="B3"><v>1</v></c><c r="C3"><v>2</v></c></row>',
        '<row r="3" hidden="1"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c></row>',
        '<row r="3"><c r="A3"><v>1</v></c><!-- <c r="B3"><v>8</v></c> --><c r="B3"><v>2</v></c></row>',
        '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c></row><!-- </row> -->',
        '<row r="3" spans="1:2" s="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c></row>',
    ],
)
def test_a_row_that_only_looks_like_those_before_it(tmp_path: Path, row: str) -> None:
    before = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>' for n in (1, 2))
    path = workbook(tmp_path / "a.xlsx", f"<sheetData>{before}{row}</sheetData>")
    assert list(differences(path)) == [] and any(at[0] == 3 for at in cells(path))
