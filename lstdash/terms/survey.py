"""Words of the survey, of what is made of it, and of how it is kept."""

from __future__ import annotations

from lstdash.terms.shape import Term

TERMS = {
    "county": Term("län", "Ett av Sveriges 21 län, angivet med sin länsbokstav."),
    "county_board": Term("länsstyrelse", "Statens myndighet i länet. Det finns 21, en i varje län."),
    "coordination": Term(
        "samordning", "En medveten insats för att göra arbetssätt lika, med eller utan att arbetet samlas på färre ställen."
    ),
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
    "drives": Term("drivkraft", "Något som underlättar samordning, enligt rapporten och vår läsning av den."),
    "restrains": Term("motstånd", "Något som motverkar samordning, enligt rapporten och vår läsning av den."),
    "balance": Term("balans", "Drivkrafternas medelstyrka minus motståndens, mellan −4 och 4."),
    "reach": Term("rådighet", "Hur mycket de som svarar kan ändra på något, från 1 till 5."),
    "tier": Term("grupp som inte kan skiljas åt", "Poster vars ordning är för osäker för att ange."),
    "agenda": Term("dagordning", "Posterna ordnade efter hur mycket oenigheten om dem ändrar rangordningen."),
}
