"""What one phone shows, and how its script is told: plain values under the fields' own names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lstdash.workshop.entities import Criterion, Item
from lstdash.workshop.kinds import Told

SEPARATOR = "|"  # between item and criterion in the pad's names; no key holds it


@dataclass(frozen=True, slots=True)
class Phone:
    """What one phone shows: the round's questions, the own scores that are counted, and the own ones before.

    `stage` is the count of what participants see; `sent` the number of this phone's latest message with scores.
    `result` is None until something has been revealed; nobody else's score is in here before that.
    """

    stage: int
    headline: str
    is_open: bool
    round: int
    items: tuple[Item, ...]
    criteria: tuple[tuple[Criterion, str], ...]  # each with its axis in words
    scores: Mapping[str, int]
    before: Mapping[str, int]
    sent: int
    result: Told | None
    record: str
    noun: str  # what an item is called
    scored: str  # what is given: one or several
    steps: Mapping[str, tuple[str, ...]]  # item -> the words of its own scale, for those that have one
    optional: tuple[str, ...]  # criteria that nobody has to answer
    reasons: Mapping[str, str]  # the own ones
    why: tuple[tuple[str, str], ...]  # everybody's that are shown, of what and the text
    seconds: int | None  # left on the room's clock


def message(shown: Phone) -> dict[str, object]:
    """Return it as the phone's script reads it: plain values under the fields' own names."""
    return {
        "stage": shown.stage,
        "headline": shown.headline,
        "open": shown.is_open,
        "round": shown.round,
        "items": [
            {"key": one.key, "name": one.label, "description": one.description, "steps": list(shown.steps.get(one.key, ()))}
            for one in shown.items
        ],
        "criteria": [
            {
                "key": one.key,
                "name": one.name,
                "axis": axis,
                "anchors": list(one.anchors),
                "optional": one.key in shown.optional,
            }
            for one, axis in shown.criteria
        ],
        "reasons": dict(shown.reasons),
        "why": [list(one) for one in shown.why],
        "seconds": shown.seconds,
        "scores": dict(shown.scores),
        "before": dict(shown.before),
        "separator": SEPARATOR,
        "sent": shown.sent,
        "result": shown.result and {"headline": shown.result.headline, "lines": [list(line) for line in shown.result.lines]},
        "record": shown.record,
        "noun": shown.noun.capitalize(),
        "scored": shown.scored,
    }
