"""The ready-made coalitions are the same on every page that offers them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.errors import DataError
from lstdash.evidence.constellations import coalitions
from tests.lib.tiny import tiny_version


def test_the_nine_are_the_seven_and_the_two(version: str) -> None:
    found = coalitions(version, "Modellen")
    assert "".join(sorted(found["sju"])) == "FGHKMNO" and set(found["vastmanland-orebro"]) == {"T", "U"}
    assert found["nio"] == (*found["sju"], *found["vastmanland-orebro"])
    assert len(found["alla"]) == 21 and set(found["norra"]) < set(found["alla"])


def test_a_coalition_that_is_not_published_is_named_with_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    with pytest.raises(DataError, match="Modellen saknar rader") as told:
        coalitions(tiny_version(tmp_path), "Modellen")
    assert "lonesamordning_sju" in str(told.value)
