"""What may be moved on the page of staff; how we ask stands last. Shared keys are the same published assumption as in costs."""

from __future__ import annotations

from lstdash.shared_model.levers import Lever, Unit, declared

ADMIN, FUNCTION, SAVING, STAFF_COST = "admin_staff_share", "ea_addressable_share", "saving_share", "staff_cost_share"
OVER55, PENSION, OTHERS, YEARS = "over55_share", "pension_age_years", "other_leavers_share", "attrition_years"
LEVERS = declared(
    Lever(ADMIN, "adm", 0.03, 0.15, 0.0025, Unit.SHARE, place=7, is_extra=True),
    Lever(FUNCTION, "del", 0, 0.6, 0.01, Unit.SHARE, place=3),
    Lever(SAVING, "besparing", 0.05, 0.7, 0.01, Unit.SHARE, is_positive=True, place=2),
    Lever(STAFF_COST, "personalandel", 0.25, 1, 0.05, Unit.SHARE, is_positive=True, place=8, is_extra=True),
    Lever(OVER55, "over55", 0, 1, 0.01, Unit.SHARE, place=4),
    Lever(PENSION, "pension", 60, 70, 1, Unit.YEARS, least=56, most=80, is_whole=True, place=6, is_extra=True),
    Lever(OTHERS, "ovriga", 0, 0.2, 0.005, Unit.SHARE, place=5),
    Lever(YEARS, "tid", 1, 15, 1, Unit.YEARS, least=1, most=50, is_whole=True, is_question=True, place=1),
)
