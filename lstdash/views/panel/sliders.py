"""Which values can be chosen, and what does the address say? One definition and one parser for every slider of a page.

Pure: the panel, the plain sliders and the check of a link read the same rules. A `Slider` is one of a page's declared
controls (`lstdash.views.controls`), so `CONTROLS = (*SLIDERS, MODE, …)` is all a page declares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from lstdash.views.controls import Choice, NotUnderstood

MODE = Choice("reglage", "Reglage", {"enkla": "Enkla reglage"})
SIMPLE = "enkla"
MAX_POSITIONS = 501
SHOWN_CHARACTERS = 60
# Strict on purpose: float() also takes "nan", "1_0", "1e9" and digits of other scripts.
NUMBER = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,9})?")


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

    def __post_init__(self) -> None:
        if not (self.step > 0 and self.low < self.high and re.fullmatch(r"[a-z][a-z0-9_-]*", self.name)):
            raise ValueError(f"slider {self.name!r}: needs low < high, step > 0 and an ASCII name")
        if self.name == MODE.name or len(self.positions) > MAX_POSITIONS:
            raise ValueError(f"slider {self.name!r}: reserved name or more than {MAX_POSITIONS} positions")
        if self.default not in self.positions or self.positions[-1] != self.high:
            raise ValueError(f"slider {self.name!r}: default and high must lie on the grid")

    @cached_property
    def positions(self) -> tuple[float, ...]:
        """Return every value from low to high; decimal arithmetic, so that a value equals what the address says."""
        low, step = Decimal(str(self.low)), Decimal(str(self.step))
        count = int((Decimal(str(self.high)) - low) / step) + 1
        return tuple(float(low + step * i) for i in range(count))

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
        if len(raw) == 1 and NUMBER.fullmatch(raw[0]):
            value = float(raw[0].replace(",", ".")) + 0.0  # -0.0 becomes 0.0
            if value in self.positions:
                return value
        low, high, step = (code(number).replace(".", ",") for number in (self.low, self.high, self.step))
        raise NotUnderstood(f"ett tal från {low} till {high} i steg om {step}")

    def encode(self, value: object) -> list[str]:
        """Return what the address shall say; nothing for the default."""
        number = float(str(value))
        return [] if number == self.default else [code(number)]


@dataclass(frozen=True)
class Flip:
    """Where one slider, moved alone, turns the answer. `value` None: nowhere within its range; `text` says it in Swedish."""

    value: float | None
    text: str


@dataclass(frozen=True)
class Reading:
    """What the address says: a value for every slider, what was not understood (plain Swedish), the kind of controls."""

    values: Mapping[str, float]
    problems: tuple[str, ...] = ()
    simple: bool = False


def code(value: float) -> str:
    """Return a value as the address writes it: `0.42`, `5`."""
    return str(int(value)) if value == int(value) else format(Decimal(str(value)), "f")


def read(sliders: Iterable[Slider], params: Mapping[str, Sequence[str]]) -> Reading:
    """Read every slider; what cannot be used gets the default and is reported, never quietly corrected."""
    values: dict[str, float] = {}
    problems: list[str] = []
    for slider in sliders:
        raw = params.get(slider.name, ())
        try:
            values[slider.name] = slider.parse(raw)
        except NotUnderstood as error:
            values[slider.name] = slider.default
            found = ", ".join(raw)[:SHOWN_CHARACTERS]
            problems.append(
                f"{slider.label}: länken säger ”{found}”, väntat är {error}. Utgångsvärdet {slider.text(slider.default)} visas."
            )
    return Reading(values, tuple(problems), list(params.get(MODE.name, ())) == [SIMPLE])
