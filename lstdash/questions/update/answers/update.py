"""What some files would do to what is published, and the ways forth and back: the same code as the analyst's commands."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lstdash import clock, formats
from lstdash.catalog.whole import tables
from lstdash.errors import DataError
from lstdash.extracts.checking.changes import Change, RowChange
from lstdash.extracts.checking.plan import Plan, prepare
from lstdash.extracts.publishing import upkeep
from lstdash.extracts.publishing.lock import Busy
from lstdash.extracts.publishing.publish import commit
from lstdash.extracts.template import write_template
from lstdash.published import versions
from lstdash.published.manifest import Manifest
from lstdash.questions.update.answers.brought import Asked, Brought, request

Progress = Callable[[str, float], None]
FAULT_COLUMNS = ("Fil", "Blad", "Rad", "Kolumn", "Hittade", "Väntade", "Gör så här")
CHANGE_COLUMNS = ("Tabell", "Nya rader", "Borttagna", "Ändrade")
ROW_COLUMNS = ("Tabell", "Rad", "Vad som händer", "Före och efter")
HEADLINE_COLUMNS = ("Tal", "Nu", "Efter")
TEMPLATE = "lstdash-mall.xlsx"


@dataclass(frozen=True, slots=True)
class Checked:
    """What would happen: faults to mend, or what would change and what must be allowed first."""

    headline: str
    base: str  # the published version it was compared with
    faults: tuple[tuple[str, ...], ...] = ()
    notices: tuple[str, ...] = ()
    changes: tuple[tuple[str, ...], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()  # the first of every table
    differing: int = 0  # how many rows there are in all
    headlines: tuple[tuple[str, ...], ...] = ()
    deviations: tuple[str, ...] = ()  # sums that do not add up: they are accepted by publishing
    lost: tuple[tuple[str, str], ...] = ()  # what may lose rows when allowed (table or table:year), and what it says
    backwards: tuple[str, ...] = ()

    def is_ready(self, asked: Asked) -> bool:
        """True when the files can be published as they are, with what is allowed."""
        return bool(self.changes) and not self.faults and not self.lost and (not self.backwards or asked.backwards)


def check(files: Sequence[Brought], asked: Asked, progress: Progress) -> Checked:
    """Return what the files would do. Raises DataError for what cannot be read at all."""
    with request(files, asked) as wanted, prepare(wanted, progress=progress) as plan:
        return _checked(plan)


def publish(files: Sequence[Brought], asked: Asked, note: str, base: str, progress: Progress) -> str:
    """Publish the files and say what became of it.

    Raises Busy when another version than `base`, which the reader has seen the changes against, is published by now, and as
    the command does.
    """
    with request(files, asked) as wanted, prepare(wanted, progress=progress) as plan:
        if (plan.base.version if plan.base else "") != base:
            raise Busy(
                "Någon annan har publicerat sedan kontrollen. Inget har ändrats.", action="Läs skillnaden igen och publicera."
            )
        manifest = commit(plan, note or f"Ur {formats.listed([one.name for one in files])}", progress)
    return f"Publicerade version {manifest.version}. Öppna sidor får veta det inom några sekunder."


def restore(version: str) -> str:
    """Make an earlier version the one that is shown. Raises as the command does."""
    before = versions.current_version()
    manifest = upkeep.restore(version)
    return f"Version {manifest.version} visas nu. Det går att gå tillbaka till {before} på samma sätt."


def earlier() -> dict[str, str]:
    """Return the versions that can be gone back to, newest first, each with its day and note."""
    root, current = versions.extracts_dir(), versions.current_version()
    return {version: told for version in versions.every(root) if version != current and (told := _told(root / version))}


def _told(folder: Path) -> str:
    try:
        manifest = Manifest.read(folder)
    except DataError:
        return ""
    day = f"{clock.in_sweden(manifest.published_at):%Y-%m-%d %H:%M}"
    return f"{day} {manifest.note}".strip()


def template() -> bytes:
    """Return the workbook with what is published, to fill in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / TEMPLATE
        write_template(path, tables(), versions.extracts_dir() / versions.current_version(), with_data=True)
        return path.read_bytes()


def _checked(plan: Plan) -> Checked:
    base = plan.base.version if plan.base else ""
    notices = (*(str(notice) for notice in plan.notices), *_unfilled(plan))
    if plan.faults:
        faults = tuple(
            (f.file, f.sheet, str(f.row or ""), f.column, f.found or "tomt", f.expected, f.advice) for f in plan.faults
        )
        files = len({fault.file for fault in plan.faults})
        said = f"{formats.count(len(faults), 'fel', 'fel')} i {formats.count(files, 'fil', 'filer')}. Inget har ändrats."
        return Checked(said, base, faults, notices)
    changes = [change for change in plan.changes if change]
    return Checked(
        _headline(changes),
        base,
        (),
        notices,
        tuple((_name(one), *(formats.decimal(n) for n in (one.added, one.removed, one.changed))) for one in changes),
        tuple((_name(one), row.key, row.kind, _fields(row)) for one in changes for row in one.rows),
        _count(changes),
        tuple((one.label, one.shown(one.before), one.shown(one.after)) for one in plan.headlines if one.moves),
        tuple(map(str, plan.warnings)),
        tuple((_part(one.change), one.what) for one in plan.blocked),
        tuple(map(str, plan.backwards)),
    )


def _headline(changes: Sequence[Change]) -> str:
    if not changes:
        return "Inga fel. Inget skiljer sig från det publicerade."
    names = formats.listed(list(dict.fromkeys(_name(one) for one in changes)))
    return f"Inga fel. {formats.count(_count(changes), 'rad', 'rader')} skulle ändras i {names}. Inget är publicerat än."


def _count(changes: Sequence[Change]) -> int:
    return sum(one.added + one.removed + one.changed for one in changes)


def _unfilled(plan: Plan) -> tuple[str, ...]:
    return (f"Tomma blad och filer ändrar inget: {formats.listed(plan.unfilled)}.",) if plan.unfilled else ()


def _part(change: Change) -> str:
    return f"{change.table}:{change.part}" if change.part else change.table


def _name(change: Change) -> str:
    return f"{tables()[change.table].label}{' ' + change.part if change.part else ''}"


def _fields(row: RowChange) -> str:
    if row.kind == "ändrad":
        return "; ".join(f"{label}: {before or 'tomt'} → {after or 'tomt'}" for label, before, after in row.fields)
    return "; ".join(f"{label}: {before or after}" for label, before, after in row.fields)
