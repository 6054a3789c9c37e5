"""The 2024 inquiry: which form of cooperation fits which aim."""

from __future__ import annotations

from lstdash.catalog.shape import Decision, Table, code, integer, key, provenance, ref, text

SUITABILITY = ("lämplig", "lämplig under villkor", "otillräcklig", "olämplig")

AIMS = (
    "styra verksamhet",
    "peka ut ansvar",
    "göra samverkan till en skyldighet",
    "styra med kunskap",
    "ha fortlöpande utbyte",
    "föra ut information",
    "kraftsamla",
    "stödja kommuner och regioner",
    "enas om mål",
    "reglera åtaganden",
    "driva gemensamt",
    "utföra förvaltningsuppgifter",
    "samverka i kris",
    "fördela medel till krisberedskap",
    "ersätta överenskommelser",
)

READINGS = ("står i texten", "vår läsning")

ACTORS = (
    "regeringen och kommunsektorn",
    "myndigheter och kommunsektorn",
    "länsstyrelsen och länet",
    "staten och regionerna",
    "staten och SKR",
)

NATIONAL_INTEREST = ("starkt", "inte starkt")
DURATIONS = ("fortlöpande", "tillfällig")
PAYERS = ("staten direkt", "staten genom SKR")
YES_NO = ("ja", "nej")

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
        "Utredningens bedömning av vilken form som passar vilket syfte. Tomt villkor betyder att svaret inte spelar roll.",
        key=("rule",),
        columns=(
            key("rule", "Nyckel"),
            code("aim", "Syfte i korthet", AIMS, "Vår indelning"),
            text("purpose", "Om syftet är"),
            ref("form", "Form", "collaboration_forms.form"),
            code("suitability", "Bedömning", SUITABILITY),
            text("condition", "Villkor och skäl", "Med våra ord", required=False),
            code("actors", "Vilka som möts", ACTORS, required=False),
            code("national_interest", "Nationellt intresse", NATIONAL_INTEREST, required=False),
            code("duration", "Hur länge", DURATIONS, required=False),
            code("payer", "Vem som betalar", PAYERS, required=False),
            code("equality_decisive", "Likvärdighet avgörande", YES_NO, required=False),
            code("reading", "Läsning", READINGS, "Om bedömningen och villkoren står uttryckligen eller är vår läsning"),
            *provenance(),
        ),
        decision=Decision(
            ("aim", "form"), ("actors", "national_interest", "duration", "payer", "equality_decisive"), "suitability"
        ),
    ),
)
