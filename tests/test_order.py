"""Swedish order, the same in Python as in the queries."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lstdash import order

LETTERS = "abcåäöéèüÅÄÖAZzVvWwÉÜßæø -/.,()0123456789"
SORTED = [
    ["Garant", "GIS-samverkan", "Återvinning", "Ärenden", "Övrigt"],
    ["co", "Co", "co op", "co-op", "coop"],
    ["e", "é", "ea"],
    ["va", "Vb", "wa", "Wb", "y", "ü", "z", "å", "Å", "åa", "ä", "ö"],
]


@pytest.mark.parametrize("expected", SORTED, ids=lambda names: names[0])
def test_names_stand_in_swedish_order(expected: list[str]) -> None:
    assert sorted(reversed(expected), key=order.name) == expected


@given(st.lists(st.text(LETTERS) | st.text(), max_size=30))
@example(["Ärenden", "Återvinning", "garant", "GIS-samverkan", "Garant", ""])
def test_queries_and_python_sort_alike(names: list[str]) -> None:
    names = [name for name in names if name.isprintable()]
    rows = duckdb.execute("select name from unnest(?::varchar[]) as t(name) order by name collate sv, name", [names]).fetchall()
    assert [name for (name,) in rows] == sorted(names, key=order.name)


@given(st.text(LETTERS), st.text(LETTERS))
def test_only_the_same_name_has_the_same_key(first: str, second: str) -> None:
    assert (order.name(first) == order.name(second)) == (first == second)


def test_numbers_inside_a_text_count_as_numbers() -> None:
    sections = ["Studie 2006, avsnitt 2", "Studie 2006, avsnitt 2.2", "Studie 2006, avsnitt 2.10", "Studie 2006, avsnitt 10"]
    assert sorted(sections[::-1], key=order.numbered) == sections
    assert sorted(["Ärendet", "4.1", "Återvinning", "3"], key=order.numbered) == ["3", "4.1", "Återvinning", "Ärendet"]
