"""What /samverkansform says: the sentence, its parts, and what an answer hangs on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lstdash import formats

SAID = {
    "lämplig": "lämpligt är {}",
    "lämplig under villkor": "på villkor {}",
    "otillräcklig": "det räcker inte med {}",
    "olämplig": "olämpligt är {}",
}
ASKED = {
    "actors": "vilka som möts",
    "national_interest": "hur starkt det nationella intresset är",
    "duration": "hur länge det ska vara",
    "payer": "vem som betalar",
    "equality_decisive": "om likvärdigheten är avgörande",
}
WANTED = {
    "starkt": "det nationella intresset är starkt",
    "inte starkt": "det nationella intresset inte är starkt",
    "fortlöpande": "det är fortlöpande",
    "tillfällig": "det är tillfälligt",
    "staten direkt": "staten betalar direkt",
    "staten genom SKR": "staten betalar genom SKR",
    "ja": "likvärdigheten är avgörande",
    "nej": "likvärdigheten inte är avgörande",
}
HOLLOW = "Ett ihåligt märke beror på ett svar som saknas."
HOLLOW_TAKEN = "Ett ihåligt märke (blekt i PowerPoint) beror på ett svar som saknas."
NO_RULE = "ingen regel täcker detta. Utredningen säger inget om den kombinationen."
EVERY_ANSWER = "För det här syftet säger utredningen detsamma vad man än svarar på de andra frågorna."


def headline(aim: str, by_suitability: Mapping[str, Sequence[str]], many: int, asked: Sequence[str]) -> str:
    """Say what is fitting and what is not, and how many forms (`many`) hang on which answers that are missing."""
    lead = f"{aim[:1].upper()}{aim[1:]}: "
    parts = [
        SAID[said].format(formats.listed([formats.inside(name) for name in names])) for said, names in by_suitability.items()
    ]
    if not parts and not many:
        return lead + NO_RULE
    settled = "; ".join(parts) or "inget är avgjort än"
    if not many:
        return f"{lead}{settled}."
    forms = formats.count(many, "form", "former")
    return f"{lead}{settled}. För {forms} beror det på {formats.listed([ASKED[one] for one in asked])}."


def title(aim: str, answers: Mapping[str, str]) -> str:
    """Name what the chart is about: the aim and the answers given."""
    given = [hangs_on({asked: answer}) for asked, answer in answers.items() if answer]
    return f"Utredningens bedömning: {aim}" + (f" ({', '.join(given)})" if given else "")


def hangs_on(wanted: Mapping[str, str]) -> str:
    """Say the answers that a verdict hangs on."""
    return " och ".join(f"{answer} möts" if asked == "actors" else WANTED[answer] for asked, answer in wanted.items())


def decides(asked: Sequence[str], *, is_hollow: bool) -> str:
    """Say which of the questions matter for the aim, and what a hollow mark is while there is one."""
    if not asked:
        return EVERY_ANSWER
    told = f"För det här syftet avgör {formats.listed([ASKED[one] for one in asked])}; de andra svaren ändrar inget."
    return f"{told} {HOLLOW}" if is_hollow else told


def both(one: str, other: str) -> str:
    """Two reasons one after the other; only the longer where it holds the other."""
    longer = max(one, other, key=len)
    return longer if one in longer and other in longer else f"{one} {other}"
