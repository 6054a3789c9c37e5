"""A year as it may turn out: ten events, five promised gains and two surveys, the second made up of the first."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from lstdash import store
from lstdash.access import Actor
from lstdash.database.kept import Writer
from lstdash.questions.promised_benefits.answers import register, write
from lstdash.questions.proposals.answers import events
from lstdash.questions.proposals.answers.origins import tracked
from lstdash.questions.proposals.model import states
from tests.lib.tiny import tiny_version

NOW = datetime(2008, 11, 28, 12, tzinfo=UTC)
YEAR = 2007
WRITER = Writer(Actor(is_at_server=True), "Åsa")
TABLES = ("sources", "proposals", "inquiry_proposals", "areas", "area_totals", "assumptions", "counties", "source_conflicts")
EVENTS = (
    ("lonepilot", "2006-10-01", states.ACCEPTED),
    ("lonepilot", "2007-09-01", states.DONE),
    ("gemensam_teknik", "2007-05-01", states.PARTLY),
    ("samordnade_upphandlingar", "2007-03-15", states.ACCEPTED),
    ("riktlinjer", "2007-06-30", states.REJECTED),
    ("arliga_beting", "2006-12-01", states.ENDED),
    ("arliga_beting", "2007-12-31", states.ACCEPTED),
    ("interna_kronavtal", "2004-01-01", states.DONE),
    ("sarskilda_medel", "2008-02-01", states.SILENT),
    ("gransdragning", "2007-11-01", states.ANSWERED),
)
GAINS = ("Lägre kostnad för löner", "Kortare köer", "Färre system", "Bättre kvalitet", "Billigare inköp")
GROWN = 3  # more coordinated activities in each area of the second survey


def two_surveys(root: Path, version: str) -> str:
    """Publish the tables that the account reads, with the survey a second time two years later."""
    rows = {name: store.table(name, version) for name in TABLES}
    again = [{**row, "year": YEAR, "coordinated": row["coordinated"] + GROWN} for row in rows["areas"]]
    return tiny_version(root, "two-surveys", **{**rows, "areas": [*rows["areas"], *again]})


def enter(version: str) -> None:
    """Enter the events and the gains, of which the first two are followed up and the third is late."""
    of = {one.key: one for one in tracked(version)}
    for key, day, state in EVENTS:
        entry = {
            "happened_on": day,
            "state": state,
            "document": f"Dokument om {key}",
            "section": "3.1",
            "read_on": "2008-11-01",
        }
        events.enter(of[key], {**entry, "mark": "fylld", "causality": events.CAUSES[0]}, WRITER)
    for name in GAINS:
        write.benefit({"effect": name, "unit": "mkr"}, WRITER)
    for number, gain in enumerate(register.read()):
        write.year(gain, str(YEAR), date(YEAR, 12, 31), "10", WRITER)
        if number < 2:
            planned = next(one for one in register.read() if one.id == gain.id)
            write.outcome(planned, planned.years[0], "8", "Årsredovisning, 2.1", WRITER)
