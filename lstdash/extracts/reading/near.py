"""What did the writer mean? A near miss is suggested only when it is safe: nothing but the spelling differs, and of one name.

A suggestion never turns a yes into a no, one number into another or one short word into another, and never chooses between
two names that are nearly as near.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import TypeVar

from lstdash.extracts.reading.values import fold

Named = TypeVar("Named")
NEAR = 0.75  # share of letters in common
CLEARLY = 0.08  # how much nearer than the next name
SHORTEST = 5  # letters; of shorter words every letter counts
DECISIVE = re.compile(r"\b(?:inte|ej|icke|ingen|inget|inga|utom|utan|max|min|hogst|minst|mest|over|under|fore|efter)\b")
PREFIXES = ("o", "de", "dis", "in", "av", "an", "miss", "mot")  # turn a word's meaning round


def nearest(text: str, names: Iterable[tuple[str, Named]]) -> Named | None:
    """Return what the one name that a text misspells stands for; None when that is unclear. Names may share a target."""
    wanted = _letters(text)
    known: dict[str, Named] = {}
    for name, target in names:
        known.setdefault(_letters(name), target)
    if wanted in known and wanted:
        return known[wanted]
    if len(wanted) < SHORTEST:
        return None
    ranked = sorted(_scores(wanted, known).items(), key=lambda item: -item[1])[:2]
    if not ranked or ranked[0][1] < NEAR or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEARLY):
        return None
    return ranked[0][0]


def _letters(text: str) -> str:
    return fold(text.replace("%", " procent "))


def _scores(wanted: str, known: Mapping[str, Named]) -> dict[Named, float]:
    """How near each target comes by its nearest name."""
    matcher, scores = SequenceMatcher(autojunk=False), dict[Named, float]()
    matcher.set_seq2(wanted)
    for name, target in known.items():
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() < NEAR - CLEARLY or matcher.quick_ratio() < NEAR - CLEARLY:
            continue
        score = matcher.ratio() if _is_alike(wanted, name) else 0.0
        scores[target] = max(score, scores.get(target, 0.0))
    return scores


def _is_alike(wanted: str, name: str) -> bool:
    """True when figures and decisive words are the same, those that the text itself misspells included."""
    said, named = _decisive(wanted), _decisive(name)
    if len(name) < SHORTEST or _figures(wanted) != _figures(name) or any(word not in named for word in said):
        return False
    missed, words = [word for word in named if word not in said], wanted.split()
    is_spelled = all(any(SequenceMatcher(None, word, one).ratio() > NEAR for one in words) for word in missed)
    return is_spelled and not any(f"{prefix}{wanted}" == name or f"{prefix}{name}" == wanted for prefix in PREFIXES)


def _decisive(text: str) -> list[str]:
    """The words that turn a meaning round."""
    return DECISIVE.findall(text)


def _figures(text: str) -> list[str]:
    return re.findall("[0-9]+", text)
