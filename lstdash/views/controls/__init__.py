"""What a reader can choose, declared once a page: name in the URL, label, allowed values, default.

`frame.py` checks a link's raw parameters against these declarations before the first widget, and
`lstdash.views.url_state` draws them. Names and option codes are stable Swedish ASCII. A number on a slider is in `slider.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from lstdash import formats
from lstdash.catalog.counties import COUNTIES


class NotUnderstood(ValueError):
    """A raw parameter that no value of the control is written as; the text says what was expected."""


class Control(Protocol):
    """What every control can do: read itself from a link and write itself into one."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    def parse(self, raw: Sequence[str]) -> object:
        """Return the value of raw parameters, the default when there are none; raises NotUnderstood."""

    def encode(self, value: object) -> list[str]:
        """Return the raw parameters of a value, none for the default."""

    def said(self, value: object) -> str:
        """Return a value in words, as files say it beside the label; empty for one that is no choice."""


@dataclass(frozen=True)
class Choice:
    """One of several options; `codes` maps the option's code in the URL to its Swedish label."""

    name: str
    label: str
    codes: Mapping[str, str]
    default: str = ""
    help: str = ""
    placeholder: str = "Alla"

    def parse(self, raw: Sequence[str]) -> str:
        if not raw:
            return self.default
        if len(raw) > 1:
            raise NotUnderstood("ett enda värde")
        if raw[0] not in self.codes:
            raise NotUnderstood(_one_of(self.codes))
        return raw[0]

    def encode(self, value: object) -> list[str]:
        return [] if value in (None, "", self.default) else [str(value)]

    def said(self, value: object) -> str:
        return self.codes.get(str(value), "")


@dataclass(frozen=True)
class Choices:
    """Any number of options."""

    name: str
    label: str
    codes: Mapping[str, str]
    default: tuple[str, ...] = ()
    help: str = ""
    placeholder: str = "Alla"

    def parse(self, raw: Sequence[str]) -> tuple[str, ...]:
        if not raw:
            return self.default
        if any(code not in self.codes for code in raw):
            raise NotUnderstood(_one_of(self.codes))
        return tuple(code for code in self.codes if code in raw)

    def encode(self, value: object) -> list[str]:
        chosen = [str(code) for code in value] if isinstance(value, (list, tuple)) else []
        return [] if tuple(chosen) == self.default else chosen

    def said(self, value: object) -> str:
        return formats.listed([self.codes[code] for code in value]) if isinstance(value, tuple) else ""


@dataclass(frozen=True)
class Text:
    """Free text, such as a search or the id of a row."""

    name: str
    label: str
    default: str = ""
    help: str = ""
    placeholder: str = ""
    longest: int = 200
    is_key: bool = False  # what the page is of, in signs that say nothing to anybody: no choice, and in no file but its link

    def parse(self, raw: Sequence[str]) -> str:
        if not raw:
            return self.default
        if len(raw) > 1 or len(raw[0]) > self.longest:
            raise NotUnderstood(f"en text på högst {self.longest} tecken")
        return raw[0]

    def encode(self, value: object) -> list[str]:
        return [str(value)] if value else []

    def said(self, value: object) -> str:
        return str(value or "")


def worded(options: Sequence[str]) -> dict[str, str]:
    """Return the codes of options that are words themselves: what stands in the link is the word in plain letters."""
    return {formats.slug(option): option[:1].upper() + option[1:] for option in options}


MOST_LISTED = len(COUNTIES)


def _one_of(codes: Mapping[str, str]) -> str:
    shown = list(codes)[:MOST_LISTED]
    return "ett av " + ", ".join(shown) + (" …" if len(codes) > len(shown) else "")


FOCUS = Choice("lan", "Mitt län", COUNTIES, help="Lyfts fram på alla sidor och följer med i länken.", placeholder="Inget valt")
PROJECTOR = Choice("projektor", "Visning", {"ja": "Projektor"}, placeholder="Vanlig")
SHARED: tuple[Control, ...] = (FOCUS, PROJECTOR)
