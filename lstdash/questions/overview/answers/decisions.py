"""What should be decided now? The cards of the start page, apart from the rest of it as they need the models of many pages."""

from __future__ import annotations

from contextlib import suppress

from lstdash import formats, store
from lstdash.errors import ScenarioError
from lstdash.evidence import survey
from lstdash.evidence.citations import DecisionCard, row_id
from lstdash.questions.constellations.answers import constellations
from lstdash.questions.costs.answers import costs
from lstdash.questions.joint_procurement.answers import joint_procurement
from lstdash.questions.joint_procurement.answers.choices import Choices
from lstdash.questions.overview.answers.overview import PLACED, names
from lstdash.questions.payroll.answers import payroll, risk
from lstdash.questions.payroll.answers.lead import lead
from lstdash.questions.payroll.answers.words import turn
from lstdash.questions.shared_systems.answers import county as shared_systems
from lstdash.questions.staff.answers import county as staff
from lstdash.questions.start_here.answers.easiest import easiest


def decisions(version: str) -> tuple[DecisionCard, ...]:
    """Return the questions, each answered by its own page's model; a page without data has no card."""
    cards = []
    if items := easiest(version):
        text = f"{PLACED.format(formats.listed(names(items)))} Ingen har satt poäng på dem än."
        cards.append(DecisionCard("Var börjar vi?", text, "start_here", row_id("matrix_items", items[0]["item"])))
    money = {row["money"] for row in store.table("money", version)}
    if {"loner_besparing", "loner_aterbetalning"} <= money:
        paid = payroll.answer(version, payroll.Choices())
        likely = risk.risk_answer(version, payroll.Choices()).simulation
        text = f"{lead(paid, likely)} Spannen är vår bedömning. {turn(paid)}"
        cards.append(DecisionCard("Vad betalar sig?", text, "payroll", row_id("money", "loner_aterbetalning")))
    with suppress(ScenarioError):  # a board without a figure: its own page says which
        if saved := costs.answer(version, costs.Choices()):
            cards.append(DecisionCard("Hur långt räcker det?", saved.headline, "costs", row_id("money", "sparbeting")))
    groups = [row for row in store.table("group_totals", version) if row["grouping"] == "konstellation"]
    if groups:
        text = constellations.answer(version, survey.Choices()).headline
        most = max(groups, key=lambda row: row["mean_printed"])
        key = (most["grouping"], most["group_code"], most["year"])
        cards.append(DecisionCard("Vem gör det tillsammans?", text, "constellations", row_id("group_totals", *key)))
    bought = joint_procurement.answer(version, Choices())
    if bought.year:
        cards.append(
            DecisionCard("Vad borde köpas tillsammans?", bought.headline, "joint_procurement", bought.sources[0].row_id)
        )
    cards += [card for make in (staff.card, shared_systems.card) if (card := make(version))]
    return tuple(cards)
