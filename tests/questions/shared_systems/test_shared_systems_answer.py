"""What /gemensamt says first, and that no cell, share or order is given that the source does not give."""

from __future__ import annotations

import pytest

from lstdash import formats, store
from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.registers import FIRST
from lstdash.questions.shared_systems.answers import county, shared_systems, tables, words
from lstdash.questions.shared_systems.answers.shared_systems import EVERY, Choices, SharedSystemsAnswer
from lstdash.questions.shared_systems.answers.standing import standing
from lstdash.questions.shared_systems.charts import exhibits
from tests.lib.tiny import tiny_version


def said(text: str) -> str:
    return text.replace(formats.NBSP, " ")


@pytest.fixture
def found(version: str) -> SharedSystemsAnswer:
    return shared_systems.answer(version, Choices(FIRST))


def test_the_sentence(found: SharedSystemsAnswer) -> None:
    assert said(found.headline) == (
        "Av 47 gemensamma system, blanketter och avtal som rapporten nämner delades 14 av alla 21 länsstyrelser år 2005. "
        "I 11 är bara några namngivna, och för 22 sägs inte vilka. Närmast att gå med var Blekinge, Halland, "
        "Jämtland, Kronoberg och Värmland (gemensamt intranätprojekt); Västmanland och Örebro "
        "(gemensam hänvisningsdator för telefoni)."
    )


def test_no_cell_is_given_that_the_source_does_not_give(version: str, found: SharedSystemsAnswer) -> None:
    named = {(row["activity"], row["county"]) for row in store.table("participations", version)}
    for one in found.objects:
        given = {county for county in COUNTIES if one.activity.role(county) != "ej angivet"}
        assert given == {county for activity, county in named if activity == one.activity.activity}


def test_a_share_is_given_for_complete_lists_only(version: str, found: SharedSystemsAnswer) -> None:
    complete = {row["activity"] for row in store.table("activities", version) if row["list_is_exhaustive"]}
    for one in (*found.objects, *found.coming):
        assert (one.inside.boards_share is not None) == (one.activity.activity in complete)
        if one.inside.boards_share is None:
            assert "%" not in words.size(one) and one.inside.staff_share is None


def test_title_row_and_table_agree_where_the_source_names_fewer_than_it_counts(found: SharedSystemsAnswer) -> None:
    assert said(found.title) == (
        "Flest är namngivna för webbytarprojektet (externa webbplatser) av det som inte alla delar: 13 av 21 (62 %)"
    )
    first = found.shown[0]
    assert found.title.endswith(words.size(first)) and len(first.members) == first.inside.boards == 13
    assert [len(one.members) for one in found.shown] == sorted((len(one.members) for one in found.shown), reverse=True)
    sizes = {row[0]: said(str(row[2])) for row in tables.reading(found)}
    assert sizes["Diariet på Internet"] == "minst 13 av 21, 1 namngiven"
    assert sizes["Upphandling av GIS-verktyg, Östra Mellansverige"] == "minst 7 av 21"


def test_an_order_is_given_only_where_somebody_observes_or_is_interested(found: SharedSystemsAnswer) -> None:
    ordered = {one.activity.activity for one in found.objects if one.near}
    assert ordered == {"intranatprojektet", "hanvisningsdator"}
    by_name = {row[0]: row for row in tables.reading(found)}
    assert by_name["Webbytarprojektet (externa webbplatser)"][4] == "ingen observerar"
    assert "(observatör)" in str(by_name["Gemensamt intranätprojekt"][4])


def test_staff_is_of_the_survey_year_unless_another_is_chosen(version: str, found: SharedSystemsAnswer) -> None:
    assert found.staff is not None and found.staff.year == 2005
    later = shared_systems.answer(version, Choices(FIRST, 2025))
    shares = [{one.activity.activity: one.inside.staff_share for one in answer.objects} for answer in (found, later)]
    assert shares[0]["webbytarprojektet"] != shares[1]["webbytarprojektet"]
    assert shares[0]["lstnet"] == shares[1]["lstnet"] == pytest.approx(1.0)


def test_a_member_without_a_figure_gives_no_share_of_staff_and_is_named(version: str) -> None:
    gap = shared_systems.answer(version, Choices("esv-anstallda", 2007))
    by_key = {one.activity.activity: one for one in gap.objects}
    assert by_key["webbytarprojektet"].inside.staff_share is None
    assert by_key["hanvisningsdator"].inside.staff_share is not None
    assert any("saknar Gotland 2007" in said(text) for text in words.notes(gap.staff, gap.names, 2007))


def test_what_all_share_is_shown_when_asked_for(version: str, found: SharedSystemsAnswer) -> None:
    every = shared_systems.answer(version, Choices(FIRST, shown=EVERY))
    assert (len(found.shown), len(every.shown), len(found.unnamed)) == (11, 25, 22)


def test_where_some_share_nothing_there_is_no_chart_and_no_row(version: str) -> None:
    choices = Choices(FIRST, kind="blankett-eller-mall")
    shown = exhibits.outside(standing(version, choices))
    assert shown.says == "Inget av det valda delas av bara några"
    assert (shown.figure, shown.slide, shown.table.rows) == (None, None, ())
    assert exhibits.matrix(shared_systems.answer(version, choices)).figure is None
    assert exhibits.outside(standing(version, Choices(FIRST))).figure is not None


def test_what_must_come_first_is_said_of_forms(version: str) -> None:
    forms = shared_systems.answer(version, Choices(FIRST, kind="blankett-eller-mall"))
    told = words.first((*forms.objects, *forms.coming))
    assert len(told) == 1 and "godtar att använda och ta emot samma blanketter" in told[0]
    assert "processerna analyseras gemensamt" in told[0]
    assert words.coming(forms.coming) == "Delas inte ännu: gemensamma blanketter och mallar (föreslagen)."


def test_a_county_reads_its_own_line_and_sheet(version: str, found: SharedSystemsAnswer) -> None:
    assert said(county.line(version, "U", Choices(FIRST))) == (
        "Västmanland var år 2005 med i 17 av 47, observerade eller var intresserad av Gemensam hänvisningsdator för telefoni, "
        "stod utanför 5; för 24 säger rapporten inte."
    )
    sheet = tables.of_county(found, "U")
    assert len(sheet) == len(found.objects)
    assert [row[1] for row in sheet].count("ej angivet") == 24 and sheet[-1][1] == "ej angivet"
    assert county.line(version, "XX", Choices(FIRST)) == ""


def test_every_county_stands_somewhere_for_each_that_some_share(version: str) -> None:
    lines = standing(version, Choices(FIRST)).lines
    assert {sum(line.counts) for line in lines} == {11} and len(lines) == 21
    assert sum(line.counts[1] for line in lines) == 7


def test_nothing_published_is_said(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path_factory.mktemp("tomt")
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(root))
    tiny_version(root, "tomt")
    assert shared_systems.answer("tomt", Choices(FIRST)).headline == words.NOTHING
    assert county.card("tomt") is None and county.page_line("tomt", "M") is None
