"""A saved scenario keeps the choices, the result and the data and model version it was computed with.

What it answered then is never recomputed silently: today's answer stands beside it, and only the reader puts it in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Generic

from lstdash import clock
from lstdash.database import scenarios
from lstdash.database.engine import open_store
from lstdash.database.faults import NotFound, WorkshopError
from lstdash.database.scenario_rows import HistoryEntry, Scenario
from lstdash.scenarios.kind import C, Kind, R

SEPARATOR = "."  # does not occur in a key or a token


@dataclass(frozen=True, slots=True)
class Saved(Generic[C, R]):
    """A saved scenario: its choices, what every lever stood at, and the answer of then with its versions.

    It is read by `key`, and changed by `token`, which is empty for whoever has only the key.
    """

    kind: Kind[C, R]
    key: str
    token: str
    name: str
    version: int
    choices: C
    levers: Mapping[str, float]
    result: R
    data_version: str
    model_version: str
    saved_at: datetime
    is_deleted: bool

    def is_outdated(self, version: str) -> bool:
        """True when other data are shown, or the model has changed since."""
        return self.data_version != version or self.model_version != self.kind.model_version


def save(kind: Kind[C, R], version: str, name: str, choices: C, by: str = "") -> str:
    """Save the choices under a name and return the link's token; `by` is where from. Raises WorkshopError and ScenarioError."""
    return scenarios.save(
        open_store(),
        page=kind.page,
        name=name,
        parameters=_parameters(kind, version, choices),
        data_version=version,
        model_version=kind.model_version,
        now=clock.now(),
        by=by,
    )


def key(token: str) -> str:
    """Return what the scenario of a link is read by; empty when that cannot be asked just now."""
    try:
        return scenarios.load(open_store(), token).key
    except WorkshopError:
        return ""


def load(kind: Kind[C, R], link: str) -> Saved[C, R]:
    """Return the scenario behind a token or key, also a deleted one. Raises WorkshopError, also for another question's."""
    found = scenarios.load(open_store(), link)
    if found.page != kind.page:
        raise NotFound(
            "Scenariot hör till en annan sida.",
            where=found.name,
            found=found.page,
            action="Öppna det på sin egen sida.",
        )
    return _saved(kind, "" if link == found.key else link, found)


def update(version: str, saved: Saved[C, R], choices: C) -> Saved[C, R]:
    """Put other choices, or the same ones on today's data, in the scenario's place. Raises Conflict if it has changed."""
    kind = saved.kind
    changed = scenarios.update(
        open_store(),
        saved.token,
        version=saved.version,
        parameters=_parameters(kind, version, choices),
        data_version=version,
        model_version=kind.model_version,
        now=clock.now(),
    )
    return _saved(kind, saved.token, changed)


def rename(saved: Saved[C, R], name: str) -> Saved[C, R]:
    """Give the scenario another name. Raises WorkshopError."""
    changed = scenarios.rename(open_store(), saved.token, name, version=saved.version, now=clock.now())
    return _saved(saved.kind, saved.token, changed)


def delete(saved: Saved[C, R]) -> Saved[C, R]:
    """Mark the scenario as deleted; `restore` brings it back. Raises WorkshopError."""
    changed = scenarios.delete(open_store(), saved.token, version=saved.version, now=clock.now())
    return _saved(saved.kind, saved.token, changed)


def restore(saved: Saved[C, R], to_version: int) -> Saved[C, R]:
    """Make an earlier version the latest again. Raises WorkshopError."""
    changed = scenarios.restore(open_store(), saved.token, to_version, version=saved.version, now=clock.now())
    return _saved(saved.kind, saved.token, changed)


def history(saved: Saved[C, R]) -> tuple[HistoryEntry, ...]:
    """Return the kept versions, latest first. Raises WorkshopError."""
    return scenarios.history(open_store(), saved.key)


def links(listed: str) -> tuple[str, ...]:
    """Return the keys and tokens of a link's list, each once."""
    return tuple(dict.fromkeys(token for token in listed.split(SEPARATOR) if token))


def _parameters(kind: Kind[C, R], version: str, choices: C) -> dict[str, object]:
    """A lever at its published default is left out of the choices: it follows the data."""
    defaults = kind.defaults(version)
    moved = {lever: value for lever, value in choices.levers if value != defaults[lever]}
    return {
        "val": asdict(choices) | {"levers": moved},
        "reglage": kind.at(version, choices),
        "resultat": asdict(kind.answer(version, choices)),
    }


def _saved(kind: Kind[C, R], token: str, found: Scenario) -> Saved[C, R]:
    """Read what an earlier program may have written: a choice or a lever that is unknown today is left out."""
    kept: Mapping[str, Any] = found.parameters
    said, answered = kept.get("val", {}), kept.get("resultat", {})
    levers = tuple((lever, float(value)) for lever, value in said.get("levers", {}).items() if lever in kind.levers)
    return Saved(
        kind=kind,
        key=found.key,
        token=token,
        name=found.name,
        version=found.version,
        choices=kind.choices(**{name: said[name] for name in _names(kind.choices) if name in said} | {"levers": levers}),
        levers={lever: value for lever, value in kept.get("reglage", {}).items() if lever in kind.levers},
        result=kind.result(**{name: answered.get(name) for name in _names(kind.result)}),
        data_version=found.data_version,
        model_version=found.model_version,
        saved_at=found.updated_at,
        is_deleted=found.deleted_at is not None,
    )


def _names(of: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of))
