"""A room scores the matrix: what the workshop is given to do it (lstdash/workshop/kinds.py)."""

from __future__ import annotations

from lstdash.database import limits
from lstdash.questions.start_here.answers import room, sealed
from lstdash.questions.start_here.answers.assess import MODEL_VERSION, Sliders
from lstdash.questions.start_here.answers.items import MatrixItem, catalog
from lstdash.workshop.entities import Criterion, Item, Workshop
from lstdash.workshop.kinds import Axis, Form, Kind, Offer, Told

SUGGESTED = ("initialkostnad", "antal_aktorer", "paverkan", "effekt")


def offer(version: str) -> Offer:
    """Return the report's examples and the register, and the report's criteria."""
    known = catalog(version)
    criteria = tuple(Criterion(one.key, one.axis, one.name, one.anchors, one.raises) for one in known.criteria)
    return Offer(
        tuple(map(_item, known.examples)),
        tuple(map(_item, known.register)),
        criteria,
        tuple(key for key in SUGGESTED if any(one.key == key for one in criteria)),
    )


def told(version: str, of: Workshop, number: int) -> Told:
    """Return the sentence of a revealed round, and in order every placed item with its cell."""
    found = room.answer(version, of, number, "", room.sliders_of(of.settings))
    return Told(found.headline, tuple((line.name, line.quadrant_name) for line in found.assessment.placed))


def _item(item: MatrixItem) -> Item:
    return Item(
        item.key,
        _short(item.name, limits.LONGEST_LABEL),
        _short(item.description, limits.LONGEST_DESCRIPTION),
        item.origin,
        item.effort_half,
        item.benefit_half,
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


KIND = Kind(
    code="borja-har",
    title="Var börjar vi?",
    axes=(
        Axis(
            "effort",
            "insats",
            (
                "Mycket liten insats",
                "Liten insats",
                "Varken liten eller stor insats",
                "Stor insats",
                "Mycket stor insats",
            ),
            "Till exempel: Behov av utbildning",
        ),
        Axis(
            "benefit",
            "vinst",
            ("Mycket liten vinst", "Liten vinst", "Varken liten eller stor vinst", "Stor vinst", "Mycket stor vinst"),
            "Till exempel: Rättssäkerhet",
        ),
    ),
    form=Form(
        items="Förslag ur rapporten och registret",
        items_hint="Sök bland rapportens exempel, förslag och verksamheter",
        typed="Egna förslag, ett per rad",
        typed_hint="Till exempel: Gemensam växel",
        criteria_help="Rapporten nämner alla nio. Färre gör det lättare att hinna med.",
        criteria_hint="Välj minst ett för insats och ett för vinst",
    ),
    model_version=MODEL_VERSION,
    settings=room.settings(Sliders()),
    offer=offer,
    told=told,
    analysis=sealed.analysis,
    settled=sealed.settled,
    note="Kriterierna är rapportens; stegens ord är våra.",
)
