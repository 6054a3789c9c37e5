"""Close a workshop and reopen what was sealed: sums, spread, ranking and agenda, with versions and a checksum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from lstdash import clock, formats
from lstdash.database.engine import open_store
from lstdash.questions.start_here.answers.assess import SEED, AgendaPoint, Assessment, Placed, Region, Sliders, assess
from lstdash.questions.workshop.answers import result
from lstdash.questions.workshop.answers.access import steer
from lstdash.questions.workshop.answers.room import Room, sliders_of
from lstdash.questions.workshop.answers.words import SHAPES
from lstdash.workshop import records


@dataclass(frozen=True, slots=True)
class RoundSums:
    """One sealed round: how many took part, and per item and criterion how many gave each step."""

    number: int
    participants: int
    cells: tuple[tuple[str, str, tuple[int, ...], float, float], ...]
    is_shown: bool


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """A sealed result as it was when it was closed."""

    title: str
    token: str
    sha256: str
    created_at: datetime
    sealed_at: datetime
    headline: str
    assessment: Assessment
    dissent: tuple[tuple[str, str], ...]
    sliders: Sliders
    weights: tuple[tuple[str, float], ...]
    rounds: tuple[RoundSums, ...]
    participants: int
    round: int | None  # whose result it is; None when no round was shown
    data_version: str
    model_version: str
    seed: int
    is_current_data: bool


def close(of: Room, cookie: str | None, *, leave_out_hidden: bool = False) -> str:
    """Close and seal the workshop with the latest shown round and return the read-only link's token. Raises UserError."""
    steering = steer(of.id, cookie)
    sealed = records.close(open_store(), steering, analysis=_analysis(of), now=clock.now(), leave_out_hidden=leave_out_hidden)
    return sealed.token


def open_record(version: str, token: str) -> RecordAnswer:
    """Return the sealed result behind a link. Raises UserError when there is none, or it no longer is what was sealed."""
    sealed = records.open_record(open_store(), token)
    document: Mapping[str, Any] = sealed.document
    analysis: Mapping[str, Any] = document["analysis"]
    names = {criterion["key"]: criterion["name"] for criterion in document["criteria"]}
    items = {item["key"]: item["label"] for item in document["items"]}
    sliders = sliders_of(document["settings"])
    kept = dict(sliders.weights)
    return RecordAnswer(
        title=document["title"],
        token=sealed.token,
        sha256=sealed.sha256,
        created_at=datetime.fromisoformat(document["created_at"]),
        sealed_at=sealed.sealed_at,
        headline=analysis.get("headline") or _unranked(document["rounds"]),
        assessment=_assessment(analysis),
        dissent=tuple((one["name"], one["sentence"]) for one in analysis.get("dissent", ())),
        sliders=sliders,
        weights=tuple((name, kept.get(key, 1.0)) for key, name in names.items()),
        rounds=tuple(_round(one, items, names) for one in document["rounds"]),
        participants=document["participants"],
        round=analysis.get("round"),
        data_version=document["data_version"],
        model_version=document["model_version"],
        seed=analysis.get("seed", 0),
        is_current_data=document["data_version"] == version,
    )


def _analysis(of: Room) -> dict[str, object]:
    if of.revealed_rounds:
        number = of.revealed_rounds[-1]
        board, _, _ = result.scoring(of, number)
        assessment = assess(board, of.sliders)
        dissent = result.answer(of.data_version, of, number, "", of.sliders).spreads
        told = [{"item": one.key, "name": one.name, "shape": SHAPES[one.shape], "sentence": one.sentence} for one in dissent]
        return {"seed": SEED, "round": number, "dissent": told, **asdict(assessment)}
    return {"seed": SEED}


def _unranked(rounds: Sequence[Mapping[str, Any]]) -> str:
    """Say why a sealed result has no ranking: nothing was shown, or nobody closed it before the votes were due to go."""
    if any(one["revealed_at"] for one in rounds):
        return "Workshopen förseglades när koden hade gått ut. Poängens summor finns kvar, men ingen rangordning gjordes."
    return "Workshopen avslutades utan någon visad omgång."


def _assessment(analysis: Mapping[str, Any]) -> Assessment:
    return Assessment(
        analysis.get("headline", ""),
        tuple(_placed(one) for one in analysis.get("placed", ())),
        tuple(analysis.get("unplaced", ())),
        tuple(AgendaPoint(**one) for one in analysis.get("agenda", ())),
        analysis.get("tiers", 0),
    )


def _placed(one: Mapping[str, Any]) -> Placed:
    region = one["region"]
    low, high = one["rank_span"]
    pairs = {name: _pair(region[name]) for name in ("effort", "benefit")}
    return Placed(**{**one, "region": Region(**pairs, is_cell=region["is_cell"]), "rank_span": (low, high)})


def _pair(values: Sequence[float]) -> tuple[float, float]:
    low, high = values
    return low, high


def _round(one: Mapping[str, Any], items: Mapping[str, str], names: Mapping[str, str]) -> RoundSums:
    cells = tuple(
        (items[cell["item"]], names[cell["criterion"]], tuple(cell["counts"]), cell["mean"], cell["deviation"])
        for cell in one["cells"]
    )
    return RoundSums(one["number"], one["participants"], cells, one["revealed_at"] is not None)


CHECKSUM = "Kontrollsumma (SHA-256)"
SUM_COLUMNS = ("Omgång", "Förslag", "Kriterium", "1", "2", "3", "4", "5", "Medel", "Spridning")


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
    settings = [
        ("Gräns för stor insats", formats.decimal(record.sliders.effort_threshold, 1)),
        ("Gräns för stor vinst", formats.decimal(record.sliders.benefit_threshold, 1)),
        ("Insatsens tyngd", formats.decimal(record.sliders.effort_penalty, 1)),
        *((f"Vikt: {name}", formats.plain(weight)) for name, weight in record.weights),
    ]
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
        *settings,
        ("Dataversion", f"{record.data_version} ({changed})"),
        ("Modellversion", record.model_version),
        ("Frö för dragningarna", str(record.seed)),
        (CHECKSUM, record.sha256),
    ]
