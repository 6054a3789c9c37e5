"""A room scores the factors: what the workshop is given to do it (lstdash/workshop/kinds.py)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lstdash import formats
from lstdash.questions.factors.answers import room
from lstdash.questions.factors.answers.known import SIDE_NAMES, KnownFactor, known
from lstdash.questions.factors.answers.scale import QUESTIONS
from lstdash.questions.factors.answers.weigh import MODEL_VERSION
from lstdash.workshop.entities import Item, Workshop
from lstdash.workshop.kinds import Axis, Form, Kind, Noun, Offer, Told


def offer(version: str) -> Offer:
    """Return the report's factors and the two questions that are asked of each."""
    return Offer(tuple(map(_item, known(version))), (), QUESTIONS, tuple(one.key for one in QUESTIONS))


def told(version: str, of: Workshop, number: int) -> Told:
    """Return the sentence of a revealed round, and every scored factor with its side and mean, the restraints first."""
    found = room.answer(version, of, number).weighed
    bars = (*found.of("restrains"), *found.of("drives"))
    lines = tuple((bar.name, f"{SIDE_NAMES[bar.side]}, styrka {formats.decimal(bar.strength, 1)}") for bar in bars)
    return Told(found.headline, lines)


def settled(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return how much was scored, as label and text."""
    found = room.reopened(document)
    return [("Poängsatta faktorer", formats.decimal(found.scored))] if found else []


def _item(one: KnownFactor) -> Item:
    return Item(one.key, one.name, one.description, "rapporten")


KIND = Kind(
    code="faktorer",
    title="Vad hjälper oss, och vad står i vägen?",
    axes=(Axis("strength", "styrka"), Axis("reach", "rådighet")),
    form=Form(
        items="Faktorer ur rapporten",
        items_hint="Sök bland rapportens faktorer",
        typed="",
        typed_hint="",
        criteria_help="Båda behövs: styrkan ger balansen, rådigheten ordningen. Den som vill kan låta en fråga vara obesvarad.",
        criteria_hint="Välj båda",
    ),
    model_version=MODEL_VERSION,
    settings={},
    offer=offer,
    told=told,
    analysis=room.analysis,
    settled=settled,
    note="Faktorerna är rapportens; frågorna och stegens ord är våra.",
    noun=Noun("faktor", "faktorer", "en faktor", "faktorn", "faktorerna"),
)
