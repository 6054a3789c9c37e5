"""A number on a slider: which values it has, how they are written, what a link may say. One class for every slider there is.

A panel whose figures follow the thumb, a plain slider, the check of a link and a file's stamp read the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lstdash.errors import DataError
from lstdash.evidence.levers import Dial
from lstdash.numbers import Number, Question, exact, read
from lstdash.shared_model.levers import grid
from lstdash.views.controls import Choice, NotUnderstood

MODE = Choice("reglage", "Reglage", {"enkla": "Enkla reglage"})
SIMPLE = "enkla"
MAX_POSITIONS = 501


@dataclass(frozen=True)
class Slider:
    """One number a reader may move; `name` is its name in the address. Raises ValueError if the grid does not add up."""

    name: str
    label: str
    help: str
    low: float
    high: float
    step: float
    default: float
    text: Callable[[float], str]  # writes the value in Swedish with its unit
    is_extra: bool = False  # folded away under "Fler reglage"
    key: str = ""  # what it moves in the model; its name unless said

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.key or self.name)
        if not (self.step > 0 and self.low < self.high and re.fullmatch(r"[a-z][a-z0-9_-]*", self.name)):
            raise ValueError(f"slider {self.name!r}: needs low < high, step > 0 and an ASCII name")
        if self.name == MODE.name or len(self.positions) > MAX_POSITIONS:
            raise ValueError(f"slider {self.name!r}: reserved name or more than {MAX_POSITIONS} positions")
        if self.default not in self.positions or self.positions[-1] != self.high:
            raise ValueError(f"slider {self.name!r}: default and high must lie on the grid")

    @cached_property
    def positions(self) -> tuple[float, ...]:
        """Return every value from low to high."""
        return grid(self.low, self.high, self.step)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return every position in Swedish."""
        return tuple(self.text(position) for position in self.positions)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Return every position as the address writes it."""
        return tuple(code(position) for position in self.positions)

    def index(self, value: float) -> int:
        """Return the position of a value; raises ValueError outside the grid."""
        return self.positions.index(value)

    def place(self, value: float) -> float | None:
        """Return where any number falls in units of positions, fractions allowed; None outside the slider."""
        return (value - self.low) / self.step if self.low <= value <= self.high else None

    def parse(self, raw: Sequence[str]) -> float:
        """Return the value the address gives, the default if it gives none; raises NotUnderstood for anything off the grid."""
        if not raw:
            return self.default
        found = read(raw[0]) if len(raw) == 1 else None
        if isinstance(found, Number) and not found.unit and float(found.value) in self.positions:
            return float(found.value)
        low, high, step = (exact(number) for number in (self.low, self.high, self.step))
        asked = f" ({str(found)[0].lower()}{str(found)[1:]})" if isinstance(found, Question) else ""
        raise NotUnderstood(f"ett tal från {low} till {high} i steg om {step}{asked}")

    def encode(self, value: object) -> list[str]:
        """Return what the address shall say; nothing for the default."""
        number = float(str(value))
        return [] if number == self.default else [code(number)]

    def said(self, value: object) -> str:
        return self.text(float(str(value)))


def code(value: float) -> str:
    """Return a value as the address writes it, so that a link is read as it was written: `0.42`, `5`, `1.1250`."""
    return exact(value).replace(",", ".")


@lru_cache(maxsize=256)
def slider(dial: Dial) -> Slider:
    """Return a model's lever as a slider; kept, as it has a hundred positions with their texts."""
    ends = (dial.low, dial.high, dial.step, dial.default)
    return Slider(dial.lever.name, dial.label, dial.help, *ends, dial.text, dial.lever.is_extra, dial.key)


def of_dials(dials: Iterable[Dial]) -> dict[str, Slider]:
    """Return sliders by the lever that each moves."""
    return {dial.key: slider(dial) for dial in dials}


def if_published(sliders: Callable[[], Mapping[str, Slider]]) -> tuple[Slider, ...]:
    """Return a page's sliders; none when what they rest on is not published, which the page itself says."""
    try:
        return tuple(sliders().values())
    except DataError:
        return ()
