"""A small country for the constellation tests: five counties, two printed tables, three constellations."""

from __future__ import annotations

from pathlib import Path

from tests.lib.tiny import table_rows, tiny_version


def rows(text: str) -> list[dict[str, object]]:
    """Read a small table; two underscores are one space."""
    read = table_rows(text)
    return [{key: value.replace("  ", " ") if isinstance(value, str) else value for key, value in row.items()} for row in read]


COUNTIES = rows(
    """
    county short_name        size_class scb_code
    AB     Stockholm         större     01
    C      Uppsala           mindre     03
    G      Kronoberg         mindre     07
    M      Skåne             större     12
    BD     Norrbotten        större     25
    """
)
GROUP_TOTALS = rows(
    """
    grouping      group_code          year name                 counties participations
    storlek       mindre              2005 Mindre               2        17
    storlek       storre              2005 Större               3        21
    konstellation ostra_mellansverige 2005 Östra__Mellansverige 2        24
    konstellation sydlan_e            2005 Sydlän               2        10
    konstellation nordlan_s_x         2005 Nordlän              1        5
    """
)
MEANS = {"mindre": 8.5, "storre": 7.0, "ostra_mellansverige": 12.0, "sydlan_e": 5.0, "nordlan_s_x": 5.0}
MEMBERS = rows(
    """
    grouping      group_code          county
    storlek       mindre              C
    storlek       mindre              G
    storlek       storre              AB
    storlek       storre              M
    storlek       storre              BD
    konstellation ostra_mellansverige AB
    konstellation ostra_mellansverige C
    konstellation sydlan_e            G
    konstellation sydlan_e            M
    konstellation nordlan_s_x         BD
    """
)
ASSUMPTIONS = [
    {"assumption": "count_low", "value": 1.0, "low": 1.0, "high": 2.0, "quality": "fylld"},
    {"assumption": "count_high", "value": 14.0, "low": 12.0, "high": 16.0, "quality": "halv"},
    {"assumption": "ostra_low", "value": 11.0, "low": 11.0, "high": 13.0, "quality": "fylld"},
    {"assumption": "ostra_high", "value": 13.0, "low": 13.0, "high": 14.0, "quality": "fylld"},
]
CONSTELLATIONS = rows(
    """
    constellation       name                 kind
    nordlanen           Nordlänen            geografisk
    ostra_mellansverige Östra__Mellansverige geografisk
    sydlanen            Sydlänen             geografisk
    storstadslanen      Storstadslänen       storstad
    """
)
CONSTELLATION_MEMBERS = rows(
    """
    constellation       county membership
    nordlanen           BD     ordinarie
    ostra_mellansverige AB     härledd
    ostra_mellansverige C      ordinarie
    sydlanen            G      härledd
    sydlanen            C      tillfällig
    storstadslanen      AB     ordinarie
    storstadslanen      M      ordinarie
    """
)
ACTIVITIES = rows(
    """
    activity  name          year scope form       status   participation_basis list_is_exhaustive lead_county
    alla      Gemensamt     2005 stöd  samordning drift    samtliga            ja                 -
    server    Serverdrift   2005 stöd  samordning drift    länslista           ja                 G
    webb      Webbplats     2005 stöd  samordning drift    länslista           nej                -
    fall      Forskning     2005 stöd  samordning föreslagen länslista         nej                -
    kurs      Kurser        2005 stöd  samordning drift    konstellation       nej                -
    """
)
PARTICIPATIONS = rows(
    """
    activity county role         year
    alla     AB     deltar       2005
    alla     C      deltar       2005
    alla     G      deltar       2005
    alla     M      deltar       2005
    alla     BD     deltar       2005
    server   G      värd         2005
    server   M      deltar       2005
    server   AB     deltar__inte 2005
    server   C      deltar__inte 2005
    server   BD     observatör   2005
    webb     M      deltar       2005
    webb     C      deltar       2005
    webb     G      deltar       2005
    fall     BD     deltar       2005
    """
)
NEIGHBOURS = rows(
    """
    county neighbour
    AB     C
    C      AB
    G      M
    M      G
    """
)


def square(county: str, x: float, y: float) -> list[dict[str, object]]:
    """A county drawn as a square of 10 km."""
    corners = ((0, 0), (0, 10), (10, 10), (10, 0), (0, 0))
    return [
        {"county": county, "ring": 1, "point": at, "x_km": x + dx, "y_km": y + dy}
        for at, (dx, dy) in enumerate(corners, start=1)
    ]


BORDERS = [
    point
    for county, x, y in (("BD", 0.0, 90.0), ("AB", 10.0, 40.0), ("C", 0.0, 50.0), ("G", 0.0, 10.0), ("M", 0.0, 0.0))
    for point in square(county, x, y)
]


def sourced(given: list[dict[str, object]], **more: object) -> list[dict[str, object]]:
    """Rows with the document they stand in."""
    return [row | {"source": "bok", "section": "4.2"} | more for row in given]


def world(root: Path, **changed: object) -> str:
    """Publish the small country; a table given by name replaces the usual one."""
    totals = [row | {"mean_printed": MEANS[str(row["group_code"])]} for row in GROUP_TOTALS]
    activities = [row | {"list_is_exhaustive": row["list_is_exhaustive"] == "ja"} for row in ACTIVITIES]
    for row in activities:
        row["constellation"] = "ostra_mellansverige" if row["activity"] == "kurs" else None
        row["status"] = "i drift" if row["status"] == "drift" else row["status"]
    tables: dict[str, object] = {
        "sources": [{"source": "bok", "title": "Boken", "short_title": "Boken (2006)", "year": 2006, "kind": "rapport"}],
        "counties": sourced(
            [row | {"name": f"{row['short_name']}s län", "scb_code": f"{row['scb_code']:02}"} for row in COUNTIES]
        ),
        "group_totals": sourced(totals),
        "group_members": sourced(MEMBERS, basis="tryckt"),
        "assumptions": sourced(ASSUMPTIONS, model="konstellationer", unit="antal"),
        "constellations": sourced(CONSTELLATIONS, basis="namngiven"),
        "constellation_members": sourced(CONSTELLATION_MEMBERS, basis="namngiven"),
        "activities": sourced(activities),
        "participations": sourced(PARTICIPATIONS, basis="uppräknat"),
        "county_neighbours": sourced(NEIGHBOURS),
        "county_borders": sourced(BORDERS),
    }
    return tiny_version(root, **(tables | changed))  # type: ignore[arg-type]
