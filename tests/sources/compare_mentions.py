"""The second reading's mentions against activities, activity_mentions, participations and constellations.

The second reading describes each place on its own; the first describes each object once. An object agrees when
the first reading's value was read at some place and no place says something else. Silence contradicts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from readings import Difference, Row, county_set, first, second, span, written

OBJECTS = "activities"
PLACES = "activity_mentions"
SILENT = {"status": "ej angivet", "basis": "ej angivet", "list_is_exhaustive": "nej"}
FIRST_NAMES = {"basis": "participation_basis"}
FIELDS = ("scope", "form", "status", "lead_county", "participants", "basis", "constellation", "list_is_exhaustive")
# Taking part is what handing over or receiving means; a place that says less does not contradict.
TAKES_PART = ("deltar", "tar emot", "avlämnar")
NUMBER_WORDS = {"två": "2"}


def targets(row: Row) -> list[str]:
    """Activities a mention is mapped to; none when it is mapped elsewhere."""
    return [] if ":" in row["activity"] else row["activity"].split()


def by_activity() -> Mapping[str, list[Row]]:
    """The second reading's rows for each activity."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in second("mentions"):
        for activity in targets(row):
            rows[activity].append(row)
    return rows


def differences() -> set[Difference]:
    """Everything the readings say differently about objects and places."""
    places = by_activity()
    found = {difference for row in first(OBJECTS) for difference in _object(row, places.get(row["activity"], []))}
    return found | set(_places(places)) | set(_constellations())


def roles(row: Row) -> dict[str, frozenset[str]]:
    """Counties by role in a row of the second reading, for example 'deltar:AB D;intresserad:T U'."""
    parts = (part.split(":") for part in row["counties"].split(";") if part)
    return {role: county_set(counties) for role, counties in parts}


def _object(ours: Row, theirs: list[Row]) -> Iterator[Difference]:
    activity = ours["activity"]
    if theirs:
        yield from (Difference(OBJECTS, activity, *values) for field in FIELDS for values in _field(field, ours, theirs))
        yield from (Difference(OBJECTS, activity, *values) for values in _roles(activity, theirs))
        yield from (Difference(OBJECTS, activity, "money", *values) for values in _money(ours, theirs))
    else:
        yield Difference(OBJECTS, activity, "row", "finns", "")


def _field(field: str, ours: Row, theirs: list[Row]) -> Iterator[tuple[str, str, str]]:
    silent = SILENT.get(field, "")
    mine = _value(field, ours, FIRST_NAMES.get(field, field))
    told = {_value(field, row, field) for row in theirs} - {silent}
    if mine != silent and not told:
        yield field, mine, silent
    yield from ((field, mine, value) for value in told - {mine})


def _value(field: str, row: Row, name: str) -> str:
    return span(row) if field == "participants" else row[name]


def _roles(activity: str, theirs: list[Row]) -> Iterator[tuple[str, str, str]]:
    mine: defaultdict[str, set[str]] = defaultdict(set)
    for row in first("participations"):
        if row["activity"] == activity and row["role"] != "deltar inte":
            mine[row["role"]].add(row["county"])
    read: defaultdict[str, set[str]] = defaultdict(set)
    for row in theirs:
        for role, letters in roles(row).items():
            read[role] |= letters
    read["deltar"] -= {county for role in TAKES_PART[1:] for county in mine[role]}
    for role in sorted((mine.keys() | read.keys()) - {"deltar inte"}):
        if mine[role] != read[role]:
            yield role, written(mine[role]), written(read[role])


def _money(ours: Row, theirs: list[Row]) -> Iterator[tuple[str, str]]:
    """Numbers read beside the activity against the amount the activity is linked to."""
    mine = next((f"{float(row['value']):g}" for row in first("money") if row["money"] == ours["money"]), "")
    words = " ".join(row["money"] for row in theirs).split()
    told = {NUMBER_WORDS.get(word, word) for word in words if word.isdigit() or word in NUMBER_WORDS}
    if mine and mine not in told:
        yield mine, ""
    yield from ((mine, number) for number in told - {mine})


def _places(places: Mapping[str, list[Row]]) -> Iterator[Difference]:
    ours, theirs = _by_place(first(PLACES)), _by_place(second("mentions"))
    for place in sorted(ours.keys() | theirs.keys()):
        if place not in theirs or place not in ours:
            yield Difference(PLACES, place, "mention", "finns" if place in ours else "", "finns" if place in theirs else "")
            continue
        for field, mine, read in (("participants", _spans, _spans), ("counties", _printed, _taking_part)):
            a, b = mine(ours[place]), read(theirs[place])
            if a != b:
                yield Difference(PLACES, place, field, a, b)


def _by_place(rows: tuple[Row, ...]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for activity in targets(row):
            found[f"{activity} {row['section']}"].append(row)
    return dict(found)


def _spans(rows: list[Row]) -> str:
    return " ".join(sorted({span(row) for row in rows} - {""}))


def _printed(rows: list[Row]) -> str:
    return written(frozenset().union(*(county_set(row["counties_as_printed"]) for row in rows)))


def _taking_part(rows: list[Row]) -> str:
    return written(frozenset().union(*(letters for row in rows for role, letters in roles(row).items() if role in TAKES_PART)))


def _constellations() -> Iterator[Difference]:
    """Counties that a place counts to a constellation but the table of members does not."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for row in first("constellation_members"):
        members[row["constellation"]].add(row["county"])
    for row in second("mentions"):
        kind, _, constellation = row["activity"].partition(":")
        if kind == "constellation":
            extra = frozenset().union(*roles(row).values()) - members[constellation]
            if extra:
                yield Difference("constellations", f"{constellation} {row['section']}", "members", "", written(extra))
