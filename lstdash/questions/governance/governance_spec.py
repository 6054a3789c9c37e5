"""What a pair of area and level counts as, worked so that it can be followed by hand. (2006 report, 4.3.4)"""

from __future__ import annotations

from lstdash.worked import Example, Quantity, Worked

CELL = Worked(
    "ruta",
    "Vad räknas en ruta som?",
    "En ruta är ett område på en nivå, till exempel Ekonomi i syd. Grupperna i den har vart sitt läge, eller inget.",
    {"statuses": Quantity("gruppernas lägen", lambda found: ", ".join(one or "sägs inte" for one in found) or "ingen grupp")},
    {"state": Quantity("Rutan", str)},
    (
        Example("En grupp finns", {"statuses": ("finns",)}, {"state": "finns"}),
        Example("Det som finns går före det som planeras", {"statuses": ("planerad", "finns")}, {"state": "finns"}),
        Example("Det som planeras går före det som saknas", {"statuses": ("saknas", "planerad")}, {"state": "planerad"}),
        Example("Bara det som källan säger saknas är saknas", {"statuses": ("saknas", "")}, {"state": "saknas"}),
        Example("En grupp utan läge säger inget", {"statuses": ("",)}, {"state": "ej angivet"}),
        Example("Ingen grupp är inte detsamma som att den saknas", {"statuses": ()}, {"state": "ej angivet"}),
    ),
)
TABLES = (CELL,)
