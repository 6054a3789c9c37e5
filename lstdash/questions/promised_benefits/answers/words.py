"""What /nytta says: the sentence with coverage first, the figures, what a reader should know of the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lstdash import formats
from lstdash.evidence.citations import Figure
from lstdash.questions.promised_benefits.answers.fields import STATES_TOLD
from lstdash.questions.promised_benefits.answers.item import Item
from lstdash.questions.promised_benefits.model.judge import AS_PLANNED, DEVIATES, FAILS, PARTLY, UNPLANNED
from lstdash.questions.promised_benefits.model.portfolio import Coverage, Gain

NOTHING = "Inga nyttor är registrerade."
NOT_WHOLE = "Enligt plan i pengar utan känd användning är ett halvt svar."


def headline(
    registered: int, withdrawn: int, found: Coverage, states: Mapping[str, int], gains: Sequence[Gain], next_day: str
) -> str:
    """Say how many due gains are followed up, how those went (`states` are theirs), then how much has a documented use."""
    if not registered:
        gone = formats.count(withdrawn, "nytta är återtagen", "nyttor är återtagna")
        return f"Inga nyttor gäller: {gone}." if withdrawn else NOTHING
    if not found.due:
        told = formats.day(date.fromisoformat(next_day)) if next_day else "ingen dag är satt"
        return f"Ingen uppföljning är förfallen ännu ({told})."
    return " ".join(text for text in (_followed(found, states), _partly(states[PARTLY]), used(gains), _judged(states)) if text)


def _followed(found: Coverage, states: Mapping[str, int]) -> str:
    more = states[UNPLANNED]
    unplanned = f", {formats.decimal(more)} var inte {'planerad' if more == 1 else 'planerade'}" if more else ""
    due = formats.count(found.due, "förfallen nytta", "förfallna nyttor")
    told = ", ".join(f"{formats.decimal(states[state])} {STATES_TOLD[state]}" for state in (AS_PLANNED, DEVIATES, FAILS))
    return f"{formats.decimal(found.followed)} av {due} är {'uppföljd' if found.due == 1 else 'uppföljda'}; {told}{unplanned}."


def _partly(count: int) -> str:
    return f"{formats.decimal(count)} är bara delvis {'uppföljd' if count == 1 else 'uppföljda'}." if count else ""


def _judged(states: Mapping[str, int]) -> str:
    return "Gränserna är vår bedömning." if any(states[state] for state in (AS_PLANNED, DEVIATES, FAILS)) else ""


def used(gains: Sequence[Gain]) -> str:
    """Say how much of what came has a documented use: a share where it may be added, else a number of gains."""
    taken = [gain for gain in gains if gain.taken_home]
    if not taken:
        return ""
    if len({gain.group for gain in taken}) == 1:
        share = sum(gain.shown_use for gain in taken) / sum(gain.taken_home for gain in taken)
        return f"För {formats.share(share)} av det hemtagna finns belagt vad det användes till."
    whole = sum(gain.is_shown for gain in taken)
    came = formats.count(len(taken), "nytta som gett utfall", "nyttor som gett utfall")
    return f"För {formats.decimal(whole)} av {came} finns belagt vad allt det hemtagna användes till."


def title(found: Coverage, states: Mapping[str, int]) -> str:
    """Say what the chart of states shows."""
    if not found.due:
        return "Ingen nytta är förfallen till uppföljning"
    silent = found.due - found.followed
    if silent:
        due = formats.count(found.due, "förfallen nytta", "förfallna nyttor")
        return f"{formats.decimal(silent)} av {due} saknar utfall för minst ett förfallet år"
    return f"Alla förfallna nyttor är uppföljda; {formats.decimal(states[AS_PLANNED])} är enligt plan"


def figures(found: Coverage, states: Mapping[str, int], gains: Sequence[Gain]) -> tuple[Figure, ...]:
    """Return the figures that the page opens with, coverage first; none where nothing is due."""
    if not found.due:
        return ()
    documented = used(gains)
    return (
        Figure("Uppföljda av de förfallna", f"{formats.decimal(found.followed)} av {formats.decimal(found.due)}"),
        Figure("Enligt plan", formats.decimal(states[AS_PLANNED])),
        Figure("Avviker", formats.decimal(states[DEVIATES])),
        Figure("Uteblir", formats.decimal(states[FAILS]), documented and f"{documented} {NOT_WHOLE}"),
    )


def item_told(one: Item) -> str:
    """Say one gain's state, its outcome against plan, and how many due years lack an outcome."""
    ratio = f", {formats.share(one.judged.ratio)} av planen" if one.judged.ratio is not None else ""
    missing = (
        f"; {formats.count(one.judged.missing, 'förfallet år', 'förfallna år')} saknar utfall" if one.judged.missing else ""
    )
    return f"{one.benefit.name}: {STATES_TOLD[one.judged.state]}{ratio}{missing}"


def beside_cases(found: Coverage) -> str:
    """Say what our own register shows, beside what others got."""
    if not found.due:
        return "I vårt register är inget ännu förfallet till uppföljning."
    return f"I vårt register är {formats.decimal(found.followed)} av {formats.decimal(found.due)} förfallna nyttor uppföljda."


def notes(items: Sequence[Item], withdrawn: Sequence[Item]) -> tuple[str, ...]:
    """Say what else a reader should know: what can never fall due, what hangs on the limits, what no longer counts."""
    undated = [one.benefit.name for one in items if one.benefit.plan and not any(year.due_on for year in one.benefit.plan)]
    unplanned = [one.benefit.name for one in items if not one.benefit.plan]
    over = [one.benefit.name for one in items if one.benefit.gain.is_overspent]
    told = (
        (undated, "Har ingen dag för uppföljning och kan aldrig förfalla: {}."),
        (unplanned, "Har ingen plan år för år och kan inte följas upp: {}."),
        ([_hangs(one) for one in items if one.others], "Hänger på våra gränser: {}."),
        (over, "Mer är bokfört som använt än det som kom: {}. Rätta utfallet eller användningen."),
        ([f"{one.benefit.name} ({STATES_TOLD[one.judged.state]})" for one in withdrawn], "Återtagna, räknas inte: {}."),
    )
    return tuple(sentence.format(formats.listed(names)) for names, sentence in told if names)


def _hangs(one: Item) -> str:
    return f"{one.benefit.name} (annars {' eller '.join(STATES_TOLD[state] for state in one.others)})"
