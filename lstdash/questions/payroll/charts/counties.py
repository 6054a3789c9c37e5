"""Who gains and who loses: each county's net present value as an interval, its verdict in shape and colour."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash.charts import style
from lstdash.charts.draft import Draft
from lstdash.charts.kept import kept
from lstdash.questions.payroll.answers.counties import CountiesAnswer, CountyLine, amount_text, between
from lstdash.questions.payroll.answers.words import unit_label
from lstdash.questions.payroll.charts.axes import amount_axis, amounts
from lstdash.questions.payroll.model.counties import Verdict

ROW_HEIGHT = 34
LOOKS: dict[Verdict, dict[str, object]] = {
    Verdict.GAINS: {"color": style.ACCENT},
    Verdict.UNDECIDED: {"color": "#FFFFFF", "line": {"color": style.GREY, "width": 2}},
    Verdict.LOSES: {
        "color": "#FFFFFF",
        "line": {"color": style.WARNING, "width": 1},
        "pattern": {"shape": "/", "fgcolor": style.WARNING, "solidity": 0.3, "size": 6},
    },
}
NAMES = {Verdict.GAINS: "Vinner", Verdict.UNDECIDED: "Kan inte avgöras", Verdict.LOSES: "Förlorar"}


@kept
def intervals(answer: CountiesAnswer, focus: str = "") -> go.Figure:
    """One bar per county from lowest to highest; the reader's county in bold."""
    lines = answer.lines[::-1]
    draft = style.draft(110 + ROW_HEIGHT * len(lines), barmode="overlay", bargap=0.5, showlegend=True)
    for verdict, marker in LOOKS.items():
        mine = [line for line in lines if line.result.verdict is verdict]
        spans = [_bar(answer, line) for line in mine]
        if mine:
            draft.add_bar(
                y=[_name(line, focus) for line in mine],
                base=[low for low, _ in spans],
                x=[high - low for low, high in spans],
                orientation="h",
                name=NAMES[verdict],
                marker=marker,
                customdata=[f"{line.name}: {between(answer.scenario, line.result.npv)}" for line in mine],
                hovertemplate="%{customdata}<extra></extra>",
            )
    for line in lines:
        _ends(draft, answer, line, _name(line, focus))
    every = [end for line in lines for end in _span(answer, line)]
    low, high = min([0.0, *every]), max([0.0, *every])
    room = max(high - low, 1e-9) * 0.16
    draft.add_vline(x=0, line={"color": style.INK, "width": 1.5})
    shown = [low - room if low < 0 else 0, high + room if high > 0 else 0]
    draft.update_xaxes(title=f"nuvärde, {unit_label(answer.scenario)}", range=shown, **amount_axis(answer.scenario))
    order = [_name(line, focus) for line in lines]
    draft.update_yaxes(ticks="", tickfont={"size": 14}, categoryorder="array", categoryarray=order)
    draft.update_layout(margin={"t": 44}, legend=style.LEGEND_ON_TOP)
    return draft.figure()


def _span(answer: CountiesAnswer, line: CountyLine) -> tuple[float, float]:
    low, high = amounts(answer.scenario, (line.result.npv.low, line.result.npv.high))
    return low or 0.0, high or 0.0


def _bar(answer: CountiesAnswer, line: CountyLine) -> tuple[float, float]:
    """Draw a span from end to end, and a single value from zero: a bar without length is not seen."""
    low, high = _span(answer, line)
    return (low, high) if low != high else (min(0.0, low), max(0.0, low))


def _name(line: CountyLine, focus: str) -> str:
    return style.marked(line.name, bool(focus) and line.result.county == focus)


def _ends(draft: Draft, answer: CountiesAnswer, line: CountyLine, name: str) -> None:
    """Write the amount at each end of the bar, once when both print alike."""
    texts = [amount_text(answer.scenario, value) for value in (line.result.npv.low, line.result.npv.high)]
    sides = (("right", -6), ("left", 6))
    low, high = _span(answer, line)
    once = "right" if low == high < 0 else "left"  # a bar that ends to the left has its amount there
    for value, text, (anchor, shift) in zip((low, high), texts, sides, strict=True):
        if anchor == once or texts[0] != texts[1]:
            draft.add_annotation(x=value, y=name, text=text, showarrow=False, xanchor=anchor, xshift=shift, font={"size": 12})


def intervals_alt(answer: CountiesAnswer) -> str:
    """Say every county's verdict and interval."""
    told = [f"{line.name} {line.verdict}, {between(answer.scenario, line.result.npv)}" for line in answer.lines]
    return f"{answer.title}. " + "; ".join(told) + "."
