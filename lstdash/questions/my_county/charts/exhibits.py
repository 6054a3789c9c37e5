"""What is shown and taken away from /mitt-lan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from lstdash.charts import style
from lstdash.exhibits import Exhibit, Series, Sheet, SlideChart, of_table
from lstdash.questions.my_county.answers import my_county, nearest
from lstdash.questions.my_county.answers.compare import Comparison
from lstdash.questions.my_county.answers.gaps import GAP_COLUMNS, Gap, gap_table
from lstdash.questions.my_county.answers.my_county import MyCountyAnswer
from lstdash.questions.my_county.charts import plots
from lstdash.same import same


@same
def gaps(answer: MyCountyAnswer, title: str, found: Sequence[Gap]) -> Exhibit:
    """What comparable counties take part in without ours, with whom to call."""
    return of_table(Sheet(title, GAP_COLUMNS, tuple(gap_table(found, answer.names))), answer.sources)


@same
def beside(answer: MyCountyAnswer) -> Exhibit:
    """Our county beside those most like it, and what only others do."""
    own = Sheet("Vårt läns verksamheter", my_county.OWN_COLUMNS, tuple(my_county.own_table(answer)))
    elsewhere = tuple(gap_table(answer.elsewhere, answer.names))
    return Exhibit(
        stem="vi-och-de-andra",
        of=answer.county,
        title=own.name,
        says=answer.own_title,
        alt=plots.beside_alt(answer),
        table=own,
        figure=partial(plots.beside, answer),
        key=(style.letters({county: answer.names[county] for county in (answer.county, *answer.nearest.comparable)}),),
        sources=answer.sources,
        is_wide=True,
        beside=(Sheet("Det som bara mindre lika län var med i", GAP_COLUMNS, elsewhere),),
    )


@same
def likeness(answer: MyCountyAnswer) -> Exhibit:
    """How like ours every other county is: bars that PowerPoint draws itself."""
    found = answer.nearest
    names, shares = zip(*((near.name, near.score_share) for near in found.nearest), strict=True)
    table = Sheet("Likhet med vårt län", nearest.COLUMNS, tuple(nearest.table(found)), ("auto", "share", "auto", "auto"))
    return Exhibit(
        stem="likhet",
        of=answer.county,
        title=table.name,
        says=found.title,
        alt=plots.nearest_alt(found),
        table=table,
        figure=partial(plots.nearest, found),
        slide=SlideChart("bar", (Series("Likhet", shares),), names, is_share=True),
        sources=answer.sources,
    )


@same
def compared(answer: MyCountyAnswer, found: Comparison, titles: Mapping[str, str]) -> Exhibit:
    """Two counties line by line; `titles` are what the pages are called. PowerPoint draws what they share."""
    rows = tuple((titles.get(label, label), ours, theirs) for label, ours, theirs in found.rows)
    when = f", verksamheter år {found.year}" if found.year else ""
    table = Sheet(f"{found.name} och {found.other} sida vid sida{when}", found.columns, rows)
    names = ("Båda var med", f"Bara {found.name}", f"Bara {found.other}")
    counts = tuple(float(number) for number in found.counts)
    common = (float(found.common), 0.0, 0.0)
    series = (Series("Bara några län var med", counts), Series("Alla län var med", common, "light"))
    slide = SlideChart("stacked", series, names)
    shown = of_table(table, found.sources)
    return replace(shown, stem="jamforelse", of=f"{answer.county}-{found.other}", says=found.headline, slide=slide)
