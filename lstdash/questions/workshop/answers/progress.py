"""How far the room has come in a round, in words, and what speaks against showing the result now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lstdash import clock, formats
from lstdash.database.engine import open_store
from lstdash.few import FEWEST
from lstdash.workshop import kinds, progress
from lstdash.workshop.entities import Workshop

QUORUM = "quorum"  # among a workshop's settings


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the room has come in a round: people, and per item how many have answered all of it.

    `done` have answered everything, `present_done` of them are here; `quorum` is how many the room wants to be done, 0 for no
    such wish; `passed` answers are "vet ej". `changed` have answered anew what fewest have since the result was shown, of a
    reveal that was taken back.
    """

    joined: int
    present: int
    scores: int
    expected: int
    items: tuple[tuple[str, int], ...]
    voters: int = 0  # so many have scored what fewest have, of all that is asked of everybody and anybody has scored
    changed: int = 0
    done: int = 0
    present_done: int = 0
    passed: int = 0
    quorum: int = 0
    scored: str = "poäng"

    @property
    def doubt(self) -> str:
        """Say what speaks against showing the result now; empty when nothing does."""
        said = []
        if self.scores < self.expected:
            said.append(f"{self._counted} {self._done} Visas resultatet nu stängs omgången för dem som inte är klara.")
        if self.done < self.quorum:
            said.append(f"Minst {formats.decimal(self.quorum)} skulle vara klara.")
        if not self.voters:
            said.append("Ingen har svarat på något.")
        elif self.voters < FEWEST:
            said.append(
                f"På minst en fråga har bara {_people(self.voters)} svarat. Summorna där visar nästan vad var och en har "
                "svarat, och hur säkert något är går inte att säga med färre än fem."
            )
        if 0 < self.changed < FEWEST:
            said.append(
                f"På minst en fråga har bara {_people(self.changed)} svarat nytt sedan resultatet visades. Den som minns det "
                "resultatet kan räkna ut vad de svarade."
            )
        return " ".join(said)

    @property
    def sentence(self) -> str:
        """Say it in one line."""
        people = formats.count(self.joined, "deltagare är med", "deltagare är med")
        return f"{people}, {formats.decimal(self.present)} är här just nu. {self._counted}"

    @property
    def sign(self) -> str:
        """Say how many are done, and when nobody is waited for any longer."""
        if not self.joined:
            return ""
        passed = f" {formats.decimal(self.passed)} av svaren är ”vet ej”." if self.passed else ""
        if self.done == self.joined:
            return f"✓ {_all(self.joined)}.{passed}"
        here = self.present and self.present_done == self.present
        waiting = f" {_all(self.present, ' som är här')}." if here else ""
        return f"{self._done}{waiting}{self._quorum}{passed}"

    @property
    def _counted(self) -> str:
        return f"{formats.decimal(self.scores)} av {formats.decimal(self.expected)} {self.scored} räknade."

    @property
    def _done(self) -> str:
        return (
            f"{formats.decimal(self.done)} av {formats.decimal(self.joined)} {'är klar' if self.joined == 1 else 'är klara'}."
        )

    @property
    def _quorum(self) -> str:
        if not self.quorum:
            return ""
        left = self.quorum - self.done
        if left <= 0:
            return f" Minst {formats.decimal(self.quorum)} ville ni ha klara, och det är de."
        return f" Minst {formats.decimal(self.quorum)} ska vara klara: {formats.decimal(left)} till."


def _people(many: int) -> str:
    return formats.count(many, "deltagare", "deltagare")


def _all(many: int, who: str = "") -> str:
    return f"Den enda{who or ' deltagaren'} är klar" if many == 1 else f"Alla {formats.decimal(many)}{who} är klara"


def come_so_far(of: Workshop) -> Progress:
    """Count people and scores of the latest round; safe to show before the reveal."""
    found = progress.counts(open_store(), of.id, of.round.number, now=clock.now())
    kind = kinds.kind(of.kind)
    asked = [criterion.key for criterion in of.criteria if criterion.key not in kind.optional]
    shown = [item for item in of.items if item.key in of.round.items]
    required = {cell: many - found.passed.get(cell, 0) for cell, many in found.cells.items() if cell[1] in asked}
    complete = tuple((item.label, min((found.cells.get((item.key, on), 0) for on in asked), default=0)) for item in shown)
    return Progress(
        joined=found.joined,
        present=found.present,
        scores=found.answers,
        expected=found.expected,
        items=complete,
        voters=min(filter(None, required.values()), default=0),
        changed=min((many for cell, many in found.changed.items() if cell in required), default=0),
        done=found.done,
        present_done=found.present_done,
        passed=sum(found.passed.values()),
        quorum=quorum(of),
        scored=kind.scored,
    )


def quorum(of: Workshop) -> int:
    """Return how many the room wants to be done before a result is shown, 0 for no such wish."""
    kept = of.settings.get(QUORUM)
    return kept if isinstance(kept, int) else 0


def time_left(of: Workshop) -> int | None:
    """Return the seconds left on the room's clock, 0 when it is out, None without one."""
    return seconds_left(of.round.ends_at, clock.now())


def seconds_left(ends_at: datetime | None, now: datetime) -> int | None:
    """Return whole seconds from now, not under 0; None without an end."""
    return None if ends_at is None else max(0, round((ends_at - now).total_seconds()))


def clock_text(seconds: int) -> str:
    """Write the room's clock: `3:05 kvar`."""
    return f"{seconds // 60}:{seconds % 60:02} kvar" if seconds else "Tiden är ute. Den som vill svarar ändå klart."
