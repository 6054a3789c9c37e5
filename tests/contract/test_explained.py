"""Så räknar vi: every question that counts has a text and worked examples, and the tests run exactly those rows."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from lstdash.questions.sources.views.controls import EXPLAINED
from lstdash.views.site import SITES, TEXT, Site
from lstdash.worked import Example, Quantity, Worked
from tests.contract.test_language import ENGLISH

ROOT = Path(__file__).parents[2]
ROOMS = ROOT / "lstdash" / "questions"
HAS = [site for site in SITES if site.is_explained]
FEWEST_WORDS = 100


def faults(text: str) -> list[str]:
    """What is wrong with an explaining text."""
    found = []
    if len(text.split()) < FEWEST_WORDS:
        found.append("too short to explain anything")
    if re.search(r"</?[a-z!]", text, re.IGNORECASE):
        found.append("holds HTML")
    if re.search(r"^#", text, re.MULTILINE):
        found.append("has headings of its own: the page sets them")
    if ENGLISH.search(text) or len(re.findall("[åäöÅÄÖ]", text)) < len(text) / 100:
        found.append("is not Swedish")
    return found


@pytest.mark.parametrize("site", HAS, ids=lambda site: site.stem)
def test_a_text_explains_in_swedish_without_markup_of_its_own(site: Site) -> None:
    assert faults(site.explained().text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Kort text om länen.", "too short to explain anything"),
        ("Så räknas länens spann. <b>Fett</b>", "holds HTML"),
        ("# Så räknas länens spann", "has headings of its own: the page sets them"),
        ("How the counties are counted", "is not Swedish"),
    ],
)
def test_a_faulty_text_is_seen(text: str, fault: str) -> None:
    assert fault in faults(text)


def test_text_and_examples_come_together() -> None:
    texts = {path.parent.name for path in ROOMS.glob(f"*/{TEXT}")}
    specs = {path.parent.name for path in ROOMS.glob("*/*_spec.py")}
    assert texts == specs == {site.stem for site in HAS} != set()
    assert list(EXPLAINED) == [site.address for site in HAS]


def test_texts_are_installed_with_the_code() -> None:
    packaged = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    assert f"*{Path(TEXT).suffix}" in packaged["*"]


@pytest.mark.parametrize("site", HAS, ids=lambda site: site.stem)
def test_the_tests_run_every_table(site: Site) -> None:
    spec = vars(import_module(f"lstdash.questions.{site.stem}.{site.stem}_spec"))
    names = {name for name, value in spec.items() if isinstance(value, Worked)}
    assert {spec[name].code for name in names} == {table.code for table in spec["TABLES"]}
    text = (ROOT / "tests" / "questions" / site.stem / f"test_{site.stem}_spec.py").read_text(encoding="utf-8")
    assert set(re.findall(rf"^@each\({site.stem}_spec\.([A-Z_]+)\)$", text, re.MULTILINE)) == names


@pytest.mark.parametrize("table", [table for site in HAS for table in site.explained().tables], ids=lambda table: table.title)
def test_a_table_is_swedish_and_whole(table: Worked) -> None:
    cells = " ".join(cell for row in table.rows for cell in row)
    assert not ENGLISH.search(" ".join((table.title, table.says, *table.columns, cells)))
    assert not re.search(r"\d\.\d|None|True|False", cells), "numbers stand in Swedish notation"
    assert table.says.endswith(".") and table.examples


@pytest.mark.parametrize(
    "examples",
    [
        (Example("a", {"unknown": 1}, {"years": 1}),),
        (Example("a", {}, {}),),
        (Example("a", {}, {"unknown": 1}),),
        (Example("a", {}, {"years": 1}), Example("a", {}, {"years": 2})),
    ],
)
def test_a_row_that_does_not_fit_its_table_is_refused(examples: tuple[Example, ...]) -> None:
    with pytest.raises(ValueError, match="^kod: "):
        Worked("kod", "Titel", "Utgångsläge.", {"share": Quantity("andel")}, {"years": Quantity("År")}, examples)


def test_what_a_row_does_not_speak_of_is_a_dash_and_nothing_changed_is_said() -> None:
    quantities = {"low": Quantity("Lägst"), "high": Quantity("Högst")}
    table = Worked("kod", "Titel", "Utgångsläge.", {}, quantities, (Example("a", {}, {"high": 1.5}),))
    assert (table.columns, table.rows) == (("Exempel", "Givet", "Lägst", "Högst"), (("a", "utgångsläget", "–", "1,5"),))
