"""What the inquiry's proposals touch of the report of 2006; the links are ours."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats, store
from lstdash.catalog.consultation import RELATIONS
from lstdash.evidence.citations import Source, source

LINK_COLUMNS = ("Utredningen 2024", "Rapporten 2006", "Förhållande", "Innebörd", "Läsning", "Avsnitt 2024", "Avsnitt 2006")


@dataclass(frozen=True, slots=True)
class Link:
    """A proposal of 2024 and one of 2006, how they stand to each other, and the rows of all three."""

    proposal: str
    touched: str
    relation: str
    summary: str
    reading: str
    source: Source
    proposal_source: Source
    touched_source: Source


@dataclass(frozen=True, slots=True)
class Links:
    """Every link, by relation."""

    title: str
    links: tuple[Link, ...]


def answer(version: str) -> Links:
    """Return the links: against each other first."""
    newer = {row["inquiry_proposal"]: row for row in store.table("inquiry_proposals", version)}
    older = {row["proposal"]: row for row in store.table("proposals", version)}
    found = [
        Link(
            newer[row["inquiry_proposal"]]["name"],
            older[row["proposal"]]["name"],
            row["relation"],
            row["summary"],
            row["reading"],
            source(version, row, "proposal_links", row["link"]),
            source(version, newer[row["inquiry_proposal"]], "inquiry_proposals", row["inquiry_proposal"]),
            source(version, older[row["proposal"]], "proposals", row["proposal"]),
        )
        for row in store.table("proposal_links", version)
    ]
    found.sort(key=lambda one: -RELATIONS.index(one.relation))
    counts = [(relation, sum(one.relation == relation for one in found)) for relation in reversed(RELATIONS)]
    told = formats.listed([f"{formats.decimal(count)} {relation}" for relation, count in counts if count])
    return Links(f"{formats.count(len(found), 'länk', 'länkar')} till förslagen 2006: {told}" if found else "", tuple(found))


def link_table(found: Links) -> tuple[tuple[str, ...], ...]:
    """Return a row a link."""
    return tuple(
        (
            one.proposal,
            one.touched,
            one.relation,
            one.summary,
            one.reading,
            one.proposal_source.label,
            one.touched_source.label,
        )
        for one in found.links
    )
