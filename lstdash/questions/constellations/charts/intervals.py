"""Interval charts of /konstellationer: single counties, group means before and after, size against company."""

from __future__ import annotations

from functools import partial

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.charts.trend import lines
from lstdash.questions.constellations.answers.constellations import ConstellationsAnswer
from lstdash.questions.constellations.answers.counties import CountiesAnswer
from lstdash.questions.constellations.answers.members import MembersAnswer
from lstdash.questions.constellations.answers.regrouped import Regrouped
from lstdash.questions.constellations.answers.what_if import MeanChange
from lstdash.shared_model.bounds import Interval

BAR_HEIGHT = 27
THINNEST = 0.12  # an interval that is a single value is still seen


@kept
def counties(answer: CountiesAnswer, focus: str = "") -> go.Figure:
    """One bar per county over every count it can have, most first; a line where groups can be told apart."""
    rows = answer.counties[::-1]
    figure = style.base(60 + BAR_HEIGHT * len(rows), bargap=0.3)
    figure.add_bar(
        y=list(range(len(rows))),
        x=[row.high - row.low + 1 for row in rows],
        base=[row.low - 0.5 for row in rows],
        orientation="h",
        marker={
            "color": [style.FOCUS if row.county == focus else style.ACCENT_LIGHT for row in rows],
            "line": {"color": [style.FOCUS if row.county == focus else style.ACCENT for row in rows], "width": 1},
        },
        text=[row.span for row in rows],
        textposition="outside",
        cliponaxis=False,
        customdata=[[style.safe(row.name), row.low, row.high] for row in rows],
        hovertemplate="%{customdata[0]}: minst %{customdata[1]}, högst %{customdata[2]}<extra></extra>",
    )
    top = max((row.high for row in rows), default=1)
    figure.update_xaxes(range=[0, top * 1.1 + 1], title=_title("Samordningar per län"), showgrid=True, gridcolor=style.PALE)
    figure.update_yaxes(**style.named([style.marked(row.name, row.county == focus) for row in rows]))
    for at, (lower, upper) in enumerate(zip(rows, rows[1:], strict=False)):
        if lower.tier != upper.tier:
            figure.add_hline(y=at + 0.5, line={"color": style.GREY, "width": 1, "dash": "dot"})
    return figure


def counties_alt(answer: CountiesAnswer) -> str:
    """Say every county's interval."""
    told = "; ".join(f"{row.name} {row.span}" for row in answer.counties)
    return f"Spann per län, sorterade. {answer.title}. {told}."


@kept
def effect(answer: ConstellationsAnswer) -> go.Figure:
    """Small minus large: for all counties and without Östra Mellansverige, against a line at no difference."""
    if answer.effect is None:
        return style.base(170)
    spans = [("Utan Östra<br>Mellansverige", answer.effect.without), ("Alla län", answer.effect.everyone)]
    return _differences(170, spans, [style.ACCENT_LIGHT, style.ACCENT])


@kept
def regrouped(answer: ConstellationsAnswer, found: Regrouped) -> go.Figure:
    """Small minus large with the classes of each register, below them with the report's own."""
    lines = [(label.replace(", ", ",<br>") + f" {found.year}", line.span) for label, line in found.lines]
    spans = [(label, span) for label, span in reversed(lines) if span is not None]
    own = [("Rapportens<br>klasser", answer.effect.everyone)] if answer.effect else []
    colours = [style.ACCENT] * len(own) + [style.ACCENT_LIGHT] * len(spans)
    return _differences(80 + 52 * len(colours), own + spans, colours)


def regrouped_alt(answer: ConstellationsAnswer, found: Regrouped) -> str:
    """Say every interval."""
    told = [f"{label} {found.year}: {_span(line.span)}" for label, line in found.lines if line.span is not None]
    own = [f"Rapportens klasser: {_span(answer.effect.everyone)}"] if answer.effect else []
    return f"Mindre minus större länsstyrelser, samordningar per län. {'. '.join(own + told)}."


