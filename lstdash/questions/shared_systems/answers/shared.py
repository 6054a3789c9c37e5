"""One shared object as the answers know it."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash.evidence.activities import TAKES_PART, Activity
from lstdash.questions.shared_systems.model.inside import Inside, Near


@dataclass(frozen=True, slots=True)
class Shared:
    """One shared object: who is inside, who is nearest, and what must come first."""

    activity: Activity
    kind: str
    first: str
    inside: Inside
    near: tuple[Near, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """County letters of those that are named as taking part."""
        return tuple(county for county, role in self.activity.roles.items() if role in TAKES_PART)

    @property
    def is_everybody(self) -> bool:
        """True when all boards take part."""
        return self.inside.boards_share == 1

    @property
    def is_named(self) -> bool:
        """True when the source names a county."""
        return bool(self.activity.roles)
