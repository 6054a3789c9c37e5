"""A connection is an open file, and a browser holds about five: the system's usual limit stops a full room.

The soft limit is raised to the hard one, which is the system owner's to set; too low a one is told when the server starts.
"""

from __future__ import annotations

import logging
import sys
from contextlib import suppress

ENOUGH = 1_024  # sixty phones and their facilitator, twenty readers, libraries and the store
MOST = 65_536

log = logging.getLogger(__name__)


def raise_limit() -> str:
    """Let this process open as many files as the system allows; return the warning, in Swedish, when they are too few."""
    if sys.platform == "win32":
        return ""  # no such limit
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = _raised(soft, hard, wanted)
    said = too_few(soft) if soft != resource.RLIM_INFINITY else ""
    if said:
        log.warning(said)
    return said


def _raised(soft: int, hard: int, wanted: int) -> int:
    """Ask for what is wanted, else for enough, and return what is had: a kernel may refuse what it says that it allows."""
    import resource

    for limit in (wanted, ENOUGH):
        if limit > soft:
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
                return limit
    return soft


def too_few(limit: int) -> str:
    """Return what whoever runs the server must know of the limit; nothing when it is enough."""
    if limit >= ENOUGH:
        return ""
    return (
        f"VARNING: servern får bara ha {limit} filer öppna, och en full workshop behöver {ENOUGH}. "
        f"Höj gränsen innan servern startas: ulimit -n {ENOUGH}, eller LimitNOFILE={ENOUGH} i systemd."
    )
