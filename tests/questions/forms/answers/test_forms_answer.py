"""What the page says for chosen answers, on the rules that ship."""

from __future__ import annotations

from itertools import product

import pytest

from lstdash import store
from lstdash.catalog.inquiry import ACTORS, AIMS, DURATIONS, NATIONAL_INTEREST, PAYERS, YES_NO
from lstdash.questions.forms.answers import forms, words

NONE = ("", "", "", "", "")


@pytest.mark.parametrize(
    ("aim", "given", "headline"),
    [
        (
            "styra verksamhet",
            ("", "starkt", "", "", ""),
            "Styra verksamhet: lämpligt är lagreglering och föreskrifter; det räcker inte med frivillig samverkan och "
            "författningsreglerad samverkan; "
            "olämpligt är nationell strategi eller handlingsplan.",
        ),
        (
            "ha fortlöpande utbyte",
            ("länsstyrelsen och länet", "", "", "", ""),
            "Ha fortlöpande utbyte: lämpligt är länsstyrelsen som länk; olämpligt är nationell samordnare eller "
            "förhandlingsperson. För 2\u00a0former beror det på hur länge det ska vara.",
        ),
        (
            "kraftsamla",
            ("", "", "fortlöpande", "", ""),
            "Kraftsamla: på villkor nationell samordnare eller förhandlingsperson.",
        ),
        (
            "driva gemensamt",
            NONE,
            "Driva gemensamt: inget är avgjort än. För 1\u00a0form beror det på hur starkt det nationella intresset är och "
            "om likvärdigheten är avgörande.",
        ),
        (
            "enas om mål",
            NONE,
            "Enas om mål: på villkor nationell strategi eller handlingsplan; olämpligt är överenskommelse mellan staten "
            "och SKR.",
        ),
    ],
)
def test_headline(version: str, aim: str, given: tuple[str, ...], headline: str) -> None:
    assert forms.answer(version, aim, given).headline == headline


def test_a_combination_without_a_rule_is_said() -> None:
    none = "Kraftsamla: ingen regel täcker detta. Utredningen säger inget om den kombinationen."
    assert words.headline("kraftsamla", {}, 0, ()) == none


@pytest.mark.parametrize("actors", ["länsstyrelsen och länet", "regeringen och kommunsektorn"])
def test_the_county_board_is_a_link_within_the_county_and_to_the_government(version: str, actors: str) -> None:
    found = forms.answer(version, "ha fortlöpande utbyte", (actors, "", "", "", ""))
    assert "Länsstyrelsen som länk" in [one.form for one in found.verdicts if not one.open]


def test_every_verdict_that_the_text_does_not_give_is_our_reading(version: str) -> None:
    """The text says national interest, never that it is strong; it names support and says nothing of whether it fits."""
    rows = store.table("form_rules", version)
    ours = {row["rule"] for row in rows if row["reading"] == "vår läsning"}
    strong = {row["rule"] for row in rows if row["national_interest"] == "starkt"} - {"privatrattslig_nation"}
    paid = {row["rule"] for row in rows if row["payer"]}
    assert strong | paid | {row["rule"] for row in rows if row["aim"] == "stödja kommuner och regioner"} <= ours


def test_not_enough_is_not_unfit(version: str) -> None:
    """The inquiry says of national interests that cooperation is not enough, not that it is unfit."""
    found = forms.answer(version, "styra verksamhet", ("", "starkt", "", "", ""))
    assert {verdict.form: verdict.suitability for verdict in found.verdicts}["Frivillig samverkan"] == "otillräcklig"


def test_two_rules_that_say_the_same_of_a_form_stand_once(version: str) -> None:
    found = forms.answer(version, "styra verksamhet", NONE)
    law = [verdict for verdict in found.verdicts if verdict.form.startswith("Lagreglering")]
    assert [verdict.open for verdict in law] == ["likvärdigheten är avgörande eller det nationella intresset är starkt"]
    assert len(law[0].sources) == 2


def test_rules_that_stand_once_keep_both_reasons_and_say_whose_reading_they_are(version: str) -> None:
    found = forms.answer(version, "ha fortlöpande utbyte", NONE)
    (link,) = [verdict for verdict in found.verdicts if verdict.form == "Länsstyrelsen som länk"]
    assert "bör utvecklas" in link.reason and "bör utökas" in link.reason
    assert link.reading == "delvis vår läsning"
    law = next(one for one in forms.answer(version, "styra verksamhet", NONE).verdicts if one.form.startswith("Lagreglering"))
    assert law.reason.count("Utgångspunkten") == 1


def test_every_path_has_a_sentence_a_table_and_sources(version: str) -> None:
    values = (ACTORS, NATIONAL_INTEREST, DURATIONS, PAYERS, YES_NO)
    for aim in AIMS:
        for given in product(*(("", value[0]) for value in values)):
            found = forms.answer(version, aim, given)
            assert found.headline.startswith(f"{aim[0].upper()}{aim[1:]}:") and found.headline.endswith(".")
            assert len(forms.table(found)) == len(found.verdicts)
            assert bool(found.sources) == bool(found.verdicts)


def test_the_rules_whole_stand_in_the_order_of_the_aims(version: str) -> None:
    found = forms.rules(version)
    assert [row[0] for row in found.rows] == sorted((row[0] for row in found.rows), key=AIMS.index)


def test_a_hollow_mark_is_explained_exactly_while_there_is_one(version: str) -> None:
    values = (ACTORS, NATIONAL_INTEREST, DURATIONS, PAYERS, YES_NO)
    seen = set()
    for aim in AIMS:
        for given in product(*(("", value[0]) for value in values)):
            found = forms.answer(version, aim, given)
            is_hollow = any(verdict.open for verdict in found.verdicts)
            assert ("ihåligt" in found.decides) == is_hollow
            seen.add(is_hollow)
    assert seen == {True, False}
