"""The tables and facts as input: what is refused, and that each fact says what it should."""

from __future__ import annotations

import pytest

from lstdash.errors import ScenarioError
from lstdash.evidence.faults import explained
from lstdash.evidence.survey_faults import SURVEY
from lstdash.shared_model.integer_program import Clash, clashes
from lstdash.shared_model.survey_facts import (
    Fact,
    Group,
    Grouping,
    Problem,
    Row,
    at_least,
    exchange,
    highest,
    times_mean,
    within,
)

SOUTH, NORTH = Group("syd", "Syd", ("M", "H"), 20, 9.7), Group("nord", "Nord", ("S", "X"), 11, 5.5)
TABLE = Grouping("konstellation", (SOUTH, NORTH))


def test_total_of_a_table_and_recomputed_mean() -> None:
    assert TABLE.total == 31
    assert SOUTH.mean_recomputed == 10
    assert Grouping("x", (SOUTH, Group("n", "N", ("S",), None))).total is None


def test_a_range_is_one_row_per_county() -> None:
    assert within("s", "Spann", ("M", "H"), 3, 20).rows == (Row((("M", 1),), 3, 20), Row((("H", 1),), 3, 20))


def test_about_twice_becomes_rows_of_whole_numbers() -> None:
    fact = times_mean("t", "Ca dubbelt", ("X",), ("X", "S", "Y"), 1.5, 2.5)
    assert fact.rows == (
        Row((("X", 4), ("S", -3), ("Y", -3)), 0, None),  # X >= 1,5 x (S + Y) / 2
        Row((("X", 4), ("S", -5), ("Y", -5)), None, 0),
    )


def test_highest_is_not_compared_with_itself_and_allows_a_tie() -> None:
    assert highest("f", "Flest", ("M", "H"), ("M", "H", "K")).rows == (
        Row((("M", 1), ("K", -1)), 0, None),
        Row((("H", 1), ("K", -1)), 0, None),
    )


def test_floors_do_not_depend_on_their_order() -> None:
    assert at_least("n", "Namngivna", {"M": 2, "H": 1}) == at_least("n", "Namngivna", {"H": 1, "M": 2})


def test_dalarna_and_varmland_change_places() -> None:
    table = Grouping("k", (Group("nord", "Nord", ("S", "X"), 44), Group("ovriga", "Övriga", ("W", "O"), 15)))
    assert [group.counties for group in exchange(table, "S", "W").groups] == [("W", "X"), ("S", "O")]
    assert exchange(exchange(table, "S", "W"), "S", "W") == table


def test_equal_input_has_an_equal_hash() -> None:
    fact = within("s", "Spann", ("M",), 3, 20)
    assert hash(Problem((TABLE,), (fact,))) == hash(Problem((TABLE,), (fact,)))


@pytest.mark.parametrize(
    ("groups", "what", "found"),
    [
        ((Group("a", "A", (), 3),), "Gruppen har inga län.", ""),
        ((Group("a", "A", ("M", "H"), 3), Group("b", "B", ("H",), 3)), "Ett län räknas två gånger i samma indelning.", "H"),
        ((Group("a", "A", ("M", "M"), 3),), "Ett län räknas två gånger i samma indelning.", "M"),
    ],
)
def test_a_faulty_grouping_is_refused(groups: tuple[Group, ...], what: str, found: str) -> None:
    with pytest.raises(ScenarioError) as raised, explained(SURVEY):
        Problem((Grouping("storlek", groups),))
    assert (raised.value.what, raised.value.found) == (what, found)


def test_tables_of_different_counties_are_refused() -> None:
    with pytest.raises(ScenarioError, match="inte samma län"), explained(SURVEY):
        Problem((TABLE, Grouping("storlek", (SOUTH,))))


def test_no_tables_are_refused() -> None:
    with pytest.raises(ScenarioError, match="ingen tabell"), explained(SURVEY):
        _ = Problem(()).counties


def test_unknown_county_in_a_fact_names_the_fact() -> None:
    with pytest.raises(ScenarioError) as raised, explained(SURVEY):
        Problem((TABLE,), (at_least("n", "Minst de namngivna", {"Q": 1}),))
    assert (raised.value.where, raised.value.found) == ("Minst de namngivna", "Q")


def test_unknown_group_is_refused() -> None:
    with pytest.raises(ScenarioError, match="konstellation/väst"), explained(SURVEY):
        Problem((TABLE,)).group("konstellation", "väst")


def test_exchange_with_an_unknown_county_is_refused() -> None:
    with pytest.raises(ScenarioError, match="Funnet: Q"), explained(SURVEY):
        exchange(TABLE, "S", "Q")


def test_mean_of_no_others_is_refused() -> None:
    with pytest.raises(ScenarioError, match="inga län att jämföra med"), explained(SURVEY):
        times_mean("t", "Ca dubbelt", ("X",), ("X",), 1.5, 2.5)


def test_two_facts_with_one_key_are_a_bug() -> None:
    with pytest.raises(ValueError, match="share a key"):
        Problem((TABLE,), (Fact("a", "A", ()), Fact("a", "B", ())))


def test_a_printed_total_that_the_facts_rule_out_is_named() -> None:
    table = Grouping("x", (Group("ab", "Ab", ("A", "B"), 5), Group("c", "C", ("C",), 9)))
    problem = Problem((table,), (within("ab", "A och B minst 4", "AB", 4, None), within("c", "C högst 6", "C", None, 6)))
    assert clashes(problem) == (Clash("x", "ab", "Ab", 5, 8, None), Clash("x", "c", "C", 9, 0, 6))


def test_totals_that_the_facts_allow_do_not_clash() -> None:
    table = Grouping("x", (Group("ab", "Ab", ("A", "B"), 8), Group("c", "C", ("C",), None)))
    assert clashes(Problem((table,), (within("ab", "A och B minst 4", "AB", 4, None),))) == ()
