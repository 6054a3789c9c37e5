"""What is missing of the three key words that the report ends its proposals with? (2006 report, 5.6)"""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats, order, store
from lstdash.evidence.citations import Source, source
from lstdash.questions.governance.answers import governance
from lstdash.questions.governance.answers.governance import GovernanceAnswer
from lstdash.questions.governance.answers.regions import told
from lstdash.questions.governance.model.coverage import FINNS, PLANERAD, SAKNAS, SILENT, STATES, SYMMETRIC, state

INSTITUTIONS, AGREEMENTS, STRUCTURES = "institutioner", "avtal", "symmetriska_strukturer"  # proposals of kind nyckelord
PLATFORM = "plattform"
VOLUNTARY, AGREED = "frivilligt", "avtal"


@dataclass(frozen=True, slots=True)
class Gap:
    """One key word: its name, how things stood, and what is missing, line by line."""

    name: str
    stood: str
    missing: tuple[str, ...]
    mark: Source


def gaps(version: str) -> tuple[Gap, ...]:
    """Return the key words that are published, each with what the groups and constellations leave open."""
    answer = governance.answer(version)
    found = {
        INSTITUTIONS: _institutions(answer),
        AGREEMENTS: _agreements(version),
        STRUCTURES: _structures(answer),
    }
    rows = {row["proposal"]: row for row in store.table("proposals", version)}
    return tuple(
        Gap(rows[word]["name"], stood, missing, source(version, rows[word], "proposals", word))
        for word, (stood, missing) in found.items()
        if word in rows and answer.groups
    )


def _institutions(answer: GovernanceAnswer) -> tuple[str, tuple[str, ...]]:
    """An institution is, as the report has it, a platform: one an area."""
    by_area = {
        area: state(one.group.status for one in answer.groups if one.form == PLATFORM and one.group.row == area)
        for area in answer.areas
    }
    named = {one: [answer.rows[area] for area in answer.areas if by_area[area] == one] for one in STATES}
    looser = sum(one.form in ("nätverk eller grupp", "yrkesförening") for one in answer.groups)
    stood = (
        f"{formats.decimal(looser)} av {formats.count(len(answer.groups), 'grupp', 'grupper')} är nätverk, grupper eller "
        f"yrkesföreningar. {formats.decimal(len(named[FINNS]))} av {formats.decimal(len(by_area))} områden hade en plattform."
    )
    missing = (
        f"Planerades: {formats.listed(named[PLANERAD])}." if named[PLANERAD] else "",
        f"Sägs saknas: {formats.listed(named[SAKNAS])}." if named[SAKNAS] else "",
        f"Ingen plattform nämns: {formats.listed(named[SILENT])}." if named[SILENT] else "",
    )
    return stood, tuple(text for text in missing if text)


def _agreements(version: str) -> tuple[str, tuple[str, ...]]:
    rows = store.table("constellations", version)
    by_kind: dict[str, list[str]] = {VOLUNTARY: [], AGREED: [], "": []}
    for row in rows:
        by_kind[row["commitment"] or ""].append(row["name"])
    stood = (
        f"{formats.decimal(len(by_kind[AGREED]))} av {formats.count(len(rows), 'konstellation', 'konstellationer')} vilade på "
        f"avtal, {formats.decimal(len(by_kind[VOLUNTARY]))} på frivillighet."
    )
    labels = {VOLUNTARY: "Frivilliga", "": "Det sägs inte vad de vilar på"}
    missing = [f"{label}: {_names(by_kind[kind])}." for kind, label in labels.items() if by_kind[kind]]
    return stood, tuple(missing)


def _structures(answer: GovernanceAnswer) -> tuple[str, tuple[str, ...]]:
    whole = [area for area in answer.areas if all(answer.cells[area, level].state == FINNS for level in SYMMETRIC)]
    unsaid = [area for area in answer.areas if all(answer.cells[area, level].state == SILENT for level in SYMMETRIC)]
    stood = (
        f"{formats.decimal(len(whole))} av {formats.decimal(len(answer.areas))} områden hade en grupp i riket och i alla tre "
        "regionerna."
    )
    missing = [f"Ingen nivå nämns: {formats.listed([answer.rows[area] for area in unsaid])}."] if unsaid else []
    missing += [told(answer.regions, county, answer.names[county]) for county in answer.regions.outside]
    return stood, tuple(missing)


def _names(names: list[str]) -> str:
    return formats.listed(sorted(names, key=order.name))
