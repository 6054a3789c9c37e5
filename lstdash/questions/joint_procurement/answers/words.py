"""The page of joint procurement in words."""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats
from lstdash.questions.joint_procurement.answers.choices import WINDOWS, Choices, standing
from lstdash.questions.joint_procurement.answers.inputs import NATION, NATION_JOINT, Inputs
from lstdash.questions.joint_procurement.model.calls import Counted
from lstdash.questions.joint_procurement.model.gain import smallest_group
from lstdash.questions.joint_procurement.model.levers import FIXED, VARIABLE

ALL = 21
NOTHING = "Inga upphandlingar är publicerade ännu."
MARKED = {
    "samlingsbara": " och som kan köpas ihop enligt vår märkning",
    "oklara": " och som inte är bundet till en plats enligt vår märkning",
    "alla": "",
}
BY_MARKS = {
    "samlingsbara": "vår märkning av vad som kan köpas ihop",
    "oklara": "vår märkning, det platsbundna borträknat",
    "alla": "alla koder, utan hänsyn till märkning",
}
AMONG = {"samlingsbara": " av det som kan köpas ihop", "oklara": " av det som inte är platsbundet", "alla": ""}
FOREMOST = {band: f",{among}," if among else "" for band, among in AMONG.items()}
UNMARKED = ("går inte att säga", "ingen kod är märkt")
CONTRACTS, CEILINGS = "kontrakt", "ramavtalens tak"
WHAT = {"kod": "gällde något som", "grupp": "gällde en varugrupp som", "huvudgrupp": "gällde en huvudgrupp som"}
LADDER = "Stegen är en trappa av påståenden: tre siffror lägger ihop sådant som miljöövervakning och återställning av mark."


def headline(known: Inputs, choices: Choices, found: Counted, wider: int, year: str) -> str:
    """Say how many calls there were, how many of them another board could have joined, and how many fewer at most.

    `wider` is how many more could be replaced with unclear codes too.
    """
    made = f"År {year} gjorde länsstyrelserna {formats.count(len(known.calls), 'upphandling', 'upphandlingar')}."
    if not known.marks:
        return f"{made} Ingen varukod (CPV) är märkt, så vad som kan köpas ihop går inte att säga."
    bought = f"{WHAT[choices.level]} en annan länsstyrelse också köpte{_within(choices)}{MARKED[choices.band]}"
    if not found.keys:
        return f"{made} Ingen av dem {bought}."
    told = f"{made} {formats.decimal(found.calls)} av dem {bought}; högst {formats.decimal(found.fewer)} hade kunnat ersättas."
    if choices.band == "samlingsbara" and wider > 0:
        told += f" Med oklara koder tillkommer högst {formats.decimal(wider)}."
    return told


def enough(known: Inputs, choices: Choices) -> str:
    """Say how few boards are enough, where the levers stand."""
    at = standing(known, choices)
    return f"För att spara arbete räcker {smallest_told(smallest_group(at[FIXED], at[VARIABLE]))}, enligt vår bedömning."


def smallest_told(boards: int) -> str:
    """Return how many boards are enough, in words: `3 länsstyrelser`."""
    return formats.count(boards, "länsstyrelse", "länsstyrelser") if boards <= ALL else f"inte ens {ALL} länsstyrelser"


def title(bought: Sequence[tuple[str, int]], choices: Choices, is_marked: bool) -> str:
    """Say what most boards bought of what the marks let through; `bought` is name and number of boards, the most first.

    What was bought so in several windows is one thing.
    """
    if not is_marked and choices.band != "alla":
        return "Ingen varukod (CPV) är märkt: vad som kan köpas ihop går inte att säga"
    if not bought:
        return f"Inget{AMONG[choices.band]} köptes av fler än en länsstyrelse{_within(choices)}"
    most = list(dict.fromkeys(name.lower() for name, boards in bought if boards == bought[0][1]))
    boards = formats.count(bought[0][1], "länsstyrelse", "länsstyrelser")
    each = " var" if len(most) > 1 else ""
    return f"Flest köpte{FOREMOST[choices.band]} {formats.listed(most[:3])}: {boards}{each}, var och en för sig"


def nothing_shared(name: str, choices: Choices) -> str:
    """Say that a board, or nobody, called for what another also called for, as far as the choices reach."""
    return f"{name or 'ingen'} köpte inget{AMONG[choices.band]} som fler köpte{_within(choices)}"


def shared(bought: Sequence[str], choices: Choices) -> str:
    """Say what more boards than one called for."""
    return f"fler länsstyrelser köpte{_within(choices)} också {formats.listed(bought)}"


def _within(choices: Choices) -> str:
    days = WINDOWS[choices.window]
    return "" if days is None else f" inom {formats.count(days, 'dag', 'dagar')}"


def not_joint(known: Inputs, year: str) -> str:
    """Say why no call marked as joint proves little: the field is hardly used by anyone."""
    joint, calls = sum(row["is_joint"] for row in known.rows.values()), len(known.rows)
    share = known.money[NATION_JOINT] / known.money[NATION]
    told = f"{formats.decimal(joint)} av {formats.decimal(calls)} upphandlingar {year} är märkta som samordnade."
    if joint:
        return told
    nation = f"{formats.decimal(known.money[NATION_JOINT])} av {formats.decimal(known.money[NATION])}"
    return (
        f"{told} Det bevisar lite: i hela landet är bara {nation} märkta. Hade länsstyrelserna märkt lika ofta vore "
        f"{formats.decimal(calls * share, 2)} väntat, och ingen alls i {formats.share((1 - share) ** calls)} av fallen."
    )


def notes(known: Inputs) -> tuple[str, ...]:
    """Say what the marks leave out: codes nobody has marked, and marks that no call has."""
    said = []
    if known.unmarked:
        said.append(f"Utan märkning, räknas som oklara: {formats.listed(known.unmarked)}.")
    if known.unknown_marks:
        said.append(f"Märkta koder som ingen upphandling har, räknas inte: {formats.listed(known.unknown_marks)}.")
    return tuple(said)
