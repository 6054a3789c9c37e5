"""What the other pages say for one county: payroll, where to begin, costs, joint procurement (2006 report, 5.1-5.7)."""

from __future__ import annotations

from collections.abc import Sequence

from lstdash.evidence.activities import Activity
from lstdash.evidence.citations import PageLine
from lstdash.questions.costs.answers import county as costs
from lstdash.questions.governance.answers import regions
from lstdash.questions.joint_procurement.answers import county as joint_procurement
from lstdash.questions.payroll.answers import county as payroll
from lstdash.questions.shared_systems.answers import county as shared_systems
from lstdash.questions.staff.answers import county as staff
from lstdash.questions.start_here.answers import county as start_here


def page_lines(version: str, county: str, name: str, named: Sequence[Activity]) -> tuple[PageLine, ...]:
    """Return one line per page that has something to say."""
    lines = (
        payroll.page_line(version, county, name, named),
        start_here.page_line(version, county, name, named),
        shared_systems.page_line(version, county),
        staff.page_line(version, county),
        costs.page_line(version, county),
        joint_procurement.page_line(version, county),
        regions.page_line(version, county),
    )
    return tuple(line for line in lines if line is not None)
