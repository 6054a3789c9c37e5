"""Close a workshop and reopen what was sealed: sums, and what its kind makes of them, with versions and a checksum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lstdash import clock, formats
from lstdash.database.engine import open_store
from lstdash.questions.workshop.answers.access import steer
from lstdash.workshop import kinds, records, workshops
from lstdash.workshop.entities import Workshop


@dataclass(frozen=True, slots=True)
class RoundSums:
    """One sealed round: how many took part, and per item and criterion how many gave each step."""

    number: int
    participants: int
    cells: tuple[tuple[str, str, tuple[int, ...], float, float], ...]
    is_shown: bool


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """A sealed result as it was when it was closed; `document` is what was sealed, for its kind to read."""

    kind: str
    title: str
    token: str
    sha256: str
    created_at: datetime
    sealed_at: datetime
    headline: str
    dissent: tuple[tuple[str, str], ...]
    settled: tuple[tuple[str, str], ...]
    rounds: tuple[RoundSums, ...]
    participants: int
    round: int | None  # whose result it is; None when no round was shown
    data_version: str
    model_version: str
    seed: int
    is_current_data: bool
    document: Mapping[str, Any]


def close(of: Workshop, cookie: str | None, *, leave_out_hidden: bool = False) -> str:
    """Close and seal the workshop with the latest shown round and return the read-only link's token. Raises UserError.

    What has been shown is read anew: the button may be pressed on a page that was drawn before the latest result was shown.
    """
    store, steering = open_store(), steer(of.id, cookie)
    room = workshops.load(store, of.id)
    shown = room.revealed_rounds[-1] if room.revealed_rounds else None
    analysis = kinds.kind(room.kind).analysis(room.data_version, room, shown)
    return records.close(store, steering, analysis=analysis, now=clock.now(), leave_out_hidden=leave_out_hidden).token


def open_record(version: str, token: str) -> RecordAnswer:
    """Return the sealed result behind a link. Raises UserError when there is none, or it no longer is what was sealed."""
    sealed = records.open_record(open_store(), token)
    document: Mapping[str, Any] = sealed.document
    analysis: Mapping[str, Any] = document["analysis"]
    names = {criterion["key"]: criterion["name"] for criterion in document["criteria"]}
    items = {item["key"]: item["label"] for item in document["items"]}
    kind = document.get("kind", kinds.FIRST)
    return RecordAnswer(
        kind=kind,
        title=document["title"],
        token=sealed.token,
        sha256=sealed.sha256,
        created_at=datetime.fromisoformat(document["created_at"]),
        sealed_at=sealed.sealed_at,
        headline=analysis.get("headline") or _unranked(document["rounds"]),
        dissent=tuple((one["name"], one["sentence"]) for one in analysis.get("dissent", ())),
        settled=tuple(kinds.kind(kind).settled(document)),
        rounds=tuple(_round(one, items, names) for one in document["rounds"]),
        participants=document["participants"],
        round=analysis.get("round"),
        data_version=document["data_version"],
        model_version=document["model_version"],
        seed=analysis.get("seed", 0),
        is_current_data=document["data_version"] == version,
        document=document,
    )


def _unranked(rounds: Sequence[Mapping[str, Any]]) -> str:
    """Say why a sealed result has no ranking: nothing was shown, or nobody closed it before the votes were due to go."""
    if any(one["revealed_at"] for one in rounds):
        return "Workshopen förseglades när koden hade gått ut. Poängens summor finns kvar, men ingen rangordning gjordes."
    return "Workshopen avslutades utan någon visad omgång."


def _round(one: Mapping[str, Any], items: Mapping[str, str], names: Mapping[str, str]) -> RoundSums:
    cells = tuple(
        (items[cell["item"]], names[cell["criterion"]], tuple(cell["counts"]), cell["mean"], cell["deviation"])
        for cell in one["cells"]
    )
    return RoundSums(one["number"], one["participants"], cells, one["revealed_at"] is not None)


CHECKSUM = "Kontrollsumma (SHA-256)"
STEPS = ("1", "2", "3", "4", "5")


def item_column(record: RecordAnswer) -> str:
    """Return the heading of the column of items."""
    return kinds.kind(record.kind).noun.one.capitalize()


def sum_columns(record: RecordAnswer) -> tuple[str, ...]:
    """Return the headings of the sums."""
    return ("Omgång", item_column(record), "Kriterium", *STEPS, "Medel", "Spridning")


def sum_table(record: RecordAnswer) -> list[tuple[str, ...]]:
    """Return the sums of every shown round as text."""
    return [
        (
            formats.decimal(one.number),
            item,
            criterion,
            *(formats.decimal(count) for count in counts),
            formats.decimal(mean, 1),
            formats.decimal(deviation, 1),
        )
        for one in record.rounds
        for item, criterion, counts, mean, deviation in one.cells
    ]


def papers(record: RecordAnswer) -> list[tuple[str, str]]:
    """Return what makes the result possible to check, as label and text."""
    changed = "samma som nu" if record.is_current_data else "nyare uppgifter har publicerats sedan dess"
    rounds = [
        (f"Omgång {one.number}", formats.count(one.participants, "deltagare") + ("" if one.is_shown else ", visades aldrig"))
        for one in record.rounds
    ]
    return [
        ("Startad", formats.day(clock.day(record.created_at))),
        ("Förseglad", formats.day(clock.day(record.sealed_at))),
        ("Deltagare", formats.decimal(record.participants)),
        *rounds,
        *([("Resultatet gäller", f"omgång {record.round}")] if record.round else []),
        *record.settled,
        ("Dataversion", f"{record.data_version} ({changed})"),
        ("Modellversion", record.model_version),
        ("Frö för slumpen", str(record.seed)),
        (CHECKSUM, record.sha256),
    ]
