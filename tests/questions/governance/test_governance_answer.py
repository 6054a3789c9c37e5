"""What /styrning says of the groups, what is missing and who stands outside; what the source does not say is never missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash import formats, store
from lstdash.catalog.governance import NETWORK_LEVELS, NETWORK_STATUSES
from lstdash.catalog.survey import AREAS
from lstdash.questions.governance.answers import gaps, governance, regions, tables
from lstdash.questions.governance.answers.governance import GovernanceAnswer
from lstdash.questions.governance.charts import exhibits, plots
from lstdash.questions.governance.model.coverage import LEVELS, SILENT, STATES, SYMMETRIC, Group, cells, counts
from tests.lib.tiny import tiny_version


def said(text: str) -> str:
    return text.replace(formats.NBSP, " ")


@pytest.fixture
def found(version: str) -> GovernanceAnswer:
    return governance.answer(version)


def test_the_sentence(found: GovernanceAnswer) -> None:
    assert said(found.headline) == (
        "År 2005 drevs samordningen av länsrådsgrupperna och frivilliga nätverk. En grupp fanns i 7 av 28 rutor (sju områden, "
        "i riket och tre regioner), planerades i 1; om 20 sägs inget. 29 av 40 grupper saknar uppgift om räckvidd. Västra "
        "Götaland och Östergötland stod utanför alla regionala grupper."
    )


def test_headline_title_figures_and_table_agree(found: GovernanceAnswer) -> None:
    states = [cell.split(":")[0] for row in tables.matrix(found)[: len(AREAS)] for cell in row[1 : 1 + len(SYMMETRIC)]]
    assert {state: states.count(state) for state in STATES} == found.states
    assert found.figures[1].value == str(found.states["finns"]) and f"I {found.states['finns']} av {len(states)}" in found.title
    assert found.figures[0].value == str(len(tables.groups(found))) and found.silent == 29


def test_the_models_words_are_the_catalogues() -> None:
    assert (LEVELS, STATES[:-1]) == (NETWORK_LEVELS, NETWORK_STATUSES)


def test_every_group_is_shown_once(version: str, found: GovernanceAnswer) -> None:
    in_cells = [group.code for cell in found.cells.values() for group in cell.groups]
    unplaced = [one.group.code for row in found.rows for one in tables.without_level(found, row)]
    assert sorted(in_cells + unplaced) == sorted(row["network"] for row in store.table("networks", version))


def test_every_level_and_status_has_its_ground(version: str) -> None:
    for row in store.table("networks", version):
        assert (row["level_basis"] is None) == (row["level"] is None)
        assert (row["status_section"] is None) == (row["status"] is None)
        if row["level_basis"] == "tryckt":
            assert row["reach"] != SILENT
    ours = {row["network"] for row in store.table("networks", version) if row["level_basis"] == "vår läsning"}
    assert ours == {"ea_plattformen", "ea_ostra", "admchefer_ostra_malardalen"}


def test_what_the_report_is_silent_of_is_not_missing() -> None:
    groups = [Group("a", "A", "ea", "nord", "finns"), Group("b", "B", "ea", "", "finns"), Group("c", "C", "pa", "syd", "")]
    grid = cells(groups, ("ea", "pa"))
    assert grid["ea", "nord"].state == "finns" and grid["ea", "riks"].state == SILENT == grid["pa", "syd"].state
    assert grid["pa", "syd"].groups == (groups[2],)
    assert counts(grid, ("ea", "pa")) == {"finns": 1, "planerad": 0, "saknas": 0, SILENT: 7}


def test_what_is_missing_of_the_three_key_words(version: str) -> None:
    found = {gap.name: gap for gap in gaps.gaps(version)}
    assert list(found) == [
        "Institutioner, inte bara nätverk",
        "Avtal, inte bara avsiktsförklaringar",
        "Heltäckande, symmetriska strukturer",
    ]
    institutions, agreements, structures = found.values()
    assert institutions.missing[0] == "Planerades: Ekonomi och Personal."
    assert said(agreements.stood) == "1 av 10 konstellationer vilade på avtal, 7 på frivillighet."
    assert structures.stood.startswith("0 av 7 områden")
    assert [text for text in structures.missing if text.startswith(("Östergötland", "Västra Götaland"))] == list(
        structures.missing[1:]
    )


@pytest.mark.parametrize(
    ("county", "expected"),
    [
        ("E", "Östergötland är inte ordinarie medlem i någon regional grupp, men deltar ibland i Sydlänen."),
        ("O", "Västra Götaland är inte ordinarie medlem i någon regional grupp, men deltar ibland i Sydlänen."),
        ("W", "Dalarna hör till SWX-länen och deltar ibland i Nordlänen."),
        ("AB", "Stockholm hör till Östra Mellansverige."),
    ],
)
def test_a_countys_regional_groups(version: str, county: str, expected: str) -> None:
    assert regions.line(version, county) == expected
    told = regions.page_line(version, county)
    assert told and told.text == expected


def test_the_chain_goes_from_the_one_who_commissions_to_the_one_who_performs(version: str) -> None:
    rows, marks = tables.chain(version)
    assert (
        [row[0] for row in rows] == [1, 2, 2, 3]
        and "Regeringskansliet" in rows[0]
        and "plattformsorganisation" in str(rows[-1])
    )
    assert [mark.label for mark in marks] == ["Att dra åt samma håll (2006), avsnitt 5.6"]


def test_a_state_is_told_apart_by_its_shape(found: GovernanceAnswer) -> None:
    assert len({symbol for symbol, _, _ in plots.MARKS.values()}) == len(STATES) and set(plots.MARKS) == set(STATES)
    drawn = {trace.name: len(trace.x) for trace in plots.coverage(found).data if trace.name}
    assert drawn == {state: sum(cell.state == state for cell in found.cells.values()) for state in STATES}


def test_the_slide_counts_what_the_grid_shows(found: GovernanceAnswer) -> None:
    slide = exhibits.coverage(found).slide
    assert slide and {series.name: sum(v or 0 for v in series.values) for series in slide.series} == found.states


def test_nothing_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    version = tiny_version(tmp_path)
    empty = governance.answer(version)
    assert empty.headline == "Inga grupper är publicerade." and not empty.figures
    assert gaps.gaps(version) == () and regions.line(version, "E") == ""
