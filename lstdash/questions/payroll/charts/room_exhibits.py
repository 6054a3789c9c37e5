"""What is shown and taken away from a room that sets the payroll assumptions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from lstdash.evidence.citations import Source
from lstdash.exhibits import Cell, Exhibit, Sheet, of_table
from lstdash.questions.payroll.answers import room_words
from lstdash.questions.payroll.answers.levers import name
from lstdash.questions.payroll.answers.room import RoomAnswer
from lstdash.questions.payroll.answers.words import paid_text
from lstdash.questions.payroll.charts import room_plots
from lstdash.terms import TERMS

ROOM = (
    Source("", "Värden som deltagarna angav i workshopen"),
    Source("", "Kalkylen: rapportens avsnitt 4.1; spannen är vår bedömning"),
)
PAYBACKS = ("Vem", "Lågt, år", "Mitten, år", "Högt, år")
SPREADS = ("Reglage", "Enhet", "Svar", "Lågt", "Mitten", "Högt", "Kalkylens utgångsläge")
TURNING = ("Reglage", "Lågt svar", "Återbetalning då", "Högt svar", "Återbetalning då (högt)")


def paybacks(found: RoomAnswer) -> Exhibit:
    """The payback from the report, from our ranges and from the room."""
    rows = tuple(
        (
            one.name,
            None if one.is_point else _years(found, one.low_years),
            _years(found, one.middle_years),
            None if one.is_point else _years(found, one.high_years),
        )
        for one in found.paybacks
    )
    return Exhibit(
        stem="lonesamordning-rummet",
        title="Återbetalningstid: rapporten, våra spann och rummet",
        says=found.headline,
        alt=room_plots.paybacks_alt(found),
        table=Sheet("Återbetalningstid", PAYBACKS, rows, ("auto", "tenths", "tenths", "tenths")),
        figure=partial(room_plots.paybacks, found),
        sources=ROOM,
    )


def spreads(found: RoomAnswer) -> Exhibit:
    """How the room set each slider."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.name, TERMS[one.lever].unit, one.answers, one.low_text, one.middle_text, one.high_text, one.published_text)
        for one in found.spreads
    )
    has_any = any(one.middle is not None for one in found.spreads)
    return Exhibit(
        stem="lonesamordning-rummets-reglage",
        title="Så satte rummet reglagen",
        says="Så satte rummet reglagen",
        alt=room_plots.spreads_alt(found.spreads),
        table=Sheet("Reglagen", SPREADS, rows),
        figure=partial(room_plots.spreads, found.spreads) if has_any else None,
        sources=ROOM,
    )


def swings(found: RoomAnswer) -> Exhibit:
    """What the room disagrees on, and how far each moves the payback."""
    rows = tuple(
        (
            name(one.lever),
            one.low_text,
            paid_text(one.low_years, found.horizon_years),
            one.high_text,
            paid_text(one.high_years, found.horizon_years),
        )
        for one in found.turning
    )
    return Exhibit(
        stem="lonesamordning-rummets-oenighet",
        title="Vilken oenighet flyttar svaret mest?",
        says=room_words.most(found.turning, found.horizon_years),
        alt=room_plots.swings_alt(found),
        table=Sheet("Oenigheten", TURNING, rows),
        figure=partial(room_plots.swings, found) if found.turning else None,
        sources=ROOM,
    )


def sealed(found: RoomAnswer | None) -> Exhibit:
    """What was sealed: the paybacks with their chart, the sliders and the swings on sheets of their own; None is nothing."""
    if found is None:
        return of_table(Sheet("Återbetalningstid", PAYBACKS, ()), ROOM)
    return replace(paybacks(found), more=(spreads(found).table, swings(found).table))


def _years(found: RoomAnswer, years: float | None) -> Cell:
    return f"aldrig inom {found.horizon_years:.0f} år" if years is None else years
