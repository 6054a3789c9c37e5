"""Files sent packed as tightly as a browser takes: brotli (over https and from this machine), else gzip; once, in memory.

Who has never been here fetches a hundred programs. Packed they are a fifth of their size, and the line is what is waited for.
Brotli's fifth level packs as fast as gzip and a tenth tighter; its eleventh takes fifty times as long for another tenth, and is
for what the installation has prepared.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from starlette.datastructures import Headers
from starlette.responses import Response

from lstdash.web import prepared

PACKERS: Mapping[str, Callable[[bytes], bytes]] = {  # the tightest first
    "br": lambda plain: bytes(brotli.compress(plain, quality=5)),
    "gzip": lambda plain: gzip.compress(plain, compresslevel=6, mtime=0),
}
LOOSE = {".js", ".css", ".svg", ".html", ".json"}  # fonts and pictures are packed already
NAMED = "public, max-age=31536000, immutable"  # of an address that says which contents it has
ASKED_AGAIN = "no-cache"  # of one that does not: kept, but the browser asks whether it still holds


def respond(path: Path, headers: Headers, kept: str) -> Response:
    """Return a file for a request with these headers, or 304 to a browser that has it; `kept` says how long it may have it."""
    encoding = chosen(headers.get("accept-encoding", "")) if path.suffix in LOOSE else ""
    body, tag = _packed(path, encoding)
    told = {"cache-control": kept, "etag": tag, "vary": "accept-encoding"}
    if tag in headers.get("if-none-match", ""):
        return Response(status_code=304, headers=told)
    if encoding:
        told["content-encoding"] = encoding
    return Response(body, media_type=guess_type(path.name)[0], headers=told)


def chosen(accepted: str) -> str:
    """Return the tightest packing among those that a browser accepts, "" when it takes none of ours.

    >>> chosen("gzip, deflate, br"), chosen("gzip;q=1.0, br;q=0"), chosen("identity")
    ('br', 'gzip', '')
    """
    asked = dict(_weighed(part) for part in accepted.lower().split(","))
    return next((name for name in PACKERS if asked.get(name, asked.get("*", 0.0)) > 0), "")


def _weighed(part: str) -> tuple[str, float]:
    name, _, weight = part.partition(";")
    try:
        return name.strip(), float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        return name.strip(), 0.0


@lru_cache(maxsize=1000)
def _packed(path: Path, encoding: str) -> tuple[bytes, str]:
    """Return what is sent, and a tag that differs with contents and packing."""
    plain = path.read_bytes()
    if path.suffix == ".woff2":
        plain = prepared.read(plain, "woff2") or plain
    tag = f'"{sha256(plain).hexdigest()[:16]}{encoding and "-" + encoding}"'
    if not encoding:
        return plain, tag
    return (encoding == "br" and prepared.read(plain, "br")) or PACKERS[encoding](plain), tag


@lru_cache(maxsize=20)
def page(html: bytes, encoding: str) -> bytes:
    """Return a start page packed; it is the same for every address."""
    return PACKERS[encoding](html) if encoding else html
