"""How have the named activities changed between the surveys? (2006 report, 6: the same survey every year)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lstdash import formats, store
from lstdash.evidence.activities import Activity
from lstdash.questions.areas.answers import activities
from lstdash.questions.areas.answers.activities import Filters

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class YearCount:
    """One year: activities that pass the filters, and the participations that name a county."""

    year: int
    activities: int
    participations: int


@dataclass(frozen=True, slots=True)
class ActivitiesTrend:
    """Every published year with the same filters; the sentence compares the two latest."""

    years: tuple[int, ...]
    counts: tuple[YearCount, ...]
    title: str
    sentence: str


def answer(version: str, filters: Filters) -> ActivitiesTrend:
    """Return the trend; with fewer than two years nothing is counted and nothing is said."""
    years = tuple(row["year"] for row in store.query("evidence_years", version))
    if len(years) < 2:
        return ActivitiesTrend(years, (), "", "")
    chosen = [_chosen(version, replace(filters, year=year)) for year in years]
    counts = tuple(
        YearCount(year, len(found), sum(item.named for item in found)) for year, found in zip(years, chosen, strict=True)
    )
    title = f"Så har de namngivna verksamheterna ändrats {years[0]}–{years[-1]}"
    return ActivitiesTrend(years, counts, title, sentence(years[-2:], *chosen[-2:]))


def shown_year(found: ActivitiesTrend, wanted: int | None, otherwise: int) -> int:
    """Return the year whose activities are listed: the wanted one, the page's, or the latest that has any."""
    published = [year for year in (wanted, otherwise) if year in found.years]
    return published[0] if published else found.years[-1] if found.years else otherwise


def other_year(shown: int, page_year: int) -> str:
    """Say that the activities are of another year than the figures above; empty when they are not."""
    return "" if shown == page_year else f"Verksamheterna nedan är från {shown}, talen ovan från {page_year}."


def sentence(years: Sequence[int], before: Sequence[Activity], after: Sequence[Activity]) -> str:
    """Say which activities are new, which are no longer named, and where more or fewer counties take part."""
    old, new = ({item.activity: item for item in found} for found in (before, after))
    both = old.keys() & new.keys()
    more = [item.name for item in after if item.activity in both and item.named > old[item.activity].named]
    fewer = [item.name for item in after if item.activity in both and item.named < old[item.activity].named]
    told = [
        _told([item.name for item in after if item.activity not in both], "är ny", "är nya"),
        _told([item.name for item in before if item.activity not in both], "nämns inte längre", "nämns inte längre"),
        _told(more, "har fått fler län", "har fått fler län"),
        _told(fewer, "har färre län", "har färre län"),
    ]
    clauses = [clause for clause in told if clause]
    if not clauses:
        return f"Inget skiljer {years[1]} från {years[0]}."
    return f"Från {years[0]} till {years[1]}: {'; '.join(clauses)}."


def _chosen(version: str, filters: Filters) -> tuple[Activity, ...]:
    found = activities.answer(version, filters)
    return (*found.activities, *found.without_counties)


def _told(names: Sequence[str], one: str, several: str) -> str:
    if not names:
        return ""
    if len(names) > MOST_NAMED:
        return f"{formats.count(len(names), 'verksamhet', 'verksamheter')} {several}"
    return f"{formats.listed(list(names))} {one if len(names) == 1 else several}"
