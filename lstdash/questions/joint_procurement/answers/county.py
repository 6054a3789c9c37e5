"""What /upphandling says about the chosen county, in one line. (Advertised calls, and our marks)"""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence.citations import PageLine, row_id
from lstdash.questions.joint_procurement.answers import words
from lstdash.questions.joint_procurement.answers.choices import Choices
from lstdash.questions.joint_procurement.answers.inputs import inputs, is_published
from lstdash.questions.joint_procurement.answers.joint_procurement import answer

DEFAULT = Choices()


def line(version: str, county: str, choices: Choices) -> str:
    """Say what the board called for that another board also called for, as far as the page's choices reach."""
    found = page_line(version, county, choices)
    return found.text if found else ""


def page_line(version: str, county: str, choices: Choices = DEFAULT) -> PageLine | None:
    """Say it with the row it rests on; None when no calls are published or the county is unknown."""
    if not is_published(version) or county not in (known := inputs(version)).names:
        return None
    found, name = answer(version, choices), known.names[county]
    own = [call for call in known.calls if call.county == county]
    shared = [one for one in found.lines if county in one.chance.boards]
    told = f"{name} gjorde {formats.count(len(own), 'upphandling', 'upphandlingar')} {found.year}"
    key = row_id("county_procurements", (own or known.calls)[0].call)
    if not shared:
        return PageLine(f"{told}; {words.nothing_shared('länsstyrelsen', choices)}.", "joint_procurement", key)
    bought = list(dict.fromkeys(one.name.lower() for one in shared))
    return PageLine(f"{told}; {words.shared(bought, choices)}.", "joint_procurement", key)
