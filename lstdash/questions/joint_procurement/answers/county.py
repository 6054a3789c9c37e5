"""What /upphandling says about the chosen county, in one line. (Advertised calls, and our marks)"""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence.citations import PageLine, row_id
from lstdash.questions.joint_procurement.answers.choices import Choices
from lstdash.questions.joint_procurement.answers.inputs import inputs, is_published
from lstdash.questions.joint_procurement.answers.joint_procurement import answer


def line(version: str, county: str) -> str:
    """Say what the board called for that another board also called for."""
    found = page_line(version, county)
    return found.text if found else ""


def page_line(version: str, county: str) -> PageLine | None:
    """Say it with the row it rests on; None when no calls are published or the county is unknown."""
    if not is_published(version) or county not in (known := inputs(version)).names:
        return None
    found, name = answer(version, Choices()), known.names[county]
    own = [call for call in known.calls if call.county == county]
    shared = [one for one in found.lines if county in one.chance.boards]
    told = f"{name} gjorde {formats.count(len(own), 'upphandling', 'upphandlingar')} {found.year}"
    key = row_id("county_procurements", (own or known.calls)[0].call)
    if not shared:
        return PageLine(f"{told}; ingen samlingsbar kod köptes också av en annan länsstyrelse.", "joint_procurement", key)
    bought = formats.listed([one.name.lower() for one in shared])
    return PageLine(f"{told}; fler länsstyrelser köpte också {bought}.", "joint_procurement", key)
