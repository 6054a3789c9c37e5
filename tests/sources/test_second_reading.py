"""Two people read the documents on their own: every difference is either mended or settled with a reason."""

from __future__ import annotations

import compare_mentions
import compare_tables
import pytest
from compare_tables import OUTSIDE, Compared
from readings import SECOND, Difference, Row, first, second, settled

MENTION_TABLES = ("activities", "activity_mentions", "constellations")
DECISIONS = {"första", "båda", "utanför"}
# What a mention that is not an activity may be instead, and where its key is looked up.
ELSEWHERE = {"constellation": "constellations", "proposal": "proposals", "matrix": "matrix_items"}
BY_FORM = "form:"


def as_difference(row: Row) -> Difference:
    return Difference(*(row[name] for name in Difference._fields))


def covered(difference: Difference) -> set[Difference]:
    """The settled rows that would allow a difference: its own, or one for every activity of the same form."""
    if difference.table != "activities":
        return {difference}
    forms = {row["activity"]: row["form"] for row in first("activities")}
    return {difference, difference._replace(key=f"{BY_FORM}{forms[difference.key]}")}


def unsettled(found: set[Difference], tables: tuple[str, ...]) -> tuple[set[Difference], set[Difference]]:
    """Differences nobody has settled, and settled rows that no difference needs."""
    allowed = {as_difference(row) for row in settled() if row["table"] in tables}
    used = {row for difference in found for row in covered(difference) & allowed}
    return {difference for difference in found if not covered(difference) & allowed}, allowed - used


def test_every_mention_is_settled() -> None:
    assert unsettled(compare_mentions.differences(), MENTION_TABLES) == (set(), set())


@pytest.mark.parametrize("compared", compare_tables.COMPARED, ids=lambda compared: compared.table)
def test_every_table_is_settled(compared: Compared) -> None:
    assert unsettled(compare_tables.differences(compared), (compared.table,)) == (set(), set())


def test_a_changed_figure_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison itself can fail: one digit, one county and one row are each seen."""
    areas = next(compared for compared in compare_tables.COMPARED if compared.table == "areas")
    wrong = tuple({**row, "coordinated": "23"} if row["area"] == "it" else row for row in first("areas"))
    monkeypatch.setattr(compare_tables, "first", lambda table: wrong)
    assert compare_tables.differences(areas) == {Difference("areas", "it 2005", "coordinated", "23", "22")}

    def without_one(table: str) -> tuple[Row, ...]:
        dropped = ("participations", "agresso_server", "K"), ("activity_mentions", "hem_pc", "")
        gone = {(name, key, county) for name, key, county in dropped}
        return tuple(row for row in first(table) if (table, row.get("activity", ""), row.get("county", "")) not in gone)

    before = compare_mentions.differences()
    monkeypatch.setattr(compare_mentions, "first", without_one)
    assert compare_mentions.differences() - before == {
        Difference("activities", "agresso_server", "deltar", "G H I N", "G H I K N"),
        Difference("activity_mentions", "hem_pc 5.7.1", "mention", "", "finns"),
    }


def test_every_mention_has_a_place_in_the_first_reading() -> None:
    keys = {kind: {row[next(iter(row))] for row in first(table)} for kind, table in ELSEWHERE.items()}
    activities = {row["activity"] for row in first("activities")}
    for row in second("mentions"):
        kind, colon, key = row["activity"].partition(":")
        if f"{kind}{colon}" == OUTSIDE:
            assert key, row
        elif colon:
            assert key in keys[kind], row
        else:
            assert row["activity"] and set(row["activity"].split()) <= activities, row


def test_every_settled_row_says_what_was_decided_why_and_where() -> None:
    rows = settled()
    assert rows and all(row["reason"] and row["section"] and row["decision"] in DECISIONS for row in rows)
    assert len({as_difference(row) for row in rows}) == len(rows)
    assert {row["table"] for row in rows} <= {*MENTION_TABLES, *(compared.table for compared in compare_tables.COMPARED)}


def test_every_table_of_the_second_reading_is_compared() -> None:
    files = {path.stem for path in SECOND.glob("*.csv")}
    assert files == {"mentions", "settled", *(compared.table for compared in compare_tables.COMPARED)}
