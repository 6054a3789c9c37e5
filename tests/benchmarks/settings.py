"""How long to measure: the whole report takes half an hour or more, `--quick` a third of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """How many of everything. Fewer runs make a coarser p95, never another kind of measurement."""

    extracts: Path  # data/source published once, for this report only
    other: Path | None = None  # another checkout of ours to be measured beside
    cold_starts: int = 10
    page_draws: int = 10
    visits: int = 20  # of a page without a browser, for the server's processor time
    line_visits: int = 5  # over each slow line, of each build
    server_starts: int = 3  # first visit to a page after a start; one value a start
    slider_moves: int = 60
    slider_releases: int = 20
    query_runs: int = 60
    query_seconds: float = 0.8  # for each query on the large set
    copies: int = 1000
    draw_runs: int = 15
    sessions: tuple[int, ...] = (1, 20, 60, 200)
    session_seconds: float = 15.0
    idle: tuple[int, int] = (100, 300)  # open pages that nobody touches; what one takes is the difference
    phones: int = 60
    pictures: int = 45
    resting: int = 300
    come_and_go: int = 500
    refresh_rows: tuple[int, ...] = (1_000_000, 10_000_000)
    refreshes: int = 3
    px_cells: int = 5_000_000
    book_rows: int = 200_000
    empty_rows: int = 1_048_568

    @classmethod
    def quick(cls, extracts: Path, other: Path | None = None) -> Settings:
        """The same measurements with few runs."""
        return cls(
            extracts,
            other,
            cold_starts=3,
            page_draws=3,
            visits=5,
            line_visits=2,
            server_starts=1,
            slider_moves=15,
            slider_releases=6,
            query_runs=15,
            query_seconds=0.1,
            draw_runs=4,
            sessions=(1, 20, 60),
            session_seconds=6.0,
            idle=(20, 60),
            phones=30,
            pictures=25,
            resting=100,
            come_and_go=100,
            refresh_rows=(200_000, 1_000_000),
            refreshes=1,
            px_cells=200_000,
            book_rows=50_000,
            empty_rows=100_000,
        )
