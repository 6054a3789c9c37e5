"""What is chosen on /upphandling, and what each choice is called."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash.questions.joint_procurement.answers.inputs import Inputs
from lstdash.questions.joint_procurement.model.levers import LEVERS

BANDS = {"samlingsbara": ("samlingsbar",), "oklara": ("samlingsbar", "oklar"), "alla": ("samlingsbar", "oklar", "platsbunden")}
BAND_NAMES = {"samlingsbara": "Bara det som kan köpas ihop", "oklara": "Även oklara", "alla": "Alla koder"}
LEVEL_NAMES = {
    "kod": "Samma varukod (CPV)",
    "grupp": "Samma grupp (tre siffror)",
    "huvudgrupp": "Samma huvudgrupp (två siffror)",
}
WINDOWS = {"helaret": None, "180": 180, "90": 90}
WINDOW_NAMES = {"helaret": "Hela året", "180": "180 dagar", "90": "90 dagar"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen on the page, by the codes of the address; `work_share` None while nobody has said."""

    level: str = "kod"
    band: str = "samlingsbara"
    window: str = "helaret"
    register: str = "agv-anstallda"
    year: int | None = None
    levers: tuple[tuple[str, float], ...] = ()
    work_share: float | None = None  # one's own work, as a part of the purchase


def standing(known: Inputs, choices: Choices) -> dict[str, float]:
    """Return where every lever stands."""
    return {key: known.assumptions[key].value for key in LEVERS} | dict(choices.levers)
