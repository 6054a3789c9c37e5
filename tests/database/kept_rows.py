"""A register to write in, and a writer of its own process that says on stdout what was acknowledged.

Usage: kept_rows.py URL ROUNDS NOW. Each round is a process that writes until it is killed, each at a moment of its own: a line
`id version` is written only after the store has saved the row. The rounds are forked from one that has read every library, so
that fifty cost no more than a few starts.
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import time
from datetime import datetime, timedelta

from lstdash.access import Actor
from lstdash.database import followup
from lstdash.database.engine import Store, connect
from lstdash.database.followup_tables import proposal_events
from lstdash.database.kept import Kept, Register, Values, Writer

EVENTS = Register(proposal_events, "proposals", "händelsen", {name: name for name in ("state", "document", "comment")})
AT_SERVER = Writer(Actor(is_at_server=True), "Åsa")
ALL = dict.fromkeys(proposal_events.columns.keys()[7:], "x")
LONGEST_SECONDS = 0.06


def add(store: Store, now: datetime, writer: Writer = AT_SERVER, id: str = "", **values: str) -> Kept:
    """Enter an event with the given content."""
    labels = {name: name for name in ALL}
    register = Register(proposal_events, EVENTS.resource, EVENTS.noun, labels)
    filled: Values = ALL | values
    return followup.add(store, register, filled, writer, now=now, id=id)


def write(url: str, now: datetime, begun: int) -> None:
    """Enter, correct, withdraw and put back without end, once the parent knows that it begins."""
    store = connect(url)
    os.write(begun, b".")
    for turn in itertools.count():
        kept = add(store, now + timedelta(microseconds=turn))
        _say(kept)
        kept = followup.change(store, EVENTS, kept, {"comment": f"rättad {turn}"}, AT_SERVER, now=now)
        _say(kept)
        kept = followup.withdraw(store, EVENTS, kept, AT_SERVER, now=now)
        _say(kept)
        _say(followup.put_back(store, EVENTS, kept, AT_SERVER, now=now))


def _say(kept: Kept) -> None:
    os.write(1, f"{kept.id} {kept.version}\n".encode())


def main(url: str, rounds: int, now: datetime) -> None:
    """Start the rounds one after another, and kill each in the middle of something."""
    chance = random.Random(20061)
    connect(url).close()  # every library is read here, once
    for _ in range(rounds):
        begun, begins = os.pipe()
        child = os.fork()
        if child == 0:
            write(url, now, begins)
        os.close(begins)
        os.read(begun, 1)
        os.close(begun)
        time.sleep(chance.random() * LONGEST_SECONDS)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        os.write(1, f"killed {os.WTERMSIG(status)}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), datetime.fromisoformat(sys.argv[3]))
