"""What is worth having ready when the first reader comes: rooms say it, the server does it once at start."""

from __future__ import annotations

from collections.abc import Callable

Task = Callable[[str], None]  # version -> nothing; what it makes is kept where it belongs
_tasks: list[Task] = []


def at_start(task: Task) -> Task:
    """Register what a room wants done for the current version when the server has begun to answer."""
    _tasks.append(task)
    return task


def run(version: str) -> None:
    """Do everything registered, in the order in which the rooms were loaded."""
    for task in _tasks:
        task(version)
