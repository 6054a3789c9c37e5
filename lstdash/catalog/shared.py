"""What the boards share: which of the survey's activities are systems, forms, templates or contracts."""

from __future__ import annotations

from lstdash.catalog.shape import Table, code, provenance, ref, text

SHARED_KINDS = ("system", "blankett eller mall", "avtal eller inköp")

TABLES = (
    Table(
        "shared_objects",
        "Det som delas",
        "Vilka av de namngivna verksamheterna som är system, blanketter, mallar eller avtal. Slaget är vår läsning.",
        key=("activity",),
        columns=(
            ref("activity", "Verksamhet", "activities.activity"),
            code("kind", "Slag", SHARED_KINDS),
            text(
                "first",
                "Måste komma först",
                "Vad källan säger måste vara gjort innan",
                required=False,
            ),
            *provenance(),
        ),
        may_be_empty=True,
    ),
)
