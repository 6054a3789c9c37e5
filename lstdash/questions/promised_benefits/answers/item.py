"""One gain of the register, judged."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash.questions.promised_benefits.answers.register import Benefit
from lstdash.questions.promised_benefits.model.judge import Judged


@dataclass(frozen=True, slots=True)
class Item:
    """One gain and its state; `others` are the states it would be in with other limits within their ranges."""

    benefit: Benefit
    judged: Judged
    others: tuple[str, ...]
