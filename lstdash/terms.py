"""The glossary: one term key, one Swedish label. Labels, tooltips and the list on /kallor come from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of the field: label, unit and a definition a newcomer understands."""

    label: str
    definition: str
    unit: str = ""


TERMS: dict[str, Term] = {
    "county": Term("län", "Ett av Sveriges 21 län, angivet med sin länsbokstav."),
    "county_board": Term("länsstyrelse", "Statens myndighet i länet. Det finns 21, en i varje län."),
    "coordination": Term("samordning", "En medveten insats för att göra arbetssätt lika, utan att arbetet flyttar."),
    "concentration": Term(
        "koncentration", "Arbetet flyttar helt eller delvis från en eller flera länsstyrelser till en annan."
    ),
    "cooperation": Term("samverkan", "Utbyte av erfarenheter och gemensam beredning, utan att arbetssätten måste bli lika."),
    "support_activity": Term("stödverksamhet", "Det som gör kärnverksamheten möjlig: administration, it, utbildning."),
    "core_activity": Term("kärnverksamhet", "Det länsstyrelsen ska göra enligt lagar, förordningar och andra styrdokument."),
    "area": Term("område", "Rapportens sju områden inom administrativ stödverksamhet."),
    "activity": Term("verksamhet", "Ett namngivet objekt som länsstyrelser samordnar, koncentrerar eller samverkar om."),
    "participation": Term("deltagande", "Att ett län deltar i en verksamhet. Bara det rapporten säger räknas."),
    "observer": Term("observatör", "Följer arbetet utan att delta."),
    "not_stated": Term("ej angivet", "Rapporten säger varken att länet deltar eller att det inte gör det."),
    "constellation": Term("konstellation", "En gruppering av länsstyrelser som arbetar tillsammans."),
    "size_class": Term("storleksklass", "Mindre (under 180 anställda), mellanstor (180–250) eller större (över 250)."),
    "effort": Term("insats", "Hur mycket som krävs: pengar, planering, lagändring, antal aktörer."),
    "benefit": Term("vinst", "Hur stor del av verksamheten som berörs och hur stor och mätbar effekten är."),
    "payback_years": Term("återbetalningstid", "Tiden tills den samlade besparingen har täckt engångskostnaden.", "år"),
    "saving_share": Term("besparing", "Hur mycket lägre driftkostnaden blir, som andel av dagens.", "andel"),
    "one_off_cost": Term("engångskostnad", "Kostnad vid starten: system, rutiner, utbildning, avveckling.", "årskostnader"),
    "fixed_share": Term("fast del av engångskostnaden", "Den del som inte beror på hur många län som är med.", "andel"),
    "ramp_years": Term("införandetid", "Antal hela år innan full effekt nås.", "år"),
    "parallel_share": Term("parallell drift", "Extra kostnad medan gammalt och nytt körs sida vid sida.", "andel"),
    "discount_rate": Term("kalkylränta", "Hur mycket mindre en framtida krona är värd per år.", "andel"),
    "horizon_years": Term("kalkyltid", "Så många år som kalkylen ser framåt.", "år"),
    "target_years": Term("målår", "Inom så många år ska satsningen ha betalat sig.", "år"),
    "productivity_share": Term("produktivitetskrav", "Årlig minskning av kostnaden som ändå skulle ha krävts.", "andel"),
    "scale_elasticity": Term("skaleffekt", "Hur besparingen växer när fler är med.", "faktor"),
    "exit_cost_share": Term("utträdeskostnad", "Kostnad för ett län som lämnar, som andel av dess årskostnad.", "andel"),
    "realised_share": Term("hemtagen andel", "Den del av besparingen som verkligen tas hem.", "andel"),
    "net_present_value": Term("nuvärde", "Alla framtida belopp omräknade till värdet i dag.", "mkr"),
    "internal_rate": Term("internränta", "Den ränta där nuvärdet blir noll.", "andel"),
    "benefit_cost_ratio": Term("nyttokostnadskvot", "Samlad besparing delad med samlade kostnader, i dagens värde.", "kvot"),
    "sharing_key": Term("fördelningsnyckel", "Hur gemensamma kostnader delas mellan länen."),
    "assumption": Term("antagande", "Ett tal som någon har valt, med spann, grund och ägare."),
    "quality": Term("underlag", "Fylld ring: talet står i källan. Halv: delvis. Tom: vår bedömning."),
    "scenario": Term("scenario", "En namngiven uppsättning val som kan sparas och jämföras."),
    "source": Term("källa", "Det dokument och avsnitt som en uppgift står i."),
    "conflict": Term("motsägelse", "Ett ställe där en källa säger emot sig själv eller en annan källa."),
    "extract": Term("uttag", "En publicerad tabell som sidorna läser."),
    "version": Term("dataversion", "En samling uttag som publicerats tillsammans och aldrig ändras."),
    "criterion": Term("kriterium", "En fråga som poängsätts från 1 till 5."),
    "threshold": Term("tröskel", "Gränsen mellan liten och stor på en axel."),
    "priority": Term("prioritet", "Medelvinst minus vikten gånger medelinsats."),
    "tier": Term("grupp som inte kan skiljas åt", "Poster vars ordning är för osäker för att ange."),
    "agenda": Term("dagordning", "Posterna ordnade efter hur mycket oenigheten om dem ändrar rangordningen."),
}


def label(key: str) -> str:
    """Return the Swedish label of a term; KeyError if the glossary has none."""
    return TERMS[key].label


def definition(key: str) -> str:
    """Return the definition shown as a tooltip."""
    return TERMS[key].definition
