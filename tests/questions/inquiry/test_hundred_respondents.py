"""A consultation of a hundred bodies: filled in the template, checked, published, counted, and drawn no heavier than one."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lstdash import store
from lstdash.catalog import whole
from lstdash.catalog.consultation import STANCES
from lstdash.extracts.checking.plan import Plan, prepare
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.template import HEAD_ROW, write_template
from lstdash.published.versions import current_version
from lstdash.questions.inquiry.answers import inquiry, tables, words
from lstdash.questions.inquiry.charts import exhibits, plots
from lstdash.questions.inquiry.model import stances
from lstdash.questions.inquiry.views import parts
from tests.extracts.sample import write_csv
from tests.lib.drawn import headings
from tests.pages.test_pages import headline, open_page

MANY, SHEET, REFUSED = 100, "Remissvar, punkt för punkt", "regionalt_kommunrad"
Row = dict[str, Any]


def rows(version: str) -> list[Row]:
    """The answer that ships, and ninety-nine others that each leave a fifth of the proposals unsaid."""
    proposals = [row["inquiry_proposal"] for row in store.table("inquiry_proposals", version)]
    made = [
        {
            "position": f"instans_{who}_{about}",
            "inquiry_proposal": about,
            "respondent": f"Instans {who}",
            "voice": None,
            "stance": "avstyrker" if about == REFUSED else STANCES[(who * 5 + at) % len(STANCES)],
            "conditions": "Kunskap om kommunsektorn" if at % 9 == 0 else None,
            "summary": "Prövad rad.",
            "source": "stockholm2024",
            "section": "Ärendet",
        }
        for who in range(1, MANY)
        for at, about in enumerate(proposals)
        if (who + at) % 5 or about == REFUSED
    ]
    return [*store.table("consultation_positions", version), *made]


@pytest.fixture(scope="module")
def root(extracts_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Extracts of its own, where the hundred answers are published from a filled template."""
    root = tmp_path_factory.mktemp("hundred") / "extracts"
    shutil.copytree(extracts_root, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LSTDASH_EXTRACTS", str(root))
        path = root.parent / "remissvar.xlsx"
        write_template(path, whole.tables(), root / current_version(root))
        book = openpyxl.load_workbook(path)
        columns = [column.name for column in whole.tables()["consultation_positions"].columns]
        for at, row in enumerate(rows(current_version(root)), HEAD_ROW + 2):
            for place, name in enumerate(columns, 1):
                book[SHEET].cell(at, place).value = row[name]
        book.save(path)
        with prepare(Request((path,)), root) as plan:
            assert plan.faults == () and [change.removed for change in plan.changes if change] == [0]
        publish(path, root=root)
    return root


@pytest.fixture
def hundred(root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(root))
    return current_version(root)


def test_every_respondent_counts_once_and_the_counts_are_those_of_the_rows(hundred: str) -> None:
    found = inquiry.answer(hundred, ("", "", ""))
    published = store.table("consultation_positions", hundred)
    assert len(found.respondents) == MANY and len(published) > 3_500
    for one in found.proposals:
        about = [row for row in published if row["inquiry_proposal"] == one.key and row["respondent"] != "Stockholms stad"]
        told = Counter(words.OF_STANCE[row["stance"]] for row in about)
        told[stances.UNSAID] += MANY - 1 - len(about)
        told[one.answers[found.respondents.index("Stockholms stad")]] += 1
        assert dict(zip(stances.ANSWERS, one.counts, strict=True)) == {answer: told[answer] for answer in stances.ANSWERS}
    assert sum(sum(map(int, row[1:])) for row in tables.respondents(found)) == 45 * MANY


def test_what_all_oppose_is_said_and_conditions_of_many_are_counted_together(hundred: str) -> None:
    found = inquiry.answer(hundred, ("", "", ""))
    assert "100 svar är inlästa. Alla som tar ställning säger nej till 1 (regionalt kommunråd i varje län)" in found.headline
    assert (found.recurring[0].condition.casefold(), len(found.recurring[0].respondents)) == ("kunskap om kommunsektorn", MANY)


def test_one_of_the_hundred_can_be_chosen(hundred: str) -> None:
    found = inquiry.answer(hundred, ("", "", "Instans 7"))
    assert found.respondents == ("Instans 7",) and "Instans 7 svarar" in found.headline
    published = store.table("consultation_positions", hundred)
    assert len(tables.positions(found)) == sum(row["respondent"] == "Instans 7" for row in published) > 30


def test_the_charts_grow_with_the_proposals_and_not_with_the_respondents(hundred: str) -> None:
    every, one = (inquiry.answer(hundred, ("", "", who)) for who in ("", "Stockholms stad"))
    for draw in (plots.grid, plots.topics):
        many, few = draw(every), draw(one)
        assert many.layout.height == few.layout.height
        assert len(many.data) <= len(stances.ANSWERS)
        assert sum(len(trace.x) for trace in many.data) <= len(stances.ANSWERS) * 45
    numbers = {text for trace in plots.grid(every).data for text in trace.text}
    assert str(max(max(one.counts) for one in every.proposals)) in numbers


def test_a_slide_shows_those_proposals_that_fewest_simply_say_yes_to(hundred: str) -> None:
    every, one = (inquiry.answer(hundred, ("", "", who)) for who in ("", "Stockholms stad"))
    assert len(tables.on_slide(every)) == tables.MOST_ON_SLIDE
    assert REFUSED in [shown.key for shown in tables.on_slide(every)]
    slide = exhibits.proposals(one).slide
    assert (
        slide
        and len(slide.categories) == 17
        and {series.name for series in slide.series}
        == {
            "Ja",
            "Ja på villkor",
            "Frågar",
            "Nej",
        }
    )
    assert sum(value or 0 for series in slide.series for value in series.values) == 17


def test_the_page_stays_light_and_says_where_the_rows_are(hundred: str) -> None:
    app = open_page("inquiry")
    assert not app.exception and "100 svar är inlästa" in headline(app)
    body = "".join(element.proto.body for element in app.get("html"))
    assert len(body) < 400_000
    assert parts.TOO_MANY in [caption.value.replace("\\", "") for caption in app.caption]
    assert headings(app, 2)[0].startswith("Nej finns")
    chosen = open_page("inquiry", instans="instans-7")
    assert not chosen.caption or parts.TOO_MANY not in [caption.value.replace("\\", "") for caption in chosen.caption]
    assert "rad=consultation_positions%3Ainstans_7_" in "".join(element.proto.body for element in chosen.get("html"))


def test_a_voice_that_answers_twice_is_a_fault(hundred: str, root: Path, tmp_path: Path) -> None:
    like = position(hundred, "br_kommunrad")
    again = like | {"position": "br_kommunrad_igen", "stance": "tillstyrker"}
    plan = check(root, tmp_path, [like, again, like | {"position": "annan_rost", "voice": "Oppositionen"}])
    (fault,) = plan.faults
    assert (fault.row, fault.column) == (3, "inquiry_proposal")
    assert fault.expected == "en rad för samma utredningens förslag och remissinstans och röst; den står redan på rad 2"
    (fault,) = check(root, tmp_path, [again]).faults
    assert fault.expected.endswith("den står redan bland det som är publicerat")


def test_two_points_beyond_the_proposals_are_no_fault(hundred: str, root: Path, tmp_path: Path) -> None:
    like = position(hundred, "br_forum")
    assert check(root, tmp_path, [like | {"position": key} for key in ("ny_1", "ny_2")]).faults == ()


def position(version: str, key: str) -> Row:
    return next(row for row in store.table("consultation_positions", version) if row["position"] == key)


def check(root: Path, folder: Path, found: list[Row]) -> Plan:
    path = write_csv(folder / "consultation_positions.csv", found)
    with prepare(Request((path,), supplement=True), root) as plan:
        return plan
