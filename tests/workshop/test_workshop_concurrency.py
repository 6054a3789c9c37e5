"""Many at once, and killed in the middle: no vote lost, none doubled. Lost means acknowledged but not stored."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from voter import CELLS, score_of
from workshop_room import NOW, Room, device

from lstdash.database.faults import NotAllowed, WorkshopError
from lstdash.workshop import changes, people, progress, results, rounds, steering, votes

VOTER = Path(__file__).with_name("voter.py")
Ack = tuple[int, str, str, int, int]


def start_voters(url: str, room: Room, first: int, count: int, turns: int) -> subprocess.Popen[str]:
    arguments = [url, room.id, NOW.isoformat(), str(first), str(count), str(turns)]
    return subprocess.Popen([sys.executable, str(VOTER), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def acknowledged(output: str) -> list[Ack]:
    lines = [line.split() for line in output.splitlines(keepends=True) if line.endswith("\n")]  # the last may be cut off
    return [(int(participant), item, criterion, int(turn), int(score)) for participant, item, criterion, turn, score in lines]


def stored(room: Room) -> dict[tuple[str, str, str], list[int]]:
    found: dict[tuple[str, str, str], list[int]] = {}
    with room.store.read() as connection:
        for participant, item, criterion, score in connection.exec_driver_sql(
            "select participant, item, criterion, score from scores"
        ):
            found.setdefault((participant, item, criterion), []).append(score)
    return found


def test_sixty_people_in_two_processes_vote_in_the_same_second(room: Room, url: str) -> None:
    ids = {number: room.join(number).id for number in range(60)}
    before = changes.poll(room.store, room.id).changes
    turns = 3
    running = [start_voters(url, room, first, 30, turns) for first in (0, 30)]
    outputs = [process.communicate(timeout=600) for process in running]
    assert [process.returncode for process in running] == [0, 0], outputs
    acks = [ack for output, _ in outputs for ack in acknowledged(output)]
    assert len(acks) == 60 * len(CELLS) * turns
    expected = {
        (ids[participant], *cell): [score_of(participant, place, turns - 1)]
        for participant in range(60)
        for place, cell in enumerate(CELLS)
    }
    assert stored(room) == expected
    assert changes.poll(room.store, room.id).changes == before + len(acks)  # each vote counted as one change
    counted = progress.counts(room.store, room.id, 1, now=NOW)
    assert counted.joined == 60 and set(counted.cells.values()) == {60}


def test_sixty_phones_join_at_once_and_each_becomes_one_participant(room: Room) -> None:
    with ThreadPoolExecutor(60) as pool:
        joined = list(pool.map(lambda number: room.join(number % 30).id, range(60)))  # two tabs each
    assert len(set(joined)) == 30 and joined[:30] == joined[30:]


def test_a_killed_process_has_stored_every_vote_it_acknowledged(room: Room, url: str) -> None:
    ids = {number: room.join(number).id for number in range(4)}
    chance = random.Random(20061)
    latest: dict[tuple[int, str, str], int] = {}
    for _ in range(4):
        process = start_voters(url, room, 0, 4, 100_000)
        assert process.stdout is not None
        before = [process.stdout.readline() for _ in range(chance.randint(1, 100))]
        process.kill()  # in the middle of something: it never waits for its reader
        after, errors = process.communicate(timeout=60)
        assert all(before), errors
        latest.update({ack[:3]: ack[3] for ack in acknowledged("".join(before) + after)})
        scores = stored(room)
        for (participant, item, criterion), turn in latest.items():
            # The vote after the last acknowledged one may have been stored without the answer getting out.
            possible = {score_of(participant, CELLS.index((item, criterion)), turn + ahead) for ahead in (0, 1)}
            assert len(scores[ids[participant], item, criterion]) == 1
            assert scores[ids[participant], item, criterion][0] in possible
        latest.clear()
    room.score(0, 3)  # nothing is left locked
    assert votes.own_scores(room.store, room.id, device(0), 1)["upphandlingar", "effekt"] == 3


def test_no_vote_slips_in_behind_the_reveal(room: Room) -> None:
    for number in range(20):
        room.join(number)

    def vote(number: int) -> bool:
        time.sleep(random.random() / 20)
        try:
            room.score(number, number % 5 + 1)
        except NotAllowed:
            return False
        return True

    with ThreadPoolExecutor(21) as pool:
        accepted = [pool.submit(vote, number) for number in range(20)]
        time.sleep(0.02)
        room.reveal()
        at_once = results.results(room.store, room.id, 1)
        count = sum(future.result() for future in accepted)
    assert len(at_once.rows) == count
    assert results.results(room.store, room.id, 1) == at_once


def test_a_one_time_token_is_used_once_by_many(room: Room) -> None:
    token = steering.once_by_secret(room.store, room.created.code, room.created.secret, device(1), now=NOW)

    def exchange(_: int) -> bool:
        try:
            steering.exchange(room.store, token, now=NOW)
        except NotAllowed:
            return False
        return True

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(exchange, range(12))) == 1


def test_two_facilitators_open_the_next_round_once(room: Room) -> None:
    room.reveal()

    def begin_next(_: int) -> bool:
        try:
            rounds.begin_next(room.store, room.steering, now=NOW)
        except WorkshopError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(begin_next, range(8))) == 1
    assert changes.poll(room.store, room.id).round == 2


def test_polling_and_presence_do_not_wait_for_a_writer(room: Room) -> None:
    # The writer is this same thread: whatever waited for it would run out of patience and fail.
    room.join(1)
    with room.store.write() as connection:
        connection.exec_driver_sql("update workshops set title = 'under arbete'")
        pulse = changes.poll(room.store, room.id)
        people.touch(room.store, room.id, device(1), now=NOW + timedelta(seconds=1))
        assert votes.own_scores(room.store, room.id, device(1), 1) == {}
    assert pulse.round_status == "open"


@pytest.mark.parametrize("backend", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_a_restarted_server_is_not_noticed(room: Room, postgres_url: str) -> None:
    room.join(1)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        others = "pid <> pg_backend_pid() and backend_type = 'client backend'"
        cut = connection.execute(f"select pg_terminate_backend(pid) from pg_stat_activity where {others}")
        assert cut.rowcount > 0
    room.score(1, 4)
    assert votes.own_scores(room.store, room.id, device(1), 1) == {("upphandlingar", "effekt"): 4}
