"""Choices on /faktorer: the reader's own scores, in the address and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats
from lstdash.questions.factors.answers.factors import OwnScores
from lstdash.questions.factors.answers.known import KnownFactor, known
from lstdash.views import cache
from lstdash.views.controls import Control, NotUnderstood

MOST_OWN = 60
WRITTEN = re.compile(r"([a-z0-9_-]{1,80})\.([0-5])([0-5])")


@dataclass(frozen=True)
class Scores:
    """One's own scores: `faktor=<nyckel>.<strength and reach, 0 for none>`, repeated."""

    name: str
    label: str

    def parse(self, raw: Sequence[str]) -> OwnScores:
        if len(raw) > MOST_OWN:
            raise NotUnderstood(f"högst {MOST_OWN} faktorer")
        keys = {one.key for one in current()}
        return tuple(dict(_one(text, keys) for text in raw).items())

    def encode(self, value: object) -> list[str]:
        pairs = value if isinstance(value, tuple) else ()
        return [f"{key}.{strength}{reach}" for key, (strength, reach) in pairs]

    def said(self, value: object) -> str:
        return formats.count(len(value), "faktor", "faktorer") if isinstance(value, tuple) and value else ""


def _one(text: str, keys: set[str]) -> tuple[str, tuple[int, int]]:
    found = WRITTEN.fullmatch(text)
    if not found or found[1] not in keys:
        raise NotUnderstood("en faktor och två siffror från 0 till 5")
    return found[1], (int(found[2]), int(found[3]))


def current() -> tuple[KnownFactor, ...]:
    """Return the version's factors."""
    return cache.answer(known)


OWN = Scores("faktor", "Egna poäng")


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (OWN,)
