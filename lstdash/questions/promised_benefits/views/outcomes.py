"""Where a person writes a gain's years: what is planned, what came with its evidence, and what that was used for."""

from __future__ import annotations

import streamlit as st

from lstdash.questions.promised_benefits.answers import fields, write
from lstdash.questions.promised_benefits.answers.register import Benefit, Kept, number, text
from lstdash.questions.promised_benefits.answers.write import USES, Writer
from lstdash.questions.promised_benefits.views import writing
from lstdash.views import heading

EVIDENCE = "Belägg: dokument och avsnitt"


def render(benefit: Benefit) -> None:
    """Draw a form for each year, for the use of what came, and for one more year."""
    for row in sorted(benefit.years, key=lambda row: number(row, "year")):
        _outcome(benefit, row)
    if years := [year.year for year in benefit.plan if (year.realised or 0) > 0]:
        heading.small("Vad användes det till?")
        _use(benefit, years)
    for row in benefit.uses:
        _withdraw(benefit, row)
    heading.small("Lägg till ett år i planen")
    _year(benefit)


def _outcome(benefit: Benefit, row: Kept) -> None:
    seen, year = writing.seen(row.id, row), number(row, "year")
    came, evidence = writing.key(row.id, "came"), writing.key(row.id, "evidence")

    def save(by: Writer) -> None:
        write.outcome(benefit, seen, st.session_state[came], st.session_state[evidence], by)

    with st.form(writing.key(row.id, "form")), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(_in_unit(f"Utfall {year}", benefit), value=_written(seen, "realised"), key=came, max_chars=40)
        st.text_input(EVIDENCE, value=text(seen, "evidence"), key=evidence, max_chars=300)
        writing.submit(f"Spara utfallet {year}", row.id, f"Utfallet för {year} är sparat.", save)


def _use(benefit: Benefit, years: list[int]) -> None:
    form = f"{benefit.id}-use"
    keys = [writing.key(form, name) for name in ("year", "for", "amount", "evidence")]

    def save(by: Writer) -> None:
        year, used_for, amount, evidence = (st.session_state[key] for key in keys)
        write.use(benefit, year, used_for, amount, evidence, by)

    with st.form(writing.key(form, "form")), st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("År", years, key=keys[0])
        st.selectbox("Användning", list(fields.USES), format_func=fields.USES.__getitem__, key=keys[1])
        st.text_input(_in_unit("Belopp", benefit), key=keys[2], max_chars=40)
        st.text_input(EVIDENCE, key=keys[3], max_chars=300)
        writing.submit("Spara användningen", form, "Användningen är sparad.", save)


def _withdraw(benefit: Benefit, row: Kept) -> None:
    amount = f"{_written(row, 'amount')} {benefit.unit}".strip()
    label = f"Återta: {number(row, 'year')}, {fields.USES[text(row, 'used_for')].lower()}, {amount}"
    done = "Användningen är återtagen. Den finns kvar i historiken."
    writing.button(label, row.id, "withdraw", done, lambda by: write.withdraw(USES, row, by))


def _year(benefit: Benefit) -> None:
    form = f"{benefit.id}-year"
    keys = [writing.key(form, name) for name in ("year", "due", "planned")]

    def save(by: Writer) -> None:
        year, due, planned = (st.session_state[key] for key in keys)
        write.year(benefit, year, due, planned, by)

    with st.form(writing.key(form, "form")), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("År", key=keys[0], max_chars=4)
        st.date_input("Följs upp den", value=None, key=keys[1], format="YYYY-MM-DD")
        st.text_input(_in_unit("Planerat", benefit), key=keys[2], max_chars=40, help="En kostnad är ett minus.")
        writing.submit("Lägg till året", form, "Året är tillagt.", save)


def _in_unit(label: str, benefit: Benefit) -> str:
    return f"{label}, {benefit.unit}" if benefit.unit else label


def _written(row: Kept, column: str) -> str:
    """An amount as it may be read again: with a decimal comma."""
    return write.amount_text(text(row, column))
