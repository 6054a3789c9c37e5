"""The glossary: one term key, one Swedish label. Labels, tooltips and the list on /kallor come from here.

One module of words a domain; a question that has levers has one of its own.
"""

from __future__ import annotations

from lstdash.terms import costs, joint_procurement, payroll, promised_benefits, staff, survey
from lstdash.terms.shape import Term

TERMS: dict[str, Term] = (
    survey.TERMS | payroll.TERMS | joint_procurement.TERMS | costs.TERMS | staff.TERMS | promised_benefits.TERMS
)
