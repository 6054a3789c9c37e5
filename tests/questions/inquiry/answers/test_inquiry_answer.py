"""What /utredningen says on the rows that ship: one city's answer, three voices, and what is left unsaid."""

from __future__ import annotations

from collections import Counter

import pytest

from lstdash import store
from lstdash.catalog.consultation import TOPICS
from lstdash.questions.inquiry.answers import dialogue, inquiry, links, tables, words
from lstdash.questions.inquiry.answers.inquiry import InquiryAnswer
from lstdash.questions.inquiry.model import stances
from lstdash.questions.sources.answers import sources

EVERYTHING = ("", "", "")


@pytest.fixture
def found(version: str) -> InquiryAnswer:
    return inquiry.answer(version, EVERYTHING)


def test_the_sentence(found: InquiryAnswer) -> None:
    assert found.headline == (
        "Utredningen 2024 lämnar 8 förslag och 37\u00a0bedömningar. Stockholms stad, det enda svar som är inläst, svarar ja "
        "till 11, ja på villkor till 4, med frågor om 1, nej till 1 (regionalt kommunråd i varje län) och tar inte ställning "
        "till 28. Självstyrelsen inskränks enligt utredningen själv av 1 (beslutsmandat i samverkansregionerna); det bemöts "
        "inte i något svar."
    )


@pytest.mark.parametrize(
    ("choices", "headline"),
    [
        (
            ("länsstyrelserna", "", ""),
            "Utredningen 2024 lämnar 1 förslag och 3\u00a0bedömningar om länsstyrelserna. Stockholms stad, det enda svar som "
            "är inläst, svarar nej till 1 (regionalt kommunråd i varje län) och tar inte ställning till 3.",
        ),
        (
            ("sammanträden på distans", "", "Stockholms stad"),
            "Utredningen 2024 lämnar 3 förslag om sammanträden på distans. Stockholms stad, det enda svar som är inläst, "
            "svarar ja till 3.",
        ),
        (
            ("regioner", "bedömning", ""),
            "Utredningen 2024 lämnar 3\u00a0bedömningar om regioner. Stockholms stad tar inte ställning till något av dem.",
        ),
    ],
)
def test_the_sentence_follows_the_choices(version: str, choices: inquiry.Choices, headline: str) -> None:
    assert inquiry.answer(version, choices).headline == headline


def test_three_voices_are_one_answer(version: str, found: InquiryAnswer) -> None:
    rows = store.table("consultation_positions", version)
    assert len(rows) == 49 and len({row["voice"] for row in rows}) == 3
    assert found.respondents == ("Stockholms stad",)
    assert all(sum(one.counts) == len(one.answers) == 1 for one in found.proposals)


def test_silence_is_told_apart_from_support_and_from_not_being_mentioned(version: str, found: InquiryAnswer) -> None:
    rows = store.table("consultation_positions", version)
    spoken = {row["inquiry_proposal"] for row in rows if row["stance"] != "tar inte ställning"} - {None}
    retold = {row["inquiry_proposal"] for row in rows} - spoken - {None}
    answers = Counter(answer for one in found.proposals for answer in one.answers)
    assert (answers[stances.SILENT], answers[stances.UNSAID]) == (len(retold), 45 - len(spoken) - len(retold)) == (13, 15)
    assert {one.key for one in found.proposals if one.answers == (stances.SILENT,)} == retold


def test_meetings_at_a_distance_are_a_topic_of_their_own(found: InquiryAnswer) -> None:
    assert [one.key for one in found.topics["sammanträden på distans"]] == [
        "presidium_pa_plats",
        "digitala_namnder",
        "distans_krav",
    ]
    assert "distans_krav" not in [one.key for one in found.topics["grunder"]]
    assert list(found.topics) == list(TOPICS)


def test_what_all_who_answered_oppose_and_what_recurs(found: InquiryAnswer) -> None:
    assert [one.name for one in words.opposed(found.proposals)] == ["Regionalt kommunråd i varje län"]
    assert [(one.condition, one.places) for one in found.recurring] == [
        ("kunskap om kommunsektorn", 3),
        ("självstyret inskränks inte", 2),
        ("tätare dialog och stöd från staten", 2),
    ]
    asked = found.tellers(found.recurring[0])
    assert len(asked) == 5 and all("kunskap om kommunsektorn" in told.conditions for told in asked)


def test_each_title_is_a_conclusion(version: str, found: InquiryAnswer) -> None:
    assert found.title == "Nej finns bara om länsstyrelserna; om regioner tas ingen ställning"
    assert words.proposals_title(found.proposals) == "Nej möter regionalt kommunråd i varje län; 28 av 45 får inget svar"
    calm = inquiry.answer(version, ("sammanträden på distans", "", ""))
    assert (calm.title, words.proposals_title(calm.proposals)) == ("Inget nej", "Inget möter ett nej; 0 av 3 får inget svar")


def test_of_self_government_only_what_the_inquiry_says(found: InquiryAnswer) -> None:
    assert {one.key: one.self_government for one in found.touching} == {
        "samverkansregioner_mandat": "inskränks",
        "andamalsenlig_samverkan": "vägs",
        "nationella_samordnare": "ingen konflikt",
        "nationella_strategier": "skyddas",
        "overlaggningar_i_lag": "skyddas",
    }


def test_every_table_is_the_same_answers(found: InquiryAnswer) -> None:
    by_topic, by_proposal = tables.topics(found), tables.proposals(found)
    assert sum(sum(map(int, row[1:])) for row in by_topic) == len(by_proposal) == 45
    assert len(tables.positions(found)) == 49
    assert [row[1:] for row in tables.respondents(found)] == [tuple(map(sum, zip(*(row[1:] for row in by_topic), strict=True)))]
    assert {row[0] for row in tables.proposals(found, stances.NO)} == {"Regionalt kommunråd i varje län"}


def test_every_link_is_marked_as_ours_and_leads_to_three_rows(version: str) -> None:
    found = links.answer(version)
    assert found.title == "16\u00a0länkar till förslagen 2006: 3 åt olika håll, 5 samma fråga och 8 åt samma håll"
    assert {one.reading for one in found.links} == {"vår läsning"}
    assert ("Regionalt kommunråd i varje län", "Heltäckande geografiska konstellationer", "åt olika håll") in [
        (one.proposal, one.touched, one.relation) for one in found.links
    ]
    rows = [source.row_id for one in found.links for source in (one.source, one.proposal_source, one.touched_source)]
    assert all(sources.row(version, row) for row in rows)
    assert len(links.link_table(found)) == len(found.links)


def test_the_thread_of_2016_says_what_is_not_stated(version: str) -> None:
    found = dialogue.answer(version)
    assert found.title == "Den regionala dialogen 2016: vad som följde är ej angivet för 5 av 6\u00a0steg"
    assert [step.followed == words.NOT_STATED for step in found.steps] == [False, *[True] * 5]
    assert found.steps[0].who == "Kommunerna i Stockholms län"
    assert all(sources.row(version, step.source.row_id) for step in found.steps)
    assert [row[3] for row in dialogue.dialogue_table(found)] == [step.followed for step in found.steps]
