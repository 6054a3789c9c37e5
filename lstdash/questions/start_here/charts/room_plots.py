"""What the room thinks: how the scores of one item lie, and what has moved between two rounds."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.evidence.scores import SHAPES
from lstdash.questions.start_here.answers.spreads import ItemSpread, Movement
from lstdash.questions.start_here.charts import layout

ROW, NAME_WIDTH = 62, 26  # two lines of a name and one of how its scores lie: a phone shows names and dots side by side
STEPS = (1, 2, 3, 4, 5)
STILL = 0.01  # a move shorter than this has no arrow
BEFORE, AFTER = "Förra omgången", "Den visade omgången"
LARGEST = 28  # pixels across the fullest dot: on a phone its neighbour is as far away


@kept
def distributions(item: ItemSpread) -> go.Figure:
    """One row per criterion, one dot per step: its area and its number say how many gave it."""
    rows = item.distributions[::-1]
    most = max((max(one.counts) for one in rows), default=1) or 1
    figure = style.base(70 + ROW * len(rows))
    cells = [(step, at, count) for at, one in enumerate(rows) for step, count in zip(STEPS, one.counts, strict=True) if count]
    figure.add_scatter(
        x=[step for step, _, _ in cells],
        y=[at for _, at, _ in cells],
        mode="markers+text",
        marker={
            "size": [max(14.0, LARGEST * (count / most) ** 0.5) for _, _, count in cells],
            "color": style.ACCENT_LIGHT,
            "line": {"color": style.ACCENT, "width": 1},
        },
        text=[formats.decimal(count) for _, _, count in cells],
        textfont={"size": 14, "color": style.INK},
        hovertemplate="%{text} gav %{x}<extra></extra>",
        cliponaxis=False,
    )
    labels = [f"{style.wrapped(one.name, NAME_WIDTH)}<br><i>{SHAPES[one.shape]}</i>" for one in rows]
    figure.update_xaxes(tickvals=list(STEPS), range=[0.45, 5.55], side="top", showgrid=True, gridcolor=style.PALE)
    figure.update_yaxes(**style.named(labels))
    return figure


def distributions_alt(item: ItemSpread) -> str:
    """Say the same as the dots, in words."""
    parts = [
        f"{one.name}: {', '.join(f'{count} gav {step}' for step, count in zip(STEPS, one.counts, strict=True) if count)}"
        for one in item.distributions
    ]
    return f"Poängen för {item.name}. {'; '.join(parts)}."


@kept
def movement(moved: tuple[Movement, ...]) -> go.Figure:
    """One arrow per item from where it stood to where it stands; a number is the item's place in the list."""
    figure = style.base(540, showlegend=True)
    places = layout.beside([one.after for one in moved])  # no number lies on another
    for one, place in zip(moved, places, strict=True):
        figure.add_annotation(
            x=place[0],
            y=place[1],
            ax=one.before[0],
            ay=one.before[1],
            xref="x",
            yref="y",
            axref="x",
            ayref="y",
            showarrow=one.distance > STILL,
            arrowhead=3,
            arrowwidth=2,
            arrowcolor=style.GREY,
            standoff=12,
            text="",
        )
    for name, at, label, symbol, colour in (
        ("before", [one.before for one in moved], BEFORE, "circle-open", style.GREY),
        ("after", places, AFTER, "circle", style.ACCENT),
    ):
        figure.add_scatter(
            name=label,
            x=[place[0] for place in at],
            y=[place[1] for place in at],
            mode="markers+text" if name == "after" else "markers",
            marker={"symbol": symbol, "size": 24 if name == "after" else 12, "color": colour},
            text=[formats.decimal(one.number) for one in moved] if name == "after" else None,
            textfont={"color": "#FFFFFF", "size": 13},
            customdata=[[style.safe(one.name), formats.decimal(one.distance, 1)] for one in moved],
            hovertemplate="%{customdata[0]}<br>flyttat %{customdata[1]} steg<extra></extra>",
            cliponaxis=False,
        )
    figure.update_xaxes(title="Insats (1 liten, 5 stor) →", range=[0.8, 5.2], tickvals=list(STEPS), showline=True)
    figure.update_yaxes(title="Vinst (1 liten, 5 stor) →", range=[0.8, 5.2], tickvals=list(STEPS), showline=True)
    return figure


def movement_key(moved: Sequence[Movement]) -> tuple[str, ...]:
    """Say what the numbers are, where no list stands below the picture."""
    numbered = sorted(moved, key=lambda one: one.number)
    return (" · ".join(f"{one.number}{formats.NBSP}{one.name}" for one in numbered),)


def movement_alt(moved: tuple[Movement, ...], sentence: str) -> str:
    """Say where each item has gone."""
    parts = [f"{one.number}. {one.name} från {_place(one.before)} till {_place(one.after)}" for one in moved]
    return f"{sentence} {'; '.join(parts)}."


def _place(at: tuple[float, float]) -> str:
    return f"insats {formats.decimal(at[0], 1)} och vinst {formats.decimal(at[1], 1)}"
