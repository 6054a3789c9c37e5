"""Exit codes, for scripts and schedulers. README and --help list the same."""

from __future__ import annotations

from collections.abc import Iterable

from lstdash.extracts.faults import Fault

OK = 0
USAGE = 2
USER_ERROR = 10
FAULTS = 11
REFUSED = 12
BUSY = 13
WOULD_LOSE = 14


def of_faults(faults: Iterable[Fault]) -> int:
    """The exit code of faults: of its own when every one of them is a file that was never reached."""
    return USER_ERROR if all(fault.is_unreached for fault in faults) else FAULTS


MEANING = {
    OK: "klart",
    1: "ett oväntat fel i programmet",
    USAGE: "kommandot är felskrivet",
    USER_ERROR: "något går inte att läsa, skriva eller hitta",
    FAULTS: "fel i filerna",
    REFUSED: "frågan besvarades inte med ja",
    BUSY: "någon annan publicerar, eller hann före",
    WOULD_LOSE: "uppgifter skulle försvinna eller gå tillbaka; det måste begäras med --ersatt eller --tillbaka",
}
