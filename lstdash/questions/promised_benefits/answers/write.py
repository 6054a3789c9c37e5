"""What a person may enter on /nytta: a gain, a year of its plan, what came of it, what that was used for.

Every field but the gain's name may be left empty: a gap is shown, never filled in. Raises WorkshopError, with what is wrong in
words, for all that is refused; Outdated when somebody else wrote first.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from lstdash import clock, formats
from lstdash.database import followup
from lstdash.database.benefits import BESIDE, FROM_SCENARIO, NINE
from lstdash.database.engine import open_store
from lstdash.database.faults import WorkshopError
from lstdash.database.kept import Kept, Outdated, Register, Values, Writer
from lstdash.numbers import clean, exact, in_unit, read
from lstdash.questions.promised_benefits.answers.fields import BENEFITS, USED, YEARS
from lstdash.questions.promised_benefits.answers.register import Benefit, number, text
from lstdash.shared_model.cash_flow import TOLERANCE

__all__ = ["BENEFITS", "BESIDE", "NINE", "USED", "YEARS", "Outdated", "Writer"]
EARLIEST, LATEST = 1990, 2100


def benefit(values: Mapping[str, str], writer: Writer, seen: Kept | None = None) -> Kept:
    """Enter a gain, or write in the place of the one that was seen."""
    filled = dict.fromkeys(BENEFITS.labels, "") | {name: clean(value) for name, value in values.items()}
    _required(filled["effect"], "Nyttan saknar namn.", "fältet Nytta", "Skriv vad som ska bli bättre.")
    if filled["price_year"]:
        _year(filled["price_year"], "fältet Prisår")
    if seen is None:
        return followup.add(open_store(), BENEFITS, filled, writer, now=clock.now())
    kept = {name: text(seen, name) for name in FROM_SCENARIO}
    return followup.change(open_store(), BENEFITS, seen, filled | kept, writer, now=clock.now())


def year(of: Benefit, year: str, due_on: date | None, planned: str, writer: Writer) -> Kept:
    """Add a year to a gain's plan, also one that was withdrawn; a second row for the same year is refused."""
    at = _year(year, "fältet År")
    values: Values = {
        "benefit": of.id,
        "year": at,
        "due_on": due_on.isoformat() if due_on else "",
        "planned": _amount(planned, of.unit, "fältet Planerat", is_required=True),
        "realised": "",
        "evidence": "",
    }
    store, now = open_store(), clock.now()
    try:
        return followup.add(store, YEARS, values, writer, now=now, id=f"{of.id}-{at}")
    except Outdated as error:
        if error.latest.withdrawn_at is None:
            raise
        back = followup.put_back(store, YEARS, error.latest, writer, now=now)
        return followup.change(store, YEARS, back, values, writer, now=now)


def outcome(of: Benefit, seen: Kept, realised: str, evidence: str, writer: Writer) -> Kept:
    """Say what came in a year; an outcome needs evidence, and covers what has already been said of its use."""
    came = _amount(realised, of.unit, "fältet Utfall")
    if came:
        _required(clean(evidence), "Utfallet saknar belägg.", "fältet Belägg", "Ange dokument och avsnitt där utfallet står.")
    spent = of.gain.spent(number(seen, "year"))
    if spent > max(float(came or 0), 0.0) + TOLERANCE:
        raise WorkshopError(
            "Utfallet är mindre än det som redan är bokfört som använt.",
            where=f"{of.name}, {number(seen, 'year')}",
            expected=f"minst {formats.plain(spent)} {of.unit}".strip(),
            found=formats.plain(float(came)) if came else "inget utfall",
            action="Rätta först vad det användes till.",
        )
    values = dict(seen.values) | {"realised": came, "evidence": clean(evidence)}
    return followup.change(open_store(), YEARS, seen, values, writer, now=clock.now())


def use(of: Benefit, year: int, used_for: str, used: str, evidence: str, writer: Writer) -> Kept:
    """Say what a part of what came in a year was used for; all of it together is never more than what came."""
    written = _amount(used, of.unit, "fältet Belopp", is_required=True)
    _required(
        clean(evidence), "Användningen saknar belägg.", "fältet Belägg", "Ange dokument och avsnitt där användningen står."
    )
    came = next((row.realised for row in of.plan if row.year == year), None) or 0.0
    left = max(came, 0.0) - of.gain.spent(year)
    if not 0 < float(written) <= left + TOLERANCE:
        raise WorkshopError(
            "Användningen går inte ihop med utfallet.",
            where=f"{of.name}, {year}",
            expected=f"mer än noll och högst {formats.plain(max(left, 0.0))} {of.unit}, det som återstår".replace(" ,", ","),
            found=formats.plain(float(written)),
            action="Rätta beloppet, eller fyll i utfallet först.",
        )
    values: Values = {"benefit": of.id, "year": year, "used_for": used_for, "amount": written, "evidence": clean(evidence)}
    return followup.add(open_store(), USED, values, writer, now=clock.now())


def withdraw(register: Register, seen: Kept, writer: Writer) -> Kept:
    """Let a row count no longer; it stays with its history."""
    return followup.withdraw(open_store(), register, seen, writer, now=clock.now())


def withdraw_year(of: Benefit, seen: Kept, writer: Writer) -> Kept:
    """Take a year out of the plan; what came in it and was used is withdrawn first."""
    if of.gain.spent(number(seen, "year")):
        raise WorkshopError(
            "Året har en bokförd användning.",
            where=f"{of.name}, {number(seen, 'year')}",
            action="Återta först vad det användes till.",
        )
    return withdraw(YEARS, seen, writer)


def amount_text(kept: str) -> str:
    """Return a kept amount as a person writes it, so that it is read as the same number; empty for nothing."""
    return exact(Decimal(kept)) if kept else ""


def put_back(register: Register, seen: Kept, writer: Writer) -> Kept:
    """Let a withdrawn row count again."""
    return followup.put_back(open_store(), register, seen, writer, now=clock.now())


def _amount(entered: str, unit: str, where: str, *, is_required: bool = False) -> str:
    """Return an amount as it is kept, empty for nothing; a text that could be two numbers is a question."""
    if not clean(entered):
        if is_required:
            _required("", "Beloppet saknas.", where, "Skriv ett tal. Noll är också ett tal.")
        return ""
    found = in_unit(read(entered), unit)
    if isinstance(found, Decimal):
        return str(found)
    raise WorkshopError(
        f"Beloppet kan betyda något annat. {found}" if found else "Beloppet går inte att läsa som ett tal.",
        where=where,
        expected=f"ett tal i {unit}" if unit else "ett tal",
        found=clean(entered)[:40],
        action="Skriv talet så som det är menat.",
    )


def _year(entered: str, where: str) -> int:
    written = clean(entered)
    if written.isascii() and written.isdigit() and EARLIEST <= int(written) <= LATEST:
        return int(written)
    raise WorkshopError(
        "Året går inte att läsa.",
        where=where,
        expected=f"ett årtal, {EARLIEST}–{LATEST}",
        found=written[:40] or "inget",
        action="Skriv årtalet med fyra siffror.",
    )


def _required(written: str, what: str, where: str, action: str) -> None:
    if not written:
        raise WorkshopError(what, where=where, found="inget", action=action)
