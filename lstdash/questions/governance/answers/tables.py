"""The rows behind /styrning: the areas by level, every group, the proposed chain."""

from __future__ import annotations

from lstdash import store
from lstdash.evidence.citations import Source, source
from lstdash.questions.governance.answers import words
from lstdash.questions.governance.answers.governance import GovernanceAnswer, Listed
from lstdash.questions.governance.model.coverage import LEVELS, SILENT

MATRIX = ("Område", *(words.LEVELS[level] for level in LEVELS), words.NO_LEVEL)
GROUPS = ("Grupp", "Område", "Slag", "Nivå", "Räckvidd som tryckt", "Läge", "Lägets avsnitt", "Anmärkning", "Avsnitt")
CHAIN = ("Steg", "Roll", "Vem", "Uppgift", "Förutsättning", "Avsnitt")


def matrix(answer: GovernanceAnswer) -> list[tuple[str, ...]]:
    """Return one row an area: each level's state and groups, and those whose reach is not stated."""
    return [
        (label, *(_cell(answer, row, level) for level in LEVELS), _named(without_level(answer, row)))
        for row, label in answer.rows.items()
    ]


def without_level(answer: GovernanceAnswer, row: str) -> tuple[Listed, ...]:
    """Return the row's groups that no level is known for."""
    return tuple(one for one in answer.groups if one.group.row == row and not one.group.level)


def _cell(answer: GovernanceAnswer, row: str, level: str) -> str:
    cell = answer.cells[row, level]
    return f"{cell.state}: {', '.join(group.name for group in cell.groups)}" if cell.groups else cell.state


def _named(groups: tuple[Listed, ...]) -> str:
    return ", ".join(one.group.name for one in groups)


def groups(answer: GovernanceAnswer, area: str = "") -> list[tuple[str, ...]]:
    """Return every group, or those of an area or scope; a level that is our reading says so."""
    return [
        (
            one.group.name,
            one.area,
            one.form,
            _level(one),
            one.reach,
            one.group.status or SILENT,
            one.status_section,
            one.note,
            one.section,
        )
        for one in answer.groups
        if area in ("", one.group.row)
    ]


def _level(one: Listed) -> str:
    label = words.LEVELS.get(one.group.level, SILENT)
    return f"{label} (vår läsning)" if one.is_ours else label


def chain(version: str) -> tuple[list[tuple[str | int, ...]], tuple[Source, ...]]:
    """Return the proposed chain, the one who commissions first, and what its rows rest on."""
    rows = sorted(store.table("commission_chain", version), key=lambda row: row["step"])
    marks = {mark.label: mark for row in rows if (mark := source(version, row, "commission_chain", row["link"]))}
    told: list[tuple[str | int, ...]] = [
        (row["step"], row["part"], row["actor"], row["task"], row["condition"] or "", row["section"]) for row in rows
    ]
    return told, tuple(marks.values())
