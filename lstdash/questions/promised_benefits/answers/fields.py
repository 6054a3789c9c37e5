"""What the codes of the register of promised gains are called."""

from __future__ import annotations

from dataclasses import replace

from lstdash.catalog.counties import COUNTIES
from lstdash.database import benefits
from lstdash.database.benefits import YEARS
from lstdash.questions.promised_benefits.model import judge

__all__ = ["BENEFITS", "USED", "YEARS"]

ROLES = ("realised_by", "measured_by", "approved_by")  # a role, never a person
UNITS = (
    "mkr",
    "% av dagens årskostnad",
    "årsarbetskrafter",
    "timmar",
    "dagar",
    "antal",
    "ton koldioxid",
)
CLASSES = {
    "finansiell": "Finansiell: tas hem i pengar",
    "omfordelning": "Omfördelning: värderad i pengar, tas hem på annat sätt",
    "miljo": "Miljö",
    "ej_klassad": "Ej klassad",
}
CLASSES_SHORT = {code: name.split(":")[0] for code, name in CLASSES.items()}
COLOURS = "I äldre mallar: finansiell är grön, omfördelning gul och övriga röda. Översättningen är vår bedömning."
USES = {
    "karnverksamhet": "Kärnverksamhet",
    "aterlamnat": "Återlämnat eller besparing",
    "annan_stodverksamhet": "Annan stödverksamhet",
}
CODES = {"county": COUNTIES, "gain_class": CLASSES, "unit": {unit: unit for unit in UNITS}}  # columns that are chosen
BENEFITS = replace(benefits.BENEFITS, codes=CODES)
USED = replace(benefits.USES, codes={"used_for": USES})
UNDOCUMENTED = "Ej dokumenterat"
STATES_TOLD = {
    judge.NOT_FOLLOWED: "ej följd upp",
    judge.PARTLY: "ofullständig",
    judge.FAILS: "uteblir",
    judge.DEVIATES: "avviker",
    judge.AS_PLANNED: "enligt plan",
    judge.UNPLANNED: "ej planerad nytta",
    judge.NOT_DUE: "inte förfallen",
}
