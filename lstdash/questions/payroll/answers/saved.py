"""Named payroll scenarios on the server: saved with what they answered then, reached by link, compared, undone, recomputed.

A saved scenario keeps the choices, the result and the data and model version it was computed with. What it answered then
is never recomputed silently: today's answer stands beside it, and only the reader puts it in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from lstdash import clock
from lstdash.database import scenarios
from lstdash.database.engine import open_store
from lstdash.database.scenarios import HistoryEntry, Scenario
from lstdash.questions.payroll.answers import payroll, risk
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import Choices, joint
from lstdash.questions.payroll.model.scenario import LEVERS, MODEL_VERSION

PAGE = "lonesamordning"
SEPARATOR = "."  # does not occur in a token


@dataclass(frozen=True, slots=True)
class Result:
    """What a scenario answered. Amounts in parts of the seven's yearly cost today; None is never."""

    payback_years: float | None
    npv: float
    cost_base_mkr: float | None
    horizon_years: float
    target_years: float
    p10_years: float | None
    p90_years: float | None
    share_within_target: float


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved scenario: its choices, what every lever stood at, and the answer of then with its versions."""

    token: str
    name: str
    version: int
    choices: Choices
    levers: Mapping[str, float]
    result: Result
    data_version: str
    model_version: str
    saved_at: datetime
    is_deleted: bool

    def is_outdated(self, version: str) -> bool:
        """True when other data are shown, or the model has changed since."""
        return self.data_version != version or self.model_version != str(MODEL_VERSION)


def result(version: str, choices: Choices) -> Result:
    """Answer a scenario in the form that is kept. Raises ScenarioError."""
    found = payroll.answer(version, choices)
    draws = risk.answer(version, joint(choices)).simulation
    scenario = found.scenario
    return Result(
        payback_years=found.outcome.payback_years,
        npv=found.outcome.npv / scenario.money,
        cost_base_mkr=scenario.cost_base_mkr,
        horizon_years=scenario.horizon_years,
        target_years=scenario.target_years,
        p10_years=draws.payback_years.p10,
        p90_years=draws.payback_years.p90,
        share_within_target=draws.share_within_target,
    )


def lever_values(version: str, choices: Choices) -> dict[str, float]:
    """Return what every lever stands at, those left out at their published default."""
    known = inputs(version)
    return {lever: known.assumptions[lever].value for lever in LEVERS} | dict(choices.levers)


def moved_only(version: str, choices: Choices) -> Choices:
    """Return the choices without levers that stand at their published default: those follow the data."""
    defaults = {key: found.value for key, found in inputs(version).assumptions.items()}
    moved = tuple((lever, value) for lever, value in choices.levers if value != defaults[lever])
    return Choices(**({name: getattr(choices, name) for name in _FIELDS} | {"levers": moved}))


def save(version: str, name: str, choices: Choices) -> str:
    """Save the choices under a name and return the link's token. Raises WorkshopError and ScenarioError."""
    kept = _parameters(version, choices)
    return scenarios.save(
        open_store(),
        page=PAGE,
        name=name,
        parameters=kept,
        data_version=version,
        model_version=str(MODEL_VERSION),
        now=clock.now(),
    )


def load(token: str) -> Saved:
    """Return the scenario behind a token, also a deleted one. Raises WorkshopError."""
    return _saved(token, scenarios.load(open_store(), token))


def update(version: str, saved: Saved, choices: Choices) -> Saved:
    """Put other choices, or the same ones on today's data, in the scenario's place. Raises Conflict if it has changed."""
    kept = _parameters(version, choices)
    changed = scenarios.update(
        open_store(),
        saved.token,
        version=saved.version,
        parameters=kept,
        data_version=version,
        model_version=str(MODEL_VERSION),
        now=clock.now(),
    )
    return _saved(saved.token, changed)


def rename(saved: Saved, name: str) -> Saved:
    """Give the scenario another name. Raises WorkshopError."""
    return _saved(saved.token, scenarios.rename(open_store(), saved.token, name, version=saved.version, now=clock.now()))


def delete(saved: Saved) -> Saved:
    """Mark the scenario as deleted; `restore` brings it back. Raises WorkshopError."""
    return _saved(saved.token, scenarios.delete(open_store(), saved.token, version=saved.version, now=clock.now()))


def restore(saved: Saved, to_version: int) -> Saved:
    """Make an earlier version the latest again. Raises WorkshopError."""
    return _saved(saved.token, scenarios.restore(open_store(), saved.token, to_version, version=saved.version, now=clock.now()))


def history(token: str) -> tuple[HistoryEntry, ...]:
    """Return the kept versions, latest first. Raises WorkshopError."""
    return scenarios.history(open_store(), token)


def tokens(listed: str) -> tuple[str, ...]:
    """Return the tokens of a link's list, each once."""
    return tuple(dict.fromkeys(token for token in listed.split(SEPARATOR) if token))


def _parameters(version: str, choices: Choices) -> dict[str, object]:
    return {
        "val": asdict(moved_only(version, choices)) | {"levers": dict(moved_only(version, choices).levers)},
        "reglage": lever_values(version, choices),
        "resultat": asdict(result(version, choices)),
    }


def _saved(token: str, found: Scenario) -> Saved:
    kept: Mapping[str, Any] = found.parameters
    return Saved(
        token=token,
        name=found.name,
        version=found.version,
        choices=_choices(kept.get("val", {})),
        levers={lever: value for lever, value in kept.get("reglage", {}).items() if lever in LEVERS},
        result=Result(**{field.name: kept.get("resultat", {}).get(field.name) for field in fields(Result)}),
        data_version=found.data_version,
        model_version=found.model_version,
        saved_at=found.updated_at,
        is_deleted=found.deleted_at is not None,
    )


def _choices(kept: Mapping[str, Any]) -> Choices:
    """Read choices that an earlier program may have written: what is unknown today is left out."""
    known = {name: kept[name] for name in _FIELDS if name in kept and name != "levers"}
    levers = tuple((lever, float(value)) for lever, value in kept.get("levers", {}).items() if lever in LEVERS)
    return Choices(levers=levers, **known)


_FIELDS = tuple(field.name for field in fields(Choices))
