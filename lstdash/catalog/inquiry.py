"""The 2024 inquiry, the City of Stockholm's answer, and the facts of the two short documents."""

from __future__ import annotations

from lstdash.catalog.shape import Table, code, integer, key, provenance, ref, text

STANCES = ("tillstyrker", "instämmer", "positiv med förbehåll", "frågande", "avstyrker", "eget förslag", "tar inte ställning")

TOPICS = ("samverkansformer", "länsstyrelserna", "kriser", "överenskommelser", "regioner", "dialog", "grunder")

TABLES = (
    Table(
        "collaboration_forms",
        "Samverkansformer",
        "Former för samverkan mellan staten och kommunsektorn som utredningen 2024 kartlägger.",
        key=("form",),
        columns=(
            key("form", "Nyckel"),
            text("name", "Form"),
            text("description", "Beskrivning", "Med våra ord"),
            integer("count_stated", "Antal", "Antal som utredningen anger", required=False),
            text("count_meaning", "Vad antalet avser", required=False),
            *provenance(),
        ),
    ),
    Table(
        "form_rules",
        "Vilken form till vilket syfte",
        "Utredningens bedömning av vilken form som passar vilket syfte.",
        key=("rule",),
        columns=(
            key("rule", "Nyckel"),
            text("purpose", "Om syftet är"),
            ref("form", "Form", "collaboration_forms.form"),
            code("suitability", "Bedömning", ("lämplig", "lämplig under villkor", "olämplig")),
            text("condition", "Villkor och skäl", "Med våra ord", required=False),
            *provenance(),
        ),
    ),
    Table(
        "inquiry_proposals",
        "Utredningens förslag och bedömningar",
        "SOU 2024:43, sammanfattningen.",
        key=("inquiry_proposal",),
        columns=(
            key("inquiry_proposal", "Nyckel"),
            code("kind", "Slag", ("förslag", "bedömning")),
            text("name", "Kort namn"),
            text("description", "Innebörd", "Med våra ord"),
            code(
                "topic",
                "Ämne",
                TOPICS,
            ),
            *provenance(),
        ),
    ),
    Table(
        "consultation_positions",
        "Stockholms ståndpunkter",
        "Vad Stockholms stad svarar på utredningen, punkt för punkt.",
        key=("position",),
        columns=(
            key("position", "Nyckel"),
            ref("inquiry_proposal", "Utredningens förslag", "inquiry_proposals.inquiry_proposal", required=False),
            text("body", "Vem som uttalar sig"),
            code("stance", "Ståndpunkt", STANCES),
            text("summary", "Innebörd", "Med våra ord"),
            *provenance(),
        ),
    ),
    Table(
        "background_facts",
        "Bakgrundsfakta",
        "Fakta ur de korta dokumenten och rapportens bakgrund som inte är belopp.",
        key=("fact",),
        columns=(
            key("fact", "Nyckel"),
            text("topic", "Ämne"),
            text("statement", "Uppgift", "Med våra ord"),
            integer("year", "År", required=False, low=1980, high=2100),
            *provenance(),
        ),
    ),
)
