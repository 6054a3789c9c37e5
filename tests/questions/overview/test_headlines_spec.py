"""The sentences that open the pages, word for word: what a reader is told in each situation."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.catalog.whole import expected, tables
from lstdash.evidence.activities import surveyed
from lstdash.questions.areas.answers import activities, areas
from lstdash.questions.overview.answers import overview
from lstdash.questions.overview.answers.decisions import decisions
from lstdash.questions.sources.answers import sources
from tests.lib.tiny import table_rows, tiny_version

NB = "\u00a0"
DOCUMENT = {"source": "heuwing2006", "title": "T", "short_title": "Studien", "year": 2006, "kind": "rapport", "section": "allt"}


def area_rows(text: str) -> list[dict[str, object]]:
    return [row | {"name": row["area"], "source": "heuwing2006", "section": "2.2"} for row in table_rows(text)]


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    return lambda **given: tiny_version(tmp_path, **({"sources": [DOCUMENT]} | given))


AREAS = {
    "ett område är störst och summan stämmer inte": (
        "area year coordinated all_counties concentrated\nit 2005 22 11 2\nea 2005 16 6 1",
        "year coordinated\n2005 30",
        f"År 2005 samordnades mest inom IT och tele: 22{NB}verksamheter, och alla 21 länsstyrelser deltog i 11 av dem. "
        f"Områdena ger enligt vår summa 38{NB}samordnade verksamheter, men källan trycker summan 30.",
    ),
    "två områden är lika stora": (
        "area year coordinated all_counties concentrated\nea 2005 16 6 1\npa 2005 16 5 3",
        "year coordinated\n2005 32",
        f"År 2005 samordnades mest inom Ekonomi och Personal: 16{NB}verksamheter var, och alla 21 länsstyrelser deltog i "
        f"6 och 5 av dem. Områdena ger enligt vår summa 32{NB}samordnade verksamheter, som källan också anger.",
    ),
    "ingen summa är tryckt": (
        "area year coordinated all_counties concentrated\nledning 2005 1 1 -",
        "year coordinated\n2005 -",
        f"År 2005 samordnades mest inom Styrning: 1{NB}verksamhet, och alla 21 länsstyrelser deltog i 1 av dem. "
        f"Områdena ger enligt vår summa 1{NB}samordnad verksamhet; någon summa är inte tryckt.",
    ),
}


@pytest.mark.parametrize(("rows", "totals", "sentence"), AREAS.values(), ids=AREAS)
def test_areas_headline(rows: str, totals: str, sentence: str, published) -> None:
    total = [row | {"source": "heuwing2006", "section": "2.2"} for row in table_rows(totals)]
    assert areas.answer(published(areas=area_rows(rows), area_totals=total)).headline == sentence


def test_what_one_report_contradicts_is_not_said_of_another_surveys_year(published) -> None:
    told = {"title": "Summan", "printed_a": "69", "section_a": "2.2", "printed_b": "72", "section_b": "2.2", "recomputed": "72"}
    conflict = {"conflict": "summa", **told, "handling": "Sägs", "affects": "areas.coordinated area_totals.coordinated"}
    rows = area_rows("area year coordinated all_counties concentrated\nit 2005 22 11 2\nit 2026 30 18 4")
    rows[1]["source"] = "enkat2026"
    again = DOCUMENT | {"source": "enkat2026", "short_title": "Enkäten"}
    conflicts = [conflict | {"source": "heuwing2006", "section": "2.2"}]
    version = published(areas=rows, source_conflicts=conflicts, sources=[DOCUMENT, again])
    assert [len(areas.answer(version, year).conflicts) for year in (2005, 2026)] == [1, 0]
    assert [areas.answer(version, year).figures[0].conflict is None for year in (2005, 2026)] == [False, True]


def test_no_areas_at_all(published) -> None:
    answer = areas.answer(published())
    assert answer.headline == "Inga uppgifter om områden är publicerade ännu."
    assert answer.areas == () and answer.figures == ()


def test_a_year_that_is_not_published_is_said(published) -> None:
    version = published(areas=area_rows("area year coordinated all_counties concentrated\nit 2005 22 11 2"))
    answer = areas.answer(version, 2031)
    assert answer.year == 2005
    assert answer.missing_year == "Inga uppgifter är publicerade för 2031. Publicerat: 2005. Det senaste året visas."


def test_a_second_year_gives_a_trend_and_the_latest_year_first(published) -> None:
    rows = "area year coordinated all_counties concentrated\nit 2005 22 11 2\nit 2026 30 18 4"
    answer = areas.answer(published(areas=area_rows(rows)))
    assert answer.years == (2005, 2026) and answer.year == 2026
    assert [count.coordinated for count in answer.trend] == [22, 30]
    assert answer.headline.startswith(f"År 2026 samordnades mest inom IT och tele: 30{NB}verksamheter")
    assert overview.headline(answer.total, []) == (
        f"År 2026 samordnade länsstyrelserna 30{NB}stödverksamheter och alla 21 deltog i 18 av dem, enligt vår summa av "
        "områdena."
    )
    assert answer.sources[0].row_id == "areas:it,2026"
    assert areas.answer(published(areas=area_rows(rows), name="v2"), 2005).areas[0].coordinated == 22


def test_overview_headline(version: str) -> None:
    assert overview.answer(version).headline == (
        f"År 2005 samordnade länsstyrelserna 72{NB}stödverksamheter och alla 21 deltog i 35 av dem, enligt vår summa av "
        "områdena (tryckt: 69 och 33). Som exempel på liten insats och stor vinst nämner rapporten gemensamma it-system, "
        "mallar, blanketter, policies och upphandlingar."
    )


def test_every_sum_says_whose_it_is_and_shows_each_rival_that_is_printed(version: str) -> None:
    figures = areas.answer(version).figures
    assert [(one.label, one.value, one.note) for one in figures] == [
        ("Samordnade verksamheter 2005", "72", "Vår summa av områdena. Tabellens summa: 69"),
        ("Varav alla 21 deltog i", "35", "Vår summa av områdena, inte tryckt i tabellen. I avsnitt 4.2.1 står 33"),
        ("Koncentrerade 2005", "12", "Som tabellens summa. I avsnitt 2.2 står 10"),
    ]


def test_the_source_of_a_sum_shows_all_that_it_is_made_of(version: str) -> None:
    figures = areas.answer(version).figures
    assert {one.source.row_id for one in figures if one.source} == {"areas:*,2005"}
    opened = sources.row(version, "areas:*,2005")
    assert opened is not None and opened.parts is not None and opened.fields == ()
    assert len(opened.parts.rows) == 8 and "2.2" in opened.citation
    assert opened.parts.rows[-1] == ("", "Vår summa", "72", "35", "12")
    assert sources.row(version, "areas:*,1999") is None and sources.row(version, "areas:it") is None
    assert sources.row(version, "areas:it,2005").parts is None


def test_what_is_printed_of_one_year_is_no_rival_of_another(published) -> None:
    told = {"money": "samtliga_deltar", "name": "T", "value": 33.0, "unit": "verksamheter", "year": 2005}
    rows = area_rows("area year coordinated all_counties concentrated\nit 2005 22 11 2\nit 2026 30 18 4")
    version = published(areas=rows, money=[told | {"source": "heuwing2006", "section": "4.2.1"}])
    notes = [areas.answer(version, year).figures[1].note for year in (2005, 2026)]
    ours = "Vår summa av områdena, inte tryckt i tabellen"
    assert notes == [f"{ours}. I avsnitt 4.2.1 står 33", ours]


def test_the_figures_name_the_year_they_are_of_apart_from_the_day_of_reading(published) -> None:
    rows = "area year coordinated all_counties concentrated\nit 2005 22 11 2\nit 2026 30 18 4"
    assert surveyed(published(areas=area_rows(rows))) == "Rapportens uppgifter avser 2005 och 2026 · inlästa"
    assert surveyed(published(name="tom")) == "Uppgifterna inlästa"


def test_overview_cards_are_answered_by_the_models(version: str) -> None:
    cards = {card.page: card.answer for card in decisions(version)}
    assert list(cards)[:5] == ["start_here", "payroll", "costs", "constellations", "joint_procurement"]
    assert list(cards)[5:] == ["staff", "shared_systems"]
    assert cards["payroll"].startswith("I hälften av utfallen har lönesamordningen i de sju länen i syd betalat sig inom 6,0")
    assert f"4,0{NB}år är rapportens egen kalkyl" in cards["payroll"] and f"nås i 22{NB}%" in cards["payroll"]
    assert "täcker 1,3 års sparbeting" in cards["costs"].replace(NB, " ")
    assert "högst 21 hade kunnat ersättas" in cards["joint_procurement"]
    assert "mellan \u22120,2 och 1,9" in cards["constellations"].replace(NB, " ")


@pytest.mark.parametrize(
    ("items", "answer", "row_id"),
    [
        (
            "item name effort benefit\nb Blanketter liten stor\nc Cyklar liten stor\na Arkiv stor stor",
            "Som exempel på liten insats och stor vinst nämner rapporten blanketter och cyklar. "
            "Ingen har satt poäng på dem än.",
            "matrix_items:b",
        ),
        (
            "item name effort benefit\nx Växel liten stor",
            "Som exempel på liten insats och stor vinst nämner rapporten växel. Ingen har satt poäng på dem än.",
            "matrix_items:x",
        ),
    ],
)
def test_where_to_begin_rests_on_the_first_row_that_the_sentence_names(items: str, answer: str, row_id: str, published) -> None:
    (card,) = decisions(published(matrix_items=table_rows(items)))
    assert (card.question, card.answer, card.row_id) == ("Var börjar vi?", answer, row_id)


def test_overview_without_data(published) -> None:
    empty = published()
    answer = overview.answer(empty)
    assert answer.headline == "Inga uppgifter om områden är publicerade ännu."
    assert answer.figures == () and decisions(empty) == ()


def activity(key: str, area: str = "it", **more: object) -> dict[str, object]:
    base = {
        "scope": "stöd",
        "form": "samordning",
        "status": "i drift",
        "participation_basis": "ej angivet",
        "source": "heuwing2006",
    }
    return (
        {"activity": key, "year": 2005, "name": key, "area": area, "list_is_exhaustive": False, "section": "2.2"} | base | more
    )


def test_activities_headline_never_pretends_to_be_complete(published) -> None:
    version = published(
        areas=area_rows("area year coordinated all_counties concentrated\nit 2005 22 11 2"),
        activities=[activity("a"), activity("b"), activity("c", "ea")],
        counties=[{"county": "M", "name": "Skåne län", "short_name": "Skåne", "scb_code": "12"}],
        participations=[{"activity": "a", "county": "M", "role": "deltar", "year": 2005}],
    )
    text = activities.answer(version, activities.Filters(2005, area="it", county="")).headline
    assert text == (
        f"2{NB}namngivna verksamheter visas. 2 av 22 namngivna: texten och tabellen delar inte alltid in lika, "
        "och bilagorna med hela förteckningen saknas."
    )
    one = activities.answer(version, activities.Filters(2005, county="M")).headline
    assert one == f"1{NB}namngiven verksamhet visas. Skåne är med i 1 av dem enligt rapporten."
    none = activities.answer(version, activities.Filters(2005, text="finns inte")).headline
    assert none == "Ingen namngiven verksamhet passar urvalet. Ta bort ett filter för att se fler."


def test_what_is_not_stated_is_not_zero(published) -> None:
    version = published(
        activities=[activity("a", participation_basis="antal", participants_low=13, participants_high=14), activity("b")],
        counties=[{"county": "M", "name": "Skåne län", "short_name": "Skåne", "scb_code": "12"}],
    )
    a, b = activities.answer(version, activities.Filters(2005)).without_counties
    assert (a.participants, b.participants) == (f"13–14{NB}län", "ej angivet")
    assert a.role("M") == "ej angivet"


def test_the_strongest_role_is_shown(published) -> None:
    roles = [{"activity": "a", "county": "W", "role": role, "year": 2005} for role in ("deltar", "värd")]
    version = published(activities=[activity("a")], participations=roles)
    assert activities.load(version, 2005)[0].roles == {"W": "värd"}


def test_sources_headline(published) -> None:
    assert sources.answer(published()).headline == (
        f"Allt vilar på 1{NB}dokument från 2006. Vi har hittat 0{NB}ställen där källorna säger emot sig själva eller varandra, "
        f"och gör 0{NB}antaganden som kan ifrågasättas."
    )


def test_columns_on_the_sources_page_are_the_catalogues() -> None:
    for name, table in tables().items():
        shown = sources.column_table(name)
        assert [(row[0], row[1], row[3]) for row in shown] == [(c.label, c.name, expected(c)) for c in table.columns]
    assert sources.column_table("areas")[1] == (
        "År", "year", "Det år uppgiften avser", "ett heltal från 1990 till 2100", "–", "nej, del av nyckeln"
    )  # fmt: skip
