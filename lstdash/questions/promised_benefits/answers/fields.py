"""What the codes of the register of promised gains are called."""

from __future__ import annotations

from lstdash.questions.promised_benefits.model import judge

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
