"""What a sealed record says of how the workshop went: what happened, what was decided, and who is behind the sums."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from lstdash import clock, formats
from lstdash.workshop import kinds

Entry = Mapping[str, Any]
DECISION_COLUMNS = ("Beslut", "Ägande roll", "Klart senast", "Beslutat")
NO_DAY = "ej angivet"


def happened(document: Entry) -> tuple[tuple[str, str], ...]:
    """Return when and what, in order: reveals and reopenings, and what was added or removed on the way."""
    scored = kinds.kind(document.get("kind", kinds.FIRST)).scored
    return tuple((_time(one["happened_at"]), _WORDS[one["event"]](one, scored)) for one in document.get("happenings", ()))


def decided(document: Entry) -> tuple[tuple[str, ...], ...]:
    """Return the decisions as rows of text."""
    return tuple(
        (
            one["decision"],
            one["owned_by"],
            formats.day(date.fromisoformat(one["due_on"])) if one["due_on"] else NO_DAY,
            formats.day(clock.day(datetime.fromisoformat(one["decided_at"]))),
        )
        for one in document.get("decisions", ())
    )


def of_round(one: Entry, scored: str) -> str:
    """Say who is behind a round's sums, and what is in them or not."""
    return "; ".join(said for said in _about(one, scored) if said)


def _about(one: Entry, scored: str) -> tuple[str, ...]:
    newcomers, passed = one.get("newcomers", 0), sum(cell["given"] for cell in one.get("passed", ()))
    given, hidden = one.get("reasons", 0), one.get("hidden_reasons", 0)
    return (
        formats.count(one["participants"], "deltagare", "deltagare"),
        "" if one["revealed_at"] else "visades aldrig",
        "öppnades igen och visades inte på nytt" if one.get("reopened_at") else "",
        f"{formats.decimal(newcomers)} gick med under omgången" if newcomers else "",
        f"{formats.decimal(passed)} svar var ”vet ej”, som inte räknas som {scored}" if passed else "",
        f"{formats.count(given, 'motivering', 'motiveringar')} gavs, {formats.decimal(hidden)} doldes" if given else "",
    )


def _revealed(one: Entry, scored: str) -> str:
    counted = f"{formats.decimal(one['answers'])} av {formats.decimal(one['expected'])} {scored} räknade"
    people = f"{formats.count(one['joined'], 'deltagare', 'deltagare')} med, {formats.decimal(one['done'])} klara"
    if "changed" not in one:
        return f"Omgång {one['round']} visades: {counted}, {people}."
    anew = f"{formats.count(one['changed'], 'deltagare', 'deltagare')} hade svarat nytt sedan dess"
    return f"Omgång {one['round']} visades på nytt: {counted}, {people}; {anew}."


def _reopened(one: Entry, scored: str) -> str:
    return f"Omgång {one['round']} öppnades igen efter visningen, och resultatet doldes."


def _added(one: Entry, scored: str) -> str:
    return f"”{one['label']}” lades till" + (f" i omgång {one['round']}." if one["round"] else " mellan omgångarna.")


def _removed(one: Entry, scored: str) -> str:
    left = f"; {formats.decimal(one['answers'])} svar står kvar här" if one["answers"] else " innan någon hade svarat"
    return f"”{one['label']}” togs bort{left}."


def _restored(one: Entry, scored: str) -> str:
    return f"”{one['label']}” togs tillbaka."


def _participant_removed(one: Entry, scored: str) -> str:
    left = f"; {formats.decimal(one['uncounted'])} svar som inte hade visats räknas inte" if one["uncounted"] else ""
    return f"En deltagare togs bort{left}."


_WORDS = {
    "revealed": _revealed,
    "reopened": _reopened,
    "item_added": _added,
    "item_removed": _removed,
    "item_restored": _restored,
    "participant_removed": _participant_removed,
}


def _time(stamp: str) -> str:
    moment = clock.in_sweden(datetime.fromisoformat(stamp))
    return f"{formats.day(moment.date())} kl. {moment:%H.%M}"
