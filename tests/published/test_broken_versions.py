"""A pointer that names nothing, a version that is gone, rows that are not those that were published: told, and mended."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lstdash import store
from lstdash.cli import main
from lstdash.errors import DataError
from lstdash.published import versions


@pytest.fixture
def own(extracts_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the published version, current."""
    shutil.copytree(extracts_root, tmp_path / "extracts")
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path / "extracts"))
    yield tmp_path / "extracts"
    store.manifest.cache_clear()


ODD = [b"\x00\xff\xfe" * 40, b"", b"  \n", b"../../etc", b"a/b", "versión".encode(), b"x" * 5_000 + b"/", b"-rf"]


@pytest.mark.parametrize("content", ODD)
def test_a_pointer_of_other_bytes_is_told_and_the_way_back_works(
    own: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = versions.current_version()
    (own / versions.POINTER).write_bytes(content)
    with pytest.raises(DataError, match="Pekaren"):
        versions.current_version()
    for command in (["versioner"], ["aterstall", whole]):
        with pytest.raises(SystemExit) as stopped:
            main(command)
        assert stopped.value.code == 0, capsys.readouterr()
    assert versions.current_version() == whole


def test_a_version_that_has_vanished_is_told(own: Path) -> None:
    gone = versions.current_version()
    shutil.rmtree(own / gone)
    with pytest.raises(DataError, match="går inte att läsa"):
        store.table("counties", gone)
    assert not versions.is_published()


def test_rows_of_another_file_are_not_shown(own: Path) -> None:
    current = versions.current_version()
    folder = own / current
    shutil.copy(folder / "areas.parquet", folder / "counties.parquet")
    with pytest.raises(DataError) as told:
        store.table("counties", current)
    assert "inte hel" in told.value.what and "counties.parquet" in told.value.where and "en annan fil" in told.value.found
    (folder / "counties.parquet").unlink()
    with pytest.raises(DataError, match="ingen fil"):
        store.table("counties", current)
