"""A presentation made of exhibits and read back."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import plotly.graph_objects as go
from pptx import Presentation

from lstdash.exports.content import Export
from lstdash.exports.slides import to_pptx


def png(width: int = 40, height: int = 20) -> bytes:
    """An empty picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\xff\xff\xff" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def presented(*exports: Export, pictures: list[bytes] | None = None, **asked: Any) -> Any:
    return Presentation(io.BytesIO(to_pptx(exports, draw=lambda figures: pictures, **asked)))


def undrawable() -> go.Figure:
    """Nothing that PowerPoint has a chart for."""
    return go.Figure(go.Heatmap(z=[[1, 2], [3, 4]]))


def named(slide: Any, name: str) -> Any:
    return next((shape for shape in slide.shapes if shape.name == name), None)


def alt(shape: Any) -> str:
    return str(shape._element._nvXxPr.cNvPr.get("descr"))
