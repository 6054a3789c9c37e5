"""The rows behind /gemensamt: every object, and one county's part of it."""

from __future__ import annotations

from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.activities import NOT_STATED, TAKES_PART
from lstdash.questions.shared_systems.answers import words
from lstdash.questions.shared_systems.answers.shared import Shared
from lstdash.questions.shared_systems.answers.shared_systems import SharedSystemsAnswer
from lstdash.questions.shared_systems.model.inside import INTERESTED, OBSERVER

COLUMNS = (
    "Vad",
    "Slag",
    "Läge",
    "Är med",
    "Länsstyrelser, minst",
    "Andel av länsstyrelserna",
    "Andel av personalen",
    "Närmast att gå med",
    "Deltar",
    "Observerar",
    "Intresserade",
    "Deltar inte",
    "Måste komma först",
    "Avsnitt",
)
READING = ("Vad", "Slag", "Är med", "Andel av personalen", "Närmast att gå med", "Deltar inte")
COUNTY = ("Vad", "Länet", "Slag", "Läge", "Är med", "Måste komma först", "Avsnitt")


def table(answer: SharedSystemsAnswer) -> list[tuple[str | int | float | None, ...]]:
    """Return one row per object, shares as 0-1 and None where the list is not complete."""
    return [
        (
            one.activity.name,
            one.kind,
            one.activity.status,
            words.size(one),
            one.inside.boards or None,
            one.inside.boards_share,
            one.inside.staff_share,
            _near(one, answer),
            _those(one, *TAKES_PART),
            _those(one, OBSERVER),
            _those(one, INTERESTED),
            _those(one, "deltar inte"),
            one.first,
            one.activity.section,
        )
        for one in answer.objects
    ]


def reading(answer: SharedSystemsAnswer) -> list[tuple[str | float | None, ...]]:
    """Return what a reader needs of the objects in the matrix."""
    return [
        (
            one.activity.name,
            one.kind,
            words.size(one),
            one.inside.staff_share,
            _near(one, answer),
            _those(one, "deltar inte"),
        )
        for one in answer.shown
    ]


def of_county(answer: SharedSystemsAnswer, county: str) -> list[tuple[str, ...]]:
    """Return one county's sheet: every object with the county's role, what it is in first, what is not stated last."""
    ranks = {role: at for at, role in enumerate((*TAKES_PART, OBSERVER, INTERESTED, "deltar inte", NOT_STATED))}
    objects = sorted(answer.objects, key=lambda one: ranks[one.activity.role(county)])
    return [
        (
            one.activity.name,
            one.activity.role(county),
            one.kind,
            one.activity.status,
            words.size(one),
            one.first,
            one.activity.section,
        )
        for one in objects
    ]


def _near(one: Shared, answer: SharedSystemsAnswer) -> str:
    if one.is_everybody:
        return "alla är med"
    return words.near(one.near, answer.names)


def _those(one: Shared, *roles: str) -> str:
    found = [county for county in COUNTIES if one.activity.roles.get(county) in roles]
    return "samtliga" if len(found) == len(COUNTIES) else " ".join(found)
