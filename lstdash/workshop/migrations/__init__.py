"""Alembic migrations of the workshop store; run by lstdash.workshop.migrate, never by hand."""
