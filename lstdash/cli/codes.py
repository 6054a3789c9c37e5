"""Exit codes, for scripts and schedulers. README and --help list the same."""

OK = 0
USAGE = 2
USER_ERROR = 10
FAULTS = 11
REFUSED = 12
BUSY = 13
WOULD_LOSE = 14

MEANING = {
    OK: "klart",
    1: "ett oväntat fel i programmet",
    USAGE: "kommandot är felskrivet",
    USER_ERROR: "något går inte att läsa, skriva eller hitta",
    FAULTS: "fel i filerna",
    REFUSED: "frågan besvarades inte med ja",
    BUSY: "någon annan publicerar, eller hann före",
    WOULD_LOSE: "uppgifter skulle försvinna; det måste begäras med --ersatt",
}
