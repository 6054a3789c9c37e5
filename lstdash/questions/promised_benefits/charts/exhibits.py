"""What is shown and taken away from /nytta: the states, one gain's curve, the sums, the uses, the register."""

from __future__ import annotations

from functools import partial

from lstdash.evidence.citations import Source
from lstdash.exhibits import Exhibit, Notation, Series, Sheet, SlideChart, of_table
from lstdash.questions.promised_benefits.answers import tables, words
from lstdash.questions.promised_benefits.answers.fields import STATES_TOLD
from lstdash.questions.promised_benefits.answers.history import HISTORY_COLUMNS, earlier
from lstdash.questions.promised_benefits.answers.item import Item
from lstdash.questions.promised_benefits.answers.promised_benefits import PromisedAnswer
from lstdash.questions.promised_benefits.answers.register import Benefit
from lstdash.questions.promised_benefits.charts import plots
from lstdash.questions.promised_benefits.model.judge import STATES

REGISTER = Source("", "Nyttoregistret")  # what people have written on the page itself
_REGISTER: tuple[Notation, ...] = ("auto", "auto", "share", "auto", "auto", "auto", "year", "auto", "auto")
_YEARS: tuple[Notation, ...] = ("auto", "year", "auto", "auto", "auto", "auto", "auto")
_USES: tuple[Notation, ...] = ("auto", "year", "auto", "auto", "auto", "auto")


def states(found: PromisedAnswer) -> Exhibit:
    """How many gains are in each state, with the register behind."""
    every = [one.benefit for one in (*found.items, *found.withdrawn)]
    names = tuple(STATES_TOLD[state] for state in STATES)
    return Exhibit(
        stem="nytta",
        title="Nyttor efter läge",
        says=found.title,
        alt=plots.states_alt(found),
        table=Sheet("Nyttoregister", tables.REGISTER, tables.register(found), _REGISTER),
        figure=partial(plots.states, found),
        slide=SlideChart("bar", (Series("Nyttor", tuple(float(found.counts[state]) for state in STATES)),), names),
        sources=(REGISTER, *(one.source for one in found.assumptions.values())),
        assumptions=limits(found),
        more=(
            Sheet("Alla uppgifter", tables.FIELDS, tables.every_field(found)),
            Sheet("År för år", tables.YEARS, tables.years(every), _YEARS),
            Sheet("Användning", tables.USES, tables.uses(every), _USES),
        ),
    )


def curve(found: PromisedAnswer, item: Item) -> Exhibit:
    """One gain, planned against realised."""
    plan = item.benefit.plan
    planned, realised = (tuple(values) for values in zip(*((year.planned, year.realised) for year in plan), strict=True))
    return Exhibit(
        stem="nytta-kurva",
        of=item.benefit.id,
        title=f"Planerat och utfall: {item.benefit.name}",
        says=words.item_told(item),
        alt=plots.curve_alt(item),
        table=Sheet(f"År för år: {item.benefit.name}", tables.YEARS, tables.years([item.benefit]), _YEARS),
        figure=partial(plots.curve, item),
        slide=SlideChart(
            "line",
            (Series("Planerat", planned, "context"), Series("Utfall", realised)),
            tuple(str(year.year) for year in plan),
            decimals=_decimals(max((value for value in (*planned, *realised) if value), default=0.0)),
            y_title=item.benefit.unit,
        ),
        sources=(REGISTER,),
        assumptions=limits(found),
    )


def _decimals(most: float) -> int:
    """Return decimals along an axis of some ten steps up to so much."""
    return next((digits for digits, least in enumerate((5, 0.5)) if most >= least), 2)


def sums(found: PromisedAnswer) -> Exhibit:
    """The amounts that may be added, a row a group."""
    return of_table(Sheet("Belopp som får läggas ihop", tables.SUMS, tables.sums(found)), (REGISTER,))


def uses(found: PromisedAnswer) -> Exhibit:
    """What came was used for this, with what has no documented use."""
    return of_table(
        Sheet("Vad vinsten användes till", tables.USES, tables.uses(one.benefit for one in found.items), _USES), (REGISTER,)
    )


def history(benefit: Benefit) -> Exhibit:
    """Every change of a gain, the latest first."""
    return of_table(Sheet(f"Ändringar: {benefit.name}", HISTORY_COLUMNS, earlier(benefit)), (REGISTER,))


def limits(found: PromisedAnswer) -> Sheet:
    """The limits of the states, as assumptions."""
    return Sheet("Antaganden", tables.LIMITS, tables.limits(found.assumptions))
