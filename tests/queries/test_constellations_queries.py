"""Given rows, expected rows: the queries behind /konstellationer and /mitt-lan."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash import store
from tests.lib.tiny import table_rows, tiny_version
from tests.questions.constellations.answers.constellations_world import square

ACTIVITIES = [
    {"activity": key, "name": key, "year": year, "scope": scope, "form": form, "status": status, "participation_basis": basis}
    for key, year, scope, form, status, basis in (
        ("alla", 2005, "stöd", "samordning", "i drift", "samtliga"),
        ("nastan", 2005, "stöd", "samordning", "i drift", "samtliga utom"),
        ("server", 2005, "stöd", "koncentration", "i drift", "länslista"),
        ("moten", 2005, "stöd", "samverkan", "pågår", "länslista"),
        ("tillsyn", 2005, "kärna", "samordning", "i drift", "länslista"),
        ("tanke", 2005, "stöd", "samordning", "föreslagen", "länslista"),
        ("server", 2006, "stöd", "koncentration", "i drift", "länslista"),
    )
]
PARTICIPATIONS = table_rows(
    """
    activity county role       year
    alla     M      deltar     2005
    nastan   M      deltar     2005
    server   M      deltar     2005
    server   M      värd       2005
    server   G      avlämnar   2005
    server   K      observatör 2005
    moten    M      deltar     2005
    tillsyn  M      deltar     2005
    tanke    M      deltar     2005
    server   K      deltar     2006
    """
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    return tmp_path


def test_floors_count_support_coordinations_and_concentrations_once(root: Path) -> None:
    version = tiny_version(root, activities=ACTIVITIES, participations=PARTICIPATIONS)
    assert store.query("constellations_floors", version, year=2005) == [
        {"county": "G", "named": 1},
        {"county": "M", "named": 2},  # nastan and server: not what all share, core tasks, networks or proposals
    ]
    assert store.query("constellations_floors", version, year=2006) == [{"county": "K", "named": 1}]
    assert store.query("constellations_floors", version, year=1999) == []


def test_together_leaves_out_what_nearly_all_share_and_proposals(root: Path) -> None:
    version = tiny_version(root, activities=ACTIVITIES, participations=PARTICIPATIONS)
    found = store.query("constellations_together", version, year=2005)
    assert {row["activity"] for row in found} == {"server", "moten", "tillsyn"}
    assert {"activity": "server", "county": "K", "role": "observatör"} in found


def test_unlisted_counts_activities_named_for_a_whole_constellation(root: Path) -> None:
    rows = [
        row | {"participation_basis": "konstellation", "constellation": "syd"}
        for row in ACTIVITIES
        if row["activity"] in ("server", "tanke")
    ]
    version = tiny_version(root, activities=rows, constellations=[{"constellation": "syd", "name": "Sydlänen"}])
    assert store.query("constellations_unlisted", version, year=2005) == [
        {"constellation": "syd", "name": "Sydlänen", "activities": 1}
    ]


def test_centres_lie_in_the_middle_of_the_largest_part(root: Path) -> None:
    islet = [row | {"ring": 2, "x_km": 500.0} for row in square("M", 0, 0)]
    version = tiny_version(root, county_borders=[*square("M", 0.0, 20.0), *islet])
    assert store.query("constellations_centres", version) == [{"county": "M", "east_km": 5.0, "north_km": 25.0}]


def test_leads_are_only_those_stated(root: Path) -> None:
    rows = [row | {"lead_county": "M" if row["activity"] == "server" else None} for row in ACTIVITIES]
    version = tiny_version(root, activities=rows)
    assert store.query("my_county_leads", version, year=2005) == [{"activity": "server", "lead_county": "M"}]


def test_years_and_neighbours(root: Path) -> None:
    version = tiny_version(root, activities=ACTIVITIES, county_neighbours=[{"county": "M", "neighbour": "G"}])
    assert store.query("my_county_years", version) == [{"year": 2005}, {"year": 2006}]
    assert store.query("my_county_neighbours", version) == [{"county": "M", "neighbour": "G"}]


def test_nothing_published_gives_no_rows(root: Path) -> None:
    version = tiny_version(root)
    for name in ("constellations_floors", "constellations_together", "constellations_unlisted", "my_county_leads"):
        assert store.query(name, version, year=2005) == []
    for name in ("constellations_centres", "my_county_years", "my_county_neighbours"):
        assert store.query(name, version) == []
