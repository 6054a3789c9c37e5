"""The account as it is shown and taken away: a sheet and a slide for each part, all of them in one workbook."""

from __future__ import annotations

from dataclasses import replace

from lstdash.exhibits import Exhibit, Notation, Series, Sheet, SlideChart, of_table
from lstdash.questions.yearly_account.answers import tables
from lstdash.questions.yearly_account.answers.yearly_account import AccountAnswer
from lstdash.same import same

KINDS: dict[str, Notation] = {"Utfall mot plan": "share", "Prisår": "year"}


@same
def account(answer: AccountAnswer) -> Exhibit:
    """The year by area; its workbook is the whole account."""
    sheet = Sheet("Per område", tables.area_columns(answer), tables.areas(answer))
    told = "; ".join(f"{one.name}: {one.moved} av {one.proposals} förslag har rört sig" for one in answer.areas)
    parts = (moved(answer), events(answer), promised(answer), due(answer))
    return Exhibit(
        stem="arsredovisning",
        of=str(answer.year),
        title=f"Årets redovisning {answer.year}",
        says=answer.headline,
        alt=f"Tabell per område. {told}.",
        table=sheet,
        slide=_moved(answer) if answer.areas else None,
        sources=answer.surveys.sources,
        conflicts=answer.surveys.conflicts,
        more=tuple(part.table for part in parts),
    )


def _moved(answer: AccountAnswer) -> SlideChart:
    """The proposals of each area: those that moved in the year, and the rest."""
    series = (
        Series(f"Har rört sig {answer.year}", tuple(float(one.moved) for one in answer.areas)),
        Series("Har inte rört sig", tuple(float(one.proposals - one.moved) for one in answer.areas), "context"),
    )
    return SlideChart("stacked", series, tuple(one.name for one in answer.areas))


@same
def survey(answer: AccountAnswer) -> Exhibit:
    """The coordinated activities of the first and the last survey."""
    first, last = answer.surveys.years[0], answer.surveys.years[-1]
    found = [one for one in answer.areas if one.by is not None]
    names = tuple(one.name for one in found)
    series = (
        Series(str(first), tuple(one.before for one in found), "context"),
        Series(str(last), tuple(one.after for one in found), "accent"),
    )
    rows = tuple((one.name, one.before, one.after, one.by) for one in found)
    return Exhibit(
        stem="arsredovisning-undersokningar",
        title=f"Samordnade verksamheter {first} och {last}",
        says=answer.survey,
        alt="Stapeldiagram per område. " + "; ".join(f"{one.name}: {one.before} till {one.after}" for one in found) + ".",
        table=Sheet("Undersökningarna", ("Område", str(first), str(last), "Förändring"), rows),
        slide=SlideChart("bar", series, names) if found else None,
        sources=answer.surveys.sources,
    )


@same
def moved(answer: AccountAnswer) -> Exhibit:
    """What moved."""
    table = Sheet("Det som rörde sig", tables.MOVED, tables.moved(answer))
    return replace(of_table(table), says=answer.proposals.moved, of=str(answer.year))


@same
def events(answer: AccountAnswer) -> Exhibit:
    """What happened in the year."""
    return replace(of_table(Sheet("Händelser under året", tables.EVENTS, tables.events(answer))), of=str(answer.year))


@same
def promised(answer: AccountAnswer) -> Exhibit:
    """The promised gains."""
    kinds = tuple(KINDS.get(name, "auto") for name in tables.GAINS)
    table = Sheet("Nyttor i registret i dag", tables.GAINS, tables.promised(answer), kinds)
    return replace(of_table(table), of=str(answer.year))


@same
def due(answer: AccountAnswer) -> Exhibit:
    """What should have been followed up."""
    return of_table(Sheet("Förfallet i dag", tables.DUE, tables.due(answer)))
