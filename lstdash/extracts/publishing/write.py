"""A version is written to a draft folder, table by table; unchanged tables are the same files as before."""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from lstdash import clock
from lstdash.catalog.shape import Table
from lstdash.extracts.checking.plan import Plan, Progress
from lstdash.extracts.checking.rules import fingerprint
from lstdash.extracts.checking.workspace import damaged, parts, twin
from lstdash.extracts.reading.intake import SOURCE_ORIGIN
from lstdash.extracts.sql import literal, quoted
from lstdash.published import versions
from lstdash.published.folder import TRASH
from lstdash.published.manifest import WHOLE, Manifest, Part, TableEntry, sha256, sync_file, sync_folder

DRAFT = ".draft-"
READ_ONLY = 0o444
STAMP = "%Y%m%dT%H%M%S%f"


def clear_drafts(root: Path) -> None:
    """Remove what processes that died left behind; call it while holding the lock."""
    for pattern in (f"{DRAFT}*", f"{TRASH}*"):
        for path in root.glob(pattern):
            shutil.rmtree(path, ignore_errors=True)
    for path in root.glob(".current.*"):
        path.unlink(missing_ok=True)


def write_version(plan: Plan, note: str, progress: Progress) -> Manifest:
    """Write the version a plan describes and give its folder its name; call it while holding the lock."""
    draft = plan.root / f"{DRAFT}{os.getpid()}-{uuid.uuid4().hex[:8]}"
    now = clock.now()
    try:
        (draft / "source").mkdir(parents=True)
        entries = {}
        for index, table in enumerate(plan.declared.values()):
            progress("Skriver den nya versionen", index / len(plan.declared))
            entries[table.name] = _write_or_keep(plan, table, draft, now)
        digest = hashlib.sha256("".join(entry.sha256 for entry in entries.values()).encode()).hexdigest()
        version = f"{_time_of(now, versions.every(plan.root))}-{digest[:8]}"
        manifest = Manifest(version, now, note, entries, plan.base.version if plan.base else "")
        manifest.write(draft)
        sync_folder(draft / "source")
        sync_folder(draft)
        os.rename(draft, plan.root / version)
        sync_folder(plan.root)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    progress("Skriver den nya versionen", 1.0)
    return manifest


def _time_of(now: datetime, known: Sequence[str]) -> str:
    """The time in Sweden, as versions are named, and later than every version there is: an hour comes twice in October."""
    latest = max((version.partition("-")[0] for version in known), default="")
    wanted = f"{clock.in_sweden(now):{STAMP}}"
    if wanted > latest:
        return wanted
    return f"{datetime.strptime(latest, STAMP) + timedelta(microseconds=1):{STAMP}}"


def _write_or_keep(plan: Plan, table: Table, draft: Path, now: datetime) -> TableEntry:
    before = plan.base.tables.get(table.name) if plan.base else None
    columns = {column.name: column.sql_type for column in table.columns}
    touched = {change.part for change in plan.changes if change.table == table.name and change}
    if before and plan.base and not touched and before.columns == columns:
        return replace(_keep(plan.root / plan.base.version, table, draft, before), rules=fingerprint(table))
    parquet, text = draft / f"{table.name}.parquet", draft / "source" / f"{table.name}.csv"
    digests = _write(plan, table, parquet, text)
    papers = _papers(plan, table, before, touched, now)
    origin = ", ".join(dict.fromkeys(part.origin for part in papers.values()))
    count = sum(part.rows for part in papers.values())
    return TableEntry(count, digests[0], columns, origin, digests[1], papers, fingerprint(table))


def _keep(folder: Path, table: Table, draft: Path, entry: TableEntry) -> TableEntry:
    """Take over an unchanged table: the same file under another name where the file system can, else a copy."""
    for source, target, digest in (
        (folder / f"{table.name}.parquet", draft / f"{table.name}.parquet", entry.sha256),
        (folder / "source" / f"{table.name}.csv", draft / "source" / f"{table.name}.csv", entry.source_sha256),
    ):
        if not source.is_file() or (digest and sha256(source) != digest):
            raise damaged(folder.name, source.name)
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
            sync_file(target)
            target.chmod(READ_ONLY)
    return entry


def _write(plan: Plan, table: Table, parquet: Path, text: Path) -> tuple[str, str]:
    """Write one table as Parquet and as normalised CSV, in the order of its files; return the SHA-256 of both.

    One thread for each: several would hold back rows in memory to keep the order, and hardly be faster.
    """
    names = ", ".join(quoted(column.name) for column in table.columns)
    spelled = ", ".join(_spelled(column.name, column.kind) for column in table.columns)

    def put(columns: str, path: Path, form: str) -> str:
        with twin(plan.con, plan.staged) as own:
            own.execute(f"copy (select {columns} from main.{quoted(table.name)}) to {literal(str(path))} ({form})")
        sync_file(path)
        path.chmod(READ_ONLY)
        return sha256(path)

    plan.con.execute("set threads = 1")
    with ThreadPoolExecutor(1) as other:
        digest = other.submit(put, spelled, text, "format csv, header")
        return put(names, parquet, "format parquet, compression zstd"), digest.result()


def _spelled(name: str, kind: str) -> str:
    """A column as CSV holds it, so that it is read back as it was. `1.234` could be 1234, so it gets one more decimal."""
    column = quoted(name)
    if kind == "number":
        is_marked = f"({column}::varchar)[-4] = '.' and abs({column}) >= 1 and abs({column}) < 1000"
        return f"case when {is_marked} then {column}::varchar || '0' else {column}::varchar end as {column}"
    return f"case when {column} then 'ja' when not {column} then 'nej' end as {column}" if kind == "bool" else column


def _papers(plan: Plan, table: Table, before: TableEntry | None, touched: set[str], now: datetime) -> dict[str, Part]:
    """The papers of each year: new ones for what changed, the old ones for what did not."""
    counts = parts(plan.con, f"main.{quoted(table.name)}", table) or {WHOLE: 0}
    brought = parts(plan.con, f"new.{quoted(table.name)}", table)
    old = before.parts if before else {}
    papers = {}
    for part, count in counts.items():
        kept = old.get(part)
        if kept and part not in touched:
            papers[part] = kept
            continue
        origin = plan.origins[table.name] if part in brought else kept.origin if kept else SOURCE_ORIGIN
        if kept and plan.request.supplement and origin not in kept.origin:
            origin = f"{kept.origin}, {origin}"
        papers[part] = Part(count, origin, now.isoformat())
    return papers
