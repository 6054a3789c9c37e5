"""Charts of /nytta: how many gains are in each state, and one gain's outcome against its plan."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.questions.promised_benefits.answers.fields import STATES_TOLD
from lstdash.questions.promised_benefits.answers.item import Item
from lstdash.questions.promised_benefits.answers.promised_benefits import PromisedAnswer
from lstdash.questions.promised_benefits.model.judge import AS_PLANNED, DEVIATES, FAILS, NOT_FOLLOWED, PARTLY, STATES

ROW = 38
LOOKS = {  # state -> colour, pattern: told apart without colour by name and pattern
    NOT_FOLLOWED: (style.WARNING, "/"),
    PARTLY: (style.GREY_LIGHT, "/"),
    FAILS: (style.WARNING, ""),
    DEVIATES: (style.FOCUS, ""),
    AS_PLANNED: (style.ACCENT, ""),
}
OTHER = (style.GREY_LIGHT, "")


@kept
def states(answer: PromisedAnswer) -> go.Figure:
    """A bar a state: how many gains are in it."""
    names = [STATES_TOLD[state] for state in STATES][::-1]
    found = [answer.counts[state] for state in STATES][::-1]
    looks = [LOOKS.get(state, OTHER) for state in STATES][::-1]
    draft = style.draft(ROW * len(names) + 72)
    draft.add_bar(
        orientation="h",
        x=found,
        y=names,
        marker={"color": [colour for colour, _ in looks], "pattern": {"shape": [pattern for _, pattern in looks]}},
        text=[formats.decimal(count) for count in found],
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y}: %{x}<extra></extra>",
    )
    draft.update_xaxes(title="antal nyttor", range=[0, max(1, *found) * 1.1], dtick=max(1, round(max(found) / 6)))
    draft.update_layout(margin=style.still(names, t=8, r=32))
    return draft.figure()


def states_alt(answer: PromisedAnswer) -> str:
    """Say every state's number."""
    told = "; ".join(f"{STATES_TOLD[state]} {formats.decimal(answer.counts[state])}" for state in STATES)
    return f"Liggande staplar. {told}."


@kept
def curve(item: Item) -> go.Figure:
    """Planned and realised by year; a year without an outcome is a gap in the line, never zero."""
    plan = item.benefit.plan
    draft = style.draft(340, showlegend=True)
    unit = item.benefit.unit
    for name, values, look in (
        ("Planerat", [year.planned for year in plan], {"color": style.GREY, "dash": "dash", "width": 2}),
        ("Utfall", [year.realised for year in plan], {"color": style.ACCENT, "width": 3}),
    ):
        draft.add_scatter(
            x=[year.year for year in plan],
            y=values,
            name=name,
            mode="lines+markers",
            line=look,
            marker={"size": 9, "symbol": "circle" if name == "Utfall" else "diamond-open"},
            connectgaps=False,
            customdata=["saknas" if value is None else f"{formats.plain(value)} {style.safe(unit)}" for value in values],
            hovertemplate=f"{name} %{{x}}: %{{customdata}}<extra></extra>",
        )
    draft.add_hline(y=0, line={"color": style.INK, "width": 1})
    ends = [plan[0].year - 0.5, plan[-1].year + 0.5]
    draft.update_xaxes(dtick=1 if len(plan) <= 10 else 5, tickformat="d", range=ends)
    draft.update_yaxes(title=style.safe(unit), showgrid=True, gridcolor=style.PALE)
    draft.update_layout(margin={"t": 36})
    return draft.figure()


def curve_alt(item: Item) -> str:
    """Say the plan and the outcome year by year."""
    told = "; ".join(
        f"{year.year} planerat {formats.plain(year.planned)}, "
        + ("utfall saknas" if year.realised is None else f"utfall {formats.plain(year.realised)}")
        for year in item.benefit.plan
    )
    return f"Två linjer, i {item.benefit.unit or 'okänd enhet'}. {told}."
