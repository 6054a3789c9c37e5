"""What a saved scenario of joint procurement keeps of its answer, and how two of them are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lstdash import formats
from lstdash.errors import DataError
from lstdash.evidence.levers import text
from lstdash.evidence.registers import REGISTERS
from lstdash.formats import Told
from lstdash.questions.joint_procurement.answers import panel, together, words
from lstdash.questions.joint_procurement.answers.choices import BAND_NAMES, LEVEL_NAMES, WINDOW_NAMES, Choices
from lstdash.questions.joint_procurement.answers.inputs import inputs, is_published
from lstdash.questions.joint_procurement.model.gain import lower_price_share, worth_joining
from lstdash.questions.joint_procurement.model.levers import DISCOUNT, FIXED, LEVERS, VARIABLE
from lstdash.scenarios import gap
from lstdash.scenarios.kind import Kind, Line
from lstdash.shared_model.levers import in_order_shown
from lstdash.terms import TERMS


@dataclass(frozen=True, slots=True)
class Result:
    """What a scenario answered, in calls and shares 0-1; None is what cannot be said."""

    fewer: int
    smallest: int
    saved_calls: float
    p10_calls: float | None
    p90_calls: float | None
    lower_price_share: float | None
    together_share: float | None


def result(version: str, choices: Choices) -> Result:
    """Answer a scenario in the form that is kept. Raises DataError when nothing is published."""
    if not is_published(version):
        raise DataError(words.NOTHING, "de publicerade tabellerna", "upphandlingar och antaganden", "inget", "Publicera dem.")
    on, at, drawn = panel.ground(version, choices), panel.at(version, choices), together.sure(version, choices).saved
    return Result(
        fewer=sum(size - 1 for size in on.sizes),
        smallest=panel.position(on, at).smallest,
        saved_calls=worth_joining(on.sizes, at[FIXED], at[VARIABLE])[1],
        p10_calls=drawn.p10,
        p90_calls=drawn.p90,
        lower_price_share=None if on.times is None else lower_price_share(at[DISCOUNT], on.times),
        together_share=None if choices.work_share is None else together.together(version, choices)[-1][-1],
    )


def defaults(version: str) -> dict[str, float]:
    """Return what every lever stands at as published."""
    return {lever: inputs(version).assumptions[lever].value for lever in LEVERS}


def told(version: str, choices: Choices, levers: Mapping[str, float]) -> dict[str, str]:
    """Return every choice in words, so that two scenarios can be compared line by line."""
    work = choices.work_share
    said = {
        "Märkning": BAND_NAMES[choices.band],
        "Hur lika": LEVEL_NAMES[choices.level],
        "Tidsfönster": WINDOW_NAMES[choices.window],
        "Personal": f"{REGISTERS[choices.register].label}, {choices.year or 'senaste året'}",
        "Eget arbete, del av köpet": "ej angiven" if work is None else formats.plain_share(work),
    }
    return said | {TERMS[one.key].name: text(one, levers[one.key]) for one in in_order_shown(LEVERS) if one.key in levers}


def short(found: Result) -> str:
    """Write a result in a few words: `sparar 11,6 upphandlingars arbete`."""
    return f"sparar {formats.decimal(found.saved_calls, 1)} upphandlingars arbete"


def verb(left: Result, right: Result) -> str:
    """Say how the second differs in the work it saves."""
    more = gap.between(left.saved_calls, right.saved_calls, 1)
    if not more:
        return "sparar lika mycket arbete"
    return f"sparar {formats.decimal(abs(more), 1)} upphandlingars arbete {'mer' if more > 0 else 'mindre'}"


def lines(left: Result, right: Result) -> tuple[Line, ...]:
    """Write two results against each other."""
    return (
        ("Färre upphandlingar, som mest", *_numbers(left.fewer, right.fewer)),
        ("Så få räcker", *_least(left.smallest, right.smallest)),
        ("Sparat arbete, egna upphandlingar", *_numbers(left.saved_calls, right.saved_calls, 1)),
        ("Åtta utfall av tio", _band(left), _band(right), formats.MISSING),
        ("Lägre pris för Skåne", *_shares(left.lower_price_share, right.lower_price_share)),
        ("Pris och arbete när alla deltar", *_shares(left.together_share, right.together_share)),
    )


def _numbers(left: float, right: float, decimals: int = 0) -> tuple[str, str, str]:
    return *gap.both(lambda one: formats.decimal(one, decimals), left, right), gap.number(left, right, decimals)


def _least(left: int, right: int) -> tuple[str, str, str]:
    told = _enough(left), _enough(right)
    if told[0] != told[1] and max(left, right) > words.ALL:
        return *told, formats.MISSING
    return *told, gap.NONE if told[0] == told[1] else gap.number(left, right)


def _enough(boards: int) -> str:
    told = words.smallest_told(boards)
    return Told(told, boards, "länsstyrelser") if boards <= words.ALL else told


def _band(found: Result) -> str:
    return formats.interval(found.p10_calls or 0, found.p90_calls or 0, 1)


def _shares(left: float | None, right: float | None) -> tuple[str, str, str]:
    shown = ["ej angivet" if share is None else Told(formats.share(share, 1), 100 * share, "%") for share in (left, right)]
    if left is None or right is None:
        return shown[0], shown[1], gap.NONE if left == right else formats.MISSING
    return shown[0], shown[1], gap.points(left, right, 1)


KIND = Kind(
    page="upphandling",
    model_version="1",
    choices=Choices,
    result=Result,
    levers=LEVERS,
    defaults=defaults,
    answer=result,
    told=told,
    lines=lines,
    verb=verb,
    short=short,
    base=lambda _: Choices(),
)
