"""A participant's phone: join by code, score, and know what has been counted. Nobody else's score is ever in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from threading import Lock
from types import MappingProxyType
from urllib.parse import urlencode

from lstdash import clock, formats
from lstdash.database import limits
from lstdash.database.engine import open_store
from lstdash.database.faults import NotAllowed
from lstdash.questions.workshop.answers.phone import SEPARATOR, Phone
from lstdash.questions.workshop.answers.progress import seconds_left
from lstdash.questions.workshop.answers.rooms import sealed_token, why
from lstdash.workshop import basis, changes, devices, kinds, people, reasons, retention, votes, workshops
from lstdash.workshop.entities import Criterion, Participant, Pulse, Workshop
from lstdash.workshop.kinds import Told
from lstdash.workshop.votes import Score

PRIVACY = (
    "Vi sparar svaren, och namn och grupp om du anger dem. Namnet syns bara för workshopledaren och kopplas aldrig till "
    "svar. Bara summor visas, och en grupp visas för sig först när minst fem i den har röstat. En kaka håller reda på att "
    "du är samma person om du läser in sidan igen. En motivering visas utan namn, först efter visningen och bara där minst "
    "fem har svarat; workshopledaren kan dölja den. Skriv inga personnamn i den."
)
JOIN = "Gå med i workshopen med koden som står på skärmen."
RECORD_PAGE = "protokoll"
MOST_WHY = 100  # reasons on a phone


def cookie_for(held: str) -> str:
    """Return the cookie to give to a browser that holds `held`, empty for one that keeps it. Raises UserError."""
    return devices.cookie_for(open_store(), held)


def find(code: str, device: str, by: str) -> str:
    """Return the id of the workshop with this code; wrong ones count on the device, or on where from. Raises UserError."""
    store = open_store()
    return workshops.by_code(store, code, devices.counted_on(store, device, by), now=clock.now())


@lru_cache(maxsize=50)
def room(workshop: str, stage: int) -> Workshop:
    """Return the workshop as it stands since the stage count `stage`, the same for every phone. Raises UserError."""
    return workshops.load(open_store(), workshop)


def known(workshop: str, device: str) -> Participant | None:
    """Return who this device is, None before it has joined. Raises UserError for one that was removed."""
    return people.known(open_store(), workshop, device)


def join(code: str, device: str, nickname: str, group: str, by: str = "") -> None:
    """Join, or come back under another name; `by` is where from. Raises UserError."""
    people.join(open_store(), code, device, nickname=nickname, group=group, now=clock.now(), by=by)


def leave(workshop: str, device: str) -> None:
    """Forget the name, and the scores that have not been shown. Raises UserError."""
    people.withdraw(open_store(), workshop, device)


def pulse(workshop: str) -> Pulse:
    """Return the change counters. Raises UserError."""
    return changes.poll(open_store(), workshop)


def _before(of: Workshop, device: str) -> dict[str, int]:
    """Return the own answers of the earlier rounds that have been shown, the latest of each question. Raises UserError."""
    found: dict[str, int] = {}
    for number in of.revealed_rounds:
        if number < of.round.number:
            found |= _own(of, device, number)
    return found


def news(workshop: str, device: str, stage: int) -> Phone | None:
    """Say that the device is here, and return what it shows now unless that is still stage `stage`. Raises UserError."""
    store = open_store()
    people.touch(store, workshop, device, now=clock.now())
    if changes.poll_shared(store, workshop).stages == stage:
        return None
    return phone(workshop, device)


def phone(workshop: str, device: str) -> Phone:
    """Return what the participant's phone shows. Raises UserError, also for a device that has not joined."""
    who = known(workshop, device)
    if who is None:
        raise NotAllowed("Den här enheten är inte med i workshopen.", action="Läs in sidan igen.")
    stage = pulse(workshop).stages  # before the room: what changes in between is noticed by the next question
    of = room(workshop, stage)
    is_open = of.round.status == "open" and of.is_open
    kind = kinds.kind(of.kind)
    return Phone(
        stage,
        headline(of),
        is_open,
        of.round.number,
        tuple(item for item in of.items if item.key in of.round.items) if is_open else (),
        _criteria(of) if is_open else (),
        _own(of, device, of.round.number) if is_open else {},
        _before(of, device) if is_open else {},
        who.sent,
        None if is_open or of.is_purged or not of.revealed_rounds else _result(workshop, stage),
        "" if of.is_open else _record_path(workshop),
        kind.noun.one,
        kind.scored,
        {item.key: kind.words(item) for item in of.items if item.scale} if is_open else {},
        tuple(kind.optional),
        _own_reasons(of, device) if is_open else {},
        _why(of) if not is_open and of.round.is_revealed and not of.is_purged else (),
        seconds_left(of.round.ends_at, clock.now()) if is_open else None,
    )


