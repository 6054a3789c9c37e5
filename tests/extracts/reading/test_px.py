"""Valid PX constructs and what they mean, one row each; and faulty files, each told in Swedish."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lstdash.errors import DataError
from lstdash.extracts.reading.cubes import Cube, batches
from lstdash.extracts.reading.px import HEAD_BLOCK, read

PUBLIC = Path(__file__).parents[4] / "shared" / "data" / "be0101a1.px"
HEAD = 'CHARSET="ANSI";\nAXIS-VERSION="2013";\nTITLE="Folk";\nUNITS="antal";\n'
TWO = 'STUB="län";\nHEADING="år";\nVALUES("län")="A","B";\nVALUES("år")="2004","2005";\n'
STUB_ONLY = 'STUB="län","år";\nVALUES("län")="A","B";\nVALUES("år")="2004","2005";\n'
ROWS = "DATA=\n1 2 \n3 4 \n;"


def written(tmp_path: Path, text: str, encoding: str = "cp1252") -> Path:
    path = tmp_path / "fil.px"
    path.write_bytes(text.encode(encoding))
    return path


def cells(cube: Cube) -> list[tuple[float | None, str]]:
    """Every cell as (figure or None, mark), in order."""
    return [
        (None if np.isnan(value) else float(value), str(mark))
        for found in cube.cells()
        for value, mark in zip(found.values, found.marks, strict=True)
    ]


def plain(*values: float) -> list[tuple[float | None, str]]:
    return [(value, "") for value in values]


def keys(first: str, second: str, kind: str = "VALUES") -> str:
    return f'{TWO}KEYS("län")={kind};\nDATA=\n{first}\n{second};'


CONSTRUCTS: dict[str, tuple[str, list[tuple[float | None, str]]]] = {
    "one record a line": (TWO + ROWS, plain(1, 2, 3, 4)),
    "all cells in one record": (TWO + "DATA=1 2 3 4;", plain(1, 2, 3, 4)),
    "no line end after DATA=": (TWO + "DATA=1 2\n3 4;", plain(1, 2, 3, 4)),
    "no space before the line end": (TWO + "DATA=\n1 2\n3 4\n;", plain(1, 2, 3, 4)),
    "line ends of Windows": ((TWO + ROWS).replace("\n", "\r\n"), plain(1, 2, 3, 4)),
    "tabs between cells": (TWO + "DATA=\n1\t2\t\n3\t4\t\n;", plain(1, 2, 3, 4)),
    "commas between cells": (TWO + "DATA=\n1,2,\n3,4;", plain(1, 2, 3, 4)),
    "no last semicolon": (TWO + "DATA=\n1 2 \n3 4 \n", plain(1, 2, 3, 4)),
    "a decimal point": (TWO + "DATA=\n1.5 2.25 \n-3.0 4 \n;", plain(1.5, 2.25, -3, 4)),
    "DECIMALS and SHOWDECIMALS change no figure": (
        "DECIMALS=3;\nSHOWDECIMALS=0;\n" + TWO + "DATA=\n1.125 2 3 4;",
        plain(1.125, 2, 3, 4),
    ),
    "PRECISION changes no figure": (TWO + 'PRECISION("år","2004")=2;\nDATA=\n1.25 2 3 4;', plain(1.25, 2, 3, 4)),
    "a dash is a zero that is a figure": (TWO + 'DATA=\n"-" 2 \n3 4 \n;', [(0, "-"), (2, ""), (3, ""), (4, "")]),
    "one dot": (TWO + 'DATA=\n"." 2 3 4;', [(None, "."), (2, ""), (3, ""), (4, "")]),
    "two dots": (TWO + 'DATA=\n".." 2 3 4;', [(None, ".."), (2, ""), (3, ""), (4, "")]),
    "three to six dots": (
        TWO + 'DATA=\n"..." "...." "....." "......";',
        [(None, "." * 3), (None, "." * 4), (None, "." * 5), (None, "." * 6)],
    ),
    "dots without quotes": (TWO + "DATA=\n.. 2 3 4;", [(None, ".."), (2, ""), (3, ""), (4, "")]),
    "a real zero beside a dash": (TWO + 'DATA=\n0 "-" 3 4;', [(0, ""), (0, "-"), (3, ""), (4, "")]),
    "everything in HEADING": (
        TWO.replace('STUB="län";\nHEADING="år"', 'HEADING="län","år"') + "DATA=\n1 2 3 4;",
        plain(1, 2, 3, 4),
    ),
    "everything in STUB": (STUB_ONLY + "DATA=\n1\n2\n3\n4;", plain(1, 2, 3, 4)),
    "KEYS by values": (keys('"A",1 2', '"B",3 4'), plain(1, 2, 3, 4)),
    "KEYS in another order": (keys('"B",3 4', '"A",1 2'), plain(1, 2, 3, 4)),
    "KEYS leaves out a row of zeros": (f'{TWO}KEYS("län")=VALUES;\nDATA=\n"B",3 4;', plain(0, 0, 3, 4)),
    "KEYS with a mark in a row": (keys('"A","-" ".."', '"B",3 4'), [(0, "-"), (None, ".."), (3, ""), (4, "")]),
    "KEYS by codes": (TWO + 'CODES("län")="01","03";\nKEYS("län")=CODES;\nDATA=\n"03",3 4\n"01",1 2;', plain(1, 2, 3, 4)),
    "KEYS over two variables, one of them by codes": (
        STUB_ONLY + 'CODES("år")="04","05";\nKEYS("län")=VALUES;\nKEYS("år")=CODES;\nDATA=\n"B","05",4\n"A","04",1;',
        plain(1, 0, 0, 4),
    ),
    "KEYS on one line": (f'{TWO}KEYS("län")=VALUES;\nDATA="A",1 2 "B",3 4;', plain(1, 2, 3, 4)),
    "ELIMINATION by name keeps the row": (TWO + 'ELIMINATION("län")="A";\n' + ROWS, plain(1, 2, 3, 4)),
    "ELIMINATION=YES keeps every row": (TWO + 'ELIMINATION("län")=YES;\n' + ROWS, plain(1, 2, 3, 4)),
    "the words DATA= in a note": ('NOTE="Se DATA=1 2 3;";\n' + TWO + ROWS, plain(1, 2, 3, 4)),
    "a semicolon in a string": ('NOTE="A; B";\n' + TWO + ROWS, plain(1, 2, 3, 4)),
    "an equal sign and brackets in a name": (
        'STUB="län (kod=1)";\nHEADING="år";\nVALUES("län (kod=1)")="A","B";\nVALUES("år")="2004","2005";\n' + ROWS,
        plain(1, 2, 3, 4),
    ),
    "a cell note": (TWO + 'CELLNOTE("A","2004")="Rättad";\n' + ROWS, plain(1, 2, 3, 4)),
    "a note on a cell's data": (TWO + 'DATANOTECELL("A","*")="r";\n' + ROWS, plain(1, 2, 3, 4)),
    "DATASYMBOLSUM and DOUBLECOLUMN": (
        TWO + 'DATASYMBOLSUM="*";\nDOUBLECOLUMN("län")=YES;\nPRESTEXT("län")=2;\n' + ROWS,
        plain(1, 2, 3, 4),
    ),
    "HIERARCHIES and CONFIDENTIAL": (TWO + 'CONFIDENTIAL=1;\nHIERARCHIES("län")="A","A":"B";\n' + ROWS, plain(1, 2, 3, 4)),
    "values of several lines": (
        TWO.replace('"A","B"', '"A",\n  "B"').replace('"2004","2005"', '"20"\n"04",\n"2005"') + ROWS,
        plain(1, 2, 3, 4),
    ),
    "a note before the title, of several lines": ('NOTEX="Rad ett"\n"; rad två = DATA=";\n' + TWO + ROWS, plain(1, 2, 3, 4)),
    "quoted symbols at the ends of lines": (TWO + 'DATA=\n1 "-"\n".." 4 \n;', [(1, ""), (0, "-"), (None, ".."), (4, "")]),
    "a text for every symbol": (
        TWO + "".join(f'DATASYMBOL{n}="{n} punkter";\n' for n in range(1, 7)) + 'DATASYMBOLNIL="Noll";\n' + ROWS,
        plain(1, 2, 3, 4),
    ),
    "a large exponent": (TWO + "DATA=\n1E3 2 3 4;", plain(1000, 2, 3, 4)),
    "one category each": ('HEADING="år";\nVALUES("år")="2004";\nDATA=\n7;', plain(7)),
}


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_cells_of_a_valid_construct(construct: str, tmp_path: Path) -> None:
    text, expected = CONSTRUCTS[construct]
    assert cells(read(written(tmp_path, HEAD + text))) == expected


TIMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "a list of years": ('TLIST(A1),"2004","2005"', ("2004", "2005")),
    "a span of years": ('TLIST(A1,"2004"-"2005")', ("2004", "2005")),
    "a span with spaces": ('TLIST( A1 , "2004" - "2005" )', ("2004", "2005")),
    "months": ('TLIST(M1),"2004M12","2005M01"', ("2004M12", "2005M01")),
    "a span of months over new year": ('TLIST(M1,"2004M12"-"2005M01")', ("2004M12", "2005M01")),
    "a span of months without a letter": ('TLIST(M1,"200412"-"200501")', ("200412", "200501")),
    "a span of half-years": ('TLIST(H1,"2004H2"-"2005H1")', ("2004H2", "2005H1")),
    "weeks of a year that has 53": ('TLIST(W1,"2004W53"-"2005W01")', ("2004W53", "2005W01")),
    "weeks of a year that has 52": ('TLIST(W1,"2005W52"-"2006W01")', ("2005W52", "2006W01")),
    "a span of quarters": ('TLIST(Q1,"2004K4"-"2005K1")', ("2004K4", "2005K1")),
}


@pytest.mark.parametrize("time", TIMES)
def test_periods(time: str, tmp_path: Path) -> None:
    text, expected = TIMES[time]
    cube = read(written(tmp_path, f'{HEAD}{TWO}TIMEVAL("år")={text};\n{ROWS}'))
    assert (cube.dimensions[1].codes, cube.dimensions[1].role) == (expected, "time")


def test_names_codes_and_texts(tmp_path: Path) -> None:
    text = (
        'CHARSET="ANSI";\nLANGUAGE="sv";\nLANGUAGES="sv","en";\nTITLE="Folkmängd";\nTITLE[en]="Population";\n'
        'STUB="län";\nSTUB[en]="county";\nHEADING="år";\nHEADING[en]="year";\n'
        'VALUES("län")="Örebro län","Skåne"\n" län";\nVALUES[en]("county")="Örebro county","Skåne county";\n'
        'CODES("län")="18","12";\n'
        'VALUES("år")="2004","2005";\nMAP("län")="lan";\nUNITS="antal";\nDATASYMBOL2="Uppgift saknas";\n'
        'NOTEX="Första raden"\n" och andra#raden.";\nSOURCE="SCB";\nDATA=\n1 2 3 ".." ;'
    )
    cube = read(written(tmp_path, text))
    county = cube.dimensions[0]
    assert (cube.title, cube.unit, cube.source) == ("Folkmängd", "antal", "SCB")
    assert (county.name, county.codes, county.labels, county.role) == ("län", ("18", "12"), ("Örebro län", "Skåne län"), "geo")
    assert cube.notes == ("Första raden och andra raden.",)


@pytest.mark.parametrize(
    ("start", "encoding"),
    [
        ('CHARSET="ANSI";\n', "cp1252"),
        ('CHARSET="ANSI";\nCODEPAGE="iso-8859-1";\n', "cp1252"),
        ('CHARSET="ANSI";\nCODEPAGE="utf-8";\n', "utf-8"),
        ('CHARSET="UTF-8";\n', "utf-8"),
        ("", "cp850"),
        ("", "utf-8-sig"),
    ],
)
def test_characters(start: str, encoding: str, tmp_path: Path) -> None:
    assert read(written(tmp_path, f"{start}{TWO}{ROWS}", encoding)).dimensions[0].name == "län"


def test_a_head_longer_than_what_is_read_at_first(tmp_path: Path) -> None:
    notes = "".join(f'NOTEX="{number:06} DATA= är inte än";\n' for number in range(5_000))
    assert len(notes) > 2 * HEAD_BLOCK
    assert cells(read(written(tmp_path, HEAD + notes + TWO + ROWS))) == plain(1, 2, 3, 4)


def test_rows_name_every_dimension(tmp_path: Path) -> None:
    cube = read(written(tmp_path, f'{HEAD}{TWO}DATA=\n1 ".." \n"-" 4 \n;'))
    rows = [row for batch in batches(cube) for row in batch.to_pylist()]
    assert rows == [
        {"län": "A", "år": "2004", "value": 1.0, "mark": ""},
        {"län": "A", "år": "2005", "value": None, "mark": ".."},
        {"län": "B", "år": "2004", "value": 0.0, "mark": "-"},
        {"län": "B", "år": "2005", "value": 4.0, "mark": ""},
    ]


FAULTS = {
    "no DATA": (TWO, "DATA="),
    "too few cells": (TWO + "DATA=\n1 2 3;", "4 celler"),
    "too many cells": (TWO + "DATA=\n1 2 3 4 5;", "4 celler"),
    "a word among the cells": (TWO + "DATA=\n1 två 3 4;", "cell 2"),
    "no variables": ("DATA=\n1;", "STUB eller HEADING"),
    "a variable without values": (TWO.replace('VALUES("län")="A","B";\n', "") + ROWS, 'VALUES("län")'),
    "fewer codes than values": (TWO + 'CODES("län")="01";\n' + ROWS, 'CODES("län")'),
    "an unknown key": (keys('"C",1 2', '"B",3 4'), "ett värde av län"),
    "a row twice": (keys('"A",1 2', '"A",3 4'), "två gånger"),
    "a row too short": (keys('"A",1', '"B",3 4'), "2 celler på raden A"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_told_in_swedish(fault: str, tmp_path: Path) -> None:
    text, where = FAULTS[fault]
    with pytest.raises(DataError) as told:
        cells(read(written(tmp_path, HEAD + text)))
    assert told.value.what == "PX-filen går inte att läsa." and "fil.px" in told.value.where
    assert where in f"{told.value.where} {told.value.expected} {told.value.found}"


def test_a_real_file() -> None:
    if not PUBLIC.exists():
        pytest.skip("be0101a1.px is not beside this checkout: a real PX file is not read")
    cube = read(PUBLIC)
    found = cells(cube)
    assert cube.size == len(found) == 33_936 and sum(value or 0 for value, _ in found[0::2]) == 9_011_392
