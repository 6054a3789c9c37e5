"""Charts of /storlek: the boards against the limits of the classes, then and now, the share of women, other measures."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import bars, style
from lstdash.charts.kept import kept
from lstdash.evidence.indicators import told
from lstdash.questions.size.answers.indicators import IndicatorAnswer
from lstdash.questions.size.answers.size import Row, SizeAnswer
from lstdash.questions.size.answers.trend import ALL, TrendAnswer
from lstdash.shared_model.size_class import LARGE_ABOVE, SMALL_BELOW

BAR, TOP, SLOPE_HEIGHT, WOMEN_HEIGHT, LABEL_HEIGHT = 24, 40, 560, 380, 17  # pixels


@kept
def boards(answer: SizeAnswer, focus: str = "") -> go.Figure:
    """One bar per board, largest first; those in another class than the report's are filled, the reader's own is outlined."""
    rows = [row for row in answer.rows if row.value is not None][::-1]
    names = [style.marked(row.name, row.county == focus) for row in rows]
    edge = {
        "color": [style.FOCUS if row.county == focus else style.GREY for row in rows],
        "width": [3 if row.county == focus else 1 for row in rows],
    }
    marker = {"color": [style.ACCENT if row.is_changed else style.PALE for row in rows], "line": edge}
    told_values = ["" if _is_crossed(row) else _told(row) for row in rows]
    draft = bars.valued(TOP + BAR * len(rows), names, [row.value for row in rows], told_values, room=1.45, marker=marker)
    for limit, label, side in ((SMALL_BELOW, "mindre under 180", "right"), (LARGE_ABOVE, "större över 250", "left")):
        draft.add_vline(x=limit, line={"color": style.WARNING, "width": 2, "dash": "dot"})
        style.above(draft, limit, label, xanchor=side, font={"size": 12, "color": style.WARNING})
    for name, row in zip(names, rows, strict=True):
        if _is_crossed(row):
            place = {"x": row.value, "y": name, "xanchor": "left", "xshift": 2, "showarrow": False, "borderpad": 0}
            draft.add_annotation(text=_told(row), font={"size": 12}, bgcolor=style.PAPER, **place)
    draft.update_layout(margin={"l": 8, "r": 8, "t": TOP - 12, "b": 4})
    return draft.figure()


def _is_crossed(row: Row) -> bool:
    """True when a limit is drawn to the right of the bar: what is said there stands on paper of its own."""
    return row.value is not None and row.value < LARGE_ABOVE


def _told(row: Row) -> str:
    value = formats.decimal(row.value)
    return f"<b>{value}</b>  {row.report} → {row.now}" if row.is_changed else value


def boards_alt(answer: SizeAnswer) -> str:
    """Say the same as the bars, in words."""
    told = [
        f"{row.name} {formats.decimal(row.value)}, {row.now}" + (f" (i rapporten {row.report})" if row.is_changed else "")
        for row in answer.rows
        if row.value is not None
    ]
    return f"Liggande staplar, en per länsstyrelse, {answer.register.label} {answer.year}. " + "; ".join(told) + "."


@kept
def slopes(answer: TrendAnswer, focus: str = "") -> go.Figure:
    """One line per board from the first year to the last; strong if it crosses a limit; such and the title's are named."""
    figure = style.base(SLOPE_HEIGHT)
    years = [f"{answer.first}", f"{answer.last}"]
    most = max((max(s.before, s.after) for s in answer.slopes), default=1) * 1.05
    named = []
    for slope in answer.slopes:
        crosses, own = slope.classes[0] != slope.classes[1], slope.county == focus
        if crosses or own or slope is answer.most:
            named.append(slope)
        colour = style.FOCUS if own else style.ACCENT if crosses else style.GREY_LIGHT
        figure.add_scatter(
            x=years,
            y=[slope.before, slope.after],
            mode="lines+markers",
            line={"color": colour, "width": 3 if own else 2 if crosses else 1},
            marker={"size": 8 if own or crosses else 5},
            hovertemplate=f"{style.safe(slope.name)} %{{x}}: %{{y:,.0f}}<extra></extra>",
            cliponaxis=False,
        )
    ends = [
        (s.after, f"{style.safe(s.name)} {formats.decimal(s.after)}", style.FOCUS if s.county == focus else style.INK)
        for s in named
    ]
    style.at_ends(figure, 1, ends, (SLOPE_HEIGHT - 2 * TOP) / most)
    for limit in (SMALL_BELOW, LARGE_ABOVE):
        figure.add_hline(y=limit, line={"color": style.WARNING, "width": 1, "dash": "dot"})
    figure.update_xaxes(type="category", showgrid=False, tickfont={"size": 14}, tickangle=0, range=[-0.1, 1.1])
    figure.update_yaxes(range=[0, most], tickformat=",.0f", gridcolor=style.PALE, showgrid=True)
    figure.update_layout(margin={"l": 8, "r": 170, "t": 12, "b": 8})
    return figure