def _criteria(of: Workshop) -> tuple[tuple[Criterion, str], ...]:
    axes = kinds.kind(of.kind).axes
    names = {axis.key: axis.name if len(axes) > 1 else "" for axis in axes}  # the only one is what everything is on
    return tuple((criterion, names[criterion.axis]) for criterion in of.criteria)


def _own(of: Workshop, device: str, number: int) -> dict[str, int]:
    own = votes.own_scores(open_store(), of.id, device, number)
    return {f"{item}{SEPARATOR}{criterion}": score for (item, criterion), score in own.items()}


def _own_reasons(of: Workshop, device: str) -> dict[str, str]:
    own = reasons.own(open_store(), of.id, device, of.round.number)
    return {f"{item}{SEPARATOR}{criterion}": body for (item, criterion), body in own.items()}


def _why(of: Workshop) -> tuple[tuple[str, str], ...]:
    return tuple((what, body) for _, what, body, is_hidden in why(of, of.round.number) if not is_hidden)[:MOST_WHY]


def joining(of: Workshop) -> str:
    """Say what somebody who has not joined can do."""
    kind = kinds.kind(of.kind)
    return f"Gå med, så kan du {kind.to_score} {kind.noun.all}."


def headline(of: Workshop) -> str:
    """Say what to do now; the pad itself counts the scores."""
    if not of.is_open:
        return "Workshopen är avslutad. Tack för att du var med."
    number = of.round.number
    match of.round.status:
        case "open" if of.round.reopened_at:
            return (
                f"Omgång {number} är öppnad igen. Du kan svara på mer och ändra tills resultatet visas på nytt. Ändrar färre "
                "än fem samma sak går det att räkna ut vad de svarade."
            )
        case "open":
            if number > 1:
                again = "Svarade du förra omgången är de svaren markerade; de räknas först när du behåller dem."
                return f"Omgång {number} pågår. {again}"
            return f"Omgång {number} pågår. Svara på varje fråga; du kan ändra tills omgången stängs."
        case "hidden":
            return f"Omgång {number} är stoppad. Resultatet visas strax."
    return f"Resultatet av omgång {number} visas. Titta på den gemensamma skärmen."


def record(
    workshop: str,
    device: str,
    scores: Mapping[str, int],
    *,
    round_number: int | None = None,
    sent: int = 0,
    why: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """Store scores, and reasons for them, by `item|criterion`, all or none; return the latest message's number, see Receipt.

    Raises UserError.
    """
    parts = [(name.partition(SEPARATOR), score) for name, score in scores.items()]
    given = [Score(item, criterion, score) for (item, _, criterion), score in parts]  # no criterion is called ""
    texts = [(name.partition(SEPARATOR), text) for name, text in why.items()]
    told = [(item, criterion, text) for (item, _, criterion), text in texts]
    return votes.record_scores(
        open_store(), workshop, device, given, now=clock.now(), round_number=round_number, sent=sent, why=told
    ).sent


def _result(workshop: str, stage: int) -> Told:
    with _computing:  # every phone asks in the same moment: one computes, the others wait for it
        return _kept_result(workshop, stage)


@lru_cache(maxsize=50)
def _kept_result(workshop: str, stage: int) -> Told:
    of = room(workshop, stage)
    found = basis.of(of)
    told = kinds.kind(of.kind).told(found.version, of, of.revealed_rounds[-1])
    return replace(told, lines=(("Uppgifterna", found.said), *told.lines)) if found.said else told


def _record_path(workshop: str) -> str:
    token = sealed_token(workshop)
    return f"{RECORD_PAGE}?{urlencode({'nyckel': token})}" if token else ""


def privacy() -> str:
    """Say what is kept about a participant, who sees it and how long."""
    days = retention.retention_days()
    after = f"{formats.count(days, 'dag', 'dagar')} efter att workshopen har avslutats"
    return f"{PRIVACY} Namn, enskilda svar och motiveringar gallras {after}."


LONGEST_NAME = limits.LONGEST_NAME
_computing = Lock()
