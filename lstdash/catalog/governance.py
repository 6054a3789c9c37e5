"""Who drives the coordination: the groups that the 2006 report names, and the chain of assignments it proposes."""

from __future__ import annotations

from lstdash.catalog.shape import Table, code, integer, key, provenance, ref, text, together
from lstdash.catalog.survey import AREAS

NETWORK_FORMS = ("länsrådsgrupp", "plattform", "förvaltningsråd", "yrkesförening", "nätverk eller grupp")
NETWORK_LEVELS = ("riks", "nord", "syd", "öst", "storstad", "annat")
NETWORK_STATUSES = ("finns", "planerad", "saknas")

TABLES = (
    Table(
        "networks",
        "Nätverk",
        "Samverkansorgan som rapporten namnger.",
        key=("network",),
        columns=(
            key("network", "Nyckel"),
            text("name", "Namn"),
            code("area", "Område", AREAS, required=False),
            code("form", "Slag", NETWORK_FORMS, "Läst ur namnet"),
            code("reach", "Räckvidd", ("riks", "nordlänen", "sydlänen", "storstäderna", "länslista", "ej angivet")),
            code("level", "Nivå", NETWORK_LEVELS, "Tomt där räckvidden inte sägs", required=False),
            code("level_basis", "Nivåns grund", ("tryckt", "vår läsning"), required=False),
            text("counties_as_printed", "Län som tryckta", required=False),
            code("status", "Läge", NETWORK_STATUSES, "Tomt där rapporten inte säger om gruppen finns", required=False),
            text("status_section", "Lägets avsnitt", required=False),
            ref("activity", "Verksamhet", "activities.activity", required=False),
            text("note", "Anmärkning", required=False),
            *provenance(),
        ),
        checks=(together("level", "level_basis"), together("status", "status_section")),
    ),
    Table(
        "commission_chain",
        "Föreslagen kedja av uppdrag",
        "Uppdragsgivare och genomförare i den ordning rapporten föreslår i 5.6.",
        key=("link",),
        columns=(
            key("link", "Nyckel"),
            integer("step", "Steg", low=1),
            text("part", "Roll"),
            text("actor", "Vem"),
            text("task", "Uppgift", "Med våra ord"),
            text("condition", "Förutsättning", "Med våra ord", required=False),
            *provenance(),
        ),
    ),
)
