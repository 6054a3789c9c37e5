"""Alembic migrations of the workshop store; run by lstdash.database.migrate, never by hand."""
