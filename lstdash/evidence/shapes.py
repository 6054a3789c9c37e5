"""What the shapes of a room's scores are called, wherever a room scores."""

from __future__ import annotations

from lstdash.shared_model.disagreement import Shape

SHAPES: dict[Shape, str] = {
    "too_few": "För få poäng",
    "agreed": "Samlat",
    "spread": "Utspritt",
    "two_camps": "Två läger",
}
