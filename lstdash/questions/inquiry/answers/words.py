"""What /utredningen says: the sentence, the titles, and the figures it opens with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from lstdash import formats
from lstdash.evidence.citations import Figure, Source, row_id
from lstdash.questions.inquiry.model import stances
from lstdash.questions.inquiry.model.stances import NO, YES, Position

MOST_NAMED = 3
DOCUMENT = Source(row_id("sources", "sou2024_43"), "SOU 2024:43")
OF_STANCE = {
    "tillstyrker": stances.YES,
    "instämmer": stances.YES,
    "positiv med förbehåll": stances.CONDITION,
    "frågande": stances.ASKS,
    "eget förslag": stances.OTHER,
    "avstyrker": stances.NO,
    "tar inte ställning": stances.SILENT,
}
ANSWERS = {
    stances.YES: "ja",
    stances.CONDITION: "ja på villkor",
    stances.ASKS: "frågar",
    stances.OTHER: "vill annat",
    stances.NO: "nej",
    stances.SPLIT: "delat svar",
    stances.SILENT: "tar inte ställning",
    stances.UNSAID: "nämns inte",
}
PHRASES = {
    stances.YES: "ja till {}",
    stances.CONDITION: "ja på villkor till {}",
    stances.ASKS: "med frågor om {}",
    stances.OTHER: "med något annat i stället för {}",
    stances.NO: "nej till {}",
    stances.SPLIT: "delat om {}",
}
NO_ANSWERS = "Inga remissvar är publicerade ännu."
ONE_ANSWER = "Ett svar säger inget om vad andra svarar. Fler svar publiceras med mallens blad Remissvar, punkt för punkt."
SILENCE = "Tystnad är inte stöd. Tar inte ställning: förslaget återges men bemöts inte. Nämns inte: svaret säger inget om det."
SAID_BY_INQUIRY = {
    "inskränks": "Inskränks enligt utredningen",
    "vägs": "Vägs mot nyttan",
    "ingen konflikt": "Ingen konflikt enligt utredningen",
    "skyddas": "Skyddas",
}
NOT_STATED = "ej angivet"
LINKS = "Utredningen nämner inte rapporten från 2006. Alla länkar är våra (vår läsning)."


class Shown(Protocol):
    """What is said of a proposal here."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def topic(self) -> str: ...
    @property
    def self_government(self) -> str: ...
    @property
    def answers(self) -> tuple[str, ...]: ...
    @property
    def counts(self) -> tuple[int, ...]: ...
    @property
    def source(self) -> Source: ...


def headline(topic: str, proposals: Sequence[Shown], shown: Sequence[str], everybody: Sequence[str]) -> str:
    """Say how much is proposed, who says yes and no, and what happens to self-government."""
    about = f" om {'grunderna' if topic == 'grunder' else topic}" if topic else ""
    lead = f"Utredningen 2024 lämnar {_much(proposals)}{about}."
    if not shown:
        return f"{lead} {NO_ANSWERS}"
    answers = _one(proposals, shown[0], len(everybody) == 1) if len(shown) == 1 else _several(proposals, len(shown))
    return " ".join(text for text in (lead, answers, _self_government(proposals)) if text)


def _much(proposals: Sequence[Shown]) -> str:
    made = sum(one.kind == "förslag" for one in proposals)
    judged = formats.count(len(proposals) - made, "bedömning", "bedömningar")
    counted = [text for text, count in ((f"{formats.decimal(made)} förslag", made), (judged, len(proposals) - made)) if count]
    return formats.listed(counted) or "inget"


def _one(proposals: Sequence[Shown], name: str, is_alone: bool) -> str:
    """What the only respondent shown says: an answer to each proposal."""
    who = f"{name}, det enda svar som är inläst, svarar" if is_alone else f"{name} svarar"
    total = stances.taken(stances.total(one.counts for one in proposals))
    parts = [PHRASES[answer].format(formats.decimal(count)) + _named(proposals, answer) for answer, count in total.items()]
    quiet = len(proposals) - sum(total.values())
    if not parts:
        return f"{name} tar inte ställning till något av dem."
    end = f" och tar inte ställning till {formats.decimal(quiet)}" if quiet else ""
    return f"{who} {', '.join(parts) if quiet else formats.listed(parts)}{end}."


def _named(proposals: Sequence[Shown], answer: str) -> str:
    names = [one.name for one in proposals if answer in one.answers] if answer == NO else []
    return f" ({formats.listed([formats.inside(name) for name in names])})" if 0 < len(names) <= MOST_NAMED else ""


