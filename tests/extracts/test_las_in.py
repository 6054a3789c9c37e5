"""The analyst's way from a statistics office's file to a measure on a page, followed with the example that it names."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from lstdash.cli.codes import FAULTS, OK, USER_ERROR
from lstdash.evidence.indicators import indicator
from lstdash.published import versions
from tests.extracts.conftest import Run

PROJECT = Path(__file__).parents[2]
EXAMPLE = PROJECT / "data" / "exempel.px"
DATA = PROJECT.parent / "shared" / "data"
PAGES = {"be0101a1.px": ("2005", 1_889_945), "tab6471_jsonstat2.json": ("2026-04", 2_488_908)}  # Stockholm, by the file itself


@pytest.fixture
def real_root(extracts_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Extracts of this test, published from the product's own source tables."""
    shutil.copytree(extracts_root, tmp_path / "extracts")
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path / "extracts"))
    return tmp_path / "extracts"


def test_readmes_commands_lead_to_a_measure_that_can_be_chosen(
    real_root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = (
        (PROJECT / "docs" / "analytiker.md")
        .read_text(encoding="utf-8")
        .partition("<!-- las-in -->")[2]
        .partition("<!-- /las-in -->")[0]
    )
    first, last = re.findall(r"`python -m lstdash (las-in data/exempel\.px [^`]+)`", part)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "exempel.px").write_bytes(EXAMPLE.read_bytes())
    proposed = run(*first.split())
    assert proposed.code == OK and "län: 21 kategorier" in proposed.out and "(länen: 21 känns igen)" in proposed.out
    published = run(*last.split(), answer="j")
    assert published.code == OK and "Publicerade version" in published.out
    found = indicator(versions.current_version(), "exempel", "")
    assert found is not None and found.name == "Folkmängd efter län, kön och år" and found.periods == ("2004", "2005")
    assert found.values[0].value == 1_889_945 and not found.missing  # Stockholm 2005
    assert found.unit == "personer" and "2006" in found.source.label
    assert "Ingen ny version behövs." in run(*last.split()).out


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.skipif(not DATA.is_dir(), reason="the real files are not at hand")
def test_a_real_file_goes_to_a_page_in_two_commands_and_then_in_one(
    name: str, real_root: Path, run: Run, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.toml"
    assert run("las-in", DATA / name, "--skriv-mappning", plan).code == OK
    assert run("las-in", DATA / name, "--mappning", plan, "--ja").code == OK
    key = re.search(r'^indicator = "(\w+)"', plan.read_text(encoding="utf-8"), re.MULTILINE)
    assert key is not None
    found, (period, stockholm) = indicator(versions.current_version(), key[1], ""), PAGES[name]
    assert found is not None and not found.missing and (found.period, found.values[0].value) == (period, stockholm)
    assert "Ingen ny version behövs." in run("las-in", DATA / name, "--mappning", plan, "--ja").out


def test_without_a_mapping_the_command_says_how_to_get_one(real_root: Path, run: Run) -> None:
    said = run("las-in", EXAMPLE)
    assert said.code == FAULTS and "--skriv-mappning" in said.out


def test_a_mapping_is_never_written_over(real_root: Path, run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text("min", encoding="utf-8")
    said = run("las-in", EXAMPLE, "--skriv-mappning", plan)
    assert said.code == USER_ERROR and plan.read_text(encoding="utf-8") == "min"
