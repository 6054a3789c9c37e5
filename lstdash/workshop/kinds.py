"""What a room can score: every kind of workshop is given by the question that makes something of the scores.

A kind is a row of `ROOMS` and two modules in its question's room: `answers/kind.py` has a `KIND` (below), `views/kind.py` a
`DRAWN`, which says how it is shown (`lstdash/views/kinds.py`). Both are read by name when a workshop of the kind is opened: the
workshop's own rooms import no question, and no kind is loaded but those that are used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from lstdash.database.faults import NotFound
from lstdash.workshop.entities import Anchors, Criterion, Item, Workshop

# A kind's code, as it is stored, and the room that gives it.
ROOMS = {"borja-har": "start_here", "faktorer": "factors", "reglage": "payroll"}
MOST_OWN_CRITERIA = 6
OWN_KEYS = tuple(f"egen-{number}" for number in range(1, MOST_OWN_CRITERIA + 1))  # of criteria typed by hand
FIRST = "borja-har"  # the kind of every workshop that is older than kinds; migration 0003 says the same


@dataclass(frozen=True, slots=True)
class Axis:
    """What criteria belong to. `own` says what the steps of a criterion typed by hand mean; None: none are typed."""

    key: str
    name: str  # in the middle of a sentence
    own: Anchors | None = None
    example: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """What an item is called in the middle of a sentence: one, several, one with its article, the one, all of them."""

    one: str
    many: str
    a: str
    the: str
    all: str


@dataclass(frozen=True, slots=True)
class Form:
    """Words of the form that starts a workshop; without `typed` nobody types items of their own."""

    items: str
    items_hint: str
    typed: str
    typed_hint: str
    criteria_help: str
    criteria_hint: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What a data version has to score: items to begin with, more to choose from, and criteria, some of them suggested."""

    items: tuple[Item, ...]
    more: tuple[Item, ...]
    criteria: tuple[Criterion, ...]
    suggested: tuple[str, ...]

    @property
    def labels(self) -> dict[str, str]:
        """Every item's label by its key, those to begin with first."""
        return {item.key: item.label for item in (*self.items, *self.more)}

    def chosen(self, keys: Sequence[str]) -> list[Item]:
        """Return the items with these keys, in the keys' order; what is not offered is left out."""
        known = {item.key: item for item in (*self.items, *self.more)}
        return [known[key] for key in keys if key in known]


@dataclass(frozen=True, slots=True)
class Told:
    """What a phone shows of a round: the sentence, and lines of a name and what is said of it, in order."""

    headline: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a question gives the workshop. Its functions get a data version first and raise UserError.

    `offer` says what can be scored; `told` what a phone shows of a revealed round, by its number; `analysis` what the record
    keeps beside the sums, as plain JSON values, of the latest revealed round or of none; `settled` what was set when a record
    was sealed, as label and text, read back from the sealed document. `settings` are the room's own from the start.
    """

    code: str
    title: str  # of a new workshop until somebody gives it another
    axes: tuple[Axis, ...]
    form: Form
    model_version: str
    settings: Mapping[str, object]
    offer: Callable[[str], Offer]
    told: Callable[[str, Workshop, int], Told]
    analysis: Callable[[str, Workshop, int | None], Mapping[str, object]]
    settled: Callable[[Mapping[str, Any]], list[tuple[str, str]]]
    noun: Noun = Noun("förslag", "förslag", "ett förslag", "förslaget", "förslagen")
    note: str = ""  # whose the questions are, said where a participant answers them
    optional: frozenset[str] = frozenset()  # criteria that nobody has to answer to be done
    words: Callable[[Item], tuple[str, ...]] = lambda item: ()  # what the steps of an item's own scale are called
    scored: str = "poäng"  # what is given, in the middle of a sentence: one or several
    to_score: str = "poängsätta"  # what is done to an item


def kind(code: str) -> Kind:
    """Return a kind by its code; NotFound for one that this program does not know."""
    found: Kind = import_module(f"{room(code)}.answers.kind").KIND
    return found


def room(code: str) -> str:
    """Return the package of the room that gives a kind; NotFound for one that this program does not know."""
    if code not in ROOMS:
        raise NotFound(
            "Workshopen är av ett slag som den här versionen av programmet inte känner.",
            where="workshop",
            found=code,
            action="Öppna den med en nyare version av programmet.",
        )
    return f"lstdash.questions.{ROOMS[code]}"
