"""What is shown and taken away from /storlek: the boards by size, the registers, then and now, women, other measures."""

from __future__ import annotations

from functools import partial

from lstdash.exhibits import Exhibit, Notation, Series, Sheet, SlideChart
from lstdash.questions.size.answers import indicators, size, trend
from lstdash.questions.size.answers.indicators import IndicatorAnswer
from lstdash.questions.size.answers.size import SizeAnswer
from lstdash.questions.size.answers.trend import TrendAnswer
from lstdash.questions.size.charts import plots
from lstdash.same import same


@same
def boards(answer: SizeAnswer, focus: str = "") -> Exhibit:
    """The boards of a register and year, largest first, with what every register of the year says beside."""
    known = [row for row in answer.rows if row.value is not None]
    series = (
        Series("Samma klass som i rapporten", tuple(None if row.is_changed else row.value for row in known), "context"),
        Series("Annan klass", tuple(row.value if row.is_changed else None for row in known)),
    )
    return Exhibit(
        stem="storlek",
        of=f"{answer.register.code}-{answer.year}",
        title=f"{answer.register.label} {answer.year} per länsstyrelse",
        says=answer.title,
        alt=plots.boards_alt(answer),
        table=Sheet("Storlek per länsstyrelse", size.COLUMNS, tuple(size.table(answer))),
        figure=partial(plots.boards, answer, focus),
        slide=SlideChart("stacked", series, tuple(row.name for row in known)),
        sources=answer.sources,
        beside=(Sheet("Registren mot rapportens klasser", size.REGISTER_COLUMNS, tuple(size.register_table(answer))),),
    )


@same
def slopes(answer: TrendAnswer, focus: str, found: SizeAnswer) -> Exhibit:
    """Every board from the first year of the series to the last shown."""
    first, last = f"{answer.first}", f"{answer.last}"
    series = (
        Series(first, tuple(s.before for s in answer.slopes), "context"),
        Series(last, tuple(s.after for s in answer.slopes)),
    )
    columns = ("Länsstyrelse", f"{answer.first}", f"{answer.last}", "Ändring, %", f"Klass {first}", f"Klass {last}")
    return Exhibit(
        stem="storlek-da-och-nu",
        of=answer.register.code,
        title=f"{answer.register.label} {first}–{last} per länsstyrelse",
        says=answer.title,
        alt=plots.slopes_alt(answer),
        table=Sheet("Då och nu", columns, tuple(trend.table(answer)), ("auto", "auto", "auto", "tenths", "auto", "auto")),
        figure=partial(plots.slopes, answer, focus),
        slide=SlideChart("bar", series, tuple(s.name for s in answer.slopes)),
        sources=found.sources,
    )


@same
def women(answer: TrendAnswer, focus: str, found: SizeAnswer) -> Exhibit:
    """The share of women at every board and at all of them, year by year."""
    years = tuple(f"{year}" for year in answer.women_years)
    share: Notation = "share"
    kinds: tuple[Notation, ...] = ("auto", *[share] * len(years))
    return Exhibit(
        stem="andel-kvinnor",
        title="Andelen kvinnor bland de anställda",
        says=answer.women_title,
        alt=plots.women_alt(answer),
        table=Sheet("Andelen kvinnor", ("Länsstyrelse", *years), tuple(trend.women_table(answer)), kinds),
        figure=partial(plots.women, answer, focus),
        slide=SlideChart("line", (Series("Alla 21", answer.women[trend.ALL]),), years, is_share=True),
        sources=tuple(source for source in found.sources if "agv" in source.row_id or "arbetsgivarverket" in source.row_id),
    )


@same
def indicator(answer: IndicatorAnswer, focus: str = "") -> Exhibit:
    """Any published indicator of a period, in the official order."""
    is_share = answer.found.kind == "andel"
    kinds: tuple[Notation, ...] = ("auto", "share" if is_share else "auto", "auto", "auto")
    known = [found for found in answer.found.values if found.value is not None]
    series = (Series(answer.found.name, tuple(found.value for found in known)),)
    return Exhibit(
        stem="annat-matt",
        of=f"{answer.found.key}-{answer.found.period}",
        title=answer.title,
        says=answer.title,
        alt=plots.indicator_alt(answer),
        table=Sheet("Andra mått", indicators.COLUMNS, tuple(indicators.table(answer)), kinds),
        figure=partial(plots.indicator, answer, focus),
        slide=SlideChart("bar", series, tuple(found.name for found in known), is_share=is_share, decimals=1 if is_share else 3),
        sources=(answer.found.source,),
    )
