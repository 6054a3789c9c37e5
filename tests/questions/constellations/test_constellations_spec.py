"""Vad de tryckta tabellerna i 4.2.1 och 4.2.2 säger om enskilda län, och vad de inte säger.

Storlek                         Konstellation
större       5 län    48        Sydlän + E        7 län    68
mellanstor  10 län   101        Nordlän + S, X    6 län    44
mindre       6 län    76        Östra Mellansv.   6 län    99
                     ---        Övriga (W, O)     2 län    15
                     225                                  ---
                                                          226
"""

from __future__ import annotations

import pytest

from lstdash.errors import ScenarioError
from lstdash.formats import decimal, interval
from lstdash.questions.constellations.model.constellations import Constellation, Merge, Move, set_bounds, size_effect, what_if
from lstdash.shared_model.bounds import Interval, Space, county_bounds, deviations, separable, solution_space, tiers
from lstdash.shared_model.integer_program import drops
from lstdash.shared_model.survey_facts import Fact, Group, Grouping, Problem, at_least, exchange, highest, times_mean, within

EAST = ("AB", "C", "D", "T", "U", "I")
NORTH = ("AC", "BD", "Y", "Z", "S", "X")
SOUTH = ("F", "G", "H", "K", "M", "N")
SIZE = Grouping(
    "storlek",
    (
        Group("större", "Större", ("AB", "M", "O", "AC", "BD"), 48, 9.6),
        Group("mellanstor", "Mellanstor", tuple("ZYXWTSIHFE"), 101, 10.1),
        Group("mindre", "Mindre", tuple("KUGCDN"), 76, 12.7),
    ),
)
PLACE = Grouping(
    "konstellation",
    (
        Group("syd", "Sydlän + E", (*SOUTH, "E"), 68, 9.7),
        Group("nord", "Nordlän + S, X", NORTH, 44, 7.3),
        Group("öst", "Östra Mellansverige", EAST, 99, 16.5),
        Group("övriga", "Övriga", ("W", "O"), 15, 7.5),
    ),
)
COUNTIES = tuple(county for group in SIZE.groups for county in group.counties)
RANGE = within("spann", "3–20 per län", COUNTIES, 3, 20)
EAST_15 = within("öst-15", "Östra Mellansverige 15–17", EAST, 15, 17)
EAST_17 = within("öst-17", "Östra Mellansverige 17–19", EAST, 17, 19)
MOST_IN_SOUTH = highest("syd-flest", "Skåne och Kalmar har flest i söder", ("M", "H"), SOUTH)


def space(*facts: Fact, place: Grouping = PLACE) -> Space:
    return solution_space(Problem((SIZE, place), facts))


def without_east(found: Space) -> Interval:
    problem = found.problem
    return size_effect(found, problem.group("storlek", "mindre"), problem.group("storlek", "större"), EAST).without


def test_tables_differ_by_one() -> None:
    """Tabellerna summerar till 225 och 226: minst ett deltagande är felräknat, men ingen vet i vilken grupp."""
    found = space(RANGE, EAST_15)
    assert (SIZE.total, PLACE.total, found.least_slack) == (225, 226, 1)
    assert {(d.low, d.high) for d in deviations(found)} == {(0, 1), (-1, 0)}
    assert {drop.least_slack for drop in drops(found.problem) if drop.kind == "gruppsumma"} == {0}


@pytest.mark.parametrize("group", [*SIZE.groups, *PLACE.groups], ids=lambda group: group.name)
def test_printed_means_follow_from_printed_totals(group: Group) -> None:
    """Varje tryckt medeltal är den tryckta summan delad med antalet län."""
    assert group.mean_recomputed is not None
    assert decimal(group.mean_recomputed, 1) == decimal(group.mean_printed, 1)


