"""What the server does by itself, at its start and once a day: what was promised to be deleted is."""

from __future__ import annotations

import logging
from threading import Event

from lstdash import clock
from lstdash.access import Actor
from lstdash.errors import UserError

SECONDS = 24 * 60 * 60
SERVER = "servern"  # whom the log names

log = logging.getLogger(__name__)


def keep_promises(stopped: Event, seconds: float = SECONDS) -> None:
    """Delete what is due now and every day, until told to stop; what hinders it is written in the server's log."""
    while True:
        try:
            purge()
        except UserError as error:
            log.warning("nothing could be deleted: %s", error)
        except Exception:  # a fault of ours today must not keep what is due tomorrow
            log.exception("nothing could be deleted")
        if stopped.wait(seconds):
            return


def purge() -> int:
    """Delete what is due, as `gallra` does, and note it in the log; return how many rows. Raises UserError."""
    from lstdash.database import audit  # the database library: not what a start should wait for
    from lstdash.database.engine import open_store
    from lstdash.workshop import retention

    store, now = open_store(), clock.now()
    found = retention.purge(store, now=now, keep_days=retention.retention_days(), log_days=audit.log_days())
    rows = found.workshops + found.scenarios + found.names + found.entries
    if rows:
        with audit.noted(store, Actor(is_at_server=True, name=SERVER), "gallra", "workshoppar, uppföljning och logg", now=now):
            log.info("deleted by the promises of retention: %s", found)
    return rows
