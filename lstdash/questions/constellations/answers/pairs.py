"""Who works with whom, counted over the named activities; "ej angivet" is not zero (2006 report, chapters 2-5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.evidence.counties import county_names
from lstdash.evidence.survey import Choices, survey_year, years
from lstdash.shared_model.similarity import Pair, Participation, pairs

MOST_NAMED = 4  # pairs that a sentence can hold


@dataclass(frozen=True, slots=True)
class PairsAnswer:
    """Every pair of counties over the activities that list counties, those that all 21 share left out."""

    counties: tuple[str, ...]
    names: dict[str, str]
    pairs: dict[tuple[str, str], Pair]  # both directions
    activities: int
    title: str
    sentence: str

    def pair(self, first: str, second: str) -> Pair:
        """Return one pair, in either order."""
        return self.pairs[first, second]


def answer(version: str, choices: Choices, order: tuple[str, ...] = ()) -> PairsAnswer:
    """Return the pairs of a survey year, counties in the given order or the official one."""
    names = county_names(version)
    counties = order or tuple(names)
    if not years(version):
        return PairsAnswer(counties, names, {}, 0, title((), names), "")
    year = survey_year(version, choices.year)
    rows = [Participation(**row) for row in store.query("constellations_together", version, year=year)]
    found = pairs(rows, counties)
    unlisted = [(row["name"], row["activities"]) for row in store.query("constellations_unlisted", version, year=year)]
    both = {(pair.first, pair.second): pair for pair in found} | {(pair.second, pair.first): pair for pair in found}
    activities = len({row.activity for row in rows})
    return PairsAnswer(counties, names, both, activities, title(found, names), sentence(found, activities, unlisted))


def title(found: Sequence[Pair], names: dict[str, str]) -> str:
    """Say which pair is named together most often; ties are all named."""
    most = max((pair.together for pair in found), default=0)
    if most == 0:
        return "Rapporten namnger inga län tillsammans"
    top = [pair for pair in found if pair.together == most]
    times = formats.count(most, "namngiven verksamhet", "namngivna verksamheter")
    if len(top) > MOST_NAMED:
        return f"{formats.count(len(top), 'par')} av län har mest gemensamt: {times} per par"
    told = [f"{names[pair.first]}–{names[pair.second]}" for pair in top]
    return f"Mest gemensamt har {formats.listed(told)}: {times}{' per par' if len(top) > 1 else ''}"


def sentence(found: Sequence[Pair], activities: int, unlisted: Sequence[tuple[str, int]]) -> str:
    """Say what is counted, for how many pairs nothing is known, and what names a group but not its counties."""
    if not found:
        return ""
    silent = sum(pair.known is None for pair in found)
    counted = formats.count(activities, "namngiven verksamhet", "namngivna verksamheter")
    told = (
        f"Räknat på {counted} där rapporten säger vilka län som är med; "
        "det som alla, eller alla utom något, deltar i är borttaget. "
        f"För {formats.decimal(silent)} av {formats.decimal(len(found))} par är inget gemensamt angivet: "
        "strecket betyder inte noll."
    )
    if not unlisted:
        return told
    groups = formats.listed([f"{name} ({formats.decimal(count)})" for name, count in unlisted])
    return f"{told} Därtill nämns verksamheter för en hel grupp utan att länen räknas upp: {groups}."


PAIR_COLUMNS = ("Län", "Annat län", "Båda deltar", "Minst ett deltar inte", "Ej angivet")


def pair_table(answer: PairsAnswer) -> list[tuple[str | int | None, ...]]:
    """Return every pair once: named activities both take part in (None: not stated), known apart, not stated."""
    names, order = answer.names, answer.counties
    found = [answer.pairs[first, second] for i, first in enumerate(order) for second in order[i + 1 :] if answer.pairs]
    return [(names[pair.first], names[pair.second], pair.known, pair.apart, pair.not_stated) for pair in found]
