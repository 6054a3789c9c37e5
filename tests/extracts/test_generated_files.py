"""Three hundred bad files: told of in Swedish, no row lost in silence (conftest counts), published whole or not at all."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lstdash.catalog.whole import tables
from lstdash.errors import UserError
from lstdash.extracts.checking.plan import prepare
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.publishing.request import Request
from lstdash.published import versions
from tests.extracts.sample import area

ENGLISH = re.compile("(?i)\\b(error|exception|traceback|invalid|failed|none)\\b")
LABELS = [column.label for column in tables()["areas"].columns]
ODD_CELLS = [
    "", " ", "\u00a0", "-", "–", "1.200", "1,000", "ca 5", "(12)", "#SAKNAS!", "02-feb", "tjugo", '="01"', "Summa", "2026",
    "1e400", "M-län", "a;b", "a,b", "a\tb", 'a"b', '"', "två\nrader", "två\rrader", "\u200b", "\ufffd", "å\u0308", "\x01",
    "=1+1", "x" * 300, "ea", "it",
]  # fmt: skip
CELL = st.sampled_from(ODD_CELLS) | st.text(max_size=6)
ROW = st.lists(CELL, max_size=10)
GOOD = st.sampled_from(["ea", "it", "pa", "info", "juridik"]).map(
    lambda name: list(map(str, area(name, 2026, 20, 9, 2).values()))
)
LINES = st.lists(GOOD | ROW | st.just(LABELS) | st.just(["Samordning per område"]), max_size=12)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "mac-roman", "cp850", "utf-32", "ascii"])


@st.composite
def csv_bytes(draw: st.DrawFn) -> bytes:
    """Lines of good and odd rows, joined and encoded in some way, then perhaps cut or sprinkled with bytes."""
    delimiter, newline = draw(st.sampled_from(";,\t")), draw(st.sampled_from(["\r\n", "\n", "\r"]))
    is_quoted = draw(st.booleans())
    rows = [LABELS] * draw(st.integers(0, 1)) + draw(LINES)
    cells = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' if is_quoted else cell for cell in row] for row in rows]
    written = newline.join(delimiter.join(row) for row in cells).encode(draw(ENCODINGS), "replace")
    return draw(_damaged(written))


@st.composite
def _damaged(draw: st.DrawFn, written: bytes) -> bytes:
    at = draw(st.integers(0, len(written)))
    kind = draw(st.sampled_from(["whole", "whole", "cut", "sprinkled"]))
    if kind == "cut":
        return written[:at]
    return written if kind == "whole" else written[:at] + draw(st.binary(max_size=4)) + written[at:]


@st.composite
def workbook_bytes(draw: st.DrawFn) -> bytes:
    """A workbook of good and odd rows, perhaps with a damaged part or cut short."""
    book: Any = openpyxl.Workbook()
    sheet = book.active
    sheet.title = draw(st.sampled_from(["Samordning per område", "areas", "Blad1", "Deltagande"]))
    for row in [LABELS] * draw(st.integers(0, 1)) + draw(LINES):
        sheet.append([int(cell) if cell == "20" else "".join(one for one in cell if one >= " ") for cell in row])
    out = io.BytesIO()
    book.save(out)
    kind = draw(st.sampled_from(["whole", "whole", "cut", "part"]))
    if kind == "cut":
        return out.getvalue()[: len(out.getvalue()) * draw(st.integers(0, 100)) // 100]
    if kind == "part":
        return _with_damaged_part(out, draw(st.integers(0, 400)), draw(st.binary(max_size=3)))
    return out.getvalue()


def _with_damaged_part(book: io.BytesIO, at: int, noise: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[:at] + noise + content[at + 2 :] if name.endswith("sheet1.xml") else content)
    return out.getvalue()


FILES = st.one_of(
    st.tuples(st.sampled_from(["areas.csv", "Blad1.csv", "areas.txt"]), csv_bytes()),
    st.tuples(st.sampled_from(["areas.xlsx", "areas.ods", "areas.xls"]), workbook_bytes()),
    st.tuples(st.sampled_from(["areas.csv", "areas.xlsx"]), st.binary(max_size=60)),
)


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(files=st.lists(FILES, min_size=10, max_size=10))
def test_any_file_is_told_of_in_swedish_and_published_whole_or_not_at_all(
    root: Path, inbox: Path, files: list[tuple[str, bytes]]
) -> None:
    """Ten files a check, so that three hundred cost thirty checks; conftest counts their rows."""
    shutil.rmtree(inbox)
    inbox.mkdir()
    for number, (name, content) in enumerate(files):
        (inbox / f"{Path(name).stem} {number}{Path(name).suffix}").write_bytes(content)
    before = versions.current_version(root)
    paths = tuple(sorted(inbox.iterdir()))
    with prepare(Request(paths, supplement=True), root) as plan:
        faulty = {fault.file for fault in plan.faults}
        for fault in plan.faults:
            assert fault.file and (fault.found or fault.row) and fault.expected and fault.action, fault
            assert not ENGLISH.search(f"{fault.expected} {fault.action}"), fault
    sound = [path for path in paths if path.name not in faulty]
    after = before
    if sound:
        with suppress(UserError):
            after = publish(sound, root=root, supplement=True).version
    assert versions.current_version(root) == after
    assert versions.damage(after, root) == []
