"""No figure moves unseen: two states of every page say and give away what tests/golden/ holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.views.site import SITES, Site
from tests.pages import golden


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.stem)
def test_a_page_says_and_gives_what_was_reviewed(
    site: Site, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Meant? Run `python -m tests.pages.golden` and read the diff."""
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    assert golden.recorded(site).splitlines() == golden.path(site).read_text(encoding="utf-8").splitlines()


def test_every_kept_page_is_there() -> None:
    assert {path.stem for path in golden.FOLDER.iterdir()} == {site.stem for site in SITES}


def test_every_page_with_something_to_choose_is_kept_with_something_chosen(version: str) -> None:
    assert {site.stem for site in SITES if site.declared()} <= set(golden.CHOSEN)
