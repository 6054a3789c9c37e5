"""What may be moved on the page of joint procurement."""

from __future__ import annotations

from lstdash.shared_model.levers import Lever, Unit, declared

FIXED, VARIABLE, DISCOUNT = "joint_fixed_calls", "joint_variable_share", "volume_discount"
LEVERS = declared(
    Lever(FIXED, "fast", 1, 3, 0.1, Unit.FACTOR, most=21, place=1),
    Lever(VARIABLE, "eget", 0, 0.5, 0.01, Unit.SHARE, most=0.99, place=2),
    Lever(DISCOUNT, "rabatt", 0, 0.05, 0.001, Unit.SHARE, most=0.99, place=3),
)
