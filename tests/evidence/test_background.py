"""Facts that are no figures: each stands on a page that exists, or among the sources alone, and every page shows its own."""

from __future__ import annotations

import pytest

from lstdash import store
from lstdash.catalog.consultation import PAGES
from lstdash.evidence import background
from lstdash.questions.sources.answers import sources
from lstdash.views.site import BY_ADDRESS
from tests.lib.drawn import headings
from tests.pages.test_pages import open_page


def test_every_page_of_a_fact_exists_and_has_facts(version: str) -> None:
    assert set(PAGES) <= set(BY_ADDRESS) and list(PAGES) == sorted(PAGES)
    assert {row["page"] for row in store.table("background_facts", version)} - {None} == set(PAGES)


@pytest.mark.parametrize("address", PAGES)
def test_every_fact_of_a_page_leads_to_its_row(address: str, version: str) -> None:
    rows = [row for row in store.table("background_facts", version) if row["page"] == address]
    found = background.of_page(version, address)
    assert sorted(fact.statement for topic in found for fact in topic.facts) == sorted(row["statement"] for row in rows)
    for topic in found:
        for fact in topic.facts:
            row = sources.row(version, fact.source.row_id)
            assert row and fact.statement in dict(row.fields).values() and row.citation == fact.source.label


def test_a_page_without_facts_shows_none(version: str) -> None:
    assert background.of_page(version, "kallor") == ()
    assert "Mer ur källorna" not in headings(open_page("sources"), 2)


@pytest.mark.parametrize("stem", ["inquiry", "equality", "staff"])
def test_the_page_shows_them(stem: str, version: str) -> None:
    app = open_page(stem)
    assert headings(app, 2)[-1] == "Mer ur källorna"
    body = "".join(element.proto.body for element in app.get("html"))
    for topic in background.of_page(version, next(one for one, site in BY_ADDRESS.items() if site.stem == stem)):
        assert all(fact.statement in body for fact in topic.facts)


def test_the_steps_to_a_common_structure_stand_in_order(version: str) -> None:
    steps = next(topic.facts for topic in background.of_page(version, "gemensamt") if topic.name.startswith("Från gemensamt"))
    assert [fact.source.row_id.rpartition("_")[2] for fact in steps] == ["inkop", "normer", "struktur", "forvaltning"]
