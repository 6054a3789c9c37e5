"""What became of a proposal, worked so that it can be followed by hand. (2006 report, 5.3.1)"""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats
from lstdash.questions.proposals.answers import words
from lstdash.worked import Example, Quantity, Worked

TODAY = "2026-11-28"


def _events(told: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{day} {words.said(state)}" for day, state in told) or "inga"


def _late(days: int | None) -> str:
    if days is None:
        return "aldrig, det är avslutat"
    return f"{formats.count(days, 'dag', 'dagar')} sedan" if days > 0 else f"om {formats.count(-days, 'dag', 'dagar')}"


def _moves(moves: dict[int, str]) -> str:
    return "; ".join(f"{year} {move}" for year, move in moves.items())


STANDING = Worked(
    "tillstand",
    "Vad hände med förslaget?",
    f"Ett förslag ur rapporten från den 16 januari 2006, sett den {TODAY}. Tolv månader efter det senaste förfaller det.",
    {"events": Quantity("händelser", _events)},
    {
        "state": Quantity("Tillstånd", words.said),
        "late_days": Quantity("Förföll", _late),
        "moves": Quantity("Ändring under året", _moves),
    },
    (
        Example("Inga händelser", {"events": ()}, {"state": "vet inte", "late_days": 7256, "moves": {2025: "oförändrat"}}),
        Example(
            "Godtaget 2007, sedan tyst",
            {"events": (("2007-03-01", "godtaget"),)},
            {"state": "godtaget", "late_days": 6846, "moves": {2025: "oförändrat"}},
        ),
        Example(
            "Godtaget, och genomfört långt senare",
            {"events": (("2007-03-01", "godtaget"), ("2024-12-31", "genomfört"))},
            {"state": "genomfört", "late_days": None, "moves": {2024: "framåt", 2025: "oförändrat"}},
        ),
        Example(
            "Inget svar, för mindre än ett år sedan",
            {"events": (("2026-01-15", "inget svar"),)},
            {"state": "inget svar", "late_days": -48, "moves": {2026: "framåt"}},
        ),
        Example(
            "Avslutat utan genomförande",
            {"events": (("2010-06-01", "avslutat"),)},
            {"state": "avslutat", "late_days": None, "moves": {2025: "oförändrat"}},
        ),
        Example(
            "Precis tolv månader sedan: förfaller först i morgon",
            {"events": (("2025-11-28", "godtaget"),)},
            {"state": "godtaget", "late_days": 0, "moves": {2025: "framåt"}},
        ),
        Example(
            "Fanns före rapporten: säger inget om förslaget",
            {"events": (("2004-09-01", "genomfört"),)},
            {"state": "fanns redan", "late_days": 7256, "moves": {2025: "oförändrat"}},
        ),
        Example(
            "Två dokument om samma dag säger olika: det svagare gäller",
            {"events": (("2025-06-30", "genomfört"), ("2025-06-30", "delvis"))},
            {"state": "delvis", "late_days": 151, "moves": {2025: "framåt"}},
        ),
        Example(
            "Avvisat, och sedan upptaget igen",
            {"events": (("2024-02-01", "avvisat"), ("2025-12-01", "godtaget"))},
            {"state": "godtaget", "late_days": -3, "moves": {2024: "avslutat", 2025: "återöppnat"}},
        ),
    ),
)
TABLES = (STANDING,)
