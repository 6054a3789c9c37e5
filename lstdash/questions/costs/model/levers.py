"""What may be moved on the page of costs. Shared keys are the same published assumption as in joint payroll."""

from __future__ import annotations

from lstdash.shared_model.levers import Lever, Unit, declared

LEVERS = declared(
    Lever("ea_addressable_share", "atkomligt", 0, 0.6, 0.01, Unit.SHARE, place=1),
    Lever("saving_share", "besparing", 0.05, 0.7, 0.01, Unit.SHARE, place=2),
    Lever("it_years", "it-ar", 1, 12, 1, Unit.YEARS, 0.5, 100, is_positive=True, place=4),
    Lever("premises_addressable_share", "lokaler", 0, 0.3, 0.01, Unit.SHARE, is_extra=True, place=8),
    Lever("premises_saving_share", "lokalbesparing", 0, 0.5, 0.01, Unit.SHARE, is_extra=True, place=9),
    Lever("realised_share", "hemtaget", 0.1, 1, 0.05, Unit.SHARE, place=3),
    Lever("cut_share", "sparbeting", 0.004, 0.01, 0.0005, Unit.SHARE, most=0.5, is_positive=True, is_question=True, place=6),
    Lever("cut_target_years", "mal", 1, 5, 1, Unit.YEARS, 1, 50, is_whole=True, is_question=True, place=7),
    Lever("one_off_cost", "engangskostnad", 0.5, 4, 0.02, Unit.SHARE, most=100, is_extra=True, place=10),
    Lever("fixed_share", "fast", 0, 1, 0.05, Unit.SHARE, is_extra=True, place=11),
)
EA_PART, SAVING, IT_YEARS, PREMISES_PART, PREMISES_SAVING, REALISED, CUT, TARGET, ONE_OFF, FIXED = LEVERS
