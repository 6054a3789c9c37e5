"""The store's one collection of tables, and the kinds of columns they are made of: text and whole numbers."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Text

metadata = MetaData()


def required(name: str) -> Column[str]:
    """Return a column of text that is always there."""
    return Column(name, Text, nullable=False)


def optional(name: str) -> Column[str]:
    """Return a column of text that may be missing."""
    return Column(name, Text, nullable=True)


def number(name: str) -> Column[int]:
    """Return a column of whole numbers that are always there."""
    return Column(name, Integer, nullable=False)


def key(name: str) -> Column[str]:
    """Return a column of text that a row is found by."""
    return Column(name, Text, primary_key=True)
