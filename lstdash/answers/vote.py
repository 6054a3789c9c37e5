"""A participant's phone: join by code, score, and know what has been counted. Nobody else's score is ever in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lstdash import formats
from lstdash.answers import workshop_result
from lstdash.answers.start_here_items import MatrixCriterion, MatrixItem
from lstdash.answers.workshop_access import now
from lstdash.answers.workshop_room import Room, describe
from lstdash.workshop import changes, limits, people, records, retention, votes, workshops
from lstdash.workshop.engine import open_store
from lstdash.workshop.entities import Participant, Pulse, RoundStatus
from lstdash.workshop.values import shown, typed
from lstdash.workshop.votes import Score

PRIVACY = (
    "Vi sparar poängen, och namn och grupp om du anger dem. Namnet syns bara för workshopledaren och kopplas aldrig till "
    "poäng. Bara summor visas, och en grupp visas för sig först när minst fem i den har röstat. En kaka håller reda på att "
    "du är samma person om du läser in sidan igen."
)
JOIN = "Gå med i workshopen med koden som står på skärmen."
SEPARATOR = "|"  # between item and criterion in the pad's names; no key holds it


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one participant sees: the round's items and criteria, the own scores that are counted, and the own ones before."""

    workshop: str
    title: str
    nickname: str
    group: str
    round: int
    status: RoundStatus
    is_closed: bool
    items: tuple[MatrixItem, ...]
    criteria: tuple[MatrixCriterion, ...]
    scores: Mapping[str, int]
    before: Mapping[str, int]


def written(code: str) -> str:
    """Return a typed code as it is written on the screen. Raises UserError for what no code can be."""
    return shown(typed(code))


def find(code: str, device: str) -> str:
    """Return the id of the workshop with this code. Raises UserError."""
    return workshops.by_code(open_store(), code, device, now=now())


def room(version: str, workshop: str, stage: int) -> Room:
    """Return the workshop as it stands since the stage count `stage`, the same for every phone. Raises UserError."""
    return describe(workshops.load(open_store(), workshop))


def known(workshop: str, device: str) -> Participant | None:
    """Return who this device is, None before it has joined."""
    return people.known(open_store(), workshop, device)


def join(code: str, device: str, nickname: str, group: str) -> None:
    """Join, or come back under another name. Raises UserError."""
    people.join(open_store(), code, device, nickname=nickname, group=group, now=now())


def leave(workshop: str, device: str) -> None:
    """Forget the name, and the scores that have not been shown. Raises UserError."""
    people.withdraw(open_store(), workshop, device)


def pulse(workshop: str) -> Pulse:
    """Return the change counters. Raises UserError."""
    return changes.poll(open_store(), workshop)


def recent_pulse(workshop: str) -> Pulse:
    """Return the change counters for a poll, at most a tenth of a second old. Raises UserError."""
    return changes.poll_shared(open_store(), workshop)


def touch(workshop: str, device: str) -> None:
    """Say that the device is here."""
    people.touch(open_store(), workshop, device, now=now())


def before(of: Room, device: str) -> dict[str, int]:
    """Return the own scores of the earlier rounds that have been shown, the latest of each question. Raises UserError."""
    found: dict[str, int] = {}
    for number in of.revealed_rounds:
        if number < of.round:
            found |= _own(of, device, number)
    return found


def ballot(of: Room, device: str, who: Participant, earlier: Mapping[str, int]) -> Ballot:
    """Return what the participant sees; the own scores only, and beside them the `earlier` ones, which are not counted."""
    items = tuple(item for item in of.items if item.key in of.round_items)
    return Ballot(
        of.id,
        of.title,
        who.nickname,
        who.group,
        of.round,
        of.round_status,
        not of.is_open,
        items,
        of.criteria,
        _own(of, device, of.round),
        earlier,
    )


def _own(of: Room, device: str, number: int) -> dict[str, int]:
    own = votes.own_scores(open_store(), of.id, device, number)
    return {f"{item}{SEPARATOR}{criterion}": score for (item, criterion), score in own.items()}


def headline(of: Room) -> str:
    """Say what to do now; the pad itself counts the scores."""
    if not of.is_open:
        return "Workshopen är avslutad. Tack för att du var med."
    match of.round_status:
        case "open":
            if of.round > 1:
                again = "Svarade du förra omgången är de svaren markerade; de räknas först när du behåller dem."
                return f"Omgång {of.round} pågår. {again}"
            return f"Omgång {of.round} pågår. Välj ett steg på varje fråga; du kan ändra tills omgången stängs."
        case "hidden":
            return f"Omgång {of.round} är stoppad. Resultatet visas strax."
    return f"Resultatet av omgång {of.round} visas. Titta på den gemensamma skärmen."


def record(workshop: str, device: str, scores: Mapping[str, int]) -> None:
    """Store scores by `item|criterion`, all or none. Raises UserError."""
    parts = [(name.split(SEPARATOR, 1), score) for name, score in scores.items() if SEPARATOR in name]
    given = [Score(item, criterion, score) for (item, criterion), score in parts]
    if given:
        votes.record_scores(open_store(), workshop, device, given, now=now())


def shown_list(version: str, workshop: str, stage: int) -> tuple[str, list[tuple[str, str]]]:
    """Return the headline and, in order, name and cell of what the latest shown round placed. Raises UserError."""
    of = room(version, workshop, stage)
    result = workshop_result.answer(version, of, of.revealed_rounds[-1], "", of.sliders)
    return result.headline, [(line.name, line.quadrant_name) for line in result.assessment.placed]


def record_token(workshop: str) -> str:
    """Return the token of the sealed result's link, empty before the workshop is closed."""
    sealed = records.record_of(open_store(), workshop)
    return sealed.token if sealed else ""


def privacy() -> str:
    """Say what is kept about a participant, who sees it and how long."""
    days = retention.retention_days()
    gone = f"Namn och enskilda poäng gallras {formats.count(days, 'dag', 'dagar')} efter att workshopen har avslutats."
    return f"{PRIVACY} {gone}"


LONGEST_NAME = limits.LONGEST_NAME