def slopes_alt(answer: TrendAnswer) -> str:
    """Say how each board moved."""
    told = [f"{s.name} från {formats.decimal(s.before)} till {formats.decimal(s.after)}" for s in answer.slopes]
    return f"En linje per länsstyrelse, {answer.register.label} {answer.first}–{answer.last}. " + "; ".join(told) + "."


@kept
def women(answer: TrendAnswer, focus: str = "") -> go.Figure:
    """The share of women over the years: all boards together and the reader's own among the others."""
    figure = style.base(WOMEN_HEIGHT)
    own = answer.names.get(focus, "")
    for county, shares in sorted(answer.women.items(), key=lambda item: (item[0] == ALL, item[0] == focus)):
        colour, width = (style.ACCENT, 3) if county == ALL else (style.FOCUS, 3) if county == focus else (style.PALE, 1)
        name = "Alla 21" if county == ALL else answer.names[county]
        figure.add_scatter(
            x=list(answer.women_years),
            y=[100 * share for share in shares],
            mode="lines",
            line={"color": colour, "width": width},
            hovertemplate=f"{style.safe(name)} %{{x}}: %{{y:.0f}} %<extra></extra>",
            cliponaxis=False,
        )
    ends = sorted((answer.women[code][-1], code) for code in (ALL, focus) if code in answer.women)
    for at, (share, code) in enumerate(ends):
        close = at and share - ends[0][0] < 0.05
        figure.add_annotation(
            x=answer.women_years[-1],
            y=100 * share,
            text=f"{'Alla 21' if code == ALL else style.safe(own)} {formats.share(share)}",
            xanchor="left",
            xshift=8,
            yshift=LABEL_HEIGHT if close else 0,
            showarrow=False,
            font={"size": 13, "color": style.ACCENT if code == ALL else style.FOCUS},
        )
    # The years there are: else Plotly would add years until the name of the line found room among them.
    figure.update_xaxes(tickformat="d", showgrid=False, tickangle=0, range=[answer.women_years[0], answer.women_years[-1]])
    figure.update_yaxes(ticksuffix=f"{formats.NBSP}%", gridcolor=style.PALE, showgrid=True)
    figure.update_layout(margin={"l": 8, "r": 150, "t": 12, "b": 8})
    return figure


def women_alt(answer: TrendAnswer) -> str:
    """Say where each board began and ended."""
    told = [
        f"{answer.names.get(county, 'Alla 21')} från {formats.share(shares[0])} till {formats.share(shares[-1])}"
        for county, shares in answer.women.items()
    ]
    return (
        f"Andelen kvinnor {answer.women_years[0]}–{answer.women_years[-1]}, en linje per länsstyrelse. " + "; ".join(told) + "."
    )


@kept
def indicator(answer: IndicatorAnswer, focus: str = "") -> go.Figure:
    """One bar per county in the official order: nothing is ranked."""
    values = answer.found.values[::-1]
    names = [style.marked(v.name, v.county == focus) for v in values]
    marker = {"color": [style.FOCUS if v.county == focus else style.ACCENT for v in values]}
    told_values = [told(answer.found.kind, v.value) for v in values]
    return bars.valued(BAR * len(values), names, [v.value for v in values], told_values, marker=marker).figure()


def indicator_alt(answer: IndicatorAnswer) -> str:
    """Say every value, in the official order."""
    values = "; ".join(f"{v.name} {told(answer.found.kind, v.value)}" for v in answer.found.values)
    return f"{answer.title}, {answer.found.unit}, länen i bokstavsordning efter kod. {values}."
