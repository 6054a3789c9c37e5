"""The calls behind the joint chances, to bring to a meeting: of all boards, or of what one's own board could join."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.citations import Source
from lstdash.questions.joint_procurement.answers import words
from lstdash.questions.joint_procurement.answers.choices import Choices
from lstdash.questions.joint_procurement.answers.inputs import FRAMEWORK, Inputs, inputs
from lstdash.questions.joint_procurement.answers.joint_procurement import Answer, Line
from lstdash.questions.joint_procurement.model.calls import Call, Level

COLUMNS = ("Vad", "Länsstyrelse", "Annonserad", "Avtal", "Kontraktets kända värde, kr", "Ramavtalets tak, kr", "Anmärkning")
NAME = "CPV-namn"  # the code's own, where a line holds several codes
DYNAMIC = ("Selektivt förfarande", "Urvalsförfarande")
MAYBE_DYNAMIC = "kan vara dynamiskt inköpssystem; uppgiften finns inte"


@dataclass(frozen=True, slots=True)
class Meeting:
    """The list under its title; without a row the title says why."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float | None, ...], ...]
    sources: tuple[Source, ...]


def meeting(version: str, found: Answer, focus: str) -> Meeting:
    """Return every call behind the chances, or behind those that the board `focus` is one of."""
    known = inputs(version)
    lines = [line for line in found.lines if not focus or focus in line.chance.boards]
    with_name = found.choices.level != Level.CODE
    rows = tuple(_row(known, line, call, with_name) for line in lines for call in line.chance.calls)
    return Meeting(_title(known.names.get(focus, ""), found.choices, bool(rows)), _columns(with_name), rows, found.sources[:1])


def _title(name: str, choices: Choices, has_rows: bool) -> str:
    if not has_rows:
        return f"Lista till mötet: {words.nothing_shared(name, choices)}"
    return f"Lista till mötet: det som {name} och andra köpte" if name else "Lista till mötet"


def _columns(with_name: bool) -> tuple[str, ...]:
    return (*COLUMNS[:1], NAME, *COLUMNS[1:]) if with_name else COLUMNS


def _row(known: Inputs, line: Line, call: Call, with_name: bool) -> tuple[str | float | None, ...]:
    row = known.rows[call.call]
    note = MAYBE_DYNAMIC if row["procedure"] in DYNAMIC else None
    name = (row["cpv_name"],) if with_name else ()
    value = row["contract_value_sek"]
    values = (None, value) if row["agreement"] == FRAMEWORK else (value, None)
    told = (known.names[call.county], formats.day(row["published"]), row["agreement"], *values, note)
    return (line.name, *name, *told)
