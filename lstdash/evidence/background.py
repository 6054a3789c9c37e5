"""Facts of the documents that are no figures, by the page that they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import store
from lstdash.evidence.citations import Source, source


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement, in our words, and the row it stands in."""

    statement: str
    source: Source


@dataclass(frozen=True, slots=True)
class Topic:
    """What is said about one thing."""

    name: str
    facts: tuple[Fact, ...]


def of_page(version: str, address: str) -> tuple[Topic, ...]:
    """Return the facts that the page of an address shows, in the order of their keys, by topic."""
    found: dict[str, list[Fact]] = {}
    for row in store.table("background_facts", version):
        if row["page"] == address:
            fact = Fact(row["statement"], source(version, row, "background_facts", row["fact"]))
            found.setdefault(row["topic"], []).append(fact)
    return tuple(Topic(name, tuple(facts)) for name, facts in found.items())
