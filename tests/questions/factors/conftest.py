"""A store of its own for a room that scores the factors."""

from tests.lib.rooms import database  # noqa: F401 (fixture)
