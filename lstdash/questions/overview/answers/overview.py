"""Where do we stand? The start page's sentence and figures; what to decide is in `decisions.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lstdash import formats, store
from lstdash.evidence.citations import Figure, source
from lstdash.formats import Told
from lstdash.questions.areas.answers import areas
from lstdash.questions.start_here.answers.easiest import easiest

PLACED = "Som exempel på liten insats och stor vinst nämner rapporten {}."


@dataclass(frozen=True, slots=True)
class OverviewAnswer:
    """What the start page opens with: one sentence, four figures, and the areas behind its chart."""

    headline: str
    figures: tuple[Figure, ...]
    areas: areas.AreasAnswer


def answer(version: str) -> OverviewAnswer:
    """Return what the start page opens with."""
    by_area = areas.answer(version)
    return OverviewAnswer(
        headline(by_area.total, names(easiest(version))),
        (*(replace(figure, page="areas") for figure in by_area.figures), *_cost_figure(version)),
        by_area,
    )


def headline(total: areas.AreaTotal | None, start_with: list[str]) -> str:
    """Say how much was coordinated, in which year and by whose sum, what all 21 shared, and what the report begins with."""
    if total is None:
        return areas.NO_DATA
    state = (
        f"År {total.year} samordnade länsstyrelserna {formats.count(total.coordinated, 'stödverksamhet', 'stödverksamheter')} "
        f"och alla 21 deltog i {formats.decimal(total.all_counties)} av dem, enligt vår summa av områdena{_printed(total)}."
    )
    if not start_with:
        return state
    return f"{state} {PLACED.format(formats.listed(start_with))}"


def _printed(total: areas.AreaTotal) -> str:
    """Say what is printed instead, where it is something else."""
    all_counties = total.printed_all_counties
    if total.told_all_counties is not None:
        all_counties = total.told_all_counties.number
    pairs = ((total.printed_coordinated, total.coordinated), (all_counties, total.all_counties))
    if all(printed in (None, ours) for printed, ours in pairs):
        return ""
    return f" (tryckt: {formats.listed([formats.decimal(printed) for printed, _ in pairs if printed is not None])})"


def _cost_figure(version: str) -> tuple[Figure, ...]:
    rows = {row["money"]: row for row in store.query("overview_cost_base", version)}
    base, overhead = rows.get("kostnadsbas"), rows.get("kostnadsbas_administration")
    if base is None or overhead is None:
        return ()
    amount = Told(formats.unit(base["value_mkr"] / 1000, "mdkr", 2), base["value_mkr"] / 1000, "mdkr")
    year = f"År {base['year']}" if base["year"] else "Vilket år sägs inte"
    part = f"{year}. Varav administration {formats.unit(overhead['value_mkr'], 'mkr')}"
    return (Figure("Verksamhetens kostnad", amount, part, source(version, base, "money", "kostnadsbas")),)


def names(items: Sequence[store.Row]) -> list[str]:
    """Return what the items are called, as in a sentence."""
    return [row["name"].lower() for row in items]
