"""Where a person writes on /nytta: a gain's fields, or to withdraw it; who may not write reads only."""

from __future__ import annotations

import streamlit as st

from lstdash.catalog.counties import COUNTIES
from lstdash.questions.promised_benefits.answers import fields, write
from lstdash.questions.promised_benefits.answers.register import Benefit, Kept, number, text
from lstdash.questions.promised_benefits.answers.write import BENEFITS, BESIDE, NINE, Writer
from lstdash.questions.promised_benefits.views import controls, outcomes, writing
from lstdash.views import heading, tables, url_state
from lstdash.views.markdown import plain

READS_ONLY = (
    "Här skriver den som följer upp. Utan inloggning är det den som sitter vid den dator som servern körs på; alla andra läser."
)
CODES = {"county": COUNTIES, "gain_class": fields.CLASSES, "unit": {unit: unit for unit in fields.UNITS}}
HELP = dict.fromkeys(fields.ROLES, "En roll, aldrig en person.") | {"gain_class": fields.COLOURS}
NAMES = ("effect", *NINE, *BESIDE)
WITHDRAWN = "Raden är återtagen. Den finns kvar i historiken."


def render(chosen: Benefit | None) -> None:
    """Draw the forms for who may write, else say who may."""
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
        writing.submit("Spara", form, "Nyttan är sparad.", lambda by: _save(form, seen, by))


def _field(form: str, name: str, label: str, seen: Kept | None) -> None:
    key, now = writing.key(form, name), text(seen, name) if seen else ""
    if name not in CODES:
        st.text_input(label, value=now, key=key, max_chars=600, help=HELP.get(name))
        return
    codes = CODES[name]
    options = [*codes, *([now] if now and now not in codes else [])]
    st.selectbox(
        label,
        options,
        index=options.index(now) if now else None,
        key=key,
        format_func=lambda code: codes.get(code, code),
        placeholder="Inget valt",
        help=HELP.get(name),
    )


def _save(form: str, seen: Kept | None, by: Writer) -> None:
    values = {name: st.session_state.get(writing.key(form, name)) or "" for name in NAMES}
    row = write.benefit(values, by, seen)
    url_state.set_values([(controls.BENEFIT, row.id)])


def _change(benefit: Benefit) -> None:
    row = benefit.row
    if benefit.is_withdrawn:
        done = "Nyttan gäller igen."
        writing.button("Låt nyttan gälla igen", row.id, "back", done, lambda by: write.put_back(BENEFITS, row, by))
        return
    _fields(benefit)
    writing.button("Återta nyttan", row.id, "withdraw", WITHDRAWN, lambda by: write.withdraw(BENEFITS, row, by))
    for year in benefit.years:
        _withdraw_year(benefit, year)


def _withdraw_year(benefit: Benefit, year: Kept) -> None:
    label = f"Återta året {number(year, 'year')}"
    writing.button(label, year.id, "withdraw", WITHDRAWN, lambda by: write.withdraw_year(benefit, year, by))
