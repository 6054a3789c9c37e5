"""Choices on /konstellationer: what to try, which facts count, how the map is coloured."""

from __future__ import annotations

from lstdash.evidence.survey import NAMED, RANGE, SOUTH_MOST, TWICE
from lstdash.questions.constellations.answers.map import GROUPS, LEAST, MOST, SIZES
from lstdash.questions.constellations.answers.map import NAMED as NAMED_FIGURE
from lstdash.questions.constellations.answers.what_if import ATTACH, DEVELOP, JOIN, NOWHERE
from lstdash.views.controls import COUNTIES, Choice, Choices, Control

CONSTELLATIONS = {
    "nordlanen": "Nordlänen",
    "swx": "SWX-länen",
    "ostra_mellansverige": "Östra Mellansverige",
    "sydlanen": "Sydlänen",
    "storstadslanen": "Storstadslänen",
}
PROPOSALS = Choices(
    "forslag",
    "Rapportens förslag",
    {
        JOIN: "Västra Götaland och Östergötland går med fullt ut i söder",
        DEVELOP: "SWX utvecklas till en egen grupp",
        f"{ATTACH}nordlanen": "SWX knyts till Nordlänen",
        f"{ATTACH}ostra_mellansverige": "SWX knyts till Östra Mellansverige",
        f"{ATTACH}sydlanen": "SWX knyts till Sydlänen",
    },
    help="Förslagen står i rapportens avsnitt 5.6.",
    placeholder="Inget prövas",
)
MOVED = Choices("flytta", "Flytta län", COUNTIES, placeholder="Inget län")
TARGET = Choice(
    "till",
    "Till",
    {NOWHERE: "Ingen grupp", **CONSTELLATIONS},
    help="Länet lämnar den geografiska grupp det hör till.",
    placeholder="Välj grupp",
)
MERGED = Choices("sla-ihop", "Slå ihop", CONSTELLATIONS, help="Den först nämnda behåller namnet.", placeholder="Ingen")

EAST = Choice(
    "ostra",
    "Östra Mellansverige",
    {
        "lagre": "Det lägre spannet (4.2.2)",
        "hogre": "Det högre spannet (2.2)",
        "bada": "Båda spannen",
        "ingen": "Inget av spannen",
    },
    default="lagre",
    help="Rapporten anger två olika spann per län.",
)
NORTH = Choice(
    "norr",
    "I norr räknas",
    {"varmland": "Värmland, som i tabellen", "dalarna": "Dalarna, som i texten"},
    default="varmland",
    help="Tabellen i 4.2.2 räknar Värmland med nordlänen, texten under den nämner Dalarna.",
)
WITHOUT = Choices(
    "utan",
    "Räkna utan",
    {
        RANGE: "Spannet per län",
        TWICE: "Gävleborg och Dalarna ca dubbelt",
        SOUTH_MOST: "Skåne och Kalmar flest i söder",
        NAMED: "Namngivna samordningar",
    },
    help="Uppgifter som läggs åt sidan när länens spann räknas.",
    placeholder="Allt räknas med",
)
COLOUR = Choice(
    "farg",
    "Färga kartan efter",
    {
        GROUPS: "Konstellation",
        SIZES: "Storleksklass",
        NAMED_FIGURE: "Namngivna samordningar",
        LEAST: "Minst antal",
        MOST: "Högst antal",
    },
    default=GROUPS,
)
YEAR = Choice("ar", "År", {str(year): str(year) for year in range(1990, 2101)}, placeholder="Senaste")

WHAT_IF = (PROPOSALS, MOVED, TARGET, MERGED)
FACTS = (EAST, NORTH, WITHOUT)
CONTROLS: tuple[Control, ...] = (*WHAT_IF, *FACTS, COLOUR, YEAR)
