"""Printed tables, facts and questions that do not fit together, in words; and likeness that cannot be asked for."""

from __future__ import annotations

from lstdash.errors import ScenarioError
from lstdash.evidence.faults import Words
from lstdash.formats import listed
from lstdash.shared_model.bounds import QUESTION
from lstdash.shared_model.faults import Fault
from lstdash.shared_model.similarity import Unlike
from lstdash.shared_model.survey_facts import Unfit

SUMS = "gruppsummorna"
PLACES = {QUESTION: "frågan"}  # where an unknown county stands when it is in no fact


def _in_grouping(what: str, fault: Fault) -> ScenarioError:
    expected = "varje län i exakt en grupp per indelning"
    return ScenarioError(what, fault.at, expected, listed(fault.values), "Rätta indelningen.")


def _named(fault: Fault) -> Fault:
    return Fault(fault.code, f"indelningen {fault.at}", fault.values)


def _clash(fault: Fault) -> ScenarioError:
    labels, cures = fault.values
    action = f"Stäng av en av dem: {listed(cures)}." if cures else "Stäng av fler än en uppgift."
    what = "Uppgifterna kan inte gälla samtidigt."
    return ScenarioError(what, "påslagna uppgifter", "minst en möjlig fördelning", listed(labels), action)


def _unknown(fault: Fault) -> ScenarioError:
    known, unknown = fault.values
    where = PLACES.get(fault.at, fault.at)
    return ScenarioError("Länet är okänt.", where, f"någon av {listed(known)}", listed(unknown))


SURVEY: Words = {
    Unfit.NO_TABLE: lambda _: _in_grouping("Det finns ingen tabell att räkna på.", Fault("", SUMS)),
    Unfit.OTHER_COUNTIES: lambda fault: _in_grouping("Tabellerna omfattar inte samma län.", _named(fault)),
    Unfit.EMPTY_GROUP: lambda fault: _in_grouping("Gruppen har inga län.", fault),
    Unfit.COUNTED_TWICE: lambda fault: _in_grouping("Ett län räknas två gånger i samma indelning.", fault),
    Unfit.NOT_IN_TABLE: lambda fault: _in_grouping("Länet är okänt.", _named(fault)),
    Unfit.NO_PEERS: lambda fault: _in_grouping("Det finns inga län att jämföra med.", fault),
    Unfit.NO_SUCH_GROUP: lambda fault: ScenarioError("Gruppen finns inte.", SUMS, f"en av {listed(fault.values)}", fault.at),
    Unfit.UNKNOWN_COUNTY: _unknown,
    Unfit.CLASH: _clash,
    Unfit.UNBOUNDED: lambda _: ScenarioError("Uppgifterna begränsar inte talet.", SUMS, action="Slå på ett spann per län."),
    Unfit.EMPTY_MEAN: lambda _: ScenarioError("Ett medeltal kräver minst ett län.", "gruppen", "minst ett län", "inget län"),
}


def _no_weight(fault: Fault) -> ScenarioError:
    found = listed([f"{value:g}".replace(".", ",") for value in fault.values])
    expected = "noll eller mer, minst en över noll"
    return ScenarioError("Vikterna går inte att använda.", "likhet", expected, found, "Höj minst en vikt.")


LIKENESS: Words = {
    Unlike.NO_WEIGHT: _no_weight,
    Unlike.UNKNOWN_COUNTY: lambda fault: ScenarioError(
        "Länet är okänt.", "likhet", f"någon av {listed(fault.values)}", fault.at, "Välj ett län."
    ),
}
