"""The page that takes files does what the commands do: faults, differences, publishing, the way back."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from lstdash import store
from lstdash.errors import DataError
from lstdash.evidence.indicators import indicator
from lstdash.extracts.checking.guard import WouldLose
from lstdash.extracts.publishing.lock import Busy
from lstdash.extracts.template import HEAD_ROW
from lstdash.published import versions
from lstdash.published.manifest import Manifest
from lstdash.questions.update.answers import update
from lstdash.questions.update.answers.brought import Asked, Brought, proposed

EXAMPLE = Brought("exempel.px", (Path(__file__).parents[4] / "data" / "exempel.px").read_bytes())
AREAS = "Område;År;Namn;Samordnade;Alla 21 deltar;Koncentrerade;Källa;Avsnitt\n"
SUPPLEMENT = Asked(supplement=True)


def areas(*rows: str) -> Brought:
    return Brought("areas.csv", (AREAS + "".join(f"{row}\n" for row in rows)).encode())


def quiet(_what: str, _share: float) -> None:
    """No bar."""


@pytest.fixture(autouse=True)
def root(extracts_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Extracts of this test, published from the product's own source tables."""
    shutil.copytree(extracts_root, tmp_path / "extracts")
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path / "extracts"))
    return tmp_path / "extracts"


def test_every_fault_is_told_with_its_place() -> None:
    found = update.check([areas("it;2005;It;tjugo;9;2;heuwing2006;2.2")], SUPPLEMENT, quiet)
    assert found.headline.replace("\u00a0", " ") == "1 fel i 1 fil. Inget har ändrats."
    ((file, _, row, column, wrong, *_),) = found.faults
    assert (file, row, column, wrong) == ("areas.csv", "2", "coordinated", "tjugo")
    assert not found.is_ready(SUPPLEMENT) and not found.changes


def test_what_changes_is_shown_published_and_taken_back() -> None:
    before, files = versions.current_version(), [areas("it;2005;It;25;9;2;heuwing2006;2.2")]
    found = update.check(files, SUPPLEMENT, quiet)
    assert ("Samordning per område 2005", "0", "0", "1") in found.changes and found.headlines and found.is_ready(SUPPLEMENT)
    assert "Samordnade: 22 → 25" in found.rows[0][3]
    said = update.publish(files, SUPPLEMENT, "Rättat", found.base, quiet)
    now = versions.current_version()
    assert now != before and now in said and Manifest.read(versions.extracts_dir() / now).note == "Rättat"
    assert {row["area"]: row["coordinated"] for row in store.table("areas", now)}["it"] == 25
    assert before in update.earlier() and now not in update.earlier()
    assert before in update.restore(before) and versions.current_version() == before


def test_rows_that_would_disappear_must_be_allowed() -> None:
    files = [areas("it;2005;It;25;9;2;heuwing2006;2.2")]
    found = update.check(files, Asked(), quiet)
    assert [name for name, _ in found.lost] == ["areas:2005"] and not found.is_ready(Asked())
    with pytest.raises(WouldLose):
        update.publish(files, Asked(), "", found.base, quiet)
    allowed = Asked(replace=("areas:2005",))
    assert update.check(files, allowed, quiet).lost == ()


def test_what_was_published_since_the_difference_was_read_is_not_run_over() -> None:
    files = [areas("it;2005;It;25;9;2;heuwing2006;2.2")]
    seen = update.check(files, SUPPLEMENT, quiet).base
    update.publish([areas("it;2005;It;26;9;2;heuwing2006;2.2")], SUPPLEMENT, "", seen, quiet)
    with pytest.raises(Busy, match="sedan kontrollen"):
        update.publish(files, SUPPLEMENT, "", seen, quiet)


def test_a_statistics_file_asks_for_a_mapping_and_becomes_a_measure() -> None:
    with pytest.raises(DataError, match="mappning"):
        update.check([EXAMPLE], Asked(), quiet)
    plan = Brought("exempel.toml", proposed([EXAMPLE]).encode())
    found = update.check([EXAMPLE, plan], Asked(), quiet)
    assert ("Indikatorernas värden", "42", "0", "0") in found.changes
    assert found.differing == 44 > len(found.rows)  # the page says that not all are shown
    update.publish([EXAMPLE, plan], Asked(), "", found.base, quiet)
    measure = indicator(versions.current_version(), "exempel", "2005")
    assert measure is not None and measure.values[0].value == 1_889_945
    assert proposed([EXAMPLE, plan]) == "" and proposed([areas()]) == ""


def test_names_lead_nowhere_else_and_stand_once(tmp_path: Path) -> None:
    outside = Brought("../../../areas.csv", areas("it;2005;It;25;9;2;heuwing2006;2.2").content)
    assert update.check([outside], SUPPLEMENT, quiet).changes
    with pytest.raises(DataError, match="samma namn"):
        update.check([outside, areas()], SUPPLEMENT, quiet)


def test_the_template_is_the_commands_own() -> None:
    book = openpyxl.load_workbook(BytesIO(update.template()), read_only=True)
    assert "Samordning per område" in book.sheetnames
    rows = book["Samordning per område"].iter_rows(min_row=HEAD_ROW, values_only=True)
    assert any("it" in row for row in rows)
    found = update.check([Brought(update.TEMPLATE, update.template())], Asked(), quiet)
    assert not found.faults and not found.changes


def test_a_register_is_dropped_as_it_is_published() -> None:
    book = openpyxl.Workbook()
    book.active.title = "2025"  # type: ignore[union-attr]
    for row in (("Myndighet", "OrgNr", "Anställda"), ("Länsstyrelsen i Skåne län", "202100-2346", 700), ("Annan", "", 3)):
        book.active.append(row)  # type: ignore[union-attr]
    content = BytesIO()
    book.save(content)
    found = update.check([Brought("esv.xlsx", content.getvalue())], Asked(), quiet)
    assert not found.faults and found.is_ready(Asked()) and "700" in found.rows[0][3]
    broken = update.check([Brought("esv.xlsx", content.getvalue()[:900])], Asked(), quiet)
    assert [fault[4] for fault in broken.faults] == ["en fil som inte är en arbetsbok"]
