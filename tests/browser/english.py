"""Is a text Swedish, and are its numbers written the Swedish way? What may look otherwise is listed with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tests.browser.crawl import Said

TEXTS = Path(__file__).parents[2] / "lstdash" / "web" / "static" / "texts.js"

# English words that no Swedish text of ours contains. Words that are also Swedish (man, barn, under, plan …) are left out.
DATA = Path(__file__).parents[1] / "data"
ENGLISH = frozenset((DATA / "english_words.txt").read_text(encoding="utf-8").split())
# Names of things, and words that the trade uses in Swedish too.
NAMES = re.compile(
    r"https?://\S+|\S+@\S+|\b\S+\.(?:se|py|csv|xlsx|md|json)\b|e-post|open source|streamlit|wcag \d\.\d|level (?:aa|a)\b|"
    r"make workshop|LSTDASH_\w+|power ?point|excel|"
    r"sha-256|axe-core|web content accessibility guidelines|shared service\w*|svg|png|csv|qr",
    re.IGNORECASE,
)
# The printed SHA-256 of a sealed record, in eights: now and then eight of its signs are all digits.
CHECKSUM = re.compile(r"\b[0-9a-f]{8}(?: [0-9a-f]{8}){7}\b")
WORD = re.compile(r"[a-zåäöéü']+", re.IGNORECASE)

# Section numbers of the report have points. One alone in a text passes only if the report has that section and no unit follows.
SECTIONS = (DATA / "sections_2006.txt").read_text(encoding="utf-8")
SECTION = "|".join(
    sorted({re.escape(number) for number in re.findall(r"^(\d(?:\.\d+)+)", SECTIONS, re.MULTILINE)}, key=len)[::-1]
)
NUMBERED = re.compile(
    rf"(?:\b(?:{SECTION})(?![\d.]*[\d])(?!\s*(?:%|år|mkr|mdkr|kr|län|procent|gånger|till|–\d)))"
    r"|\b(?:avsnitt|kapitel|bilaga|punkt|WCAG|version|core)\w*\s*\d+(?:\.\d+)*"
    r"|\bkl\.\s\d{1,2}\.\d{2}(?!\d)",  # an hour, as Swedish writes it
    re.IGNORECASE,
)
WRITTEN_WRONG: dict[str, re.Pattern[str]] = {
    "decimal point": re.compile(r"(?<![\w.,/-])\d+\.\d+(?![\w.])"),
    "thousands with comma or point": re.compile(
        r"(?<![\w.,])[1-9]\d{0,2}(?:[.,]\d{3}){2,}(?!\d)|(?<![\w.,])[1-9]\d{0,2}\.\d{3}(?!\d)"
    ),
    "ungrouped thousands": re.compile(r"(?<![\w.,/:=-])(?!(?:(?:19|20)\d\d|2100)(?!\d))\d{4,}(?![\w/:-]|[.,]\d)"),
    "k or M for thousand or million": re.compile(r"(?<![\w.])\d+(?:[.,]\d+)?[kKM](?!\w)"),
    "no space before percent": re.compile(r"\d%"),
    "hyphen for minus": re.compile(r"(?<![\w\d)–-])-\d"),
}


def english_words(text: str) -> set[str]:
    """The words that give a text away as English."""
    return {word.lower() for word in WORD.findall(NAMES.sub(" ", CHECKSUM.sub(" ", text)))} & ENGLISH


def untranslated() -> set[str]:
    """Texts of Streamlit's interface that sv.js should have replaced."""
    pairs = re.findall(r'^\s*"(.+?)": "(.+?)",', TEXTS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {english for english, swedish in pairs if english.lower() != swedish.lower()}


def wrong_numbers(text: str) -> list[str]:
    """What is wrong with the numbers in a text."""
    bare = NUMBERED.sub(" ", CHECKSUM.sub(" ", text))
    return [f"{what}: {found[0]}" for what, pattern in WRITTEN_WRONG.items() if (found := pattern.search(bare))]


def complaints(said: Iterable[Said], allowed: Iterable[tuple[re.Pattern[str], re.Pattern[str], str]] = ()) -> list[str]:
    """Everything that is not Swedish; `allowed` lists text pattern, place pattern and reason."""
    interface = untranslated()
    found = []
    for one in said:
        if any(text.fullmatch(one.text) and place.fullmatch(one.place) for text, place, _ in allowed):
            continue
        faults = sorted(english_words(one.text)) + wrong_numbers(one.text) + ([one.text] if one.text in interface else [])
        if faults:
            found.append(f"{one.place} {one.kind} “{one.text[:120]}”: {', '.join(faults)}")
    return sorted(found)
