"""Size against company with the classes of every register of a year, each by itself."""

from __future__ import annotations

from lstdash.evidence.board_size import Size
from lstdash.evidence.survey import Choices
from lstdash.questions.constellations.answers import constellations, regrouped
from lstdash.questions.constellations.charts import exhibits

AGV, ESV, STKT = "agv-anstallda", "esv-anstallda", "stkt-arsarbetskrafter"


def test_the_reports_classes_are_regrouped_by_nothing(version: str) -> None:
    assert regrouped.answer(version, Choices(), Size()) is None


def test_with_todays_classes_the_relation_cannot_be_told_and_registers_that_part_are_named(version: str) -> None:
    found = regrouped.answer(version, Choices(), Size(STKT, 2025))
    assert found is not None and found.title == "Med klasserna 2025 kan sambandet inte avgöras"
    verdicts = {label: relation.verdict for label, relation in found.lines}
    assert next(iter(verdicts)) == "Statskontoret, årsarbetskrafter" and len(verdicts) == 4
    assert verdicts["Arbetsgivarverket, anställda"] == verdicts["Statskontoret, årsarbetskrafter"] == ""
    apart = [label for label, verdict in verdicts.items() if verdict]
    assert all(label in found.sentence.partition("Ett annat svar ger ")[2] for label in apart) and apart


def test_where_every_register_of_a_year_agrees_the_title_says_what(version: str) -> None:
    found = regrouped.answer(version, Choices(), Size(ESV, 2005))
    assert found is not None and {relation.verdict for _, relation in found.lines} == {"fler"}
    assert found.title == "Med klasserna 2005 har de mindre fler, vilket register som än räknas"
    assert "Alla 3 register för 2005 säger detsamma." in found.sentence


def test_a_board_that_the_register_lacks_is_named(version: str) -> None:
    found = regrouped.answer(version, Choices(), Size(ESV, 2009))
    assert found is not None and "saknar Jämtland 2009." in found.sentence


def test_the_exhibit_holds_every_register_and_the_reports_own(version: str) -> None:
    found = regrouped.answer(version, Choices(), Size(AGV, 2025))
    assert found is not None
    shown = exhibits.regrouped(constellations.answer(version, Choices()), found)
    assert len(shown.table.rows) == 4 and len(shown.figure().data[0].y) == 5
    assert "Rapportens klasser" in shown.alt and "Arbetsgivarverket, anställda 2025" in shown.alt
