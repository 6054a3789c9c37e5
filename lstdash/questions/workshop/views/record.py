"""Close a workshop, and show and take away what was sealed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from lstdash import clock, formats
from lstdash.exports.content import Cell, Export, Sheet, Stamp
from lstdash.questions.start_here.answers import start_here
from lstdash.questions.start_here.charts import start_here as charts
from lstdash.questions.start_here.views import files as start_here_files
from lstdash.questions.start_here.views import panel as start_here_panel
from lstdash.questions.workshop.answers import record as workshop_record
from lstdash.questions.workshop.answers.access import public_url
from lstdash.questions.workshop.answers.record import RecordAnswer
from lstdash.questions.workshop.answers.room import Room, sealed_token
from lstdash.questions.workshop.views.door import cookie
from lstdash.questions.workshop.views.files import SOURCES, STEPS
from lstdash.questions.workshop.views.room import do
from lstdash.views import chart, downloads, heading, link, site, tables
from lstdash.views.evidence import plain

CHECKSUM = "Kontrollsumma (SHA-256)"
TITLE = site.page("record").question


def close(room: Room) -> None:
    """Draw the way to end the workshop; what it means is said before the button."""
    mine = cookie(room.id)
    has_hidden = room.round not in room.revealed_rounds
    with st.container(key="room-close"), st.expander("Avsluta och försegla"):
        st.markdown(
            "Resultatet av den senast visade omgången förseglas med en kontrollsumma och kan sedan läsas av alla som har "
            "länken. Inga fler poäng tas emot. Det går inte att ångra."
        )
        if has_hidden:
            st.markdown(f"Poängen i omgång {room.round} har inte visats och lämnas utanför.")
        st.button("Avsluta workshopen", key="room-close-now", on_click=do, args=(_close, room, mine, has_hidden))


def _close(room: Room, mine: str, leave_out_hidden: bool) -> None:
    workshop_record.close(room, mine, leave_out_hidden=leave_out_hidden)


def sealed_link(room: Room) -> None:
    """Lead to the sealed result of a closed workshop."""
    st.info("Workshopen är avslutad och förseglad.")
    if token := sealed_token(room.id):
        link.draw(link.to("record", "Öppna det förseglade resultatet", nyckel=token))
        st.markdown("Alla som har den här länken kan läsa resultatet, men inte ändra det:")
        st.code(f"{public_url(st.context.url or '')}/protokoll?nyckel={token}", language=None)


def show(record: RecordAnswer) -> None:
    """Draw a sealed result: matrix, list, dissent, sums, and what it is sealed with."""
    assessment = record.assessment
    thresholds = (record.sliders.effort_threshold, record.sliders.benefit_threshold)
    if assessment.placed:
        heading.section(start_here_panel.title(assessment))
        figure = charts.matrix(assessment, thresholds)
        chart.show(figure, "protokoll-matris", charts.matrix_alt(assessment))
        heading.section("Ordningen och hur säker den är")
        start_here_panel.ranked_list(assessment, start_here.table(assessment), start_here.COLUMNS, "record-list")
    if record.dissent:
        heading.section("Så eniga var deltagarna")
        st.markdown("\n".join(f"1. **{plain(name)}.** {plain(sentence)}" for name, sentence in record.dissent))
    rows = workshop_record.sum_table(record)
    if rows:
        with st.expander(f"Poängens fördelning ({formats.count(len(rows), 'rad', 'rader')})"):
            tables.data_table(workshop_record.SUM_COLUMNS, rows, "Poängens fördelning", "record-sums")
    heading.section("Vad det är förseglat med")
    shown = dict(papers(record)) | {CHECKSUM: in_groups(record.sha256)}
    st.table({plain(label): plain(text) for label, text in shown.items()}, alt="Förseglingens uppgifter")


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


def in_groups(checksum: str) -> str:
    """Return the checksum so that it can be read aloud and broken over lines."""
    return " ".join(checksum[start : start + 8] for start in range(0, len(checksum), 8))


def files(record: RecordAnswer) -> None:
    """Draw the files to take along: the list with its papers, and every sum."""
    has_chart = bool(record.assessment.placed)
    downloads.row(partial(_export, record), "workshop", downloads.stamp(TITLE), key="protokoll", is_drawn=has_chart)


def _export(record: RecordAnswer, stamp: Stamp) -> Export:
    sealed = Sheet("Försegling", ("Uppgift", "Innehåll"), tuple((label, text) for label, text in papers(record)))
    found = start_here_files.matrix(record.assessment, record.sliders, SOURCES, sealed, stamp)
    return replace(found, title=record.title, headline=record.headline, more=_sheets(record))


def _sheets(record: RecordAnswer) -> tuple[Sheet, ...]:
    sums = tuple(
        _row(one.number, item, criterion, *counts, mean, deviation)
        for one in record.rounds
        for item, criterion, counts, mean, deviation in one.cells
    )
    return (
        Sheet("Poäng", ("Omgång", "Förslag", "Kriterium", *STEPS, "Medel", "Spridning"), sums),
        Sheet("Oenighet", ("Förslag", "Vad det betyder"), record.dissent),
    )


def _row(*values: Cell) -> tuple[Cell, ...]:
    return values
