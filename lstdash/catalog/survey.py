"""The 2006 report's survey: areas, activities, who takes part, money, factors and proposals."""

from __future__ import annotations

from lstdash.catalog.counties import COUNTIES
from lstdash.catalog.shape import (
    Column,
    Table,
    at_most,
    code,
    county,
    flag,
    integer,
    key,
    number,
    provenance,
    ref,
    text,
    year,
)

AREAS = ("ea", "it", "pa", "registratur", "info", "juridik", "ledning")
ROLES = ("deltar", "deltar inte", "värd", "avlämnar", "tar emot", "observatör", "intresserad")
FORMS = ("samordning", "koncentration", "samverkan")
STATUSES = ("i drift", "pågår", "planerad", "föreslagen", "ej angivet")
MINISTRY = ("regeringen", "departementet", "uppdragsgivaren")
ADDRESSEES = (*MINISTRY, "länsledningarna", "länsstyrelserna", "länsrådsgrupperna", "ej angivet")
LEFT_OUT = ("uppdraget självt", "del av en annan")
BASES = ("samtliga", "samtliga utom", "länslista", "antal", "konstellation", "ej angivet")
GROUPINGS = ("storlek", "konstellation")


def _some_counties(name: str, label: str, description: str = "") -> Column:
    """A number of counties, where the report gives one."""
    return integer(name, label, description, required=False, high=len(COUNTIES))


