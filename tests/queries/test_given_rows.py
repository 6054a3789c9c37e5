"""Every query answers given rows with the expected ones, in order; and nothing with nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from lstdash import store
from tests.lib.tiny import tiny_version
from tests.queries import case
from tests.queries.case import Case

CASES = case.every()
QUERIES = sorted(path.stem for path in store.QUERIES.glob("*.sql"))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_given_rows_give_the_expected(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    assert store.query(case.query, tiny_version(tmp_path, **case.given), **case.params) == list(case.expected)


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A version whose every table is empty."""
    root = tmp_path_factory.mktemp("nothing")
    tiny_version(root)
    return root


@pytest.mark.parametrize("query", QUERIES)
def test_nothing_published_gives_no_rows(query: str, nothing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(nothing))
    params: dict[str, Any] = next(case.params for case in CASES if case.query == query)
    assert store.query(query, "v1", **params) == []


def untested(queries: list[str], cases: list[Case]) -> list[str]:
    """Queries that no case gives rows, or whose cases have no null in a column that the query reads."""
    wrong = []
    for query in queries:
        text = store.query_text(query)
        given = [row for one in cases if one.query == query and one.expected for rows in one.given.values() for row in rows]
        nulls = {name for row in given for name, value in row.items() if value is None and re.search(rf"\.{name}\b", text)}
        if not nulls:
            wrong.append(query)
    return wrong


def test_every_query_is_given_rows_with_something_missing() -> None:
    assert not untested(QUERIES, CASES)


def test_a_query_without_a_case_is_seen() -> None:
    left = [case for case in CASES if case.query != "areas_totals"]
    assert untested(QUERIES, left) == ["areas_totals"]
    whole = [Case("areas_totals", "without nulls", {"areas": [{"area": "it", "year": 2005}]}, [{"year": 2005}])]
    assert untested(["areas_totals"], whole) == ["areas_totals"]
