"""A saved scenario becomes a plan to be followed up; sliders that are moved later do not change it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lstdash import clock, formats
from lstdash.access import Actor
from lstdash.database import benefits
from lstdash.database.benefits import Planned
from lstdash.database.engine import open_store
from lstdash.database.faults import Conflict, NotAllowed, WorkshopError
from lstdash.database.kept import Outdated, Writer
from lstdash.database.values import canonical, hashed
from lstdash.scenarios.kind import Effect, Promise
from lstdash.scenarios.saved import Saved


def follow(scenario: Saved[Any, Any], first_year: int, actor: Actor) -> int:
    """Register what the scenario promises, year 0 being `first_year`; return how many gains and costs that became.

    Raises WorkshopError: for a scenario of an older model, one that is followed up already, and who may not.
    """
    kind = scenario.kind
    if kind.promises is None:
        raise NotAllowed(
            "Scenariot lovar inget som går att följa upp.", where=scenario.name, action="Registrera nyttan för hand."
        )
    if scenario.model_version != kind.model_version:
        raise WorkshopError(
            "Scenariot är räknat med en äldre modell.",
            where=scenario.name,
            expected=f"modellversion {kind.model_version}",
            found=f"modellversion {scenario.model_version}",
            action="Räkna om och spara scenariot först.",
        )
    promise = kind.promises(scenario.data_version, scenario.choices)
    plan = tuple(_planned(scenario, promise, effect, first_year) for effect in promise.effects)
    try:
        benefits.enter(open_store(), plan, Writer(actor), now=clock.now())
    except Outdated as error:
        raise Conflict(
            "Det här scenariot följs redan upp.",
            where=scenario.name,
            found=f"version {scenario.version}",
            action="Öppna det i nyttoregistret. Ändra scenariot om det ska bli en ny plan.",
        ) from error
    return len(plan)


def _planned(scenario: Saved[Any, Any], promise: Promise, effect: Effect, first_year: int) -> Planned:
    """The fields that a scenario says nothing of stay empty."""
    choices = canonical(asdict(scenario.choices))  # a scenario that is only given another name promises the same
    promised = (scenario.key, choices, scenario.data_version, scenario.model_version)
    key = hashed(" ".join(promised))[:24]
    last = effect.years[-1][1]
    content = {
        "effect": f"{effect.name}, {scenario.name}",
        "initiative": scenario.name,
        "metric": promise.metric,
        "target": f"{formats.plain(last)} {promise.unit}, sista året",
        "follow_up": "den 31 december varje år",
        "coalition": promise.coalition,
        "unit": promise.unit,
        "gain_class": effect.gain_class,
        "origin": f"sparat scenario, version {scenario.version}",
        "scenario": key,
        "model_version": scenario.model_version,
        "data_version": scenario.data_version,
    }
    years = tuple((first_year + year, amount) for year, amount in effect.years)
    return Planned(f"{key}-{effect.key}", content, years)
