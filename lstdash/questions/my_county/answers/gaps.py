"""What do counties like ours take part in without us, and whom do we call about it? (2006 report, chapters 2-5)

"Deltar inte" is what the report says; "ej angivet" is what it does not say. They are never counted as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lstdash import formats, order, store
from lstdash.evidence.activities import NOT_STATED, TAKES_PART, Activity
from lstdash.questions.my_county.answers.nearest import NearestAnswer

PROPOSED = "föreslagen"
HOSTS = ("värd", "tar emot")


@dataclass(frozen=True, slots=True)
class Gap:
    """A named activity that others take part in: how the county stands to it, which comparable ones do, whom to call."""

    activity: Activity
    stance: str  # a role, or "ej angivet"
    peers: tuple[str, ...]
    is_common: bool  # most of the comparable counties take part
    call: str
    call_reason: str


def gaps(county: str, named: Sequence[Activity], leads: Mapping[str, str], nearest: NearestAnswer) -> tuple[Gap, ...]:
    """Return what others take part in and the county does not, most comparable counties first; proposals are left out."""
    found = []
    for item in named:
        others = [near for near in nearest.nearest if item.role(near.county) in TAKES_PART]
        if item.role(county) in TAKES_PART or item.status == PROPOSED or not others:
            continue
        peers = tuple(near.county for near in others if near.is_comparable)
        lead = next((near.name for near in nearest.nearest if near.county == leads.get(item.activity)), "")
        reason = "leder" if lead else "mest lik oss"
        is_common = 2 * len(peers) > len(nearest.comparable)
        found.append(Gap(item, item.role(county), peers, is_common, lead or others[0].name, reason))
    return tuple(sorted(found, key=lambda gap: (-len(gap.peers), -gap.activity.named, order.name(gap.activity.name))))


def leads(version: str, named: Sequence[Activity], year: int) -> dict[str, str]:
    """Return the county responsible for an activity: as the report says, else its host or receiver."""
    stated = {row["activity"]: row["lead_county"] for row in store.query("my_county_leads", version, year=year)}
    hosts = {item.activity: county for item in named for county, role in sorted(item.roles.items()) if role in HOSTS}
    return hosts | stated


def first_call(found: Sequence[Gap], nearest: NearestAnswer) -> str:
    """Return the county to call about most of the gaps; of those that tie, the most alike."""
    calls = Counter(gap.call for gap in found)
    place = {found.name: index for index, found in enumerate(nearest.nearest)}
    return min(calls, key=lambda name: (-calls[name], place.get(name, len(place))))


def gap_title(found: Sequence[Gap], nearest: NearestAnswer) -> str:
    """Say how many activities most comparable counties share without ours, stated and not stated apart."""
    if not nearest.comparable:
        return "Inget annat län går att jämföra med"
    common = [gap for gap in found if gap.is_common]
    if not common:
        return f"Ingen verksamhet samlade de flesta jämförbara län utan {nearest.name}"
    silent = sum(gap.stance == NOT_STATED for gap in common)
    first = f"De flesta jämförbara län deltog i {formats.count(len(common), 'verksamhet', 'verksamheter')}"
    if not silent:
        return f"{first} där {nearest.name} enligt rapporten inte var med"
    if silent == len(common):
        return f"{first} där rapporten inte säger något om {nearest.name}"
    stated = formats.decimal(len(common) - silent)
    return f"{first}: {stated} där {nearest.name} inte var med och {formats.decimal(silent)} där rapporten inget säger"


GAP_COLUMNS = ("Verksamhet", "Ring", "Jämförbara län som var med", "Vårt län")


def gap_table(found: Sequence[Gap], names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return what others take part in, with whom to call and why."""
    return [
        (
            gap.activity.name,
            f"{gap.call} ({gap.call_reason})",
            ", ".join(names[peer] for peer in gap.peers) or "inget",
            gap.stance,
        )
        for gap in found
    ]
