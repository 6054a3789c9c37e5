"""Where do we stand, and what should be decided now? The start page's sentence, figures and decision cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lstdash import formats, store
from lstdash.evidence.citations import DecisionCard, Figure, row_id, source
from lstdash.evidence.survey import Choices as FactChoices
from lstdash.questions.areas.answers import areas
from lstdash.questions.constellations.answers import constellations
from lstdash.questions.costs.answers import costs
from lstdash.questions.joint_procurement.answers import joint_procurement
from lstdash.questions.joint_procurement.answers.choices import Choices as CallChoices
from lstdash.questions.payroll.answers import payroll, risk
from lstdash.questions.payroll.answers.lead import lead
from lstdash.questions.payroll.answers.words import turn
from lstdash.questions.shared_systems.answers import county as shared_systems
from lstdash.questions.staff.answers import county as staff
from lstdash.questions.start_here.answers.items import easiest

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
        headline(by_area.total, _names(easiest(version))),
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
    amount = formats.unit(base["value_mkr"] / 1000, "mdkr", 2)
    year = f"År {base['year']}" if base["year"] else "Vilket år sägs inte"
    part = f"{year}. Varav administration {formats.unit(overhead['value_mkr'], 'mkr')}"
    return (Figure("Verksamhetens kostnad", amount, part, source(version, base, "money", "kostnadsbas")),)


def _names(items: Sequence[store.Row]) -> list[str]:
    return [row["name"].lower() for row in items]


def decisions(version: str) -> tuple[DecisionCard, ...]:
    """Return the questions, each answered by its own page's model; a page without data has no card."""
    cards = []
    if items := easiest(version):
        text = f"{PLACED.format(formats.listed(_names(items)))} Ingen har satt poäng på dem än."
        cards.append(DecisionCard("Var börjar vi?", text, "start_here", row_id("matrix_items", items[0]["item"])))
    money = {row["money"] for row in store.table("money", version)}
    if {"loner_besparing", "loner_aterbetalning"} <= money:
        paid = payroll.answer(version, payroll.Choices())
        likely = risk.answer(version, payroll.Choices()).simulation
        text = f"{lead(paid, likely)} Spannen är vår bedömning. {turn(paid)}"
        cards.append(DecisionCard("Vad betalar sig?", text, "payroll", row_id("money", "loner_aterbetalning")))
    saved = costs.answer(version, costs.Choices())
    if saved:
        cards.append(DecisionCard("Hur långt räcker det?", saved.headline, "costs", row_id("money", "sparbeting")))
    groups = [row for row in store.table("group_totals", version) if row["grouping"] == "konstellation"]
    if groups:
        text = constellations.answer(version, FactChoices()).headline
        most = max(groups, key=lambda row: row["mean_printed"])
        key = (most["grouping"], most["group_code"], most["year"])
        cards.append(DecisionCard("Vem gör det tillsammans?", text, "constellations", row_id("group_totals", *key)))
    bought = joint_procurement.answer(version, CallChoices())
    if bought.year:
        cards.append(
            DecisionCard("Vad borde köpas tillsammans?", bought.headline, "joint_procurement", bought.sources[0].row_id)
        )
    cards += [card for make in (staff.card, shared_systems.card) if (card := make(version))]
    return tuple(cards)
