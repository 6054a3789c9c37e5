"""How many, how long and how fast: wrong codes count per device, or address, what is made anew per address or account."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from lstdash import formats
from lstdash.database import signing
from lstdash.database.faults import TooMuch
from lstdash.database.schema import attempts
from lstdash.database.statements import at, given, upsert
from lstdash.database.values import hashed, moment, new_id, stamp

MOST_OPEN_WORKSHOPS = 500
MOST_ITEMS = 60
MOST_CRITERIA = 20
MOST_PARTICIPANTS = 200
MOST_ROUNDS = 10
MOST_GROUPS = 30
MOST_SCENARIOS = 10_000
MOST_KEPT = 10_000
LONGEST_TITLE = 120
LONGEST_LABEL = 120
LONGEST_DESCRIPTION = 600
LONGEST_NAME = 40
LONGEST_SCENARIO_NAME = 80
LONGEST_KEY = 80
LONGEST_REASON = 200
MOST_DECISIONS = 50

PURPOSE = "attempts"  # of the key that addresses are counted under
MOST_TRIES = 20
MOST_NEW = {"workshoppar": 10, "scenarier": 60, "deltagare": 100}  # of one maker, in a window of tries; a full room is sixty
TRIES_WINDOW = timedelta(minutes=10)


def require_at_most(count: int, most: int, what: str, noun: str, action: str) -> None:
    """Raise TooMuch when there would be more than `most`."""
    if count > most:
        expected, found = f"högst {formats.decimal(most)} {noun}", f"{formats.decimal(count)} {noun}"
        raise TooMuch(what, expected=expected, found=found, action=action)


def require_tries_left(connection: Connection, tried_by: str, now: str) -> None:
    """Raise TooMuch for one that has guessed too many codes or secrets lately."""
    if _tries(connection, tried_by, now) >= MOST_TRIES:
        raise TooMuch(
            "För många försök med fel kod.",
            expected=f"högst {MOST_TRIES} försök på tio minuter",
            action="Vänta tio minuter, eller be workshopledaren visa koden igen.",
        )


def count_failed_try(connection: Connection, tried_by: str, now: str) -> None:
    """Count a wrong code or secret; windows that are over, or have not begun after a clock was set back, are forgotten."""
    connection.execute(_FORGET, {"since": _since(now), "now": now})
    subject = signing.seal(signing.made(connection, PURPOSE), tried_by)  # an address is guessed from a mere checksum
    connection.execute(_COUNT[connection.dialect.name], {"subject": subject, "window_start": now, "tries": 1})


def count_and_forget(connection: Connection, now: datetime) -> None:
    """Write a row and take it away again: whoever can do that can vote."""
    mark = hashed(new_id())
    connection.execute(_COUNT[connection.dialect.name], {"subject": mark, "window_start": stamp(now), "tries": 1})
    connection.execute(_FORGET_ONE, {"at_subject": mark})


def require_pace(connection: Connection, noun: str, maker: str, now: str) -> None:
    """Count one more of what MOST_NEW names; raise TooMuch for a maker (an address, an account) that makes too many."""
    subject, most = f"{noun}:{maker}", MOST_NEW[noun]
    count_failed_try(connection, subject, now)
    if _tries(connection, subject, now) > most:
        raise TooMuch(
            f"För många nya {noun} på kort tid.",
            expected=f"högst {most} på tio minuter",
            action="Vänta tio minuter och försök igen.",
        )


def _tries(connection: Connection, tried_by: str, now: str) -> int:
    if (key := signing.key(connection, PURPOSE)) is None:
        return 0  # nothing was ever counted
    asked = {"at_subject": signing.seal(key, tried_by), "since": _since(now), "now": now}
    return connection.execute(_TRIES, asked).scalar_one_or_none() or 0


def _since(now: str) -> str:
    return stamp(moment(now) - TRIES_WINDOW)


_SINCE = given("since", attempts.c.window_start)
_NOW = given("now", attempts.c.window_start)
_TRIES = select(attempts.c.tries).where(
    at(attempts.c.subject), attempts.c.window_start > _SINCE, attempts.c.window_start <= _NOW
)
_FORGET = delete(attempts).where((attempts.c.window_start <= _SINCE) | (attempts.c.window_start > _NOW))
_FORGET_ONE = delete(attempts).where(at(attempts.c.subject))
_COUNT = upsert(attempts, lambda _: {attempts.c.tries: attempts.c.tries + 1})
