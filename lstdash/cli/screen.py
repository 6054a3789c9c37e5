"""What the commands print: tables for people, JSON for machines, a bar for what takes time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, Task, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.progress_bar import ProgressBar
from rich.table import Table as Grid

from lstdash import clock, formats
from lstdash.catalog.whole import tables
from lstdash.extracts.checking.changes import Change
from lstdash.extracts.checking.plan import Plan
from lstdash.extracts.faults import Fault, Notice, place

PIPED_WIDTH = 200  # a log file has room
STILL_SECONDS = 0.7
KINDS = {"tillagd": "+", "borttagen": "−", "ändrad": "~"}


def _console(*, stderr: bool = False) -> Console:
    console = Console(stderr=stderr, highlight=False)
    return console if console.is_terminal else Console(stderr=stderr, highlight=False, width=PIPED_WIDTH)


def say(text: str = "") -> None:
    """Print a line of plain text."""
    _console().print(text, markup=False)


def complain(text: str) -> None:
    """Print a line to standard error."""
    _console(stderr=True).print(text, markup=False)


def grid(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], *, stderr: bool = False) -> None:
    """Print a table; cells are text, whatever they hold."""
    table = Grid(*headings, title=escape(title) if title else None, title_justify="left")
    for row in rows:
        table.add_row(*map(escape, row))
    _console(stderr=stderr).print(table)


class _Bar(BarColumn):
    """A bar that sweeps while a step goes on without saying how far it has come."""

    def render(self, task: Task) -> ProgressBar:
        bar = super().render(task)
        bar.pulse = not task.finished and task.get_time() - task.fields["moved"] > STILL_SECONDS
        return bar


class Bars:
    """One bar a step on standard error, in a terminal only; they go away when the work is done."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        share = TaskProgressColumn("[progress.percentage]{task.percentage:>3.0f}\u00a0%")
        columns = (TextColumn("{task.description}"), _Bar(), share, TimeElapsedColumn())
        self._bars = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, share: float) -> None:
        """Say that `share` (0-1) of a step is done."""
        now = self._bars.get_time()
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=1.0, moved=now)
        self._bars.start()
        self._bars.update(self._tasks[what], completed=share, moved=now)

    def pause(self) -> None:
        """Take the bars away, so that something else can be written or asked."""
        self._bars.stop()


@contextmanager
def progress() -> Iterator[Bars]:
    """Show bars while the block runs."""
    bars = Bars()
    try:
        yield bars
    finally:
        bars.pause()


def ask(question: str) -> bool:
    """Ask a question that is answered with j or n; no answer is no."""
    _console().print(f"{question} [j/N] ", end="", markup=False)
    try:
        return input().strip().casefold() in ("j", "ja")
    except EOFError:
        say()
        return False


def moment(when: datetime) -> str:
    """Return a time as it is in Sweden."""
    return f"{clock.in_sweden(when):%Y-%m-%d %H:%M}"


def show_faults(faults: Sequence[Fault]) -> None:
    """Print every fault as one table."""
    headings = ("Fil", "Blad", "Rad", "Kolumn", "Hittade", "Väntade", "Gör så här")
    rows = [(f.file, f.sheet, str(f.row or ""), f.column, f.found or "tomt", f.expected, f.advice) for f in faults]
    grid("", headings, rows, stderr=True)


def show_notices(plan: Plan) -> None:
    """Print what was left out or interpreted."""
    if plan.unfilled:
        say(f"Tomma blad och filer ändrar inget: {formats.listed(plan.unfilled)}.")
    _lines("Att känna till:", [str(notice) for notice in plan.notices])


def show_warnings(plan: Plan) -> None:
    """Print sums that do not add up, and rows that may not disappear unasked."""
    show_deviations(plan)
    _lines("Kan inte publiceras utan vidare:", [str(one) for one in plan.blocked])


def show_deviations(plan: Plan) -> None:
    """Print sums that do not add up."""
    _lines("Summor som inte går ihop. Godtas de, visas de som motsägelser i källorna:", [str(one) for one in plan.warnings])


def _lines(title: str, lines: Sequence[str]) -> None:
    if lines:
        say(title)
        for line in lines:
            say(f"  - {line}")


def show_changes(plan: Plan) -> None:
    """Print what would change, the rows that differ and how the headline figures move."""
    changes = [change for change in plan.changes if change]
    if not changes:
        say("Inget skiljer sig från den publicerade versionen.")
        return
    against = f"mot version {plan.base.version}" if plan.base else "den första versionen"
    rows = [
        (_name(change), *(formats.decimal(n) for n in (change.added, change.removed, change.changed))) for change in changes
    ]
    grid(f"Ändringar, {against}", ("Tabell", "Nya rader", "Borttagna", "Ändrade"), rows)
    for change in changes if plan.base else ():
        _show_rows(change)
    moved = [one for one in plan.headlines if one.moves]
    if moved:
        figures = [(one.label, one.shown(one.before), one.shown(one.after)) for one in moved]
        grid("Så flyttar sig huvudtalen", ("Tal", "Nu", "Efter"), figures)
    elif plan.base:
        say("Inga huvudtal ändras.")


def _show_rows(change: Change) -> None:
    if change.rows:
        say(f"{_name(change)}:")
    for row in change.rows:
        fields = "; ".join(f"{label}: {before or 'tomt'} → {after or 'tomt'}" for label, before, after in row.fields)
        say(f"  {KINDS[row.kind]} {row.key}{': ' + fields if fields else ''}")
    more = change.added + change.removed + change.changed - len(change.rows)
    if change.rows and more > 0:
        say(f"  … och {formats.count(more, 'rad', 'rader')} till")


def _name(change: Change) -> str:
    return f"{tables()[change.table].label}{' ' + change.part if change.part else ''}"


def as_json(plan: Plan) -> str:
    """Return everything known about a plan, for machines; the keys are English and stable."""
    content = {
        "ok": not plan.faults,
        "base": plan.base.version if plan.base else None,
        "faults": [asdict(fault) | {"place": place(fault)} for fault in plan.faults],
        "notices": [_notice(notice) for notice in plan.notices],
        "unfilled": list(plan.unfilled),
        "warnings": [asdict(one.row) for one in plan.warnings],
        "blocked": [{"change": asdict(one.change), "origin": one.origin, "option": one.option} for one in plan.blocked],
        "changes": [asdict(change) for change in plan.changes if change],
        "headlines": [asdict(one) for one in plan.headlines if one.moves],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _notice(notice: Notice) -> dict[str, object]:
    return asdict(notice) | {"place": place(notice)}
