"""What a provider says of itself (OpenID Connect Discovery 1.0, section 4), kept so that reading waits for nobody.

It is asked anew at a write when an hour has passed, and what it said last counts while it does not answer. A page asks only
when nothing was ever said: one page at a time, briefly, and not again for a minute after one that was not answered.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

PATIENCE_SECONDS = 5.0
GLANCE_SECONDS = 1.0  # a page's patience
FRESH_SECONDS = 3600.0
SILENT_SECONDS = 60.0


@dataclass(slots=True)
class _Kept:
    said: Mapping[str, Any] | None = None
    ask_at: float = 0.0  # monotonic
    asking: threading.Lock = field(default_factory=threading.Lock)


_kept: defaultdict[str, _Kept] = defaultdict(_Kept)


def known(address: str) -> Mapping[str, Any] | None:
    """Return what the provider is known to say, None when that is nothing yet."""
    kept = _kept[address]
    if kept.said is None and time.monotonic() >= kept.ask_at and kept.asking.acquire(blocking=False):
        try:
            _ask(address, kept, GLANCE_SECONDS)
        except OSError:
            kept.ask_at = time.monotonic() + SILENT_SECONDS
        finally:
            kept.asking.release()
    return kept.said


def current(address: str) -> Mapping[str, Any]:
    """Return what the provider says, at most an hour old, else what it said last. Raises OSError when it never answered."""
    kept = _kept[address]
    if kept.said is None or time.monotonic() >= kept.ask_at:
        try:
            _ask(address, kept, PATIENCE_SECONDS)
        except OSError:
            if kept.said is None:
                raise
    return kept.said or {}


def get(address: str, token: str = "", *, patience: float = PATIENCE_SECONDS) -> tuple[int, dict[str, Any]]:
    """Return status and object; OSError for no answer and for one that is no object."""
    import httpx  # where a login asks for it: not what a start should wait for

    headers = {"accept": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
    try:
        answer = httpx.get(address, headers=headers, timeout=patience)
        found = answer.json() if answer.status_code == 200 else {}
    except (httpx.HTTPError, ValueError) as error:
        raise OSError(type(error).__name__) from error
    if not isinstance(found, dict):
        raise OSError("no object")
    return answer.status_code, found


def _ask(address: str, kept: _Kept, patience: float) -> None:
    status, found = get(address, patience=patience)
    if status != 200:
        raise OSError(f"status {status}")
    kept.said, kept.ask_at = found, time.monotonic() + FRESH_SECONDS
