"""Is a text of eight-bit letters Windows-1252? Others (Macintosh, DOS, Cyrillic …) would come out as wrong letters in silence.

å, ä and ö stand in other places in every code page. Bytes that Windows-1252 has for odd signs and another code page has for
them tell which it is; letters that no Nordic name holds tell that it is none of the known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import numpy as np

NAMES = {"mac-roman": "text som Macintosh sparade den", "cp850": "text som DOS sparade den (teckentabell 850)"}
SWEDISH = "åäöÅÄÖ"
NORDIC = frozenset("åäöÅÄÖéÉèüÜæÆøØðÐþÞáàóíúëïçñß")
# Signs of Windows-1252 that Swedish texts hold: euro, ellipsis, quotes, bullet, dashes, trademark.
SIGNS = frozenset("€…‘’“”•–—™")
UNDEFINED = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))  # in Windows-1252
# Of the signs, the ones that never stand inside or before a word: there they are another page's ö, Ä and Ö.
MOVED = (b"\x80", b"\x85", b"\x94", b"\x99")
OUT_OF_PLACE = re.compile(rb"[\x80\x85\x99](?=[A-Za-z])|(?<=[A-Za-z])[\x80\x94\x99](?=[a-z])")
LEAST_OF_ONE = 3  # an odd letter (Škoda) is believed beside this many Swedish ones


class Letters:
    """The letters beyond ASCII of a file, counted a block at a time."""

    def __init__(self) -> None:
        self._bytes = np.zeros(256, dtype=np.int64)
        self._out_of_place: Counter[int] = Counter()

    def add(self, block: bytes) -> None:
        """Count the bytes of a block."""
        self._bytes += np.bincount(np.frombuffer(block, np.uint8), minlength=256)
        if any(byte in block for byte in MOVED):
            self._out_of_place.update(b"".join(OUT_OF_PLACE.findall(block)))

    @property
    def undefined(self) -> bytes:
        """The bytes found that mean nothing in Windows-1252."""
        return bytes(byte for byte in UNDEFINED if self._bytes[byte])

    @property
    def odd(self) -> str:
        """The signs and letters that no Swedish text holds, if this is Windows-1252."""
        return bytes(self._unlikely()).decode("windows-1252", "replace")

    def verdict(self) -> str:
        """Return the code page's name, or an empty string when it is none we know."""
        counts = {byte: int(self._bytes[byte]) for byte in range(128, 256)}
        expected = _swedish(counts, "windows-1252")
        odd = Counter({byte: counts[byte] for byte in self._unlikely()}) + (Counter() if expected else self._out_of_place)
        if expected >= LEAST_OF_ONE * odd.total() and not self.undefined:
            return "windows-1252"
        best = max(("mac-roman", "cp850"), key=lambda page: _swedish(odd, page))
        return best if _swedish(odd, best) * 2 >= odd.total() and expected * LEAST_OF_ONE <= odd.total() else ""

    def _unlikely(self) -> list[int]:
        return [byte for byte in range(128, 256) if self._bytes[byte] and not _is_likely(byte)]


def _is_likely(byte: int) -> bool:
    letter = bytes((byte,)).decode("windows-1252", "replace")
    return letter in SIGNS or letter in NORDIC or 0xA0 <= byte < 0xC0


def _swedish(counts: Mapping[int, int], page: str) -> int:
    return sum(counts.get(letter.encode(page)[0], 0) for letter in SWEDISH)
