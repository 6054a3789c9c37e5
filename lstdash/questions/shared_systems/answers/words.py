"""What /gemensamt says: the sentence, the figures, and how a share or a least number is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lstdash import formats, order
from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.activities import NOT_STATED
from lstdash.evidence.citations import Figure
from lstdash.evidence.registers import Staff, caveats
from lstdash.questions.shared_systems.answers.shared import Shared
from lstdash.questions.shared_systems.model.inside import INTERESTED, OBSERVER, Near

STANDINGS = ("deltar", OBSERVER, INTERESTED, "deltar inte", NOT_STATED)
NOTHING = "Inga gemensamma system, blanketter, mallar eller avtal är publicerade."
NOBODY = "ingen observerar"
MOST_LIKE = 3  # boards named after those that observe, ties included


def headline(found: Sequence[Shared], names: Mapping[str, str], year: int) -> str:
    """Say how many are shared by all, by some and by nobody knows whom, and who is nearest to joining what."""
    if not found:
        return NOTHING
    every, some, unknown = groups(found)
    objects = formats.count(len(found), "gemensamt system, blankett eller avtal", "gemensamma system, blanketter och avtal")
    lead = (
        f"Av {objects} som rapporten nämner delades {formats.decimal(len(every))} av alla {len(COUNTIES)} länsstyrelser "
        f"år {year}. I {formats.decimal(len(some))} är bara några namngivna, och för {formats.decimal(len(unknown))} sägs inte "
        "vilka."
    )
    return f"{lead} {_on_the_way(found, names)}"


def _on_the_way(found: Sequence[Shared], names: Mapping[str, str]) -> str:
    told = []
    for one in found:
        watching = [near for near in one.near if near.role in (OBSERVER, INTERESTED)]
        if watching:
            listed = formats.listed(sorted((names[near.county] for near in watching), key=order.name))
            told.append(f"{listed} ({_lower(one.activity.name)})")
    if not told:
        return "Ingen observerade eller hade visat intresse."
    return f"Närmast att gå med var {'; '.join(told)}."


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def groups(found: Sequence[Shared]) -> tuple[list[Shared], list[Shared], list[Shared]]:
    """Return those that all share, those where some boards are named, and those where none is."""
    every = [one for one in found if one.is_everybody]
    some = [one for one in found if one.is_named and not one.is_everybody]
    return every, some, [one for one in found if not one.is_named]


def title(shown: Sequence[Shared]) -> str:
    """Say what the matrix shows."""
    if not shown:
        return "Inget av det valda har namngivna länsstyrelser utanför"
    most = max(shown, key=lambda one: (not one.is_everybody, len(one.members)))
    if most.is_everybody:
        return "Alla länsstyrelser deltar i allt som visas"
    return f"Flest är namngivna för {_lower(most.activity.name)} av det som inte alla delar: {size(most)}"


def size(one: Shared) -> str:
    """Write `13 av 21 (62 %)`, or that it is not stated; where the list is not complete `minst 13 av 21, 1 namngiven`."""
    found, named = one.inside, len(one.members)
    if found.boards_share is not None:
        return f"{formats.decimal(found.boards)} av {len(COUNTIES)} ({formats.share(found.boards_share)})"
    if not found.boards:
        return NOT_STATED
    some = f", {formats.count(named, 'namngiven', 'namngivna')}" if 0 < named < found.boards else ""
    return f"minst {formats.decimal(found.boards)} av {len(COUNTIES)}{some}"


def near(found: Sequence[Near], names: Mapping[str, str]) -> str:
    """Name those who observe or are interested, then the most like the members; that nobody observes, where it is so."""
    if not found:
        return NOBODY
    watching = [f"{names[one.county]} ({one.role})" for one in found if one.role in (OBSERVER, INTERESTED)]
    rest = {one.county: one.likeness_share for one in found if one.role not in (OBSERVER, INTERESTED) and one.likeness_share}
    limit = sorted(rest.values(), reverse=True)[:MOST_LIKE][-1] if rest else 0.0
    like = [f"{names[county]} ({formats.share(share)} lik)" for county, share in rest.items() if share >= limit]
    return formats.listed(watching) + (f"; därefter {formats.listed(like)}" if like else "")


def figures(found: Sequence[Shared], year: int) -> tuple[Figure, ...]:
    """Return the four numbers that the page opens with."""
    every, some, unknown = groups(found)
    roles = [role for one in found for role in one.activity.roles.values()]
    complete = sum(one.inside.boards_share is not None for one in found)
    return (
        Figure(
            f"Delades av alla {len(COUNTIES)} år {year}",
            formats.decimal(len(every)),
            f"av {formats.decimal(len(found))} som rapporten nämner",
        ),
        Figure("Bara några är namngivna", formats.decimal(len(some)), "där syns vem som står utanför"),
        Figure(
            f"Observerade eller var intresserade {year}",
            formats.decimal(roles.count(OBSERVER) + roles.count(INTERESTED)),
            f"{formats.decimal(roles.count(OBSERVER))} observatörer, {formats.decimal(roles.count(INTERESTED))} intresserade",
        ),
        Figure("Vilka sägs inte", formats.decimal(len(unknown)), f"fullständig lista finns för {formats.decimal(complete)}"),
    )


def notes(counted: Staff | None, names: Mapping[str, str], wanted: int | None) -> tuple[str, ...]:
    """Say how the staff is counted and of which year, who lacks a figure, and when a share is given."""
    given = "En andel ges bara där listan är fullständig; annars står det minsta antal som är känt. "
    if counted is None:
        return (f"{given}Registret har inga uppgifter om personal.",)
    used = f"Personalen är {counted.register.label} {counted.year}"
    other = f" (uppgifter för {wanted} saknas)" if wanted not in (None, counted.year) else ""
    said = (f"{given}{used}{other}.", caveats(counted, names))
    return tuple(text for text in said if text)


def first(found: Sequence[Shared]) -> tuple[str, ...]:
    """Say what the report says must come first, and of what; one sentence when it says nothing of those chosen."""
    told: dict[str, list[str]] = {}
    for one in found:
        if one.first:
            told.setdefault(one.first, []).append(
                _lower(one.activity.name) if one.activity.name[1:2].islower() else one.activity.name
            )
    if not told:
        return ("Rapporten säger inget om vad som måste komma först för det valda.",)
    return tuple(f"{text} Gäller {formats.listed(names)}." for text, names in told.items())


def unnamed(found: Sequence[Shared]) -> list[str]:
    """Name the objects without named boards, with the least number where the report gives one."""
    return [one.activity.name + (f" ({size(one)})" if one.inside.boards else "") for one in found]


def coming(found: Sequence[Shared]) -> str:
    """Name what is planned or proposed, which nobody shares yet; empty when there is none."""
    told = [f"{_lower(one.activity.name)} ({one.activity.status})" for one in found]
    return f"Delas inte ännu: {formats.listed(told)}." if told else ""
