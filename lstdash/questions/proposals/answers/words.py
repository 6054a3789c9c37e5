"""What /forslag says: the sentence, titles and figures."""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats
from lstdash.evidence.citations import Figure
from lstdash.questions.proposals.model import states

NOTHING = "Inga förslag är publicerade."
NO_SHAME = (
    "Att vi inte vet är utgångsläget, inte ett misslyckande: ingen har ännu fört in vad som hände. Ett förslag är ”vet "
    "inte” tills någon har fört in ett dokument, ett avsnitt och en dag."
)
SURVIVORS = (
    "De förslag som det finns belägg för är oftast de som blev av. Att något liknande finns i dag visar inte att förslaget "
    "ledde dit: orsaken är en egen fråga."
)
CAUSED = "källan säger att förslaget orsakade det"
STATES = {
    states.SILENT: "öppet, inget svar",
    states.ACCEPTED: "öppet, godtaget",
    states.REJECTED: "öppet, avvisat",
    states.PARTLY: "delvis genomfört",
    states.ENDED: "avslutat utan genomförande",
}
MOVED = {
    states.FORWARD: "framåt",
    states.BACK: "bakåt",
    states.CLOSING: "avslutades",
    states.REOPENED: "togs upp igen",
}


def said(state: str) -> str:
    """Return a state in words."""
    return STATES.get(state, state)


def headline(found: Sequence[str], overdue: int, caused: int) -> str:
    """Say what is known of the proposals and how many are due; what caused it only where a document says so."""
    if not found:
        return NOTHING
    every, counted = formats.decimal(len(found)), states.counts(found)
    late = f"{_are(overdue)} för uppföljning."
    before = f" {_before(counted[states.BEFORE])}" if counted[states.BEFORE] else ""
    known = known_count(found)
    if not known:
        return f"Vi vet inte vad som hände med något av de {every} förslagen.{before} {late}"
    number = formats.decimal
    said = (
        f"Av {every} förslag vet vi vad som hände med {number(known)}: {_of(counted[states.DONE], 'genomfört', 'genomförda')}, "
        f"{number(counted[states.PARTLY])} delvis, {_of(sum(counted[one] for one in states.OPEN), 'öppet', 'öppna')}, "
        f"{_of(sum(counted[one] for one in states.GIVEN_UP), 'avslutat', 'avslutade')}."
    )
    led = f" För {number(caused)} säger källan att förslaget ledde till det." if caused else ""
    return f"{said}{led}{before} {late}"


def known_count(found: Sequence[str]) -> int:
    """Return how many have a state that says what became of them."""
    return sum(state not in states.WITHOUT_NEWS for state in found)


def _are(overdue: int) -> str:
    return f"{formats.decimal(overdue)} är {'förfallet' if overdue == 1 else 'förfallna'}"


def _of(count: int, one: str, several: str) -> str:
    return f"{formats.decimal(count)} {one if count == 1 else several}"


def _before(count: int) -> str:
    return f"{formats.decimal(count)} fanns redan före rapporten, vilket inte säger vad som hände sedan."


def title(found: Sequence[str]) -> str:
    """Say what the chart by addressee shows."""
    known = known_count(found)
    if not known:
        return "Ännu vet vi inte vad som hände med något förslag"
    return f"Vad som hände är känt för {formats.decimal(known)} av {formats.decimal(len(found))} förslag"


def moved(moves: Sequence[str], year: int) -> str:
    """Say what a year did to the proposals."""
    told = [f"{formats.decimal(count)} {said}" for move, said in MOVED.items() if (count := moves.count(move))]
    if not told:
        return f"Under {year} flyttade sig inget förslag, av det som är infört"
    return f"Under {year}: {formats.listed(told)}, {formats.decimal(moves.count(states.SAME))} oförändrade"


def figures(found: Sequence[str], overdue: int, questions: Sequence[str]) -> tuple[Figure, ...]:
    """Return the numbers that the page opens with; none without proposals."""
    if not found:
        return ()
    every, known, done = len(found), known_count(found), list(found).count(states.DONE)
    answered = list(questions).count(states.ANSWERED)
    return (
        Figure("Vet vi vad som hände med", formats.decimal(known), f"av {formats.decimal(every)} förslag"),
        Figure("Genomförda", formats.decimal(done), shares(done, every, known)),
        Figure("Förfallna för uppföljning", formats.decimal(overdue), f"av {formats.decimal(every)} förslag"),
        Figure("Principfrågor med känt svar", formats.decimal(answered), f"av {formats.decimal(len(questions))}"),
    )


def shares(done: int, every: int, known: int) -> str:
    """Return the share of all and of the known, never of the known alone."""
    the_known = "det enda kända" if known == 1 else f"de {formats.decimal(known)} kända"
    of_known = f"{formats.share(done / known)} av {the_known}" if known else "inga kända att jämföra med"
    return f"{formats.share(done / every)} av alla {formats.decimal(every)}, {of_known}"


def overdue_rule(months: int) -> str:
    """Say when a proposal is due to be followed up."""
    return (
        f"Ett förslag som är öppet, delvis genomfört eller ”vet inte” är förfallet {formats.decimal(months)} månader efter det "
        "senaste som är infört, annars efter rapporten."
    )
