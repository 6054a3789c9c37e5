"""Close a workshop, and show and take away what was sealed."""

from __future__ import annotations

import streamlit as st

from lstdash import formats
from lstdash.questions.start_here.answers import start_here
from lstdash.questions.start_here.charts import start_here as charts
from lstdash.questions.start_here.views import panel as start_here_panel
from lstdash.questions.workshop.answers import record as workshop_record
from lstdash.questions.workshop.answers.access import public_url
from lstdash.questions.workshop.answers.record import RecordAnswer
from lstdash.questions.workshop.answers.room import Room, sealed_token
from lstdash.questions.workshop.charts import exhibits
from lstdash.questions.workshop.views.door import cookie
from lstdash.questions.workshop.views.room import do
from lstdash.views import downloads, exhibit, heading, link, tables
from lstdash.views.markdown import plain


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
    """Draw a sealed result: matrix, list, dissent, sums, what it is sealed with, and the files to take along."""
    assessment, found = record.assessment, exhibits.sealed(record)
    if assessment.placed:
        heading.section(charts.title(assessment))
        exhibit.drawn(found)
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
    shown = dict(workshop_record.papers(record)) | {workshop_record.CHECKSUM: in_groups(record.sha256)}
    st.table({plain(label): plain(text) for label, text in shown.items()}, alt="Förseglingens uppgifter")
    exhibit.files(found, downloads.stamp(()))


def in_groups(checksum: str) -> str:
    """Return the checksum so that it can be read aloud and broken over lines."""
    return " ".join(checksum[start : start + 8] for start in range(0, len(checksum), 8))
