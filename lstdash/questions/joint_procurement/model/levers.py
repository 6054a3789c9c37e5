"""What may be moved on the page of joint procurement."""

from __future__ import annotations

from lstdash.shared_model.levers import Lever, Unit, declared

LEVERS = declared(
    Lever("joint_fixed_calls", "fast", 1, 3, 0.1, Unit.FACTOR, most=21, place=1),
    Lever("joint_variable_share", "eget", 0, 0.5, 0.01, Unit.SHARE, most=0.99, place=2),
    Lever("volume_discount", "rabatt", 0, 0.05, 0.001, Unit.SHARE, most=0.99, place=3),
)
