"""Charts of /utredningen: the answers topic by topic, and proposal by proposal; told apart by place, shape and pattern."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import stacked, style
from lstdash.charts.kept import kept
from lstdash.charts.stacked import Fill, Kind, drawn, edged
from lstdash.questions.inquiry.answers import tables, words
from lstdash.questions.inquiry.answers.inquiry import InquiryAnswer, Proposal
from lstdash.questions.inquiry.model import stances

ROW, HEAD = 38, 64  # pixels a proposal with its name above its marks, and above them all
UNDER = 0.2  # of a row: how far below its middle its marks stand
BAR, LEGEND, NAME = 36, 66, 16  # pixels a bar and above them; letters of a line of its name
SMALLEST, GROWS, FAINT = 13, 9, 5  # pixels of a mark for one of many, what it gains when all answer so, and of nothing said
MARKS: dict[str, tuple[str, str, str]] = {  # answer -> plotly symbol, colour, sign in text
    stances.YES: ("circle", style.ACCENT, "●"),
    stances.CONDITION: ("diamond", style.ACCENT_LIGHT, "◆"),
    stances.ASKS: ("circle-open", style.FOCUS, "?"),
    stances.OTHER: ("square-open", style.FOCUS, "□"),
    stances.NO: ("x", style.WARNING, "×"),
    stances.SPLIT: ("hourglass", style.WARNING, "⧗"),
    stances.SILENT: ("line-ew-open", style.GREY_LIGHT, "–"),
    stances.UNSAID: ("circle", style.GREY_LIGHT, "·"),
}
HEADINGS = {
    stances.YES: "Ja",
    stances.CONDITION: "Ja på<br>villkor",
    stances.ASKS: "Frågar",
    stances.OTHER: "Vill<br>annat",
    stances.NO: "Nej",
    stances.SPLIT: "Delat<br>svar",
    stances.SILENT: "Tar inte<br>ställning",
    stances.UNSAID: "Nämns<br>inte",
}
FILLS: dict[str, Fill] = {
    stances.YES: {"color": style.ACCENT},
    stances.CONDITION: drawn("/", style.ACCENT),
    stances.ASKS: edged(style.FOCUS, 2),
    stances.OTHER: drawn("+", style.FOCUS, 0.1),
    stances.NO: {"color": style.WARNING},
    stances.SPLIT: drawn("x", style.WARNING, 0.1),
    stances.SILENT: edged(style.GREY_LIGHT, 1),
    stances.UNSAID: {"color": style.PALE},
}
LIGHT_TEXT = (stances.YES, stances.NO)


@kept
def topics(answer: InquiryAnswer) -> go.Figure:
    """One bar a topic, a part for each answer."""
    rows = tables.topics(answer)[::-1]
    names = [style.wrapped(str(row[0]).capitalize(), NAME) for row in rows]
    height = LEGEND + 16 + BAR * max(1, len(rows))
    counted = [tuple(int(row[1 + stances.ANSWERS.index(given)]) for row in rows) for given in answer.kinds]
    kinds = [
        Kind(words.ANSWERS[given], FILLS[given], counts, given in LIGHT_TEXT)
        for given, counts in zip(answer.kinds, counted, strict=True)
    ]
    draft = stacked.bars(height, names, kinds)
    parts = [part for name in names for part in name.split("<br>")]
    draft.update_layout(legend=stacked.legend(96), margin=style.still(parts, 13, t=LEGEND, b=8))  # three lines on a phone
    return draft.figure()


def topics_alt(answer: InquiryAnswer) -> str:
    """Say the same as the bars, in words."""
    return "Liggande staplar per ämne. " + "; ".join(_bar(row) for row in tables.topics(answer)) + "."


def _bar(row: tuple[str | int, ...]) -> str:
    told = (f"{words.ANSWERS[given]} {count}" for given, count in zip(stances.ANSWERS, row[1:], strict=True) if count)
    return f"{row[0]}: {', '.join(told)}"


@kept
def grid(answer: InquiryAnswer, only: str = "") -> go.Figure:
    """A row a proposal under its topic, a column an answer; the more who answer so, the larger its mark, its number beside."""
    lines = _lines(answer, only)[::-1]
    kinds, many = answer.kinds, max(1, len(answer.respondents))
    draft = style.draft(HEAD + ROW * max(1, len(lines)))
    for at, given in enumerate(kinds):
        met = [(y, one.counts[stances.ANSWERS.index(given)], one.name) for y, (_, one) in enumerate(lines) if one]
        met = [found for found in met if found[1]]
        symbol, colour, _ = MARKS[given]
        draft.add_scatter(
            x=[at] * len(met),
            y=[y - UNDER for y, _, _ in met],
            mode="markers+text" if many > 1 else "markers",
            text=[formats.decimal(count) for _, count, _ in met] if many > 1 else None,
            textposition="middle right",
            marker={
                "symbol": symbol,
                "opacity": 1,
                "color": colour,
                "size": [_size(given, count, many) for _, count, _ in met],
                "line": {"width": 2, "color": colour},
            },
            customdata=[[style.safe(name), formats.decimal(count)] for _, count, name in met],
            hovertemplate=f"%{{customdata[0]}}<br>{words.ANSWERS[given]}: %{{customdata[1]}}<extra></extra>",
            cliponaxis=False,
        )
        # As ticks they would be left out wherever a name below is as long.
        draft.add_annotation(
            x=at, y=1, yref="paper", yanchor="bottom", text=HEADINGS[given], showarrow=False, font={"size": 12}
        )
    draft.update_xaxes(range=[-0.5, len(kinds) - 0.5], showticklabels=False)
    draft.update_yaxes(
        range=[-0.6, max(1, len(lines)) - 0.4],
        tickvals=[row + 0.5 for row in range(len(lines))],
        ticktext=[name for name, _ in lines],
        ticklabelposition="inside bottom",  # over the marks: beside them names would take all of a phone's width
        showgrid=True,
        gridcolor=style.PALE,
        tickfont={"size": 13},
    )
    draft.update_layout(margin=style.still(t=HEAD - 8, b=8, l=0))
    return draft.figure()


def _size(given: str, count: int, many: int) -> int:
    if given == stances.UNSAID:
        return FAINT
    return SMALLEST + (round(GROWS * (count / many) ** 0.5) if many > 1 else 0)


def _lines(answer: InquiryAnswer, only: str) -> list[tuple[str, Proposal | None]]:
    """The names over the marks: each topic in bold, then its proposals."""
    chosen, found = tables.chosen(answer, only), list[tuple[str, Proposal | None]]()
    for topic in dict.fromkeys(one.topic for one in chosen):
        found.append((f"<b>{style.safe(topic.capitalize())}</b>", None))
        found += [(style.safe(one.name), one) for one in chosen if one.topic == topic]
    return found


def grid_alt(answer: InquiryAnswer, only: str = "") -> str:
    """Say each proposal's answers."""
    told = "; ".join(_told(one.name, one.counts) for one in tables.chosen(answer, only))
    return f"En rad per förslag under sitt ämne, en kolumn per svar. {told}." if told else "Inga förslag passar urvalet."


def _told(name: str, counts: tuple[int, ...]) -> str:
    given = [(words.ANSWERS[answer], count) for answer, count in zip(stances.ANSWERS, counts, strict=True) if count]
    return f"{name}: " + ", ".join(answer if sum(counts) == 1 else f"{answer} {count}" for answer, count in given)
