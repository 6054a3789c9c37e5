"""Our county beside another: both values of every line, said word for word; whom to call only as an analyst has published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lstdash import store
from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.citations import Figure, PageLine
from lstdash.questions.my_county.answers import compare, contacts, my_county
from lstdash.questions.my_county.answers.nearest import Likenesses
from lstdash.questions.my_county.charts import exhibits

LIKE = Likenesses(1, 1, 1, 1, 4)


def test_both_counties_stand_on_every_line_and_both_ways_round(version: str) -> None:
    ours, theirs = (my_county.answer(version, county, LIKE) for county in ("M", "N"))
    found, turned = compare.side_by_side(ours, theirs), compare.side_by_side(theirs, ours)
    assert found.columns == ("Fråga", "Skåne", "Halland") and turned.columns == ("Fråga", "Halland", "Skåne")
    assert [row[1:] for row in found.rows[:4]] == [row[:0:-1] for row in turned.rows[:4]]
    assert found.counts == (turned.counts[0], turned.counts[2], turned.counts[1])
    assert all(cell for row in found.rows for cell in row)
    mine, others = (sum(one.activity.is_counted for one in answer.own) for answer in (ours, theirs))
    assert sum(found.counts[:2]) == mine and found.counts[0] + found.counts[2] == others
    assert (found.year, set(found.sources)) == (2005, {*ours.sources, *theirs.sources})
    assert exhibits.compared(ours, found, {}).sources == found.sources


@pytest.mark.parametrize("county", COUNTIES)
def test_the_slide_counts_what_the_pages_sentence_counts(version: str, county: str) -> None:
    ours = my_county.answer(version, county, LIKE)
    theirs = my_county.answer(version, "M" if county == "AB" else "AB", LIKE)
    chart = exhibits.compared(ours, compare.side_by_side(ours, theirs), {}).slide
    assert chart is not None and chart.categories[:2] == ("Båda var med", f"Bara {ours.name}")
    taken = sum(part or 0 for series in chart.series for part in series.values[:2])
    assert f"var år 2005 med i {taken:.0f} av 123" in ours.headline


def test_what_was_only_planned_or_unknown_is_not_taken_part_in(version: str) -> None:
    ours, theirs = (my_county.answer(version, county, LIKE) for county in ("M", "N"))
    rows = {row[0]: row[1:] for row in compare.side_by_side(ours, theirs).rows}
    for at, answer in enumerate((ours, theirs)):
        outside = [one.activity.name for one in answer.own if not one.activity.is_counted]
        assert rows[compare.NOT_COUNTED][at] == ("; ".join(outside) or "ingen")
        taken = "; ".join((rows["Båda deltog i 2005"][at], rows["Deltog i utan den andra 2005"][at])).split("; ")
        assert not set(outside) & set(taken)
    assert rows[compare.NOT_COUNTED] != ("ingen", "ingen")


def test_what_only_one_has_is_said_of_the_other(version: str) -> None:
    ours = my_county.answer(version, "M", LIKE)
    bare = replace(ours, name="Annat", own=(), figures=(), pages=())
    only = replace(ours, figures=(Figure("Mått", "3"),), pages=(PageLine("Skåne berörs.", "staff", "x"),))
    rows = {row[0]: row[1:] for row in compare.side_by_side(only, bare).rows}
    assert rows["Mått"] == ("3", "ingen uppgift") and rows["staff"] == ("Skåne berörs.", "ingen uppgift")
    assert compare.side_by_side(bare, only).rows[0] == ("Mått", "ingen uppgift", "3")


def test_the_sentence_counts_what_they_share() -> None:
    assert compare.headline("Skåne", "Halland", 1, 4, 0, year=2005) == (
        "År 2005 delade Skåne och Halland 1\u00a0verksamhet av de pågående som bara några län var med i; "
        "4 hade bara Skåne och ingen bara Halland."
    )
    assert compare.headline("A", "B", 0, 0, 0, year=2005) == (
        "Rapporten namnger varken A eller B i något pågående som bara några län delade år 2005."
    )


def test_nobody_is_called_before_an_analyst_has_published_how(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = my_county.answer(version, "M", LIKE).shared(stated=True)
    assert contacts.calls(version, found) == contacts.Calls(contacts.NONE_PUBLISHED, ())
    assert contacts.calls(version, ()).sentence == ""
    name = found[0].call
    county = next(row["county"] for row in store.table("counties", version) if row["name"].startswith(name))
    row = {"county": county, "contact_function": "Växel", "page": "https://example.invalid", "address": None}
    kept = store.table
    monkeypatch.setattr(store, "table", lambda table, of: [row] if table == "contacts" else kept(table, of))
    (known,) = contacts.calls(version, found[:1]).contacts
    assert (known.name, known.function, known.row_id) == (name, "Växel", f"contacts:{county},Växel")
    assert contacts.calls(version, found[:1]).sentence == ""
