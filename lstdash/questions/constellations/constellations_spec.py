"""What the printed tables of 4.2.1 and 4.2.2 say of single counties, and what they do not, as worked examples. (2006 report)"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lstdash import formats
from lstdash.worked import Example, Quantity, Worked

FACTS = {
    "east_15": "15–17 i varje län i Östra Mellansverige",
    "east_17": "17–19 i varje län i Östra Mellansverige",
    "twice": "ca dubbelt så många i X och W som i övriga norr",
    "south": "flest i söder: M och H",
    "named": "minst 5 namngivna i K och 16 i AB",
    "dalarna": "W i stället för S i norr",
}
MOVES = {
    "o_south": "O till Sydlänen",
    "e_south": "E till Sydlänen",
    "swx_north": "SWX-länen slås ihop med Nordlänen",
}
EAST = ("AB", "C", "D", "T", "U", "I")
NORTH = ("AC", "BD", "Y", "Z", "S", "X")
SOUTH = ("F", "G", "H", "K", "M", "N")


def _letters(counties: Sequence[str]) -> str:
    return " ".join(counties)


def _facts(chosen: Sequence[str]) -> str:
    return ", ".join(FACTS[fact] for fact in chosen)


def _moves(chosen: Sequence[str]) -> str:
    return formats.listed([MOVES[move] for move in chosen])


def _span(ends: tuple[float, float], decimals: int = 0) -> str:
    return formats.interval(*ends, decimals)


PRINTED = {"counties": Quantity("län", _letters), "total": Quantity("deltaganden", formats.decimal)}
MEAN = {"mean": Quantity("Medeltal", partial(formats.decimal, decimals=1))}
STATED = {"facts": Quantity("med", _facts)}

SIZE = Worked(
    "storlek",
    "Tabellen efter storlek summerar till 225",
    "Gruppens deltaganden 2005 delade med antalet län ger det tryckta medeltalet (4.2.1).",
    PRINTED,
    MEAN,
    (
        Example("Större", {"counties": ("AB", "M", "O", "AC", "BD"), "total": 48}, {"mean": 9.6}),
        Example("Mellanstora", {"counties": tuple("ZYXWTSIHFE"), "total": 101}, {"mean": 10.1}),
        Example("Mindre", {"counties": tuple("KUGCDN"), "total": 76}, {"mean": 12.7}),
    ),
)
PLACE = Worked(
    "konstellation",
    "Tabellen efter konstellation summerar till 226",
    "Samma län, samma år och samma räkning, men summan blir en annan (4.2.2).",
    PRINTED,
    MEAN,
    (
        Example("Sydlänen och E", {"counties": (*SOUTH, "E"), "total": 68}, {"mean": 9.7}),
        Example("Nordlänen med S och X", {"counties": NORTH, "total": 44}, {"mean": 7.3}),
        Example("Östra Mellansverige", {"counties": EAST, "total": 99}, {"mean": 16.5}),
        Example("Övriga", {"counties": ("W", "O"), "total": 15}, {"mean": 7.5}),
    ),
)
SLACK = Worked(
    "avvikelse",
    "Så många deltaganden måste minst vara felräknade",
    "Båda tabellerna räknar samma 21 län, vart och ett med 3–20 samordningar. Den minsta sammanlagda avvikelsen från de "
    "tryckta summorna söks med heltal per län.",
    STATED,
    {"least_slack": Quantity("Minst felräknade", formats.decimal)},
    (
        Example("Tabellerna skiljer sig med ett", {"facts": ("east_15",)}, {"least_slack": 1}),
        Example(
            "Det högre spannet går inte ihop med summan 99, sex län ger minst 102",
            {"facts": ("east_17",)},
            {"least_slack": 7},
        ),
        Example("De andra uppgifterna ändrar inget", {"facts": ("east_15", "twice")}, {"least_slack": 1}),
    ),
)
COUNTIES = Worked(
    "lan",
    "Ett enskilt län är ett spann, inget tal",
    "Rapporten trycker inget tal för ett län. Spannet är det minsta och det största antal som går ihop med båda tabellerna, i "
    "alla lösningar med den minsta avvikelsen. Utgångsläget är 3–20 per län och 15–17 i varje län i Östra Mellansverige.",
    {"county": Quantity("län", str)} | STATED,
    {"bounds": Quantity("Samordningar", _span)},
    (
        Example("Ett län i Östra Mellansverige", {"county": "AB"}, {"bounds": (15, 17)}),
        Example("Ett län bland de övriga", {"county": "W"}, {"bounds": (3, 12)}),
        Example("Ett län i söder kan vara vad som helst", {"county": "K"}, {"bounds": (3, 20)}),
        Example(
            "Båda spannen för Östra Mellansverige lämnar bara 17",
            {"county": "AB", "facts": ("east_17",)},
            {"bounds": (17, 17)},
        ),
        Example(
            "Gävleborg, ca dubbelt så många",
            {"county": "X", "facts": ("twice",)},
            {"bounds": (10, 14)},
        ),
        Example(
            "Dalarna, ca dubbelt så många",
            {"county": "W", "facts": ("twice",)},
            {"bounds": (9, 12)},
        ),
        Example(
            "Västra Götaland får det som Dalarna lämnar",
            {"county": "O", "facts": ("twice",)},
            {"bounds": (3, 6)},
        ),
        Example(
            "Gävleborg, när Dalarna räknas i norr som i texten",
            {"county": "X", "facts": ("twice", "dalarna")},
            {"bounds": (9, 13)},
        ),
        Example(
            "Värmland, när Dalarna räknas i norr som i texten",
            {"county": "S", "facts": ("twice", "dalarna")},
            {"bounds": (3, 12)},
        ),
        Example(
            "Skåne, flest i söder",  # K, G and N share at least 76 - 51 = 25, so one of them has 9
            {"county": "M", "facts": ("south",)},
            {"bounds": (9, 20)},
        ),
        Example(
            "Jönköping, aldrig fler än Skåne och Kalmar",  # what is left to M, H, F and E is at most 43
            {"county": "F", "facts": ("south",)},
            {"bounds": (3, 13)},
        ),
        Example(
            "Blekinge, aldrig fler än Skåne och Kalmar",  # 3 x 18 + 12 <= 68 < 3 x 19 + 12
            {"county": "K", "facts": ("south",)},
            {"bounds": (3, 18)},
        ),
        Example(
            "Namngivna samordningar lyfter den nedre gränsen",
            {"county": "K", "facts": ("named",)},
            {"bounds": (5, 20)},
        ),
    ),
)
EFFECT = Worked(
    "skillnad",
    "Små minus stora kan vara ingen skillnad alls",
    "Medeltalet för de mindre länen minus medeltalet för de större, med samma utgångsläge.",
    {"without": Quantity("utan", _letters)},
    {"effect": Quantity("Skillnad", partial(_span, decimals=1))},
    (
        Example("Alla län", {}, {"effect": (43 / 15, 97 / 30)}),  # 76 / 6 - 49 / 5 and 77 / 6 - 48 / 5
        # (76 - 51) / 3 - (48 + 1 - 15) / 4 and (76 - 47) / 3 - (48 - 17) / 4
        Example("Utan Östra Mellansverige", {"without": EAST}, {"effect": (-1 / 6, 23 / 12)}),
    ),
)
WHAT_IF = Worked(
    "om-lan-flyttar",
    "När län flyttar räknas grupperna om tillsammans",
    "Gruppen före och gruppen efteråt löses samtidigt, så att ett län som flyttar har samma antal på båda ställena. "
    "Utgångsläget är detsamma.",
    {"moves": Quantity("prövat:", _moves), "counties": Quantity("län", _letters)},
    {
        "size": Quantity("Antal län", formats.decimal),
        "total": Quantity("Deltaganden", _span),
    },
    (
        Example(
            "Sydlänen, när O och E går med fullt ut",  # south with E is 67-68, O is 3-12
            {"moves": ("o_south", "e_south")},
            {"size": 8, "total": (70, 80)},
        ),
        Example("Nordlänen, när SWX-länen knyts dit", {"moves": ("swx_north",)}, {"size": 7, "total": (46, 56)}),
        Example(
            "Storstadslänen som de är",  # at least 15 + 3 + 3, at most 48 + 1 but for 3 + 3 of AC and BD
            {"counties": ("AB", "M", "O")},
            {"size": 3, "total": (21, 43)},
        ),
    ),
)

TABLES = (SIZE, PLACE, SLACK, COUNTIES, EFFECT, WHAT_IF)
