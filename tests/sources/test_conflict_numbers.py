"""A conflict states numbers: each of them must be what the tables hold or what their rows give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

import pytest
from readings import Row, first

FIELDS = ("printed_a", "printed_b", "recomputed")
# A section (4.2.1), an appropriation (32:1), a date or a year is not a count.
MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
NOT_COUNTS = re.compile(rf"\b\d\.\d(?:\.\d)?\b|\b32:1\b|\b\d{{1,2}} (?:{MONTHS})\b|\b(?:19|20)\d\d\b")
SECTIONS_IN_WORDS = re.compile(r"\(1\.3\.1, 6\)|kapitel 5|44 §|bilaga 2")
NUMBER = re.compile(r"\d+(?: \d{3})*(?:,\d+)?")
SEVEN, TWICE = 7, 2
SUPPORT_UNDER_WAY = {"i drift", "pågår"}


def said(text: str) -> set[Decimal]:
    bare = NOT_COUNTS.sub(" ", SECTIONS_IN_WORDS.sub(" ", text))
    return {Decimal(number.replace(" ", "").replace(",", ".")) for number in NUMBER.findall(bare)}


def column(table: str, name: str, **where: str) -> list[Decimal]:
    rows = [row for row in first(table) if all(row[key] == value for key, value in where.items())]
    assert rows, (table, where)
    return [Decimal(row[name]) for row in rows if row[name]]


def with_sum(numbers: list[Decimal]) -> list[Decimal]:
    return [*numbers, sum(numbers, Decimal(0))]


def money(*keys: str) -> list[Decimal]:
    return [amount for key in keys for amount in column("money", "value", money=key)]


def group(name: str, code: str) -> Decimal:
    (value,) = column("group_totals", name, group_code=code)
    return value


def stated(activity: str) -> list[Decimal]:
    return [*column("activity_mentions", "participants_low", activity=activity), *mentions_high(activity)]


def mentions_high(activity: str) -> list[Decimal]:
    return column("activity_mentions", "participants_high", activity=activity)


def in_notes(activity: str) -> list[Decimal]:
    """Counts of counties that do not take part, which only the notes of the mentions hold."""
    return [number for row in first("activity_mentions") if row["activity"] == activity for number in sorted(said(row["note"]))]


def tenth(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"), ROUND_HALF_UP)


def ostra_range() -> list[Decimal]:
    """15-17 (4.2.2) and 17-19 (2.2), held as the assumption's values and its outer range."""
    rows = {row["assumption"]: row for row in first("assumptions")}
    return [Decimal(rows[key][name]) for key in ("ostra_low", "ostra_high") for name in ("value", "high")]


def ostra_sums() -> list[Decimal]:
    """What 15-17 and 17-19 would give for the six, and what at least 15 would give for seven."""
    low, high, top = sorted(set(ostra_range()))
    assert (low, high, top) == (15, 17, 19)
    size = group("counties", "ostra_mellansverige")
    return [low * size, high * size, low * (size + 1)]


def ostra() -> list[Decimal]:
    code = "ostra_mellansverige"
    return [group("participations", code), group("mean_printed", code), *ostra_range(), *ostra_sums()]


def twice_as_many() -> list[Decimal]:
    """X and W at exactly twice the other five of the north group (4.2.2), and what that leaves for O."""
    north, others = group("participations", "nordlan_s_x"), group("participations", "ovriga")
    five = north / (group("counties", "nordlan_s_x") - 1 + TWICE)
    return [north, others, tenth(five), tenth(TWICE * five), tenth(others - TWICE * five)]


def cost_base() -> list[Decimal]:
    whole, leaders, administration = money("kostnadsbas", "kostnadsbas_ledning", "kostnadsbas_administration")
    return [whole, leaders, administration, leaders + administration, whole * 1000 - leaders - administration]


def diary() -> list[Decimal]:
    low, high = (
        column("activities", "participants_low", activity="diariet_pa_internet")[0],
        mentions_high("diariet_pa_internet")[-1],
    )
    few, more = Decimal(4), Decimal(5)
    assert {few, more} <= set(in_notes("diariet_pa_internet"))
    return [low, high, few, more, low + few, high + more, Decimal(len(first("counties")) - 1)]


def staff() -> list[Decimal]:
    everyone, men, older = column("staff_profile", "value")
    return [everyone, older, everyone - men, 100 * older / everyone, Decimal(55)]


def all_counties() -> list[Decimal]:
    """The footnotes' 33 stands in no table; 30 is the word of the text."""
    return [*with_sum(column("areas", "all_counties")), Decimal(33), Decimal(30)]


