"""Choices on /konstellationer: what to try, which facts count, how the map is coloured."""

from __future__ import annotations

from lstdash.catalog.counties import COUNTIES
from lstdash.evidence import constellations
from lstdash.evidence.survey import NAMED, RANGE, SOUTH_MOST, TWICE
from lstdash.questions.constellations.answers.county_map import ACTIVITIES, GROUPS, LEAST, MOST, SIZES
from lstdash.questions.constellations.answers.what_if import ATTACH, DEVELOP, JOIN, NOWHERE
from lstdash.views import registers
from lstdash.views.controls import Choice, Choices, Control
from lstdash.views.controls.year import SURVEY

ATTACHES_TO = (constellations.NORTH, constellations.EAST, constellations.SOUTH)
PROPOSALS = Choices(
    "forslag",
    "Rapportens förslag",
    {
        JOIN: "Västra Götaland och Östergötland går med fullt ut i söder",
        DEVELOP: "SWX utvecklas till en egen grupp",
        **{f"{ATTACH}{code}": f"SWX knyts till {constellations.NAMES[code]}" for code in ATTACHES_TO},
    },
    help="Förslagen står i rapportens avsnitt 5.6.",
    placeholder="Inget prövas",
)
MOVED = Choices("flytta", "Flytta län", COUNTIES, placeholder="Inget län")
TARGET = Choice(
    "till",
    "Till",
    {NOWHERE: "Ingen grupp", **constellations.NAMES},
    help="Länet lämnar den geografiska grupp det hör till.",
    placeholder="Välj grupp",
)
MERGED = Choices("sla-ihop", "Slå ihop", constellations.NAMES, help="Den först nämnda behåller namnet.", placeholder="Ingen")

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
        ACTIVITIES: "Namngivna samordningar",
        LEAST: "Minst antal",
        MOST: "Högst antal",
    },
    default=GROUPS,
)

WHAT_IF = (PROPOSALS, MOVED, TARGET, MERGED)
FACTS = (EAST, NORTH, WITHOUT)


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (*WHAT_IF, *FACTS, COLOUR, SURVEY, registers.SIZE, registers.YEAR)
