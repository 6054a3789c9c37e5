"""Which pages there are and what can be chosen on them, read from the product: a new page is tested without being listed."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from lstdash.views.controls import SHARED, Choice, Choices, Control, Number, Text, declared
from lstdash.views.link import ADDRESSES
from lstdash.views.panel_sliders import Slider

# Pages that say more with something chosen: visited both ways.
EXAMPLES: dict[str, tuple[str, ...]] = {"my_county": ("lan=M",), "sources": ("visa=dokument&rad=areas:it,2005",)}
FRAME = Path(__file__).parents[2] / "pages" / "frame.py"


@dataclass(frozen=True, slots=True)
class Listed:
    """A page in `pages/frame.py`: its stem, its name in the menu, its path."""

    stem: str
    title: str
    path: str

    def controls(self) -> tuple[Control, ...]:
        """What the page declares, and what every page shares."""
        return (*declared(self.stem), *SHARED)


def pages() -> list[Listed]:
    """Every page of the product, hidden ones too, in the menu's order."""
    assigned = (node for node in ast.parse(FRAME.read_text(encoding="utf-8")).body if isinstance(node, ast.Assign))
    groups = [ast.literal_eval(node.value) for node in assigned if ast.unparse(node.targets[0]) == "PAGES"]
    assert groups, "pages/frame.py no longer lists its pages in PAGES: teach tests/browser/product.py"
    return [Listed(stem, title, ADDRESSES[stem]) for group in groups[0].values() for stem, title in group.items()]


def addresses() -> list[str]:
    """Path, and query where there is one, of everything a visitor can open without a code."""
    return [
        path for listed in pages() for path in (listed.path, *(f"{listed.path}?{e}" for e in EXAMPLES.get(listed.stem, ())))
    ]


# Controls of a kind of their own, and texts that mean something only in a certain form.
WRITTEN: dict[str, list[str]] = {
    "koalition": ["F.G3.H2-8"],
    "poang": ["forslag-lonepilot.111111155"],
    "mkr": ["100"],
    "omgang": ["2"],
}


def other_raw(control: Control) -> list[str]:
    """How a link writes a valid value that is not the default; AssertionError for a kind of control nobody has taught us."""
    if control.name in WRITTEN:
        return WRITTEN[control.name]
    if isinstance(control, Slider):
        return control.encode(next(position for position in reversed(control.positions) if position != control.default))
    if isinstance(control, Number):
        return control.encode(control.low if control.default != control.low else control.low + control.step)
    if isinstance(control, (Choice, Choices)):
        others = [code for code in control.codes if code != control.default and code not in control.default]
        return others[-1:] if isinstance(control, Choice) else others[:2]
    assert isinstance(control, Text), f"{control.name}: no example of {type(control).__name__}; add one to WRITTEN"
    return ["kalmar"]
