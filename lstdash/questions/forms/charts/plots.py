"""Chart of /samverkansform: each form under what is said of it, a hollow mark where that hangs on an answer."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.questions.forms.answers.forms import VERDICTS, FormsAnswer, Verdict

ROW, TOP, NAME = 52, 76, 24  # pixels a form and above them; letters of a name on a line
SIGNS = {"lämplig": "●", "lämplig under villkor": "◐", "otillräcklig": "▽", "olämplig": "×"}
LOOKS = {
    "lämplig": ("circle", style.ACCENT),
    "lämplig under villkor": ("diamond", style.ACCENT_LIGHT),
    "otillräcklig": ("triangle-down", style.GREY),
    "olämplig": ("x", style.WARNING),
}
HEADINGS = ("Lämplig", "På<br>villkor", "Räcker<br>inte", "Olämplig")


@kept
def verdicts(answer: FormsAnswer) -> go.Figure:
    """A row a form, a column for each thing that can be said of it."""
    names = list(dict.fromkeys(verdict.form for verdict in answer.verdicts))[::-1]
    draft = style.draft(TOP + ROW * max(1, len(names)))
    for verdict in answer.verdicts:
        symbol, colour = LOOKS[verdict.suitability]
        draft.add_scatter(
            x=[VERDICTS.index(verdict.suitability)],
            y=[names.index(verdict.form)],
            mode="markers",
            marker={
                "symbol": f"{symbol}-open" if verdict.open else symbol,
                "size": 18,
                "color": colour,
                "line": {"width": 2, "color": colour},
            },
            hovertemplate=f"{style.safe(_told(verdict))}<extra></extra>",
            cliponaxis=False,
        )
    draft.update_xaxes(
        range=[-0.5, len(VERDICTS) - 0.5],
        tickvals=list(range(len(VERDICTS))),
        ticktext=list(HEADINGS),
        tickangle=0,
        side="top",
        tickfont={"size": 13},
    )
    draft.update_yaxes(
        range=[-0.6, max(1, len(names)) - 0.4],
        tickvals=list(range(len(names))),
        ticktext=[style.wrapped(name, NAME) for name in names],
        showgrid=True,
        gridcolor=style.PALE,
        tickfont={"size": 13},
    )
    return draft.figure()


def _told(verdict: Verdict) -> str:
    hangs = f", om {verdict.open}" if verdict.open else ""
    return f"{verdict.form}: {verdict.suitability}{hangs}"


def verdicts_alt(answer: FormsAnswer) -> str:
    """Say what is said of every form."""
    told = "; ".join(map(_told, answer.verdicts))
    return f"En rad per form, en kolumn per bedömning. {told}." if told else "Inga former: ingen regel täcker svaren."
