"""The 2024 inquiry's proposals, the answers to them, what they touch of 2006, and the facts of the short documents."""

from __future__ import annotations

from lstdash.catalog.inquiry import READINGS
from lstdash.catalog.shape import RowCheck, Table, code, integer, key, provenance, ref, text

STANCES = ("tillstyrker", "instämmer", "positiv med förbehåll", "frågande", "avstyrker", "eget förslag", "tar inte ställning")

TOPICS = (
    "länsstyrelserna",
    "dialog",
    "överenskommelser",
    "regioner",
    "kriser",
    "samverkansformer",
    "sammanträden på distans",
    "grunder",
)

SELF_GOVERNMENT = ("inskränks", "vägs", "ingen konflikt", "skyddas")

RELATIONS = ("åt samma håll", "samma fråga", "åt olika håll")

# Addresses of the pages that show background facts; a fact without one stands among the sources alone.
PAGES = (
    "borja-har",
    "gemensamt",
    "konstellationer",
    "kostnader",
    "likvardighet",
    "lonesamordning",
    "mitt-lan",
    "omraden",
    "personal",
    "samverkansform",
    "styrning",
    "upphandling",
    "utredningen",
)

YEAR = "Det år uppgiften gäller. Gäller den flera år eller inget särskilt: året då den samlades in eller dokumentet skrevs"

TABLES = (
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
            code("topic", "Ämne", TOPICS, "Vår indelning"),
            code(
                "self_government",
                "Självstyrelsen",
                SELF_GOVERNMENT,
                "Vad utredningen själv säger; tomt = inget",
                required=False,
            ),
            text("self_government_note", "Om självstyrelsen", "Med våra ord", required=False),
            *provenance(),
        ),
        checks=(
            RowCheck(
                ("self_government", "self_government_note"),
                '("self_government" is null) = ("self_government_note" is null)',
                "båda ifyllda eller båda tomma",
                "Säg vad utredningen skriver om självstyrelsen, eller lämna båda tomma.",
            ),
        ),
    ),
    Table(
        "consultation_positions",
        "Remissvar, punkt för punkt",
        "En rad per remissinstans och förslag, och en för vad den säger utöver dem. Talar flera i samma svar har var och en "
        "sin rad; de räknas som ett svar.",
        key=("position",),
        columns=(
            key("position", "Nyckel"),
            ref(
                "inquiry_proposal",
                "Utredningens förslag",
                "inquiry_proposals.inquiry_proposal",
                "Tomt = något utöver förslagen",
                required=False,
            ),
            text("respondent", "Remissinstans", "Den som räknas"),
            text("voice", "Röst", "Vem som talar, när flera gör det i samma svar", required=False),
            code("stance", "Ståndpunkt", STANCES),
            text("conditions", "Villkor", "I korthet, lika ord för lika; semikolon mellan flera", required=False),
            text("summary", "Innebörd", "Med våra ord", required=False),
            *provenance(),
        ),
        alone=("inquiry_proposal", "respondent", "voice"),
    ),
    Table(
        "proposal_links",
        "Förslagen 2024 och 2006",
        "Vilka förslag ur rapporten 2006 som utredningens förslag rör vid. Länkarna är våra.",
        key=("link",),
        columns=(
            key("link", "Nyckel"),
            ref("inquiry_proposal", "Utredningens förslag", "inquiry_proposals.inquiry_proposal"),
            ref("proposal", "Rapportens förslag", "proposals.proposal"),
            code("relation", "Förhållande", RELATIONS),
            text("summary", "Innebörd", "Med våra ord"),
            code("reading", "Läsning", READINGS, "Om länken står i dokumenten eller är vår"),
            *provenance(),
        ),
        alone=("inquiry_proposal", "proposal"),
        may_be_empty=True,
    ),
    Table(
        "dialogue_steps",
        "Regional dialog 2016",
        "Vem som sade vad i brevet om en gemensam dialog, och vad som följde.",
        key=("step",),
        columns=(
            key("step", "Nyckel"),
            integer("place", "Ordning"),
            text("when_said", "När"),
            text("who", "Vem"),
            text("said", "Vad som sades", "Med våra ord"),
            text("followed", "Vad som följde", "Tomt = ej angivet", required=False),
            *provenance(),
        ),
        may_be_empty=True,
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
            integer("year", "År", YEAR, required=False, low=1980, high=2100),
            code("page", "Sida", PAGES, "Adressen till den sida som visar uppgiften", required=False),
            *provenance(),
        ),
    ),
)
