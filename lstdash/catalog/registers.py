"""Figures from public registers: staff, procurements, and indicators of any kind with numerator and denominator."""

from __future__ import annotations

from lstdash.catalog.shape import RowCheck, Table, code, county, day, flag, integer, key, number, provenance, ref, text

REGISTERS = ("arbetsgivarverket", "esv", "statskontoret")
MEASURES = ("anstallda", "kvinnor", "man", "arsarbetskrafter")
STAFF_MARKS = ("överförd från året innan", "antal i stället för årsarbetskrafter")
PROCUREMENT_KINDS = ("Varor", "Tjänster", "Byggentreprenader")
CPV_MARKS = ("samlingsbar", "oklar", "platsbunden")
INDICATOR_KINDS = ("andel", "per", "antal")
OLDEST_YEAR = 1980

TABLES = (
    Table(
        "county_staff",
        "Personal per länsstyrelse",
        "Hur många som arbetar vid varje länsstyrelse, år för år, i tre register. Registren räknar olika och blandas aldrig.",
        key=("county", "year", "register", "measure"),
        columns=(
            county(),
            integer("year", "År", "Det år uppgiften avser", low=OLDEST_YEAR, high=2100),
            code("register", "Register", REGISTERS, "esv heter Statskontoret från 2026; statskontoret är det till 2025"),
            code("measure", "Mått", MEASURES),
            number("value", "Värde", low=0, unit="personer eller årsarbetskrafter"),
            code("mark", "Anmärkning", STAFF_MARKS, "Tom när uppgiften är av sitt eget år och slag", required=False),
            *provenance(),
        ),
        may_be_empty=True,
    ),
    Table(
        "county_procurements",
        "Annonserade upphandlingar",
        "Länsstyrelsernas annonserade upphandlingar, en rad för varje. Vad som köptes sägs bara med varukod (CPV).",
        key=("procurement",),
        columns=(
            key("procurement", "Nyckel"),
            county(),
            day("published", "Annonserad"),
            code("kind", "Slag", PROCUREMENT_KINDS, required=False),
            text("cpv_code", "CPV-kod", "Åtta siffror"),
            text("cpv_name", "CPV-kodens namn"),
            text("cpv_group", "CPV-grupp", "Åtta siffror; tom när bara huvudgruppen är angiven", required=False),
            text("cpv_group_name", "CPV-gruppens namn", required=False),
            text("cpv_main_name", "CPV-huvudgruppens namn", "Huvudgruppen är kodens två första siffror"),
            text("procedure", "Förfarande", required=False),
            text("agreement", "Avtal", "Kontrakt eller ramavtal"),
            flag("is_joint", "Samordnad", "Om upphandlingen är märkt som samordnad"),
            number("contract_value_sek", "Avtalat värde, kr", required=False, low=0, unit="kr"),
            *provenance(),
        ),
        may_be_empty=True,
        checks=(
            RowCheck(
                ("cpv_code",),
                "regexp_full_match(\"cpv_code\", '[0-9]{8}')",
                "åtta siffror",
                "Skriv CPV-koden utan kontrollsiffra.",
            ),
            RowCheck(
                ("cpv_group",),
                '"cpv_group" is null or regexp_full_match("cpv_group", \'[0-9]{8}\')',
                "åtta siffror, eller tomt",
                "Skriv CPV-gruppen utan kontrollsiffra.",
            ),
        ),
    ),
    Table(
        "cpv_marks",
        "Märkning av CPV-koder",
        "Vår märkning av vad som går att köpa tillsammans: en rad per kod, med skäl. Den är till för att ändras.",
        key=("cpv_code",),
        columns=(
            text("cpv_code", "CPV-kod", "Åtta siffror", known_in="county_procurements.cpv_code"),
            text("cpv_name", "CPV-kodens namn"),
            code(
                "mark",
                "Märkning",
                CPV_MARKS,
                "samlingsbar = kan köpas ihop, platsbunden = arbete på en plats",
            ),
            text("reason", "Skäl"),
            *provenance(),
        ),
        may_be_empty=True,
        checks=(
            RowCheck(
                ("cpv_code",),
                "regexp_full_match(\"cpv_code\", '[0-9]{8}')",
                "åtta siffror",
                "Skriv CPV-koden utan kontrollsiffra.",
            ),
        ),
    ),
    Table(
        "indicators",
        "Indikatorer",
        "Mått som kan jämföras mellan länsstyrelserna: en andel, något per något eller ett antal.",
        key=("indicator",),
        columns=(
            key("indicator", "Nyckel"),
            text("name", "Indikator"),
            code("kind", "Slag", INDICATOR_KINDS, "andel = del av en helhet, per = något per något, antal = utan nämnare"),
            text("numerator_label", "Det som räknas"),
            text("denominator_label", "Räknas på", "Tom när slaget är antal", required=False),
            text(
                "case_mix",
                "Vad skiljer ärendena åt?",
                "Vad mer som kan göra länen olika",
                required=False,
            ),
            *provenance(),
        ),
        may_be_empty=True,
        checks=(
            RowCheck(
                ("kind", "denominator_label"),
                '("kind" = \'antal\') = ("denominator_label" is null)',
                "en nämnare för andel och per, ingen för antal",
                "Fyll i Räknas på, eller töm kolumnen.",
            ),
        ),
    ),
    Table(
        "indicator_values",
        "Indikatorernas värden",
        "Ett värde per indikator, län och period, med täljare och nämnare.",
        key=("indicator", "county", "period"),
        columns=(
            ref("indicator", "Indikator", "indicators.indicator"),
            county(),
            text("period", "Period", "År (2025) eller år och månad (2025-03)"),
            number("numerator", "Täljare", required=False, low=0),
            number("denominator", "Nämnare", required=False, low=0),
            number("value", "Värde", "När täljare och nämnare inte är kända, eller slaget är antal", required=False),
            *provenance(),
        ),
        may_be_empty=True,
        checks=(
            RowCheck(
                ("period",),
                "regexp_full_match(\"period\", '(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?')",
                "ett år som 2025, eller år och månad som 2025-03",
                "Skriv perioden som år, eller som år och månad.",
            ),
            RowCheck(
                ("numerator", "denominator", "value"),
                '("numerator" is not null and "denominator" is not null) or "value" is not null',
                "täljare och nämnare, eller ett värde",
                "Fyll i båda, eller värdet.",
            ),
        ),
    ),
)
