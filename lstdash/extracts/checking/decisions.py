"""Tables whose rows are rules: rules that contradict each other, rules that nothing reaches, answers that no rule covers.

Two rules meet when they are about the same and no condition tells them apart; an empty condition asks for nothing. Rules that
meet must say the same. A rule that a wider one has already said can never change an answer. Both stop a publish. Answers that
no rule covers do not: that nothing is said is an answer too, but whoever owns the rules should know.
"""

from __future__ import annotations

from itertools import product

import duckdb

from lstdash import formats
from lstdash.catalog.shape import Decision, Table
from lstdash.extracts.faults import SHOWN_PER_RULE, Fault, Notice
from lstdash.extracts.sql import quoted


def faults(con: duckdb.DuckDBPyConnection, table: Table) -> list[Fault]:
    """Return the rules of a staged table that contradict another or that a wider one makes needless; none for other tables."""
    if table.decision is None:
        return []
    label = table.column(table.decision.outcome).label
    return [
        Fault(file, sheet, row, label, said, f"samma bedömning som {_named(other, other_row)}: {other_said}", ACT_APART)
        for file, sheet, row, said, other, other_row, other_said in _pairs(con, table, _meet(table.decision), is_same=False)
    ] + [
        Fault(
            file, sheet, row, label, said, f"en regel som något svar når; {_named(other, other_row)} säger det redan", ACT_WIDER
        )
        for file, sheet, row, said, other, other_row, _ in _pairs(con, table, _covers(table), is_same=True)
    ]


def _named(key: str, row: int | None) -> str:
    """A rule and its row; one that is published already has none."""
    return f"{key} på rad {row}" if row else f"{key}, som är publicerad"


ACT_APART = "Rätta bedömningen, eller skriv ett villkor som skiljer reglerna åt."
ACT_WIDER = "Ta bort raden, eller ge den vidare regeln ett villkor."


def gaps(con: duckdb.DuckDBPyConnection, table: Table) -> list[Notice]:
    """Return what no rule covers, one line for each of the first subject column; none for tables that are no rules."""
    if table.decision is None:
        return []
    about, *_ = table.decision.subject
    names = ", ".join(map(quoted, (about, *table.decision.conditions)))
    found: dict[str, list[tuple[str | None, ...]]] = {}
    for subject, *wanted in con.execute(f"select {names} from {quoted(table.name)} order by all").fetchall():
        found.setdefault(subject, []).append(tuple(wanted))
    return [notice for subject, known in found.items() if (notice := _gap(table, table.decision, subject, known))]


def _gap(table: Table, decision: Decision, subject: str, known: list[tuple[str | None, ...]]) -> Notice | None:
    asked = [at for at in range(len(decision.conditions)) if any(wanted[at] for wanted in known)]
    columns = [table.column(decision.conditions[at]) for at in asked]
    answers = list(product(*(column.values for column in columns)))
    missed = [
        answer
        for answer in answers
        if not any(all(wanted[at] in (None, one) for at, one in zip(asked, answer, strict=True)) for wanted in known)
    ]
    if not missed:
        return None
    first = ", ".join(f"{column.label.lower()} {one}" for column, one in zip(columns, missed[0], strict=True))
    counted = f"{formats.decimal(len(missed))} av {formats.decimal(len(answers))} svar"
    text = f"Ingen regel täcker {counted} för ”{subject}”, till exempel {first}."
    return Notice(table.label, "", None, table.column(decision.subject[0]).label, text)


def _pairs(
    con: duckdb.DuckDBPyConnection, table: Table, joined: str, *, is_same: bool
) -> list[tuple[str, str, int | None, str, str, int | None, str]]:
    """Rows with the rule that each meets, the earlier of two first."""
    assert table.decision is not None
    subject = " and ".join(f"one.{quoted(name)} = other.{quoted(name)}" for name in table.decision.subject)
    outcome, key = quoted(table.decision.outcome), quoted(table.key[0])
    return con.execute(
        f"select one._file, one._sheet, one._row, one.{outcome}, other.{key}, other._row, other.{outcome} "
        f"from {quoted(table.name)} as one inner join {quoted(table.name)} as other on {subject} "
        f"and one.{outcome} {'=' if is_same else '<>'} other.{outcome} and ({joined}) "
        f"order by one._file, one._sheet, one._row, one.{key}, other.{key} limit {SHOWN_PER_RULE}"
    ).fetchall()


def _meet(decision: Decision) -> str:
    parts = (
        f"(one.{name} is null or other.{name} is null or one.{name} = other.{name})"
        for name in map(quoted, decision.conditions)
    )
    # A published rule has no row: the one that comes with a file is told of it.
    is_earlier = "one._row is not null and (other._row is null or (other._file, other._row) < (one._file, one._row))"
    return " and ".join((*parts, is_earlier))


def _covers(table: Table) -> str:
    """True when `other` asks for no more than `one`; of two that ask for the same the first stands."""
    assert table.decision is not None
    names = [quoted(name) for name in table.decision.conditions]
    wider = " and ".join(f"(other.{name} is null or other.{name} = one.{name})" for name in names)
    same = " and ".join(f"other.{name} is not distinct from one.{name}" for name in names)
    key = quoted(table.key[0])
    return f"{wider} and (not ({same}) or other.{key} < one.{key})"
