"""What /likvardighet says of the chosen county, in one line."""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence.indicators import told
from lstdash.questions.equality.answers import equality
from lstdash.questions.equality.answers.tables import verdict


def line(version: str, county: str, wanted: str, period: str, trim_share: float) -> str:
    """Say the board's level, the limits that chance gives, the outcome and the places it may have; empty without a figure."""
    answer = equality.answer(version, wanted, period, trim_share, False)
    name = answer.found.name_of(county) if answer.found else ""
    board = next((board for board in answer.boards if board.unit.name == name), None)
    if board is None or answer.found is None:
        return ""
    low, high = (told(answer.kind, end) for end in board.wide.exact)
    return (
        f"{board.unit.name} har {told(answer.kind, board.unit.value)} ({answer.found.name.lower()} {answer.found.period}). "
        f"Slumpen ger {low} till {high} i 99,8 fall av 100: {verdict(board, board.wide)}. "
        f"Platsen kan vara {formats.interval(*board.rank)} av {formats.decimal(len(answer.boards))}."
    )
