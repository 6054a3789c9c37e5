"""What is kept between starts is of one version and one program, never in the way, and never more than so much."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.published import between_starts


@pytest.fixture(autouse=True)
def _root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))


def kept(root: Path) -> list[Path]:
    return list((root / between_starts.FOLDER).iterdir())


def test_what_was_kept_is_read_for_the_same_version_and_name_alone() -> None:
    between_starts.write("v1", "cards", [{"says": "å"}])
    assert between_starts.read("v1", "cards") == [{"says": "å"}]
    assert between_starts.read("v2", "cards") is None and between_starts.read("v1", "others") is None


def test_another_program_reads_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    between_starts.write("v1", "cards", 1)
    source = tmp_path / "lstdash" / "a.py"
    source.parent.mkdir()
    marks = set()
    for text in ("x = 1", "x = 2"):  # as long, and perhaps as old
        source.write_text(text, encoding="utf-8")
        monkeypatch.setattr(between_starts, "ROOT", tmp_path)
        monkeypatch.setattr(between_starts, "PARTS", ("lstdash",))
        between_starts.program.cache_clear()
        marks.add(between_starts.program())
        assert between_starts.read("v1", "cards") is None
    between_starts.program.cache_clear()
    assert len(marks) == 2


def test_what_cannot_be_read_is_nothing(tmp_path: Path) -> None:
    between_starts.write("v1", "cards", 1)
    (file,) = kept(tmp_path)
    file.write_bytes(b"\xff{")
    assert between_starts.read("v1", "cards") is None


def test_a_folder_that_may_not_be_written_keeps_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / between_starts.FOLDER).write_text("in the way", encoding="utf-8")
    between_starts.write("v1", "cards", 1)
    assert between_starts.read("v1", "cards") is None


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    for number in range(between_starts.MOST_FILES + 5):
        between_starts.write(f"v{number}", "cards", number)
    assert len(kept(tmp_path)) == between_starts.MOST_FILES
    assert between_starts.read(f"v{number}", "cards") == number
