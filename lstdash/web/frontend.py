"""Streamlit's half in the browser: its programs come packed from memory, and what the first page needs is asked for at once.

Streamlit takes 5 ms to read and send a file by a thread of its own, and asks for the program of an element
when it meets one: a first visit waited half a second for thirty small files.
"""

from __future__ import annotations

import re
import threading
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from lstdash.undocumented import IN_BROWSER
from lstdash.web import packed

FOLDER = IN_BROWSER / "static"
FIRST = ("Html", "Selectbox", "BidiComponent")  # what every page or the first one is made of
IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')
HEAD = 16_384  # characters; the longest list of imports ends at 10 000
asked = threading.Event()  # a browser has got the first of them


class FromMemory:
    """Middleware: answer for Streamlit's files; what is none of them goes on to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_read = scope["type"] == "http" and scope["method"] == "GET"
        path = files().get(scope["path"]) if is_read else None
        if path:
            sent = await run_in_threadpool(packed.respond, path, Headers(scope=scope), packed.NAMED)  # a name holds a checksum
            await sent(scope, receive, send)
            asked.set()
        else:
            await self.app(scope, receive, send)


def preloaded(html: str) -> str:
    """Return the start page with links to the programs it does not name itself, last of all that it asks for."""
    missing = [name for name in first_programs() if name not in html]
    links = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in missing)
    return html.replace("</head>", f"{links}</head>", 1)


@cache
def first_programs() -> tuple[str, ...]:
    """Return the files of the first page's elements with all that they import, in the order they are met."""
    folder, found = FOLDER / "js", []
    waiting = [path.name for element in FIRST for path in folder.glob(f"{element}.*.js")]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            waiting += IMPORTED.findall(_head(folder / name))
    return tuple(found)


def _head(path: Path) -> str:
    """Return the part of a program that names what it imports: all of them together took 40 ms of the first answer."""
    with path.open(encoding="utf-8") as program:
        return program.read(HEAD)


def words() -> set[str]:
    """Return every word in Streamlit's programs: the names of the icons that they can show are among them."""
    texts = (path.read_text(encoding="utf-8") for path in (FOLDER / "js").glob("*.js"))
    return {word for text in texts for word in re.findall(r"[a-z0-9_]{2,}", text)}


@cache
def files() -> dict[str, Path]:
    """Return every file that may be asked for, by its address."""
    return {f"/static/{path.relative_to(FOLDER).as_posix()}": path for path in FOLDER.rglob("*") if path.is_file()}
