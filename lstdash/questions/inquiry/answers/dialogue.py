"""The regional dialogue of 2016 as a thread: who said what, and what followed."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats, store
from lstdash.evidence.citations import Source, source
from lstdash.questions.inquiry.answers.words import NOT_STATED

DIALOGUE_COLUMNS = ("När", "Vem", "Vad som sades", "Vad som följde", "Avsnitt")


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody says something; `followed` is `ej angivet` where the letter does not say."""

    when: str
    who: str
    said: str
    followed: str
    source: Source


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The steps in order."""

    title: str
    steps: tuple[Step, ...]


def answer(version: str) -> Dialogue:
    """Return the thread; no title when nothing is published."""
    steps = tuple(
        Step(
            row["when_said"],
            row["who"],
            row["said"],
            row["followed"] or NOT_STATED,
            source(version, row, "dialogue_steps", row["step"]),
        )
        for row in sorted(store.table("dialogue_steps", version), key=lambda row: row["place"])
    )
    silent = sum(step.followed == NOT_STATED for step in steps)
    of = f"{formats.decimal(silent)} av {formats.count(len(steps), 'steg', 'steg')}"
    return Dialogue(f"Den regionala dialogen 2016: vad som följde är ej angivet för {of}" if steps else "", steps)


def dialogue_table(found: Dialogue) -> tuple[tuple[str, ...], ...]:
    """Return a row a step."""
    return tuple((step.when, step.who, step.said, step.followed, step.source.label) for step in found.steps)