def _differences(height: int, spans: list[tuple[str, Interval]], colours: list[str]) -> go.Figure:
    figure = style.base(height, bargap=0.45)
    _interval_bars(figure, spans, colours)
    figure.add_vline(x=0, line={"color": style.INK, "width": 1})
    figure.add_annotation(x=0, y=1, yref="paper", yanchor="bottom", text="ingen skillnad", showarrow=False, font={"size": 13})
    low, high = min(0.0, *(span.low for _, span in spans)), max(0.0, *(span.high for _, span in spans))
    margin = 0.3 * (high - low)
    figure.update_xaxes(range=[low - margin, high + 3 * margin], tickformat=".0f", dtick=1 if high - low < 8 else 2)
    figure.update_layout(margin={"t": 28})
    return figure


def effect_alt(answer: ConstellationsAnswer) -> str:
    """Say the two intervals."""
    if answer.effect is None:
        return "Skillnaden mellan mindre och större länsstyrelser går inte att räkna."
    return (
        "Mindre minus större länsstyrelser, samordningar per län. "
        f"Alla län: {_span(answer.effect.everyone)}. Utan Östra Mellansverige: {_span(answer.effect.without)}."
    )


@kept
def means(answer: MembersAnswer) -> go.Figure:
    """Mean of each constellation as an interval, before and after what is tried."""
    shown = _shown(answer)
    rows: list[tuple[str, Interval]] = []
    colours: list[str] = []
    for mean in shown:
        if mean.is_changed and mean.after is not None:
            rows.append((style.detailed(f"<b>{style.safe(mean.name)}</b>", f"efter, {mean.size_after} län"), mean.after))
            colours.append(style.ACCENT)
        when = "före, " if mean.is_changed else ""
        rows.append((style.detailed(style.safe(mean.name), f"{when}{mean.size_before} län"), mean.before))
        colours.append(style.ACCENT_LIGHT)
    figure = style.base(60 + 46 * len(rows), bargap=0.35)
    _interval_bars(figure, rows, colours)
    top = max((span.high for _, span in rows), default=1.0)
    figure.update_xaxes(range=[0, top * 1.45], title=_title("Samordningar per län i snitt"), showgrid=True)
    figure.update_xaxes(gridcolor=style.PALE)
    return figure


def means_alt(answer: MembersAnswer) -> str:
    """Say each constellation's mean, and the mean after where the members change."""
    told = []
    for mean in reversed(_shown(answer)):
        after = f", efter ändringen {_span(mean.after)}" if mean.is_changed and mean.after else ""
        told.append(f"{mean.name} {_span(mean.before)}{after}")
    return f"Medeltal per konstellation som spann. {'; '.join(told)}."


@kept
def trend(answer: ConstellationsAnswer) -> go.Figure:
    """One line per constellation group over the published years, named at its last point."""
    groups = {row.code: row.name for row in sorted(answer.trend, key=lambda row: row.year)}  # as it is called last
    found = [(name, {row.year: row.mean_printed for row in answer.trend if row.code == code}) for code, name in groups.items()]
    return lines(360, found, partial(formats.decimal, decimals=1))


def trend_alt(answer: ConstellationsAnswer) -> str:
    """Say each group's mean every year."""
    told = [
        f"{row.name} {row.year}: {formats.decimal(row.mean_printed, 1)}"
        for row in sorted(answer.trend, key=lambda r: (r.code, r.year))
    ]
    return f"Medeltal per grupp och år. {'; '.join(told)}."


def _shown(answer: MembersAnswer) -> list[MeanChange]:
    """Lowest first (a bar chart is drawn from below)."""
    return sorted(answer.means, key=lambda mean: mean.before.low + mean.before.high)


def _interval_bars(figure: go.Figure, rows: list[tuple[str, Interval]], colours: list[str]) -> None:
    figure.add_bar(
        y=[label for label, _ in rows],
        x=[max(span.high - span.low, THINNEST) for _, span in rows],
        base=[span.low for _, span in rows],
        orientation="h",
        marker={"color": colours, "line": {"color": style.ACCENT, "width": 1}},
        text=[f" {_span(span)}" for _, span in rows],
        textposition="outside",
        textfont={"size": 14},
        cliponaxis=False,
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    figure.update_yaxes(ticks="")


def _span(span: Interval) -> str:
    return formats.interval(span.low, span.high, 1)


def _title(text: str) -> dict[str, object]:
    return {"text": text, "font": {"size": 13}}
