"""A workshop about where to begin."""

from tests.lib.rooms import cookie, database, opened  # noqa: F401 (fixtures)
