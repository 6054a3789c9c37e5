"""Where a person writes a gain's years: what is planned, what came with its evidence, and what that was used for."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lstdash.questions.promised_benefits.answers import fields, write
from lstdash.questions.promised_benefits.answers.register import Benefit, Kept, number, text
from lstdash.questions.promised_benefits.answers.write import USED, Writer
from lstdash.questions.promised_benefits.views import writing
from lstdash.questions.promised_benefits.views.writing import Form
from lstdash.views import heading

FIRST, LAST = date(write.EARLIEST, 1, 1), date(write.LATEST, 12, 31)  # else ten years from today is all that can be chosen
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
    came, evidence = (writing.begun(row.id, column, seen) for column in ("realised", "evidence"))

    def save(by: Writer) -> Kept:
        return write.outcome(benefit, seen, st.session_state[came], st.session_state[evidence], by)

    with st.form(writing.key(row.id, "form")), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(_in_unit(f"Utfall {year}", benefit), key=came, max_chars=40)
        st.text_input(EVIDENCE, key=evidence, max_chars=300)
        of = Form(row.id, f"{benefit.name}, utfallet {year}", seen)
        writing.submit(f"Spara utfallet {year}", of, f"Utfallet för {year} är sparat.", save)


def _use(benefit: Benefit, years: list[int]) -> None:
    form = f"{benefit.id}-use"
    keys = [writing.key(form, name) for name in ("year", "for", "amount", "evidence")]

    def save(by: Writer) -> Kept:
        year, used_for, amount, evidence = (st.session_state[key] for key in keys)
        return write.use(benefit, year, used_for, amount, evidence, by)

    with st.form(writing.key(form, "form")), st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("År", years, key=keys[0])
        st.selectbox("Användning", list(fields.USES), format_func=fields.USES.__getitem__, key=keys[1])
        st.text_input(_in_unit("Belopp", benefit), key=keys[2], max_chars=40)
        st.text_input(EVIDENCE, key=keys[3], max_chars=300)
        of = Form(form, f"{benefit.name}, en användning")
        writing.submit("Spara användningen", of, "Användningen är sparad.", save)


def _withdraw(benefit: Benefit, row: Kept) -> None:
    amount = f"{USED.said('amount', row.values['amount'])} {benefit.unit}".strip()
    label = f"Återta: {number(row, 'year')}, {fields.USES[text(row, 'used_for')].lower()}, {amount}"
    done = "Användningen är återtagen. Den finns kvar i historiken."
    of = Form(row.id, f"{benefit.name}, en användning", row)
    writing.button(label, of, "withdraw", done, lambda by: write.withdraw(USED, row, by))


def _year(benefit: Benefit) -> None:
    form = f"{benefit.id}-year"
    keys = [writing.key(form, name) for name in ("year", "due", "planned")]

    def save(by: Writer) -> Kept:
        year, due, planned = (st.session_state[key] for key in keys)
        return write.year(benefit, year, due, planned, by)

    with st.form(writing.key(form, "form")), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("År", key=keys[0], max_chars=4)
        st.date_input("Följs upp den", value=None, min_value=FIRST, max_value=LAST, key=keys[1], format="YYYY-MM-DD")
        st.text_input(_in_unit("Planerat", benefit), key=keys[2], max_chars=40, help="En kostnad är ett minus.")
        of = Form(form, f"{benefit.name}, ett år")
        writing.submit("Lägg till året", of, "Året är tillagt.", save)


def _in_unit(label: str, benefit: Benefit) -> str:
    return f"{label}, {benefit.unit}" if benefit.unit else label
