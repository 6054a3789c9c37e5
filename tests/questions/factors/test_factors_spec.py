"""The worked examples of the page, run on the rules that ship."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, repeat

from lstdash.questions.factors import factors_spec
from lstdash.questions.factors.model.balance import Factor, Side, balance, in_order
from lstdash.worked import Example
from tests.lib.worked import each


def side(name: Side, given: tuple[tuple[int, int], ...], most: int) -> list[Factor]:
    scores = [(score,) for score in chain.from_iterable(repeat(score, many) for many, score in given)]
    return [Factor(f"{name}-{at}", name, scores[at] if at < len(scores) else ()) for at in range(most)]


@each(factors_spec.BALANCE)
def test_balance(example: Example) -> None:
    field = side("drives", example.given["drives"], factors_spec.DRIVERS) + side(
        "restrains", example.given["restrains"], factors_spec.RESTRAINTS
    )
    assert sum(bool(factor.strengths) for factor in field) == example.gives["scored"]
    found = balance(field)
    if example.gives["balance"] is None:
        assert found is None
        return
    assert found is not None
    assert found.value == Fraction(*example.gives["balance"])
    assert (found.steps, len(found.alone)) == (example.gives["steps"], example.gives["alone"])


@each(factors_spec.ORDER)
def test_order(example: Example) -> None:
    field = [
        Factor(name, "restrains", (strength,), () if reach is None else (reach,))
        for name, strength, reach in example.given["restraints"]
    ]
    assert in_order(field) == example.gives["order"]


def test_every_table_is_run() -> None:
    assert {table.code for table in factors_spec.TABLES} == {"balans", "ordning"}
