"""Is the difference between the boards larger than chance, and can they be ranked? One indicator of one period.

The boards are never put in order by their level. A board outside the limits is a question, not a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats, order
from lstdash.evidence.citations import Figure
from lstdash.evidence.indicators import Indicator, indicator, offered, told
from lstdash.questions.equality.answers import words
from lstdash.questions.equality.model.funnel import Kind, Unit
from lstdash.questions.equality.model.judge import Board, Judged, judge


@dataclass(frozen=True, slots=True)
class EqualityAnswer:
    """The boards in the chosen order, or none and a headline that says why nothing is judged."""

    headline: str
    found: Indicator | None
    judged: Judged | None = None
    boards: tuple[Board, ...] = ()
    title: str = ""
    ranks_title: str = ""
    says: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def kind(self) -> Kind:
        """How the indicator is counted."""
        return "andel" if self.found is not None and self.found.kind == "andel" else "per"


def answer(version: str, wanted: str, period: str, trim_share: float, by_size: bool) -> EqualityAnswer:
    """Judge an indicator; `trim_share` (0-0.5) is drawn in at each end, `by_size` orders by base, else by name."""
    found = indicator(version, wanted, period)
    if found is None:
        return EqualityAnswer(words.NOTHING, None)
    counted = [value for value in found.values if value.numerator is not None and value.denominator]
    if refused := words.refusal(found, counted):
        return EqualityAnswer(refused, found)
    kind: Kind = "andel" if found.kind == "andel" else "per"
    units = tuple(Unit(value.name, value.numerator or 0.0, value.denominator or 0.0) for value in counted)
    judged = judge(kind, units, trim_share)
    boards = sorted(judged.boards, key=lambda b: (-b.unit.base if by_size else 0.0, order.name(b.unit.name)))
    return EqualityAnswer(
        _headline(found, judged),
        found,
        judged,
        tuple(boards),
        _title(found, judged),
        _ranks_title(judged),
        (
            words.overdispersion(judged.spread, judged.between),
            _methods(judged),
            words.false_alarms(len(boards), len(offered(version))),
            words.missing(found, counted, judged),
        ),
        _figures(found, judged),
    )


def outside(judged: Judged, *, sure: bool = False) -> list[str]:
    """Names of the boards outside the wide limits, in Swedish order; `sure` only those that both methods put there."""
    met = [b for b in judged.boards if b.side(b.wide.exact) and (b.is_sure(b.wide) or not sure)]
    return sorted((b.unit.name for b in met), key=order.name)


def _headline(found: Indicator, judged: Judged) -> str:
    many = len(judged.boards)
    lead = f"{found.name} {found.period}: "
    if len({board.unit.value for board in judged.boards}) == 1:
        return f"{lead}ingen skillnad. Alla {formats.decimal(many)} länsstyrelser har {told(found.kind, judged.common)}."
    names = outside(judged)
    if names:
        told_names = f"{formats.decimal(len(names))} av {formats.count(many, 'länsstyrelse', 'länsstyrelser')}"
        lead += f"{told_names} avviker mer än slumpen förklarar vid 99,8 % ({formats.listed(names)})."
        if judged.spread.is_over:
            left = outside(judged, sure=True)
            told_left = f"återstår {formats.listed(left)}" if left else "återstår ingen"
            lead += f" Räknar vi med att länsstyrelserna skiljer sig åt även annars {told_left}."
    else:
        lead += f"ingen av {formats.count(many, 'länsstyrelse', 'länsstyrelser')} avviker mer än slumpen förklarar vid 99,8 %."
    return f"{lead} {_ranked(judged)}"


def _ranked(judged: Judged) -> str:
    apart, pairs = judged.pairs
    return f"Av {formats.decimal(pairs)} par kan {formats.decimal(apart) if apart else 'inget'} rangordnas."


def _title(found: Indicator, judged: Judged) -> str:
    names = outside(judged)
    about = f"{found.name.lower()} {found.period}"
    if not names:
        return f"Alla ligger inom vad slumpen kan ge vid 99,8 % ({about})"
    return f"{formats.listed(names)} ligger utanför vad slumpen kan ge vid 99,8 % ({about})"


def _ranks_title(judged: Judged) -> str:
    free = sum(board.rank == (1, len(judged.boards)) for board in judged.boards)
    if free == len(judged.boards):
        return "Alla kan ha vilken plats som helst"
    return f"{formats.decimal(free)} av {formats.decimal(len(judged.boards))} kan ha vilken plats som helst"


def _methods(judged: Judged) -> str:
    unsure = [name for name in outside(judged) if name not in outside(judged, sure=True)]
    if not unsure:
        return ""
    methods = "exakta gränser säger utanför, gränser som räknar med att länsstyrelserna skiljer sig åt ändå säger inom"
    return f"För {formats.listed(unsure)} beror svaret på metoden: {methods}."


def _figures(found: Indicator, judged: Judged) -> tuple[Figure, ...]:
    many = formats.decimal(len(judged.boards))
    sure, apart = len(outside(judged, sure=True)), judged.pairs
    return (
        Figure(f"Gemensam nivå {found.period}", told(found.kind, judged.common), found.unit, found.source),
        Figure(
            "Utanför 99,8 %",
            f"{formats.decimal(len(outside(judged)))} av {many}",
            f"{formats.decimal(sure)} om de skiljer sig åt även annars",
        ),
        Figure(
            "Kan rangordnas", f"{formats.decimal(apart[0])} av {formats.decimal(apart[1])} par", "med 95 % säkerhet tillsammans"
        ),
    )
