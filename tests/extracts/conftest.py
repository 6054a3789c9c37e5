"""A folder of source tables and a version published from it; each test gets its own copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lstdash.extracts.publishing.publish import publish
from tests.extracts.sample import write_source


@pytest.fixture(scope="session")
def _prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Source tables and a published root, made once."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LSTDASH_SOURCE", str(write_source(folder / "source")))
        publish(root=folder / "extracts", note="Första versionen")
    return folder


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