def test_size_or_company() -> None:
    """Små minus stora: 3,1 som tryckt; utan Östra Mellansverige mellan −0,2 och 1,9, så skillnaden kan vara ingen alls."""
    found = space(RANGE, EAST_15)
    effect = size_effect(found, found.problem.group("storlek", "mindre"), found.problem.group("storlek", "större"), EAST)
    assert decimal(effect.printed, 1) == decimal(effect.recomputed, 1) == "3,1"
    assert interval(effect.everyone.low, effect.everyone.high, 1) == "2,9–3,2"
    # worked by hand: (76 - 51) / 3 - (48 + 1 - 15) / 4 and (76 - 47) / 3 - (48 - 17) / 4
    assert (effect.without.low, effect.without.high) == pytest.approx((-1 / 6, 23 / 12))
    assert interval(effect.without.low, effect.without.high, 1) == f"{decimal(-0.2, 1)} till 1,9"
    assert (effect.small_without, effect.large_without) == (("K", "G", "N"), ("M", "O", "AC", "BD"))


def test_seventeen_to_nineteen_forces_slack_seven() -> None:
    """17–19 i Östra Mellansverige (2.2) går inte ihop med summan 99: sex län ger minst 102, och avvikelsen blir 7."""
    found = space(RANGE, EAST_17)
    assert found.least_slack == 7
    assert {drop.key: drop.least_slack for drop in drops(found.problem)}["öst-17"] == 1
    east = next(d for d in deviations(found) if d.group == "öst")
    assert (east.low, east.high) == (3, 3)


def test_both_ranges_of_the_east_leave_seventeen_each() -> None:
    """Slås båda uppgifterna på återstår bara 17 i vart och ett av länen."""
    bounds = {bound.county: (bound.low, bound.high) for bound in county_bounds(space(RANGE, EAST_15, EAST_17))}
    assert {bounds[county] for county in EAST} == {(17, 17)}


def test_a_single_county_is_an_interval() -> None:
    """Utan fler uppgifter än spannen säger tabellerna nästan inget om ett enskilt län."""
    bounds = {bound.county: (bound.low, bound.high) for bound in county_bounds(space(RANGE, EAST_15))}
    assert {bounds.pop(county) for county in EAST} == {(15, 17)}
    assert {bounds.pop(county) for county in ("W", "O")} == {(3, 12)}
    assert set(bounds.values()) == {(3, 20)}


def test_no_league_table() -> None:
    """Listan kan inte delas, men Östra Mellansverige ligger säkert över Dalarna och Västra Götaland."""
    bounds = county_bounds(space(RANGE, EAST_15))
    assert len(tiers(bounds)) == 1
    assert set(separable(bounds)) == {(east, other) for east in EAST for other in ("W", "O")}


@pytest.mark.parametrize(
    ("place", "north", "expected"),
    [
        pytest.param(PLACE, NORTH, {"X": (10, 14), "W": (9, 12), "O": (3, 6)}, id="Värmland räknas i norr, som i tabellen"),
        pytest.param(
            exchange(PLACE, "S", "W"),
            ("AC", "BD", "Y", "Z", "W", "X"),
            {"X": (9, 13), "W": (9, 13), "O": (3, 12), "S": (3, 12)},
            id="Dalarna räknas i norr, som i texten",
        ),
    ],
)
def test_about_twice(place: Grouping, north: tuple[str, ...], expected: dict[str, tuple[int, int]]) -> None:
    """Gävleborg och Dalarna har ca två gånger fler än de övriga i norr: 1,5–2,5 gånger deras medeltal."""
    twice = times_mean("dubbelt", "Gävleborg och Dalarna ca dubbelt", ("X", "W"), north, 1.5, 2.5)
    found = space(RANGE, EAST_15, twice, place=place)
    bounds = {bound.county: (bound.low, bound.high) for bound in county_bounds(found)}
    assert found.least_slack == 1
    assert {county: bounds[county] for county in expected} == expected
    assert without_east(found) == without_east(space(RANGE, EAST_15))