DERIVED: dict[str, Callable[[], Iterable[Decimal]]] = {
    "omraden_summa": lambda: [*with_sum(column("areas", "coordinated")), *column("area_totals", "coordinated"), Decimal(70)],
    "samtliga_antal": all_counties,
    "koncentrerade_antal": lambda: [*with_sum(column("areas", "concentrated")), *column("area_totals", "concentrated")],
    "streck_eller_noll": lambda: [*column("areas", "concentrated", area="juridik"), *column("area_totals", "concentrated")],
    "deltaganden_summa": lambda: [
        *with_sum(column("group_totals", "participations", grouping="storlek")),
        *with_sum(column("group_totals", "participations", grouping="konstellation")),
        Decimal(len(first("counties"))),
    ],
    "ostra_spann": ostra,
    "ostra_gavleborg": ostra,
    "dubbelt_sa_manga": twice_as_many,
    "nordlan_som_ovriga": lambda: [
        group(name, code) for name in ("mean_printed", "participations") for code in ("nordlan_s_x", "ovriga")
    ],
    "tjugotal_mot_spann": lambda: [*ostra_range(), *column("assumptions", "low", assumption="count_low"), Decimal(6)],
    "storlek_slutsats": lambda: column("group_totals", "mean_printed", grouping="storlek"),
    "konstellation_slutsats": lambda: [
        pick(column("group_totals", "mean_printed", grouping="konstellation")) for pick in (min, max)
    ],
    "diariet_antal": lambda: stated("diariet_pa_internet"),
    "diariet_alla_utom_ett": diary,
    "kostnadsbas_blad": lambda: with_sum(
        money("kostnadsbas_lokaler", "kostnadsbas_it_service", "kostnadsbas_ekonomi_personal")
    ),
    "kostnadsbas_rest": cost_base,
    "kostnadsbas_anslag": lambda: money("kostnadsbas", "anslag_lansstyrelserna"),
    "loner_ut_start": lambda: [Decimal(12 + 4)],  # September 2004 to January 2006
    "webb_besparing_utfall": lambda: money("webb_besparing"),
    "webb_namn": lambda: stated("webbytarprojektet"),
    "intranat_upphandlat": lambda: [
        Decimal(sum(row["activity"] == "intranatprojektet" and row["role"] == role for row in first("participations")))
        for role in ("deltar", "observatör")
    ],
    "berord_personal_55": staff,
    "nedskarningar_eller_okning": lambda: money("personal_minskning_staten"),
    "sarskilda_resurser": lambda: money("regleringsbrev_2006"),
    "bibliotek_saknas": lambda: column("areas", "coordinated", area="info"),
    "loner_omrade": lambda: [*column("areas", "concentrated", area="ea"), *column("areas", "concentrated", area="pa")],
    "loneintresse_vilka": lambda: with_sum(in_notes("loner_fler")),
    "intranat_fortsattning": lambda: stated("webbytarprojektet"),
}


@pytest.mark.parametrize("row", first("source_conflicts"), ids=lambda row: row["conflict"])
def test_every_number_in_a_conflict_is_in_the_tables(row: Row) -> None:
    numbers = {number for field in FIELDS for number in said(row[field])}
    derived = set(DERIVED.get(row["conflict"], list)())
    assert numbers <= derived, numbers - derived
    assert bool(numbers) == (row["conflict"] in DERIVED)


def test_dates_sections_and_years_are_not_read_as_counts() -> None:
    assert said("Förlängt till den 15 januari 2006 (1.2), anslag 32:1, 44 § i kapitel 5, hösten 2007") == set()
    assert said("15–17 och 2 494 mkr, i snitt 16,5 (4.2.2)") == {Decimal(15), Decimal(17), Decimal(2494), Decimal("16.5")}


def test_west_gotaland_is_named_in_at_least_four_coordinations_under_way_beyond_the_common_ones() -> None:
    others = {
        row["activity"]
        for row in first("activities")
        if row["scope"] == "stöd" and row["form"] != "samverkan" and row["status"] in SUPPORT_UNDER_WAY
        if row["participation_basis"] != "samtliga"
    }
    named = {row["activity"] for row in first("participations") if row["county"] == "O" and row["role"] in ("deltar", "värd")}
    assert len(others & named) >= 4


def test_nine_counties_have_begun_with_payroll() -> None:
    begun = {
        row["county"]
        for row in first("constellation_members")
        if row["constellation"] in ("lonesamordning_sju", "lonesamordning_u_t")
    }
    assert len(begun) == 9


def test_seven_counties_stand_in_the_row_on_gis_tools_and_six_make_the_group() -> None:
    listed = [row for row in first("participations") if row["activity"] == "gis_verktyg_ostra"]
    assert (len(listed), group("counties", "ostra_mellansverige")) == (SEVEN, SEVEN - 1)
