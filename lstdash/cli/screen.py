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
from lstdash.cli import output
from lstdash.extracts.checking.changes import Change, RowChange
from lstdash.extracts.checking.plan import Plan
from lstdash.extracts.faults import Fault, Notice, place

PIPED_WIDTH = 200  # a log file has room
WIDE = 120  # columns; in a narrower terminal each fault is a few lines of its own
STILL_SECONDS = 0.7
KINDS = {"tillagd": "+", "borttagen": "−", "ändrad": "~"}


class _Steady(Console):
    """A console that leaves it to `output.unheard` what to do when nobody reads; its own way is to end the program."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console(*, stderr: bool = False) -> Console:
    console = _Steady(stderr=stderr, highlight=False)
    return console if console.is_terminal else _Steady(stderr=stderr, highlight=False, width=PIPED_WIDTH)


def say(text: str = "") -> None:
    """Print a line of plain text."""
    _put(_console(), text)


def complain(text: str) -> None:
    """Print a line to standard error."""
    _put(_console(stderr=True), text)


def _put(console: Console, text: str) -> None:
    with output.unheard():
        console.print(text, markup=False)
        console.file.flush()


def grid(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], *, stderr: bool = False) -> None:
    """Print a table; cells are text, whatever they hold."""
    table = Grid(title=escape(title) if title else None, title_justify="left")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*map(escape, row))
    with output.unheard():
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
    with output.unheard():
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
    """Print every fault: as one table where there is room for it, else one below the other. Nothing is cut."""
    if _console(stderr=True).width < WIDE:
        for fault in faults:
            _show_fault(fault)
        return
    headings = ("Fil", "Blad", "Rad", "Kolumn", "Hittade", "Väntade", "Gör så här")
    rows = [(f.file, f.sheet, str(f.row or ""), f.column, f.found or "tomt", f.expected, f.advice) for f in faults]
    grid("", headings, rows, stderr=True)


def _show_fault(fault: Fault) -> None:
    table = Grid.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(overflow="fold")
    for name, text in (("Hittade", fault.found or "tomt"), ("Väntade", fault.expected), ("Gör så här", fault.advice)):
        table.add_row(f"  {name}:", escape(text))
    complain(place(fault))
    with output.unheard():
        _console(stderr=True).print(table)


def show_notices(plan: Plan) -> None:
    """Print what was left out or interpreted."""
    if plan.unfilled:
        say(f"Tomma blad och filer ändrar inget: {formats.listed(plan.unfilled)}.")
    _lines("Att känna till:", [str(notice) for notice in plan.notices])


def show_warnings(plan: Plan) -> None:
    """Print sums that do not add up, and rows that may not disappear unasked."""
    show_deviations(plan)
    show_backwards(plan)
    _lines("Kan inte publiceras utan vidare:", [str(one) for one in plan.blocked])


def show_backwards(plan: Plan) -> None:
    """Print values that only go back to what they were when a template was made."""
    if plan.backwards:
        say("Går tillbaka till hur det var när mallen gjordes, trots att någon har publicerat annat sedan dess:")
    for one in plan.backwards:
        say(f"  {one}:")
        _list_rows(one.rows, one.count)


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
        _list_rows(change.rows, change.added + change.removed + change.changed)


def _list_rows(rows: Sequence[RowChange], count: int) -> None:
    for row in rows:
        fields = "; ".join(_field(row, *field) for field in row.fields)
        say(f"  {KINDS[row.kind]} {row.key}{': ' + fields if fields else ''}")
    if count > len(rows):
        say(f"  … och {formats.count(count - len(rows), 'rad', 'rader')} till")


def _field(row: RowChange, label: str, before: str, after: str) -> str:
    return f"{label}: {before or 'tomt'} → {after or 'tomt'}" if row.kind == "ändrad" else f"{label}: {before or after}"


def _name(change: Change) -> str:
    return f"{tables()[change.table].label}{' ' + change.part if change.part else ''}"


def as_json(plan: Plan) -> str:
    """Return everything known about a plan, for machines; the keys are English and stable."""
    content = {
        "ok": not plan.faults,
        "base": plan.base.version if plan.base else None,
        "faults": [asdict(fault) | {"suggestion": fault.suggestion, "place": place(fault)} for fault in plan.faults],
        "notices": [_notice(notice) for notice in plan.notices],
        "unfilled": list(plan.unfilled),
        "warnings": [asdict(one.row) for one in plan.warnings],
        "blocked": [{"change": asdict(one.change), "origin": one.origin, "option": one.option} for one in plan.blocked],
        "backwards": [asdict(one) for one in plan.backwards],
        "changes": [asdict(change) for change in plan.changes if change],
        "headlines": [asdict(one) for one in plan.headlines if one.moves],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _notice(notice: Notice) -> dict[str, object]:
    return asdict(notice) | {"place": place(notice)}