def test_most_in_the_south() -> None:
    """Skåne och Kalmar har flest i söder: båda minst 9, och inget annat sydlän fler än de."""
    bounds = {bound.county: (bound.low, bound.high) for bound in county_bounds(space(RANGE, EAST_15, MOST_IN_SOUTH))}
    # K, G and N share at least 76 - 51 = 25, so one of them has 9; what is left to M, H, F and E is at most 43
    assert bounds["M"] == bounds["H"] == (9, 20)
    assert bounds["F"] == (3, 13)
    # three counties no lower than K, and F, G, N, E at least 3 each: 3 x 18 + 12 <= 68 < 3 x 19 + 12
    assert bounds["K"] == (3, 18)


def test_named_coordinations_lift_the_lower_bound() -> None:
    """Namngivna stödsamordningar lyfter den nedre gränsen; fler än vad övriga uppgifter medger är en motsägelse."""
    named = at_least("namngivna", "Minst de namngivna", {"K": 5, "AB": 16})
    bounds = {bound.county: (bound.low, bound.high) for bound in county_bounds(space(RANGE, EAST_15, named))}
    assert (bounds["K"], bounds["AB"]) == ((5, 20), (16, 17))
    with pytest.raises(ScenarioError) as raised:
        space(RANGE, EAST_15, at_least("namngivna", "Minst de namngivna", {"AB": 18}))
    assert raised.value.found == "Östra Mellansverige 15–17 och Minst de namngivna"
    assert raised.value.action == "Stäng av en av dem: Östra Mellansverige 15–17 och Minst de namngivna."


CONSTELLATIONS = (
    Constellation("nord", "Nordlänen", ("AC", "BD", "Y", "Z"), ("W", "X")),
    Constellation("syd", "Sydlänen", SOUTH, ("E", "O")),
    Constellation("öst", "Östra Mellansverige", EAST),
    Constellation("swx", "SWX-länen", ("S", "W", "X")),
    Constellation("stor", "Storstadslänen", ("AB", "M", "O"), is_exclusive=False),
)


def test_vastra_gotaland_and_ostergotland_join_fully() -> None:
    """Västra Götaland och Östergötland ansluter sig fullt ut till sydlänen: åtta län, 70–80 deltaganden."""
    changes = what_if(space(RANGE, EAST_15), CONSTELLATIONS, [Move("O", None, "syd"), Move("E", None, "syd")])
    south = next(change for change in changes if change.code == "syd")
    assert south.after is not None
    assert len(south.after.counties) == 8
    # south with E is 67-68, O is 3-12
    assert south.after.total == Interval(70, 80)
    assert south.after.mean == Interval(8.75, 10)
    assert [change.code for change in changes if change.is_changed] == ["syd"]


def test_swx_is_attached_to_the_north() -> None:
    """SWX-länen knyts till nordlänen: sju län, och summan är nord + S, X plus Dalarna."""
    north, _, _, swx, _ = what_if(space(RANGE, EAST_15), CONSTELLATIONS, [Merge("nord", "swx")])
    assert north.after is not None and swx.after is None
    assert set(north.after.counties) == {"AC", "BD", "Y", "Z", "S", "W", "X"}
    assert north.after.total == Interval(46, 56)
    assert north.before is not None and north.mean_change is not None
    # joint: the change is narrower than the difference of the two intervals taken apart
    loose = (north.after.mean.low - north.before.mean.high, north.after.mean.high - north.before.mean.low)
    assert loose[0] < north.mean_change.low <= north.mean_change.high < loose[1]


def test_a_county_in_two_ordinary_constellations_is_refused() -> None:
    """Gävleborg kan inte bli ordinarie i nordlänen och samtidigt stå kvar i SWX."""
    with pytest.raises(ScenarioError, match="X i Nordlänen och SWX-länen"):
        what_if(space(RANGE, EAST_15), CONSTELLATIONS, [Move("X", None, "nord")])


def test_big_city_counties_are_an_interval() -> None:
    """Storstadslänens summa är ett intervall: minst 15 + 3 + 3, högst 48 + 1 utom Väster- och Norrbottens 3 + 3."""
    assert set_bounds(space(RANGE, EAST_15), CONSTELLATIONS[-1]).total == Interval(21, 43)
