"""What can be placed in the matrix, and on which criteria? (the 2006 report, 5.7; the register of proposals and activities)

The report prints only a cell for its own examples. Everything else has no place until somebody has scored it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lstdash import store
from lstdash.evidence.citations import Source, citation, documents, row_id
from lstdash.questions.start_here.model.start_here import Axis, Criterion, Half, Item

Origin = Literal["rapporten", "registret", "egen"]
Anchors = tuple[str, str, str, str, str]

HALVES: dict[str, Half] = {"liten": "small", "stor": "large"}
AXES: dict[str, Axis] = {"insats": "effort", "vinst": "benefit"}
# The order in which the report speaks of them; a criterion published later comes last.
ORDER = (
    "initialkostnad",
    "lagandring",
    "narhet",
    "pionjararbete",
    "antal_aktorer",
    "planering",
    "fardiga_system",
    "paverkan",
    "effekt",
)


@dataclass(frozen=True, slots=True)
class MatrixItem:
    """Something to begin with; a half is the printed cell on that axis."""

    key: str
    name: str
    description: str = ""
    origin: Origin = "egen"
    effort_half: Half | None = None
    benefit_half: Half | None = None
    source: Source | None = None

    def for_model(self) -> Item:
        """Return what the rules need to know of it."""
        return Item(self.key, self.effort_half, self.benefit_half)


@dataclass(frozen=True, slots=True)
class MatrixCriterion:
    """A scored question; `raises` is False where a high score lowers the axis. The anchors are our words."""

    key: str
    axis: Axis
    name: str
    anchors: Anchors
    raises: bool = True
    row_id: str = ""

    def for_model(self) -> Criterion:
        """Return what the rules need to know of it."""
        return Criterion(self.key, self.axis, self.raises)


@dataclass(frozen=True, slots=True)
class Catalog:
    """The report's own examples and criteria, and the register that more can be taken from."""

    examples: tuple[MatrixItem, ...]
    criteria: tuple[MatrixCriterion, ...]
    register: tuple[MatrixItem, ...]

    def item(self, key: str) -> MatrixItem | None:
        """Return an example or a register item by key."""
        return next((item for item in (*self.examples, *self.register) if item.key == key), None)


def catalog(version: str) -> Catalog:
    """Return what a version holds."""
    known = documents(version)
    examples = tuple(_example(row, known) for row in store.table("matrix_items", version))
    criteria = sorted((_criterion(row) for row in store.table("criteria", version)), key=_place)
    register = tuple(_registered(row, known) for row in store.query("start_here_register", version))
    return Catalog(examples, tuple(criteria), register)


def _example(row: store.Row, known: dict[str, store.Row]) -> MatrixItem:
    return MatrixItem(
        key=row["item"],
        name=row["name"],
        origin="rapporten",
        effort_half=HALVES.get(row["effort"]),
        benefit_half=HALVES.get(row["benefit"]),
        source=Source(row_id("matrix_items", row["item"]), citation(known[row["source"]], row["section"])),
    )


def _criterion(row: store.Row) -> MatrixCriterion:
    one, two, three, four, five = (str(row[f"anchor_{step}"] or "") for step in range(1, 6))
    return MatrixCriterion(
        key=row["criterion"],
        axis=AXES[row["axis"]],
        name=row["name"],
        anchors=(one, two, three, four, five),
        raises=row["direction"] == "höjer",
        row_id=row_id("criteria", row["criterion"]),
    )


def _registered(row: store.Row, known: dict[str, store.Row]) -> MatrixItem:
    is_proposal = row["kind"] == "proposal"
    key = (row["item"],) if is_proposal else (row["item"], row["year"])
    return MatrixItem(
        key=f"{'forslag' if is_proposal else 'verksamhet'}-{row['item']}",
        name=row["name"],
        description=row["description"] or "",
        origin="registret",
        source=Source(
            row_id("proposals" if is_proposal else "activities", *key), citation(known[row["source"]], row["section"])
        ),
    )


def _place(criterion: MatrixCriterion) -> tuple[int, str]:
    return (ORDER.index(criterion.key) if criterion.key in ORDER else len(ORDER), criterion.key)
