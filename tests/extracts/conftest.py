"""A folder of source tables and a version published from it; each test gets its own copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lstdash.cli import main
from lstdash.extracts.checking import plan
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.reading import intake
from tests.extracts.accounting import lost_rows
from tests.extracts.oracle import differences, is_open_xml
from tests.extracts.sample import write_source


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture(scope="session")
def _prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Source tables and a published root, made once."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LSTDASH_SOURCE", str(write_source(folder / "source")))
        publish(root=folder / "extracts", note="Första versionen")
    return folder


@pytest.fixture(autouse=True)
def every_row_is_accounted_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no check of a test lose a row in silence."""
    read = plan._read

    def counted(coming: plan.Plan, progress: plan.Progress) -> None:
        read(coming, progress)
        assert lost_rows(coming) == []

    monkeypatch.setattr(plan, "_read", counted)


@pytest.fixture(autouse=True)
def every_workbook_is_read_as_by_another_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare each workbook that a test hands in, cell by cell, with what openpyxl reads."""
    read = intake.read_workbook

    def compared(path: Path, *rest: Any) -> Any:
        found = read(path, *rest)
        assert not is_open_xml(path) or not list(differences(path))
        return found

    monkeypatch.setattr(intake, "read_workbook", compared)


@pytest.fixture
def source(_prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample as data/source of this test."""
    folder = tmp_path / "source"
    shutil.copytree(_prepared / "source", folder)
    monkeypatch.setenv("LSTDASH_SOURCE", str(folder))
    return folder


@pytest.fixture
def root(_prepared: Path, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Extracts where the sample is published."""
    folder = tmp_path / "extracts"
    shutil.copytree(_prepared / "extracts", folder)
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(folder))
    return folder


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder for the files an analyst brings, with a name as they come."""
    folder = tmp_path / "Från länen, höst å ä ö"
    folder.mkdir()
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command as from the terminal; `answer` is what is typed when it asks."""
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    monkeypatch.chdir(tmp_path)

    def command(*arguments: object, answer: str | None = None) -> Said:
        def typed() -> str:
            if answer is None:
                raise EOFError
            return answer

        monkeypatch.setattr("builtins.input", typed)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(int(ended.value.code or 0), said.out.replace("\u00a0", " "), said.err.replace("\u00a0", " "))

    return command
