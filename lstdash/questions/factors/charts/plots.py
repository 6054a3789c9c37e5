"""Chart of a scored field of forces: a bar a factor, with the middle half of its scores as a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import stacked, style
from lstdash.charts.draft import Draft
from lstdash.charts.kept import kept
from lstdash.evidence.scores import SHAPES
from lstdash.questions.factors.answers.weigh import Bar
from lstdash.questions.factors.answers.words import REREAD_MARK

ROW, EDGE, NAME = 44, 44, 25  # pixels a factor and around them; letters of a name on a line
BAR, LEGEND = 36, 76  # pixels a section, and above them: a line a kind on a phone
KINDS = ("Motverkar", "Underlättar", f"Underlättar enligt vår läsning {REREAD_MARK}")
COLOURS = {"drives": style.ACCENT, "restrains": style.WARNING}


@kept
def sections(counted: Mapping[str, tuple[int, int, int]]) -> go.Figure:
    """A bar a section of the report, the first on top, with a part for each kind."""
    names, counts = [style.wrapped(name, NAME) for name in counted][::-1], list(counted.values())[::-1]
    fills = ({"color": style.WARNING}, {"color": style.ACCENT}, stacked.drawn("/", style.ACCENT))
    told = zip(KINDS, fills, zip(*counts, strict=True), (True, True, False), strict=True)
    kinds = [stacked.Kind(name, fill, of, is_dark) for name, fill, of, is_dark in told if any(of)]
    draft = stacked.bars(LEGEND + BAR * len(names), names, kinds)
    parts = [part for name in names for part in name.split("<br>")]
    draft.update_layout(legend=stacked.legend(180), margin=style.still(parts, 13, t=LEGEND, b=8))
    return draft.figure()


def sections_alt(counted: Mapping[str, tuple[int, int, int]]) -> str:
    """Say the same as the bars."""
    told = (
        f"{name}: " + ", ".join(f"{kind.lower()} {count}" for kind, count in zip(KINDS, of, strict=True) if count)
        for name, of in counted.items()
    )
    return f"Liggande staplar per avsnitt i rapporten. {'; '.join(told)}."


@kept
def bars(shown: tuple[Bar, ...]) -> go.Figure:
    """A row a factor, in the order given; the number at the end is the mean."""
    rows = shown[::-1]
    draft = style.draft(EDGE + ROW * max(1, len(rows)), bargap=0.35)
    draft.add_bar(
        orientation="h",
        x=[bar.strength for bar in rows],
        y=list(range(len(rows))),
        marker={"color": [COLOURS[bar.side] for bar in rows]},
        hovertemplate="%{customdata}<extra></extra>",
        customdata=[style.safe(_told(bar)) for bar in rows],
    )
    for at, bar in enumerate(rows):
        _spread(draft, at, bar)
        draft.add_annotation(
            x=max(bar.strength or 0, bar.middle[1] if bar.middle else 0),
            y=at,
            text=formats.decimal(bar.strength, 1),
            xanchor="left",
            xshift=8,
            showarrow=False,
        )
    draft.update_xaxes(range=[0, 5.8], tickvals=[1, 2, 3, 4, 5], showgrid=True, gridcolor=style.PALE, side="top")
    draft.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[style.wrapped(name(bar), NAME) for bar in rows],
        range=[-0.6, max(1, len(rows)) - 0.4],
        tickfont={"size": 13},
        ticklabelstandoff=6,
    )
    return draft.figure()


def _spread(draft: Draft, at: int, bar: Bar) -> None:
    """The middle half of the scores; where all of it is one score there is no line."""
    if bar.middle is None or bar.middle[0] == bar.middle[1]:
        return
    draft.add_scatter(
        x=list(bar.middle),
        y=[at, at],
        mode="lines+markers",
        line={"color": style.INK, "width": 2},
        marker={"symbol": "line-ns-open", "size": 10, "color": style.INK},
        hoverinfo="skip",
        cliponaxis=False,
    )


def name(bar: Bar) -> str:
    """Return a factor's name, marked where its side is our reading."""
    return f"{bar.name}{formats.NBSP}{REREAD_MARK}" if bar.is_reread else bar.name


def bars_alt(shown: Sequence[Bar]) -> str:
    """Say every factor's mean and the middle half of its scores."""
    return f"En stapel per faktor, starkast överst. {'; '.join(map(_told, shown))}."


def _told(bar: Bar) -> str:
    parts = [f"{bar.name}: {formats.decimal(bar.strength, 1)}"]
    if bar.middle and bar.middle[0] != bar.middle[1]:
        parts.append(f"mittersta hälften {formats.interval(*bar.middle)}")
    if bar.shape != "too_few":
        parts.append(SHAPES[bar.shape].lower())
    return ", ".join(parts)
