"""/kallor by weight: documents before registers, contradictions about the first sums before others, our judgements first."""

from __future__ import annotations

import pytest

from lstdash import formats, store
from lstdash.questions.sources.answers import sources, weight
from lstdash.questions.sources.views import controls


def test_the_documents_stand_first_and_the_one_that_most_rests_on_before_the_rest(version: str) -> None:
    found = weight.heaviest_first(version, "sources")
    assert [row["source"] for row in found[:5]] == ["heuwing2006", "sou2024_43", "stockholm2024", "fi2020_755", "ksl2016"]
    resting = weight.resting_on(version)
    registers = [resting[row["source"]] for row in found[5:]]
    assert registers == sorted(registers, reverse=True) and resting["heuwing2006"] > 1000


def test_the_sentence_counts_every_row_that_is_listed(version: str) -> None:
    listed = len(sources.table(version, "sources").rows)
    assert f"{listed} källor. " in sources.answer(version).headline.replace(formats.NBSP, " ")


def test_a_slide_names_the_documents_in_that_order(version: str) -> None:
    ordered = [f"sources:{row['source']}" for row in weight.heaviest_first(version, "sources")]
    assert [mark.row_id for mark in sources.answer(version).marks] == ordered


def test_a_contradiction_about_the_first_sums_stands_before_one_about_words(version: str) -> None:
    keys = [row["conflict"] for row in weight.heaviest_first(version, "source_conflicts")]
    assert {"samtliga_antal", "omraden_summa"} <= set(keys[:5]) and len(keys) == len(store.table("source_conflicts", version))


@pytest.mark.parametrize(
    ("affects", "expected"),
    [
        ("areas.coordinated", (0, -1)),
        ("money.value areas", (1, -2)),
        ("activities.status networks", (2, -2)),
        ("ingen.alls", (2, -1)),
    ],
)
def test_what_a_contradiction_weighs(affects: str, expected: tuple[int, int]) -> None:
    assert weight.conflict(affects) == expected


def test_our_own_judgements_stand_before_what_the_source_says(version: str) -> None:
    order = [row["quality"] for row in weight.heaviest_first(version, "assumptions")]
    assert order == sorted(order, key=("tom", "halv", "fylld").index)


def test_no_row_is_lost_and_other_tables_keep_their_order(version: str) -> None:
    for name in ("sources", "source_conflicts", "assumptions", "counties"):
        shown = sources.table(version, name)
        assert len(shown.rows) == len(store.table(name, version)) == len(set(shown.row_ids))
    assert weight.heaviest_first(version, "counties") == list(store.table("counties", version))


def test_the_page_opens_with_the_documents() -> None:
    assert controls.VIEW.default == "dokument"
