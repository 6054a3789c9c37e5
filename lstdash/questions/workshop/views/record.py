"""Close a workshop, and show and take away what was sealed."""

from __future__ import annotations

import streamlit as st

from lstdash import formats
from lstdash.questions.workshop.answers import records, sums
from lstdash.questions.workshop.answers.access import public_url
from lstdash.questions.workshop.answers.happened import DECISION_COLUMNS
from lstdash.questions.workshop.answers.records import RecordAnswer
from lstdash.questions.workshop.answers.rooms import sealed_token
from lstdash.questions.workshop.charts import exhibits
from lstdash.questions.workshop.views.door import cookie
from lstdash.questions.workshop.views.parts import do
from lstdash.views import downloads, exhibit, heading, link, tables, who
from lstdash.views.kinds import drawn
from lstdash.views.markdown import plain
from lstdash.workshop.entities import Workshop


def close(room: Workshop) -> None:
    """Draw the way to end the workshop; what it means is said before the button."""
    mine = cookie(room.id)
    has_hidden = room.round.number not in room.revealed_rounds
    with st.container(key="room-close"), st.expander("Avsluta och försegla"):
        st.markdown(
            "Resultatet av den senast visade omgången förseglas med en kontrollsumma och kan sedan läsas av alla som har "
            "länken. Inga fler svar tas emot. Det går inte att ångra."
        )
        if has_hidden:
            hidden = "är dolda igen" if room.round.reopened_at else "har inte visats"
            st.markdown(f"Svaren i omgång {room.round.number} {hidden} och lämnas utanför.")
        st.button("Avsluta workshopen", key="room-close-now", on_click=do, args=(_close, room, mine, has_hidden))


def _close(room: Workshop, mine: str, leave_out_hidden: bool) -> None:
    with who.writing("leda", f"workshop {room.id}") as changed:
        records.close(room, mine, leave_out_hidden=leave_out_hidden)
        changed.before, changed.after = "öppen", "förseglad"


def sealed_link(room: Workshop) -> None:
    """Lead to the sealed result of a closed workshop."""
    st.info("Workshopen är avslutad och förseglad.")
    if token := sealed_token(room.id):
        link.draw(link.to("record", "Öppna det förseglade resultatet", nyckel=token))
        st.markdown("Alla som har den här länken kan läsa resultatet, men inte ändra det:")
        st.code(f"{public_url(st.context.url or '')}/protokoll?nyckel={token}", language=None)


def show(record: RecordAnswer) -> None:
    """Draw a sealed result: what its kind makes of it, dissent, sums, what it is sealed with, and the files to take along."""
    if record.doubt:
        st.warning(plain(record.doubt))
    found = drawn(record.kind).sealed(record.document)
    found.draw()
    if record.dissent:
        heading.section("Så eniga var deltagarna")
        st.markdown("\n".join(f"1. **{plain(name)}.** {plain(sentence)}" for name, sentence in record.dissent))
    if record.decided:
        heading.section("Beslut")
        tables.data_table(DECISION_COLUMNS, record.decided, "Rummets beslut", "record-decided")
    if record.happened:
        heading.section("Vad som hände")
        st.markdown("\n".join(f"- {plain(when)}: {plain(what)}" for when, what in record.happened))
    rows = sums.table(record)
    if rows:
        with st.expander(f"{sums.TITLE} ({formats.count(len(rows), 'rad', 'rader')})"):
            tables.data_table(sums.columns(record), rows, sums.TITLE, "record-sums")
    heading.section("Vad det är förseglat med")
    shown = dict(records.papers(record)) | {records.CHECKSUM: in_groups(record.sha256)}
    st.table({plain(label): plain(text) for label, text in shown.items()}, alt="Förseglingens uppgifter")
    exhibit.files(exhibits.sealed(record, found.exhibit), downloads.stamp(()))


def in_groups(checksum: str) -> str:
    """Return the checksum so that it can be read aloud and broken over lines."""
    return " ".join(checksum[start : start + 8] for start in range(0, len(checksum), 8))
