"""What the models stand on: matrix items, criteria, assumptions, reference cases and conflicts."""

from __future__ import annotations

from lstdash.catalog.shape import RowCheck, Table, at_most, code, day, integer, key, number, provenance, ref, text

QUALITIES = ("fylld", "halv", "tom")
CASE_KINDS = ("gemensam service", "annat")
KEPT = ("infriat", "delvis", "inte infriat", "kan inte visas")
UNITS = ("andel", "år", "mkr", "årskostnader", "antal", "personer", "poäng", "faktor")

MODELS = (
    "lonesamordning",
    "borja-har",
    "konstellationer",
    "likvardighet",
    "personal",
    "upphandling",
    "kostnader",
    "nytta",
    "forslag",
)
TABLES = (
    Table(
        "criteria",
        "Kriterier",
        "De kriterier som rapporten nämner för insats och vinst i 5.7. Stegtexterna är vår bedömning.",
        key=("criterion",),
        columns=(
            key("criterion", "Nyckel"),
            code("axis", "Axel", ("insats", "vinst")),
            text("name", "Kriterium"),
            code("direction", "Riktning", ("höjer", "sänker"), "Om en hög poäng höjer eller sänker axelns värde"),
            text("as_printed", "Rapportens ord", "Kort nyckelord ur matrisen"),
            text("anchor_1", "Poäng 1"),
            text("anchor_2", "Poäng 2"),
            text("anchor_3", "Poäng 3"),
            text("anchor_4", "Poäng 4"),
            text("anchor_5", "Poäng 5"),
            *provenance(),
        ),
    ),
    Table(
        "matrix_items",
        "Matrisens exempel",
        "De exempel som rapporten placerar i matrisen i 5.7.",
        key=("item",),
        columns=(
            key("item", "Nyckel"),
            text("name", "Exempel"),
            code("effort", "Insats", ("liten", "stor")),
            code("benefit", "Vinst", ("liten", "stor")),
            ref("activity", "Verksamhet", "activities.activity", required=False),
            *provenance(),
        ),
    ),
    Table(
        "assumptions",
        "Antaganden",
        "Tal som någon har valt: värde, spann, kvalitet, ägare och nästa översyn.",
        key=("assumption",),
        columns=(
            key("assumption", "Nyckel", "Samma nyckel som i ordlistan"),
            code("model", "Modell", MODELS),
            text("name", "Antagande"),
            number("value", "Värde"),
            number("low", "Lågt"),
            number("high", "Högt"),
            code("unit", "Enhet", UNITS),
            code("quality", "Underlag", QUALITIES, "fylld = i källan, halv = delvis, tom = vår bedömning"),
            text("owner_role", "Ägare", "Roll, aldrig person; 'ej utsedd' visas som en lucka"),
            day("next_review", "Nästa översyn", required=False),
            integer("price_year", "Prisår", required=False, low=1990, high=2100),
            text("basis", "Grund", "Varför vi tror på talet och spannet"),
            *provenance(),
        ),
        checks=(
            at_most("low", "value", "lågt är inte större än värdet"),
            at_most("value", "high", "värdet är inte större än högt"),
            RowCheck(("price_year", "unit"), "price_year is not null or unit <> 'mkr'", "ett prisår", "Fyll i prisåret."),
        ),
    ),
    Table(
        "reference_cases",
        "Referensfall",
        "Vad andra lovade av gemensam service och vad det blev. Fallen visas bredvid våra kalkyler och ingår aldrig i dem.",
        key=("case_code",),
        columns=(
            key("case_code", "Nyckel"),
            text("name", "Fall"),
            text("promised", "Utlovat", "Med våra ord"),
            text("outcome", "Utfall", "Med våra ord"),
            text("unit", "Mätt i", "Vad löftet och utfallet räknas i, till exempel mn pund; inget tal när källan inte mäter"),
            integer("price_year", "Prisår", "Tomt när källan inte säger det", required=False, low=1990, high=2100),
            code("kind", "Slag", CASE_KINDS, "annat: reformer som inte är gemensam service, som räknas för sig"),
            code("kept", "Infriat", KEPT, "Vår läsning av de två uppgifterna"),
            integer("year", "År", "Det år som utfallet redovisades", low=1990, high=2100),
            code("quality", "Underlag", QUALITIES, "fylld = läst i källan, halv = läst i sammanfattning eller tidning"),
            *provenance(),
        ),
        may_be_empty=True,
    ),
    Table(
        "source_conflicts",
        "Motsägelser i källorna",
        "Där en källa säger emot sig själv eller en annan: vad som är tryckt, vad som stämmer, hur vi gör.",
        key=("conflict",),
        columns=(
            key("conflict", "Nyckel"),
            text("title", "Motsägelse"),
            text("printed_a", "Det står"),
            text("section_a", "Avsnitt, första stället"),
            text("printed_b", "Det står också"),
            text("section_b", "Avsnitt, andra stället"),
            text("recomputed", "Vad raderna ger", "Vad en omräkning ger, eller att det inte går att avgöra"),
            text("handling", "Så gör vi"),
            text("affects", "Gäller", "Tabell eller tabell.kolumn, åtskilda av blanksteg"),
            *provenance(),
        ),
    ),
)
