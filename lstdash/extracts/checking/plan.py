"""What publishing some files would do: read, lay upon what is published, check, compare. Nothing is changed here.

Only the tables and years present in the files are replaced; the rest is carried over. A row that
would disappear is refused unless its table is named in `replace`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa

from lstdash.catalog.shape import Table
from lstdash.catalog.whole import tables
from lstdash.extracts.checking import decisions, strays, sums
from lstdash.extracts.checking.backwards import Backwards, Origin, find_backwards
from lstdash.extracts.checking.changes import Change, compare
from lstdash.extracts.checking.check import check_table
from lstdash.extracts.checking.guard import Blocked, blocked
from lstdash.extracts.checking.headlines import Headline, headlines
from lstdash.extracts.checking.rules import fingerprint
from lstdash.extracts.checking.workspace import combine, known_counties, lay_base, rows, show_published, workspace
from lstdash.extracts.faults import CheckFailed, Fault, Notice, Unreadable, in_order
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.reading import staging
from lstdash.extracts.reading.counties import Counties
from lstdash.extracts.reading.files import total_size
from lstdash.extracts.reading.intake import SOURCE_ORIGIN, Intake, source_dir, take_in
from lstdash.extracts.sql import quoted
from lstdash.published import versions
from lstdash.published.manifest import Manifest

Progress = Callable[[str, float], None]  # what is being done, and the share that is (0-1)


@dataclass(slots=True)
class Plan:
    """Everything known about a publish before it is made. `con` is its workspace."""

    con: duckdb.DuckDBPyConnection
    declared: Mapping[str, Table]
    root: Path
    request: Request
    base: Manifest | None
    staged: dict[str, pa.Table] = field(default_factory=dict)  # rows of the files, by their names in the workspace
    origins: dict[str, str] = field(default_factory=dict)  # tables that come with the files -> their names
    faults: tuple[Fault, ...] = ()
    notices: tuple[Notice, ...] = ()
    unfilled: tuple[str, ...] = ()  # tables whose sheets or files have no rows, and so are left as they are
    warnings: tuple[sums.Deviation, ...] = ()
    changes: tuple[Change, ...] = ()
    headlines: tuple[Headline, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    templates: tuple[Origin, ...] = ()  # sheets made from another version than the published one
    backwards: tuple[Backwards, ...] = ()  # values that go back to what they were in those

    def require_sound(self) -> None:
        """Raise CheckFailed when there are faults."""
        if self.faults:
            raise CheckFailed(self.faults, self.notices)


@contextmanager
def prepare(request: Request, root: Path | None = None, progress: Progress = lambda _what, _share: None) -> Iterator[Plan]:
    """Read and check the files of a request. The plan holds every fault; its other findings need that there is none.

    Raises DataError when the published version cannot be read.
    """
    declared, target = tables(), root or versions.extracts_dir()
    current = versions.known_version(target)
    base = Manifest.read(target / current) if current else None
    asked = request.in_catalog(declared)
    with workspace() as con:
        plan = Plan(con, declared, target, asked, base)
        show_published(con, declared, target, base)
        _read(plan, progress)
        if not plan.faults:
            _weigh(plan, progress)
        yield plan


def _read(plan: Plan, progress: Progress) -> None:
    """Stage the files, then run every rule over what a publish would give."""
    paths = plan.request.paths or (source_dir(),)
    done, whole = 0, 2 * total_size(paths)  # every file is opened and looked through, then read

    def on_read(count: int) -> None:
        nonlocal done
        done += count
        progress("Läser filer", min(done / max(whole, 1), 1.0))

    intake = take_in(paths, plan.declared, on_read)
    missing = [table for table in plan.declared.values() if plan.base is None or table.name not in plan.base.tables]
    beneath = _beneath(plan, missing)
    faults = intake.faults + beneath.faults
    for table in plan.declared.values():
        faults += _stage_table(plan, table, intake, beneath)
    progress("Läser filer", 1.0)
    faults += intake.changed()
    unchecked = [table for table in plan.declared.values() if not _is_checked(plan, table)]
    for index, table in enumerate(unchecked):
        progress("Kontrollerar tabeller", index / len(unchecked))
        faults += check_table(plan.con, table, intake.absent(table.name))
        if table.name in plan.origins and not plan.request.is_source:
            plan.notices += (*decisions.gaps(plan.con, table), *strays.notices(plan.con, table, plan.declared))
    progress("Kontrollerar tabeller", 1.0)
    sheets = [sheet for one in (*intake.found, *beneath.found) for sheet in [one.place.sheet]]
    plan.faults = in_order(faults + [fault for sheet in sheets for fault in sheet.faults])
    published = plan.base.version if plan.base else ""
    made = [(one.table.name, one.place.sheet, one.made_from) for one in intake.found if one.made_from not in ("", published)]
    plan.templates = tuple(Origin(name, sheet.file, sheet.name, version) for name, sheet, version in made)
    plan.notices += tuple(intake.notices) + tuple(notice for sheet in sheets for notice in sheet.notices)


def _is_checked(plan: Plan, table: Table) -> bool:
    """True for a table that was checked when it was published, by the same rules, and that nothing here touches."""
    papers = plan.base.tables.get(table.name) if plan.base else None
    if papers is None or plan.base is None or papers.rules != fingerprint(table):
        return False
    rests_on = {table.name, *(column.references.split(".")[0] for column in table.columns if column.references)}
    return not any(name in plan.origins or name not in plan.base.tables for name in rests_on)


def _beneath(plan: Plan, missing: list[Table]) -> Intake:
    """What data/source holds of the tables that are not published: files of a few tables are laid upon it."""
    if plan.request.is_source:
        return Intake()
    paths = [source_dir() / f"{table.name}.csv" for table in missing]
    return take_in([path for path in paths if path.is_file()], plan.declared)


def _stage_table(plan: Plan, table: Table, intake: Intake, beneath: Intake) -> list[Fault]:
    """Stage one table from the files and from data/source, and let `main` show what they give together."""
    faults = _stage_files(plan, "new", table, intake)
    if plan.base is not None and table.name in plan.base.tables:
        lay_base(plan.con, table)
    else:
        faults += _stage_files(plan, "base", table, beneath)
    files = list(dict.fromkeys(found.place.sheet.file for found in intake.found if found.table.name == table.name))
    comes = bool(files) and (table.name in plan.request.whole or rows(plan.con, "new", table) > 0)
    if files and not comes and not faults and not plan.request.is_source:
        plan.unfilled += (table.label,)
    if comes:
        plan.origins[table.name] = SOURCE_ORIGIN if plan.request.is_source else ", ".join(files)
    replaces = table.name in plan.request.whole
    combine(plan.con, table, comes=comes, replaces=replaces, supplements=plan.request.supplement)
    return faults


def _stage_files(plan: Plan, schema: str, table: Table, intake: Intake) -> list[Fault]:
    faults, staged = [], {}
    for found in intake.found:
        if found.table.name == table.name:
            name = f"_staged_{len(plan.staged)}"
            try:
                plan.staged[name] = staging.stage(table, found.place, _counties(plan, table))
            except Unreadable as error:
                faults.append(error.fault)
                continue
            plan.con.register(name, plan.staged[name])
            staged[name] = found.place.sheet
    staging.show(plan.con, schema, table, staged)
    return faults


def _counties(plan: Plan, table: Table) -> Counties:
    """Ways to write the counties; the table of counties itself is staged before any table that needs them."""
    if not any(column.is_county for column in table.columns):
        return Counties()
    return known_counties(plan.con)


def _weigh(plan: Plan, progress: Progress) -> None:
    """Sums that do not add up, what would change, and whether anything would disappear unasked."""
    progress("Jämför med den publicerade versionen", 0.0)
    plan.warnings = sums.settle(plan.con, plan.declared)
    touched = [name for name in plan.declared if name in plan.origins or name == sums.CONFLICTS]
    if plan.base is None:
        touched = list(plan.declared)
    found: list[Change] = []
    for index, name in enumerate(touched):
        found += compare(plan.con, plan.declared[name], _years(plan, plan.declared[name]), is_first=plan.base is None)
        progress("Jämför med den publicerade versionen", (index + 1) / len(touched))
    plan.changes = tuple(found)
    plan.headlines = headlines(plan.con, touched)
    going_back, notices = find_backwards(plan.con, plan.declared, plan.templates, plan.root)
    plan.backwards, plan.notices = tuple(going_back), (*plan.notices, *notices)
    plan.blocked = blocked(plan.changes, plan.base, plan.request, plan.declared)


def _years(plan: Plan, table: Table) -> list[int] | None:
    """The years that can differ; None when all can."""
    if not table.by_year or table.name in plan.request.whole or plan.base is None or table.name not in plan.base.tables:
        return None
    found = plan.con.execute(f"select distinct year from new.{quoted(table.name)} order by year").fetchall()
    return [year for (year,) in found]
