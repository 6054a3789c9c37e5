"""Which scores make a result: those of a step, not "vet ej", of everyone who had not been removed when the round was shown.

What has been shown once stays as it was shown: else the difference would tell whose the removed scores were.
"""

from __future__ import annotations

from sqlalchemy import and_, or_

from lstdash.database.schema import participants, rounds, scores

GIVEN = scores.join(participants, scores.c.participant == participants.c.participant).join(
    rounds, and_(rounds.c.workshop == scores.c.workshop, rounds.c.number == scores.c.round)
)
IS_KEPT = or_(participants.c.removed_at.is_(None), participants.c.removed_at > rounds.c.revealed_at)
IS_COUNTED = and_(scores.c.score > 0, IS_KEPT)
IS_PASS = and_(scores.c.score == 0, IS_KEPT)
IS_HIDDEN = or_(rounds.c.revealed_at.is_(None), rounds.c.reopened_at.is_not(None))  # never shown, or taken back
