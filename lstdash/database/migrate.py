"""Bring a database to the schema this code knows, once, however many processes start at the same time.

Everything happens inside the caller's transaction: a migration is complete or it has not happened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, column, func, inspect, select, table

from lstdash.database.faults import WorkshopError
from lstdash.database.schema import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

LOCK_KEY = 720_405_311  # any fixed number: PostgreSQL's advisory lock of this store's migrations


def current(connection: Connection) -> str | None:
    """Return the revision of the database, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(_REVISION).scalar_one_or_none()


def ensure_head(connection: Connection) -> None:
    """Migrate to the newest schema; the connection holds the write lock (SQLite) or takes one here (PostgreSQL).

    Raises WorkshopError when the database was written by a newer program.
    """
    lock(connection)
    found = current(connection)
    if found != HEAD:
        require_known(found, "databasen")
        move(connection, "head")


def lock(connection: Connection) -> None:
    """Let one process at a time change the schema; the lock ends with the transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCK_KEY)))


def require_known(revision: str | None, where: str) -> None:
    """Raise WorkshopError for a revision that this program has no migration for."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_config())
    known = {entry.revision for entry in script.walk_revisions()}
    if revision is not None and revision not in known:
        raise WorkshopError(
            "Workshoplagret är skrivet av en nyare version av programmet.",
            where=where,
            expected=f"version {HEAD} eller äldre",
            found=f"version {revision}",
            action="Starta den nyare versionen av programmet.",
        )


def move(connection: Connection, revision: str) -> None:
    """Upgrade to a revision, or downgrade to `base`, in the caller's transaction."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    if revision == "base":
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)


def _config() -> Config:
    # Imported on use: a database that is up to date needs no Alembic, and it costs a third of a second.
    from alembic.config import Config

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


_REVISION: Select[Any] = select(column("version_num")).select_from(table("alembic_version"))  # Alembic's own table
