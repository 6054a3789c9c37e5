"""Documents, counties and constellations: what the other tables refer to."""

from __future__ import annotations

from lstdash.catalog import reached
from lstdash.catalog.shape import Table, code, county, figures, flag, integer, key, number, provenance, ref, text

SIZE_CLASSES = ("mindre", "mellanstor", "större")
LICENCES = ("CC0", "MIT", "Apache-2.0", "upphovsrätt, fakta återges")
CONSTELLATION_KINDS = ("geografisk", "storstad", "sakområde", "projekt")
MEMBERSHIPS = ("ordinarie", "tillfällig", "härledd")
COMMITMENTS = ("frivilligt", "avtal")

TABLES = (
    Table(
        "sources",
        "Källdokument",
        "De dokument som alla uppgifter vilar på. Våra egna antaganden har en egen rad.",
        key=("source",),
        columns=(
            key("source", "Nyckel"),
            text("title", "Titel"),
            text("short_title", "Kort titel", "Som den skrivs vid en siffra"),
            text("author", "Upphov"),
            integer("year", "År", low=1990, high=2100),
            code(
                "kind",
                "Slag",
                ("rapport", "utredning", "remissvar", "riksdagssvar", "brev", "register", "referens", "bedömning"),
            ),
            code("licence", "Licens", LICENCES, "Hur uppgifterna får användas"),
            flag(
                "has_noise",
                "Avsiktlig osäkerhet",
                "Ja när källan lägger till slump: delar och summor stämmer inte på pricken",
            ),
            text("section", "Del vi har", "Vilken del av dokumentet som finns tillgänglig"),
            text("note", "Anmärkning", "Vad som saknas i den version vi har", required=False),
        ),
    ),
    Table(
        "counties",
        "Länsstyrelser",
        "Sveriges 21 länsstyrelser.",
        key=("county",),
        columns=(
            key("county", "Länsbokstav"),
            text("name", "Namn", "Länets namn, till exempel Skåne län"),
            text("short_name", "Kortnamn", "Till exempel Skåne"),
            code("size_class", "Storleksklass", SIZE_CLASSES, "Enligt rapportens tabell i 4.2.1"),
            figures("scb_code", "Länskod", 2, "Länskod enligt SCB, för kartan"),
            *provenance(),
        ),
    ),
    Table(
        "constellations",
        "Konstellationer",
        "Grupperingar av länsstyrelser som rapporten namnger.",
        key=("constellation",),
        columns=(
            key("constellation", "Nyckel"),
            text("name", "Namn"),
            code("kind", "Slag", CONSTELLATION_KINDS),
            code("commitment", "Åtagande", COMMITMENTS, "Tomt där rapporten inte säger det", required=False),
            text("basis", "Vad den bygger på", "Hur rapporten beskriver den, med våra ord"),
            text("note", "Anmärkning", required=False),
            *provenance(),
        ),
    ),
    Table(
        "constellation_members",
        "Medlemmar i konstellationer",
        "Vilka län som ingår: ordinarie, tillfälligt eller härlett av flera uppgifter.",
        key=("constellation", "county"),
        columns=(
            ref("constellation", "Konstellation", "constellations.constellation"),
            county(),
            code("membership", "Medlemskap", MEMBERSHIPS),
            text("basis", "Grund", "Vad medlemskapet vilar på"),
            *provenance(),
        ),
    ),
    Table(
        "county_neighbours",
        "Grannlän",
        "Län som delar landgräns, räknade ur de fullständiga länsgränserna. Gotland har ingen landgräns och finns inte med.",
        key=("county", "neighbour"),
        columns=(
            county(),
            county("neighbour", "Grannlän", "Länsbokstav för grannen; varje par står i båda riktningarna"),
            *provenance(),
        ),
    ),
    Table(
        "county_borders",
        "Länskarta",
        "Förenklade länsgränser för kartan, alla län förenklade tillsammans. Kilometer i ett plan, inte till för mätning.",
        key=("county", "ring", "point"),
        columns=(
            county(),
            integer("ring", "Del", "Länets delar, den största först", low=1),
            integer("point", "Punkt", "Punktens ordning längs gränsen; den sista är den första igen", low=1),
            number("x_km", "Österut, km"),
            number("y_km", "Norrut, km"),
            *provenance(),
        ),
    ),
    Table(
        "contacts",
        "Kontaktvägar",
        "Vart man vänder sig hos en länsstyrelse: en funktion, dess offentliga sida och dess funktionsadress. Aldrig en "
        "person. Tom tills en analytiker publicerar den.",
        key=("county", "contact_function"),
        columns=(
            county(),
            text("contact_function", "Funktion", "Vad man når, till exempel Växel eller Löneservice"),
            text("page", "Offentlig sida", "Adressen till sidan, med https"),
            text("address", "Funktionsadress", "E-post till funktionen; aldrig till en person", required=False),
            *provenance(),
        ),
        may_be_empty=True,
        checks=reached.CHECKS,
    ),
)
