"""A chart taken away as PNG or SVG: the first after a start, later ones, and one that somebody has taken before."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from lstdash.exports import images
from lstdash.views.shelf import File
from tests.benchmarks.results import LIMIT, Row, Series
from tests.benchmarks.settings import Settings
from tests.benchmarks.timing import milliseconds
from tests.lib.server import ROOT
from tests.lib.taken import offered

NAME = "bilder"
TITLE = "Bild av ett diagram"
PAGE = "areas.py"
FIRST_MS, LATER_MS = 3000.0, 1000.0


def measure(settings: Settings) -> list[Row]:
    """Build the first page's pictures as when their links are followed; the goals are times, so a ratio is against them."""
    if images.browser() is None:
        return [Row(TITLE, "", note="ingen Chromium på datorn")]
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    files = offered(app.switch_page(PAGE).run())
    png, svg = (_of(files, ending) for ending in (".png", ".svg"))
    kinds: dict[str, tuple[Callable[[], None], File, float, int]] = {
        "PNG, den första": (_anew, png, FIRST_MS, settings.server_starts),
        "PNG, ett nytt diagram": (_undrawn, png, LATER_MS, settings.page_draws),
        "SVG, ett nytt diagram": (_undrawn, svg, LATER_MS, settings.page_draws),
        "PNG, ett som någon har tagit": (_nothing, png, LATER_MS, settings.page_draws),
    }
    return [_row(what, *kind) for what, kind in kinds.items()]


def _row(what: str, before: Callable[[], None], file: File, goal_ms: float, runs: int) -> Row:
    times = []
    for _ in range(runs):
        before()
        times.append(milliseconds(file.build))
    return Row(TITLE, what, Series.of(times), LIMIT, Series.of([goal_ms]), goal=1.0)


def _of(files: dict[str, File], ending: str) -> File:
    return next(file for name, file in files.items() if name.endswith(ending))


def _anew() -> None:
    _undrawn()
    images._warm.end()


def _undrawn() -> None:
    images._drawings.clear()


def _nothing() -> None:
    pass
