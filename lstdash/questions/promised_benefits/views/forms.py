"""Where a person writes on /nytta: a gain's fields, or to withdraw it; who may not write reads only."""

from __future__ import annotations

import streamlit as st

from lstdash.questions.promised_benefits.answers import fields, write
from lstdash.questions.promised_benefits.answers.register import Benefit, Kept, number, text
from lstdash.questions.promised_benefits.answers.write import BENEFITS, BESIDE, NINE, Writer
from lstdash.questions.promised_benefits.views import controls, outcomes, writing
from lstdash.questions.promised_benefits.views.writing import Form
from lstdash.views import heading, tables, url_state
from lstdash.views.markdown import plain

READS_ONLY = (
    "Här skriver den som följer upp. Utan inloggning är det den som sitter vid den dator som servern körs på; alla andra läser."
)
HELP = dict.fromkeys(fields.ROLES, "En roll, aldrig en person.") | {"gain_class": fields.COLOURS}
NAMES = ("effect", *NINE, *BESIDE)
WITHDRAWN = "Raden är återtagen. Den finns kvar i historiken."


def render(chosen: Benefit | None) -> None:
    """Draw the forms for who may write, else say who may."""
    with st.container(key="screen-only-forms"):
        _render(chosen)


def _render(chosen: Benefit | None) -> None:
    heading.section("Registrera och följ upp")
    writing.said()
    if not writing.may():
        st.markdown(READS_ONLY)
        return
    writing.name()
    tables.folded("Registrera en nytta", f"{writing.PAGE}-new", lambda: _fields(None), within=True)
    if chosen:
        name = plain(chosen.name)
        outcome, change = f"{writing.PAGE}-came", f"{writing.PAGE}-change"
        tables.folded(f"Plan, utfall och användning: {name}", outcome, lambda: outcomes.render(chosen), within=True)
        tables.folded(f"Ändra eller återta: {name}", change, lambda: _change(chosen), within=True)


def _fields(benefit: Benefit | None) -> None:
    form = benefit.id if benefit else "new"
    seen = writing.seen(form, benefit.row) if benefit else None
    with st.form(writing.key(form, "form")):
        _field(form, "effect", "Nytta", seen)
        for name, label in (NINE | BESIDE).items():
            _field(form, name, label, seen)
        of = Form(form, benefit.name if benefit else "", seen)
        writing.submit("Spara", of, "Nyttan är sparad.", lambda by: _save(form, seen, by))


def _field(form: str, name: str, label: str, seen: Kept | None) -> None:
    key = writing.begun(form, name, seen)
    if name not in fields.CODES:
        st.text_input(label, key=key, max_chars=600, help=HELP.get(name))
        return
    codes, now = fields.CODES[name], text(seen, name) if seen else ""
    st.selectbox(
        label,
        [*codes, *([now] if now and now not in codes else [])],
        index=None,
        key=key,
        format_func=lambda code: codes.get(code, code),
        placeholder="Inget valt",
        help=HELP.get(name),
    )


def _save(form: str, seen: Kept | None, by: Writer) -> Kept:
    values = {name: st.session_state.get(writing.key(form, name)) or "" for name in NAMES}
    row = write.benefit(values, by, seen)
    url_state.set_values([(controls.BENEFIT, row.id)])
    return row


def _change(benefit: Benefit) -> None:
    row = benefit.row
    if benefit.is_withdrawn:
        done = "Nyttan gäller igen."
        back = Form(f"{row.id}-back", benefit.name, row)
        writing.button("Låt nyttan gälla igen", back, "back", done, lambda by: write.put_back(BENEFITS, row, by))
        if writing.is_begun(row.id, row):  # it was withdrawn while somebody wrote
            _fields(benefit)
        return
    _fields(benefit)
    of = Form(row.id, benefit.name, row)
    writing.button("Återta nyttan", of, "withdraw", WITHDRAWN, lambda by: write.withdraw(BENEFITS, row, by))
    for year in benefit.years:
        _withdraw_year(benefit, year)


def _withdraw_year(benefit: Benefit, year: Kept) -> None:
    label = f"Återta året {number(year, 'year')}"
    of = Form(year.id, f"{benefit.name}, {number(year, 'year')}", year)
    writing.button(label, of, "withdraw", WITHDRAWN, lambda by: write.withdraw_year(benefit, year, by))
