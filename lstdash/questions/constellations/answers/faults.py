"""Constellations, and changes of them, that cannot be made, in words."""

from __future__ import annotations

from dataclasses import replace

from lstdash.errors import ScenarioError
from lstdash.evidence.faults import Words
from lstdash.evidence.survey_faults import SURVEY
from lstdash.formats import listed
from lstdash.questions.constellations.model.constellations import SET_ASIDE, Refused
from lstdash.shared_model.faults import Fault
from lstdash.shared_model.survey_facts import Unfit

UNDO = "Ångra ändringen eller återställ sidan."


def _refused(what: str, where: str, expected: str, found: str) -> ScenarioError:
    return ScenarioError(what, where, expected, found, UNDO)


def _two_homes(fault: Fault) -> ScenarioError:
    found = f"{fault.at} i {' och '.join(fault.values)}"
    expected = "ordinarie i högst en sådan konstellation"
    return _refused("Länet är ordinarie medlem i två konstellationer.", fault.at, expected, found)


def _unknown(fault: Fault) -> ScenarioError:
    where = "län som läggs åt sidan" if fault.at == SET_ASIDE else fault.at
    return SURVEY[Unfit.UNKNOWN_COUNTY](replace(fault, at=where))


WORDS: Words = {
    **SURVEY,
    Unfit.UNKNOWN_COUNTY: _unknown,
    Refused.EMPTY: lambda fault: _refused("Konstellationen har inga län.", fault.at, "minst ett län", "inget län"),
    Refused.UNKNOWN_COUNTY: lambda fault: _refused(
        "Länet är okänt.", fault.at, f"någon av {listed(fault.values[0])}", listed(fault.values[1])
    ),
    Refused.TWO_HOMES: _two_homes,
    Refused.NO_SUCH: lambda fault: _refused(
        "Konstellationen finns inte.", "ändringen", f"en av {listed(fault.values)}", fault.at
    ),
    Refused.WITH_ITSELF: lambda fault: _refused(
        "En konstellation kan inte slås ihop med sig själv.", fault.at, "två olika", fault.at
    ),
    Refused.NOT_A_MEMBER: lambda fault: _refused(
        "Länet är inte ordinarie medlem.", fault.at, listed(fault.values[0]), fault.values[1]
    ),
    Refused.ALREADY_A_MEMBER: lambda fault: _refused(
        "Länet är redan ordinarie medlem.", fault.at, "ett annat län", fault.values[0]
    ),
}
