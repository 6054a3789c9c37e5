"""Which scores make a result: those of a step, not "vet ej", as they stood when the round was shown.

Whoever had been removed by then is not among them. What has been shown once stays as it was shown, also when its giver is
removed later: else the difference would tell whose it was.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, distinct, func, or_, select, update

from lstdash.database.schema import participants, reasons, rounds, scores
from lstdash.database.statements import at, new


def show(connection: Connection, workshop: str, round_number: int, now: str) -> int:
    """Let what stands in a round be what is shown, in the caller's transaction; return how many have answered anew."""
    key = {"at_workshop": workshop, "at_round": round_number}
    people: int = connection.execute(_CHANGED_PEOPLE, key).scalar_one()
    connection.execute(_SHOW, {**key, "shown_at": now})
    connection.execute(_SHOW_REASONS, {**key, "shown_at": now})
    return people


_S = scores.c
IS_IN = participants.c.removed_at.is_(None)
IS_CHANGED: ColumnElement[bool] = or_(_S.shown_score.is_(None), _S.shown_score != _S.score)  # since it was shown, if it was
GIVEN = scores.join(participants, _S.participant == participants.c.participant).join(
    rounds, and_(rounds.c.workshop == _S.workshop, rounds.c.number == _S.round)
)
IS_KEPT = or_(IS_IN, _S.shown_score.is_not(None))
IS_COUNTED = _S.shown_score > 0
IS_PASS = _S.shown_score == 0
IS_HIDDEN = or_(rounds.c.revealed_at.is_(None), rounds.c.reopened_at.is_not(None))  # never shown, or taken back

_OF_ROUND = at(_S.workshop, _S.round)
_CHANGED_PEOPLE = select(func.count(distinct(_S.participant))).select_from(GIVEN).where(_OF_ROUND, IS_IN, IS_CHANGED)
_PRESENT = select(participants.c.participant).where(at(participants.c.workshop), IS_IN)
_SHOW = (
    update(scores)
    .where(_OF_ROUND, IS_CHANGED, _S.participant.in_(_PRESENT))
    .values({_S.shown_score: _S.score, **new(_S.shown_at)})
)
_SHOW_REASONS = (
    update(reasons)
    .where(at(reasons.c.workshop, reasons.c.round), reasons.c.shown_at.is_(None), reasons.c.participant.in_(_PRESENT))
    .values(new(reasons.c.shown_at))
)
