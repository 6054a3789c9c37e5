"""A room sets the assumptions of joint payroll administration: what the workshop is given (lstdash/workshop/kinds.py)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lstdash.evidence.levers import Dial, dials
from lstdash.questions.payroll.answers import room, room_words
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.levers import text
from lstdash.questions.payroll.model.scenario import LEVERS, MODEL_VERSION
from lstdash.terms import TERMS
from lstdash.workshop.entities import Criterion, Item, Workshop
from lstdash.workshop.kinds import Axis, Form, Kind, Noun, Offer, Told

FIRST = ("saving_share", "one_off_cost", "realised_share", "ramp_years", "discount_rate")
MORE = ("parallel_share",)  # the others move nothing when the seven take part from the first year to the last
NOTHING = ("", "", "", "", "")
CRITERIA = (
    Criterion(room.LIKELY, "value", "Vad tror du är troligast?", NOTHING),
    Criterion(room.LOWEST, "value", "Lägst tänkbart", NOTHING),
    Criterion(room.HIGHEST, "value", "Högst tänkbart", NOTHING),
)


def offer(version: str) -> Offer:
    """Return the sliders that the answer for the seven hangs on; where they stand is not said, so that it does not lead."""
    known = {dial.key: dial for dial in dials(LEVERS, inputs(version).assumptions)}
    first, more = (tuple(_item(known[key]) for key in keys) for keys in (FIRST, MORE))
    return Offer(first, more, CRITERIA, tuple(one.key for one in CRITERIA))


def words(item: Item) -> tuple[str, ...]:
    """Return what each step of a slider is called: `42 %`, `3 år`."""
    lever = room.lever_of(item.key)
    return tuple(text(lever, value) for value in room.values_of(item)) if lever else ()


def told(version: str, of: Workshop, number: int) -> Told:
    """Return the sentence of a revealed round, and the room's middle of every slider. Raises UserError."""
    found = room.answer(version, of, number)
    return Told(found.headline, tuple((one.name, room_words.spread(one)) for one in found.spreads))


def settled(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what was set and what it was set beside, as label and text."""
    found = room.reopened(document)
    if found is None:
        return []
    paid = [(one.name, room_words.paid(one, found.horizon_years)) for one in found.paybacks]
    return [(f"Rummets mitt: {one.name.lower()}", one.middle_text) for one in found.spreads] + paid


def _item(dial: Dial) -> Item:
    term = TERMS[dial.key]
    steps = int((Decimal(str(dial.high)) - Decimal(str(dial.low))) / Decimal(str(dial.step))) + 1
    said = " ".join(part for part in (term.definition, term.beside) if part)
    return Item(dial.lever.name, term.name, said, "rapporten", scale=(dial.low, dial.step, steps))


KIND = Kind(
    code="reglage",
    title="Vad tror vi om lönesamordningen?",
    axes=(Axis("value", "värde"),),
    form=Form(
        items="Reglage ur kalkylen",
        items_hint="Välj bland kalkylens reglage",
        typed="",
        typed_hint="",
        criteria_help="",
        criteria_hint="",
    ),
    model_version=str(MODEL_VERSION),
    settings={},
    offer=offer,
    told=told,
    analysis=room.analysis,
    settled=settled,
    noun=Noun("reglage", "reglage", "ett reglage", "reglaget", "reglagen"),
    note="Reglagen är de på sidan Lönesamordning. Var de står där visas först med resultatet, så att det inte styr svaren.",
    optional=frozenset((room.LOWEST, room.HIGHEST)),
    words=words,
    scored="värden",
    to_score="sätta",
)
