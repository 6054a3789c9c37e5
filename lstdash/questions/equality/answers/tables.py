"""The rows behind /likvardighet: every board with its limits by every method, its verdict and its rank interval."""

from __future__ import annotations

from lstdash import formats
from lstdash.questions.equality.answers.equality import EqualityAnswer
from lstdash.questions.equality.model.judge import Board, Limits

COLUMNS = (
    "Länsstyrelse",
    "Täljare",
    "Nämnare",
    "Värde",
    "Väntat antal",
    "Avstånd (z)",
    "Utfall 99,8 %",
    "Utfall 95 %",
    "99,8 % från",
    "99,8 % till",
    "99,8 % från, överspridning",
    "99,8 % till, överspridning",
    "99,8 % från, multiplikativ",
    "99,8 % till, multiplikativ",
    "95 % från",
    "95 % till",
    "95 % från, överspridning",
    "95 % till, överspridning",
    "95 % från, multiplikativ",
    "95 % till, multiplikativ",
    "Inom vid φ",
    "Bästa plats",
    "Sämsta plats",
)
SHARES = (3, *range(8, 20))  # columns that are levels
READING = ("Länsstyrelse", "Värde", "Underlag", "Utfall 99,8 %", "Utfall 95 %", "Plats")


def verdict(board: Board, limits: Limits) -> str:
    """Say where a board lies: `inom`, `över, säkert` or `under, beror på metoden`; `bedöms inte` when too few were expected."""
    if not board.is_judged:
        return "bedöms inte"
    exact, additive = board.side(limits.exact), board.side(limits.additive)
    if exact == additive == 0:
        return "inom"
    where = "över" if exact + additive > 0 else "under"
    return f"{where}, säkert" if board.is_sure(limits) else f"{where}, beror på metoden"


def table(answer: EqualityAnswer) -> list[tuple[str | float | None, ...]]:
    """Return one row per board in the answer's order, numbers as numbers; a rate's limits are rates."""
    return [_row(board) for board in answer.boards]


def _row(board: Board) -> tuple[str | float | None, ...]:
    spans = (span for limits in (board.wide, board.narrow) for span in (limits.exact, limits.additive, limits.multiplicative))
    return (
        board.unit.name,
        board.unit.count,
        board.unit.base,
        board.unit.value,
        board.expected,
        board.z,
        verdict(board, board.wide),
        verdict(board, board.narrow),
        *(end for span in spans for end in span),
        board.gone_at if board.gone_at > 1 else None,
        *board.rank,
    )


def reading(answer: EqualityAnswer) -> list[tuple[str | float | None, ...]]:
    """Return what a reader needs of a row on the page."""
    return [
        (
            board.unit.name,
            board.unit.value,
            f"{formats.plain(board.unit.count)} av {formats.plain(board.unit.base)}"
            if answer.kind == "andel"
            else f"{formats.plain(board.unit.count)} på {formats.plain(board.unit.base)}",
            verdict(board, board.wide),
            verdict(board, board.narrow),
            formats.interval(*board.rank),
        )
        for board in answer.boards
    ]
