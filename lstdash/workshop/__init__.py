"""Shared scores and saved scenarios in SQL."""
