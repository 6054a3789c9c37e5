"""What cannot hold. A model says which rule is broken, by a code and its values; answers say it in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lstdash.errors import LstdashError


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule: what it is about (a lever, a county, a fact) and the values that its words need."""

    code: str
    at: str = ""
    values: tuple[Any, ...] = ()


class CannotHold(LstdashError):
    """Values that no answer exists for; every fault found, not the first."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{fault.code} {fault.at}: {fault.values}" for fault in faults))
