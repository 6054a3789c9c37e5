"""Vote from a process of its own, as a second replica would, and say on stdout what was acknowledged.

Usage: voter.py URL WORKSHOP NOW FIRST COUNT TURNS. Each of COUNT participants is a thread that scores every cell TURNS times; a
line `participant item criterion turn score` is written only after the store has saved the vote. A refused vote ends the
process with its error.
"""

from __future__ import annotations

import itertools
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from workshop_room import CRITERIA, ITEMS, device

from lstdash.database.engine import Store, connect
from lstdash.database.faults import Unavailable
from lstdash.workshop import votes
from lstdash.workshop.votes import Score

CELLS = [(item.key, criterion.key) for item, criterion in itertools.product(ITEMS, CRITERIA)]


def score_of(participant: int, cell: int, turn: int) -> int:
    """A score that tells the turn, so that a test can see which of two votes was stored."""
    return (participant + cell + turn) % 5 + 1


def vote(store: Store, workshop: str, participant: int, turns: int, now: datetime, start: threading.Barrier) -> None:
    start.wait()
    for turn, (cell, (item, criterion)) in itertools.product(range(turns), enumerate(CELLS)):
        score = score_of(participant, cell, turn)
        send(store, workshop, participant, Score(item, criterion, score), now)
        os.write(1, f"{participant} {item} {criterion} {turn} {score}\n".encode())  # whole, whatever the other threads write


def send(store: Store, workshop: str, participant: int, score: Score, now: datetime) -> None:
    """Send a vote as a phone does: again, for as long as the answer is that nothing was saved."""
    while True:
        try:
            votes.record_scores(store, workshop, device(participant), [score], now=now)
        except Unavailable:
            continue
        return


def main(url: str, workshop: str, now: datetime, first: int, count: int, turns: int) -> None:
    store = connect(url)
    start = threading.Barrier(count)
    with ThreadPoolExecutor(count) as pool:
        voting = [pool.submit(vote, store, workshop, first + person, turns, now, start) for person in range(count)]
    store.close()
    for one in voting:
        one.result()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], datetime.fromisoformat(sys.argv[3]), *(int(number) for number in sys.argv[4:7]))