def _several(proposals: Sequence[Shown], many: int) -> str:
    """What all who took a stand agree on."""
    lead = f"{formats.decimal(many)} svar är inlästa. Alla som tar ställning säger"
    against, for_it = opposed(proposals), [one for one in proposals if stances.agreed(one.answers) == YES]
    names = f" ({formats.listed([formats.inside(one.name) for one in against])})" if 0 < len(against) <= MOST_NAMED else ""
    quiet = sum(not stances.taken(one.counts) for one in proposals)
    parts = [f"nej till {_or_none(len(against))}{names}", f"ja till {_or_none(len(for_it))}"]
    end = f" Om {formats.decimal(quiet)} tar ingen ställning." if quiet else ""
    return f"{lead} {formats.listed(parts)}.{end}"


def _or_none(count: int) -> str:
    return formats.decimal(count) if count else "inget"


def opposed(proposals: Sequence[Shown]) -> list[Shown]:
    """Return the proposals that all who took a stand say no to."""
    return [one for one in proposals if stances.agreed(one.answers) == NO]


def _self_government(proposals: Sequence[Shown]) -> str:
    cut = [one for one in proposals if one.self_government == "inskränks"]
    if not cut:
        return ""
    stands = answer_counts(stances.taken(stances.total(one.counts for one in cut)))
    said = f"där svaras {stands}" if stands else "det bemöts inte i något svar"
    names = formats.listed([formats.inside(one.name) for one in cut[:MOST_NAMED]])
    return f"Självstyrelsen inskränks enligt utredningen själv av {formats.decimal(len(cut))} ({names}); {said}."


def title(proposals: Sequence[Shown]) -> str:
    """Say where the no is, and of what nobody says anything."""
    by_topic: dict[str, list[Shown]] = {}
    for one in proposals:
        by_topic.setdefault(one.topic, []).append(one)
    refused = [topic for topic, found in by_topic.items() if any(NO in one.answers for one in found)]
    quiet = [topic for topic, found in by_topic.items() if not any(stances.taken(one.counts) for one in found)]
    parts = [f"Nej finns bara om {formats.listed(refused)}" if refused else "Inget nej"]
    if quiet:
        parts.append(f"om {formats.listed(quiet)} tas ingen ställning")
    return "; ".join(parts)


def proposals_title(proposals: Sequence[Shown]) -> str:
    """Say which proposals meet a no, and how many nobody takes a stand on."""
    refused = [formats.inside(one.name) for one in proposals if NO in one.answers]
    quiet = sum(not stances.taken(one.counts) for one in proposals)
    named = formats.listed(refused) if len(refused) <= MOST_NAMED else f"{formats.decimal(len(refused))} förslag"
    met = f"Nej möter {named}" if refused else "Inget möter ett nej"
    return f"{met}; {formats.decimal(quiet)} av {formats.decimal(len(proposals))} får inget svar"


def figures(proposals: Sequence[Shown], shown: Sequence[str], positions: Sequence[Position]) -> tuple[Figure, ...]:
    """Return the figures the page opens with: proposals, answers, the agreed no, what cuts self-government."""
    against = opposed(proposals) if shown else []
    cut = [one for one in proposals if one.self_government == "inskränks"]
    return (
        Figure("Förslag och bedömningar", formats.decimal(len(proposals)), _much(proposals), DOCUMENT),
        Figure("Svar som räknas", formats.decimal(len(shown)), _counted(shown, positions), _answer_row(positions)),
        Figure("Nej från alla som tar ställning", formats.decimal(len(against)), *_first(against)),
        Figure("Inskränker självstyrelsen", formats.decimal(len(cut)), *_first(cut)),
    )


def _counted(shown: Sequence[str], positions: Sequence[Position]) -> str:
    name = f"{shown[0]}: " if len(shown) == 1 else ""
    return f"{name}{formats.count(len(positions), 'ståndpunkt', 'ståndpunkter')}, 2024" if shown else NO_ANSWERS


def _answer_row(positions: Sequence[Position]) -> Source | None:
    return Source(row_id("consultation_positions", positions[0].key), "remissvaren") if positions else None


def _first(found: Sequence[Shown]) -> tuple[str, Source | None]:
    """Name the first; its row stands under the document's name alone, as a card is narrow."""
    if not found:
        return "", None
    return found[0].name + (" med flera" if len(found) > 1 else ""), Source(found[0].source.row_id, DOCUMENT.label)


def recurs(places: int, respondents: int) -> str:
    """Say how often a condition stands."""
    return f"{formats.count(places, 'ställe', 'ställen')}, {formats.count(respondents, 'remissinstans', 'remissinstanser')}"


def answer_counts(counts: Mapping[str, int]) -> str:
    """Say how many of each answer: `ja 12, nej 3`; nothing when nobody took a stand."""
    return ", ".join(f"{ANSWERS[answer]} {formats.decimal(count)}" for answer, count in counts.items())
