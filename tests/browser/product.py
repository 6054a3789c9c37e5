"""Which pages there are and what can be chosen on them, read from the product: a new page is tested without being listed."""

from __future__ import annotations

from lstdash.views.controls import SHARED, Choice, Choices, Control, Text
from lstdash.views.controls.slider import Slider
from lstdash.views.site import Site

# Pages that say more with something chosen: visited both ways, the one that says most last.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "factors": ("faktor=engagemang.30&faktor=personberoende.44",),
    "my_county": ("lan=M",),
    "sources": ("rad=areas:it,2005",),
}


def controls_of(site: Site) -> tuple[Control, ...]:
    """What the page declares, and what every page shares."""
    return (*site.declared(), *SHARED)


def addresses_of(site: Site) -> list[str]:
    """Path, and query where there is one, of everything a visitor can open on a page without a code."""
    return [site.address, *(f"{site.address}?{example}" for example in EXAMPLES.get(site.stem, ()))]


# Controls of a kind of their own, and texts that mean something only in a certain form.
WRITTEN: dict[str, list[str]] = {
    "koalition": ["F.G3.H2-8"],
    "poang": ["forslag-lonepilot.111111155"],
    "mkr": ["100"],
    "faktor": ["personberoende.44"],
    "omgang": ["2"],
    "registerar": ["2006"],
}


def other_raw(control: Control) -> list[str]:
    """How a link writes a valid value that is not the default; AssertionError for a kind of control nobody has taught us."""
    if control.name in WRITTEN:
        return WRITTEN[control.name]
    if isinstance(control, Slider):
        return control.encode(next(position for position in reversed(control.positions) if position != control.default))
    if isinstance(control, (Choice, Choices)):
        others = [code for code in control.codes if code != control.default and code not in control.default]
        return others[-1:] if isinstance(control, Choice) else others[:2]
    assert isinstance(control, Text), f"{control.name}: no example of {type(control).__name__}; add one to WRITTEN"
    return ["kalmar"]
