"""Close a workshop and reopen what was sealed: sums, and what its kind makes of them, with versions and a checksum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lstdash import clock, formats
from lstdash.database.engine import open_store
from lstdash.evidence.scores import of_earlier
from lstdash.few import FEWEST
from lstdash.questions.workshop.answers.access import steer
from lstdash.questions.workshop.answers.happened import decided, happened, of_round
from lstdash.workshop import basis, kinds, records, workshops
from lstdash.workshop.entities import Item, Workshop
from lstdash.workshop.kinds import Kind


@dataclass(frozen=True, slots=True)
class RoundSums:
    """One sealed round: how many took part, and per item and criterion how many gave each step; `about` says so in words."""

    number: int
    participants: int
    cells: tuple[tuple[str, str, tuple[int, ...], float, float], ...]
    is_shown: bool
    about: str

    @property
    def fewest(self) -> int:
        """How many answered what fewest answered of all that somebody did; 0 when nothing was answered."""
        return min((given for _, _, counts, _, _ in self.cells if (given := sum(counts))), default=0)


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
    happened: tuple[tuple[str, str], ...]  # when and what
    decided: tuple[tuple[str, ...], ...]
    scales: Mapping[str, tuple[str, ...]]  # item -> what the steps of its own scale are called, for those that have one
    said: str  # of what it was counted with, when that is not the version that the room began with

    @property
    def doubt(self) -> str:
        """Say in which shown rounds so few answered something that its sums nearly are each one's answers; empty for none."""
        few = [one for one in self.rounds if one.is_shown and 0 < one.fewest < FEWEST]
        if not few:
            return ""
        said = formats.listed([f"{one.fewest} i omgång {one.number}" for one in few])
        return f"På minst en fråga svarade färre än fem ({said}): summorna där visar nästan vad var och en har svarat."


def close(of: Workshop, cookie: str | None, *, leave_out_hidden: bool = False) -> str:
    """Close and seal the workshop with the latest shown round and return the read-only link's token. Raises UserError.

    What has been shown is read anew: the button may be pressed on a page that was drawn before the latest result was shown.
    """
    store, steering = open_store(), steer(of.id, cookie)
    room = workshops.load(store, of.id)
    return records.close(
        store, steering, analysis=basis.analysis(room), now=clock.now(), leave_out_hidden=leave_out_hidden
    ).token


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
        headline=analysis.get("headline") or analysis.get("said") or _unranked(document["rounds"]),
        dissent=tuple((one["name"], one["sentence"]) for one in analysis.get("dissent", ())),
        settled=tuple(kinds.kind(kind).settled(document)),
        rounds=tuple(_round(one, items, names, kinds.kind(kind).scored) for one in document["rounds"]),
        participants=document["participants"],
        round=analysis.get("round"),
        data_version=document["data_version"],
        model_version=document["model_version"],
        seed=analysis.get("seed", 0),
        is_current_data=document["data_version"] == version,
        document=document,
        happened=happened(document),
        decided=decided(document),
        scales=_scales(document["items"], kinds.kind(kind)),
        said=analysis.get("said", ""),
    )


def _scales(items: Sequence[Mapping[str, Any]], kind: Kind) -> dict[str, tuple[str, ...]]:
    found = {}
    for one in items:
        if one.get("scale"):
            first, step, steps = one["scale"]
            found[one["label"]] = kind.words(Item(one["key"], one["label"], scale=(first, step, steps)))
    return found


def _unranked(rounds: Sequence[Mapping[str, Any]]) -> str:
    """Say why a sealed result has no ranking: nothing was shown, or nobody closed it before the votes were due to go."""
    if any(one["revealed_at"] and not one.get("reopened_at") for one in rounds):
        return "Workshopen förseglades när koden hade gått ut. Svarens summor finns kvar, men inget vägdes samman."
    return "Workshopen avslutades utan någon visad omgång."


def _round(one: Mapping[str, Any], items: Mapping[str, str], names: Mapping[str, str], scored: str) -> RoundSums:
    cells = tuple(
        (items[cell["item"]], names[cell["criterion"]], tuple(cell["counts"]), cell["mean"], cell["deviation"])
        for cell in one["cells"]
    )
    is_shown = one["revealed_at"] is not None and not one.get("reopened_at")
    return RoundSums(one["number"], one["participants"], cells, is_shown, of_round(one, scored))


def _result_of(record: RecordAnswer) -> str:
    """Say which round the result is of, and what was not answered in it."""
    shown = [one for one in record.rounds if one.is_shown and one.number <= (record.round or 0)]
    of = {one.number: {label for label, *_ in one.cells} for one in shown}
    left = [item["label"] for item in record.document["items"] if not item.get("removed")]
    earlier = [label for label in left if label in set().union(*of.values()) - of.get(record.round or 0, set())]
    said = f"omgång {record.round}"
    return f"{said}; {of_earlier(earlier)}" if earlier else said


CHECKSUM = "Kontrollsumma (SHA-256)"


def papers(record: RecordAnswer) -> list[tuple[str, str]]:
    """Return what makes the result possible to check, as label and text."""
    changed = "samma som nu" if record.is_current_data else "nyare uppgifter har publicerats sedan dess"
    rounds = [(f"Omgång {one.number}", one.about) for one in record.rounds]
    return [
        ("Startad", formats.day(clock.day(record.created_at))),
        ("Förseglad", formats.day(clock.day(record.sealed_at))),
        ("Deltagare", formats.decimal(record.participants)),
        *rounds,
        *([("Resultatet gäller", _result_of(record))] if record.round else []),
        *([("Att tänka på", record.doubt)] if record.doubt else []),
        *record.settled,
        ("Dataversion", f"{record.data_version} ({changed})"),
        *([("Räknat med", record.said)] if record.said else []),
        ("Modellversion", record.model_version),
        ("Frö för slumpen", str(record.seed)),
        (CHECKSUM, record.sha256),
    ]