TABLES = (
    Table(
        "areas",
        "Samordning per område",
        "Rapportens tablå i 2.2: antal samordnade verksamheter, hur många alla 21 deltar i, antal koncentrerade.",
        key=("area", "year"),
        columns=(
            code("area", "Område", AREAS),
            year(),
            text("name", "Namn", "Områdets namn som det är tryckt"),
            integer("coordinated", "Samordnade", "Antal samordnade verksamheter"),
            integer("all_counties", "Alla 21 deltar", "Antal av dem där samtliga länsstyrelser deltar"),
            integer("concentrated", "Koncentrerade", "Tomt där tabellen har ett streck", required=False),
            *provenance(),
        ),
        checks=(
            at_most("all_counties", "coordinated", "högst lika många som de samordnade"),
            at_most("concentrated", "coordinated", "högst lika många som de samordnade"),
        ),
    ),
    Table(
        "area_totals",
        "Tryckta summor per område",
        "Summaraden som den är tryckt i tablån i 2.2; den räknas aldrig om här.",
        key=("year",),
        columns=(
            year(),
            integer("coordinated", "Samordnade", required=False),
            integer("all_counties", "Alla 21 deltar", required=False),
            integer("concentrated", "Koncentrerade", required=False),
            *provenance(),
        ),
    ),
    Table(
        "activities",
        "Verksamheter",
        "Ett namngivet objekt per rad: samordning, koncentration, nätverk eller gemensamt system.",
        key=("activity", "year"),
        columns=(
            key("activity", "Nyckel"),
            year(),
            text("name", "Namn"),
            code("scope", "Stöd eller kärna", ("stöd", "kärna")),
            code("area", "Område", AREAS, "Tomt för kärnverksamhet och där området inte framgår", required=False),
            code("form", "Form", FORMS),
            code("status", "Läge", STATUSES),
            code(
                "left_out",
                "Räknas inte",
                LEFT_OUT,
                "Varför den inte är en egen verksamhet",
                required=False,
            ),
            county("lead_county", "Ansvarigt län", "Värd, förvaltare eller samordnare enligt rapporten", required=False),
            code("participation_basis", "Hur deltagandet anges", BASES),
            _some_counties("participants_low", "Deltagare, minst", "Antal som rapporten anger"),
            _some_counties("participants_high", "Deltagare, högst", "Samma som minst när ett enda tal anges"),
            ref("constellation", "Konstellation", "constellations.constellation", required=False),
            flag("list_is_exhaustive", "Listan är fullständig", "Ja: län som inte nämns deltar inte"),
            ref("money", "Belopp", "money.money", "Belopp som rapporten knyter till verksamheten", required=False),
            text("note", "Anmärkning", required=False),
            *provenance(),
        ),
        checks=(at_most("participants_low", "participants_high", "minst är inte större än högst"),),
    ),
    Table(
        "activity_mentions",
        "Omnämnanden",
        "Varje ställe där en verksamhet nämns, med namnet och talet som står där.",
        key=("activity", "mention"),
        columns=(
            ref("activity", "Verksamhet", "activities.activity"),
            integer("mention", "Löpnummer", low=1),
            text("name_as_printed", "Namn som tryckt"),
            _some_counties("participants_low", "Antal, minst"),
            _some_counties("participants_high", "Antal, högst"),
            text(
                "counties_as_printed",
                "Län som tryckta",
                "Länsbokstäver åtskilda av blanksteg; samtliga = alla 21",
                required=False,
            ),
            text("note", "Anmärkning", required=False),
            *provenance(),
        ),
        checks=(at_most("participants_low", "participants_high", "minst är inte större än högst"),),
    ),
    Table(
        "participations",
        "Deltagande",
        "Vilket län som har vilken roll i en verksamhet. Det som bara anges som antal finns inte här.",
        key=("activity", "county", "role", "year"),
        columns=(
            ref("activity", "Verksamhet", "activities.activity"),
            county(takes_all=True),
            code("role", "Roll", ROLES),
            year(),
            code("basis", "Grund", ("uppräknat", "samtliga", "samtliga utom", "fullständig lista")),
            *provenance(),
        ),
    ),
    Table(
        "group_totals",
        "Gruppsummor",
        "Tabellerna i 4.2.1 och 4.2.2: antal deltaganden och medeltal som tryckta.",
        key=("grouping", "group_code", "year"),
        columns=(
            code("grouping", "Indelning", GROUPINGS),
            key("group_code", "Grupp"),
            year(),
            text("name", "Namn som tryckt"),
            integer("counties", "Antal län", low=1, high=len(COUNTIES)),
            integer("participations", "Deltaganden"),
            number("mean_printed", "Medeltal som tryckt", low=0),
            *provenance(),
        ),
    ),
    Table(
        "group_members",
        "Län i gruppsummorna",
        "Vilka län som räknas i varje grupp i 4.2.1 och 4.2.2.",
        key=("grouping", "county"),
        columns=(
            code("grouping", "Indelning", GROUPINGS),
            key("group_code", "Grupp"),
            county(),
            code("basis", "Grund", ("tryckt", "härledd")),
            *provenance(),
        ),
    ),
    Table(
        "money",
        "Belopp och andelar",
        "Varje belopp, procenttal och tidstal i rapporten, med betydelse, enhet och avsnitt.",
        key=("money",),
        columns=(
            key("money", "Nyckel"),
            text("name", "Vad det gäller"),
            number("value", "Värde"),
            number("value_high", "Värde, högst", required=False),
            code("unit", "Enhet", ("kr", "mkr", "mdkr", "%", "år", "bilar", "% per år", "upphandlingar", "verksamheter")),
            text("qualifier", "Bestämning", "Till exempel ca, mer än, i snitt", required=False),
            integer("year", "Avser år", required=False, low=1980, high=2100),
            ref("parent", "Del av", "money.money", "Överordnad post i kostnadsträdet", required=False),
            text("note", "Anmärkning", required=False),
            *provenance(),
        ),
        checks=(at_most("value", "value_high", "värdet är inte större än det högsta"),),
    ),
    Table(
        "factors",
        "Faktorer",
        "Vad som underlättar och vad som motverkar samordning (4.3 och 4.4).",
        key=("factor",),
        columns=(
            key("factor", "Nyckel"),
            code("direction", "Verkan", ("underlättar", "motverkar"), "Vår läsning"),
            code("section_direction", "Avsnittets sida", ("underlättar", "motverkar"), "4.3 underlättar, 4.4 motverkar"),
            text("name", "Faktor"),
            text("description", "Beskrivning", "Med våra ord"),
            *provenance(),
        ),
    ),
    Table(
        "procurements",
        "Upphandlingar",
        "Gemensamma upphandlingar i tabellen i 5.7.1 och exemplen i texten.",
        key=("procurement",),
        columns=(
            key("procurement", "Nyckel"),
            text("name", "Upphandling"),
            county("lead_county", "Samordnande län", required=False),
            _some_counties("participants_low", "Deltagare, minst"),
            _some_counties("participants_high", "Deltagare, högst"),
            text("counties_as_printed", "Deltagare som tryckta", required=False),
            text("observers_as_printed", "Observatörer som tryckta", required=False),
            ref("activity", "Verksamhet", "activities.activity", required=False),
            text("note", "Anmärkning", required=False),
            *provenance(),
        ),
        checks=(at_most("participants_low", "participants_high", "minst är inte större än högst"),),
    ),
    Table(
        "proposals",
        "Förslag",
        "Rapportens förslag och de principfrågor den lämnar till uppdragsgivaren.",
        key=("proposal",),
        columns=(
            key("proposal", "Nyckel"),
            code("kind", "Slag", ("förslag", "principfråga", "nyckelord")),
            text("name", "Förslag"),
            code("addressee", "Riktas till", ADDRESSEES),
            code("area", "Område", AREAS, "Vår läsning; tomt = hela stödverksamheten", required=False),
            text("description", "Innebörd", "Med våra ord"),
            *provenance(),
        ),
    ),
    Table(
        "staff_profile",
        "Personal i stödverksamheten",
        "Bara de tal som står i texten i 4.4.6; bilderna saknas i vår version.",
        key=("measure", "year"),
        columns=(
            key("measure", "Nyckel"),
            text("name", "Vad det gäller"),
            county(required=False),
            year(),
            integer("value", "Antal personer"),
            *provenance(),
        ),
    ),
)
