"""Every test of the SQL store runs on SQLite and on PostgreSQL."""

from tests.lib.stores import backend, new_url, postgres_url, room, store, url  # noqa: F401 (fixtures)
