"""Spelar det roll vilka man gör det med?"""

from __future__ import annotations

from tests.lib.tiny import table_rows
from tests.queries.case import Case
from tests.questions.constellations.answers.constellations_world import square

ACTIVITIES = table_rows(
    """
    activity year scope form          status     participation_basis
    alla     2005 stöd  samordning    i__drift   samtliga
    nastan   2005 stöd  samordning    i__drift   samtliga__utom
    server   2005 stöd  koncentration i__drift   länslista
    moten    2005 stöd  samverkan     pågår      länslista
    tillsyn  2005 kärna samordning    i__drift   länslista
    tanke    2005 stöd  samordning    föreslagen länslista
    plan     2005 stöd  samordning    planerad   länslista
    larm     2005 stöd  samordning    pågår      länslista
    vaxel    2005 stöd  samordning    i__drift   länslista
    okand    2005 stöd  samordning    -          -
    server   2006 stöd  samordning    i__drift   länslista
    """
)
PARTICIPATIONS = table_rows(
    """
    activity county role       year
    alla     M      deltar     2005
    nastan   M      deltar     2005
    server   M      deltar     2005
    server   M      värd       2005
    server   G      avlämnar   2005
    server   K      observatör 2005
    moten    M      deltar     2005
    tillsyn  M      deltar     2005
    tanke    M      deltar     2005
    plan     N      deltar     2005
    larm     G      tar__emot  2005
    vaxel    M      värd       2005
    vaxel    M      deltar     2005
    okand    M      deltar     2005
    server   N      -          2005
    server   K      deltar     2006
    """
)
GIVEN = {"activities": ACTIVITIES, "participations": PARTICIPATIONS}
FOR_ALL = [
    row | {"participation_basis": "konstellation", "constellation": "syd"}
    for row in ACTIVITIES
    if row["activity"] in ("server", "tanke", "okand")
]
SOUTH = [{"constellation": "syd", "name": "Sydlänen"}, {"constellation": "nord", "name": None}]
ISLET = [row | {"ring": 2, "x_km": 500.0} for row in square("M", 0, 0)]
UNDRAWN = [{"county": "I", "ring": 1, "point": 1, "x_km": None, "y_km": None}]

CASES = (
    Case(
        "constellations_together",
        "what nearly all share and proposals are left out; an observer, and a role that is not said, stay",
        GIVEN,
        table_rows(
            """
            activity county role
            larm     G      tar__emot
            moten    M      deltar
            plan     N      deltar
            server   G      avlämnar
            server   K      observatör
            server   M      deltar
            server   M      värd
            server   N      -
            tillsyn  M      deltar
            vaxel    M      deltar
            vaxel    M      värd
            """
        ),
        {"year": 2005},
    ),
    Case(
        "constellations_unlisted",
        "activities named for a whole constellation; a proposal, and a status that is not said, do not count",
        {"activities": FOR_ALL, "constellations": SOUTH},
        [{"constellation": "syd", "name": "Sydlänen", "activities": 1}],
        {"year": 2005},
    ),
    Case(
        "constellations_centres",
        "the middle of the largest part; a county without a drawn border has none",
        {"county_borders": [*square("M", 0.0, 20.0), *ISLET, *UNDRAWN]},
        [{"county": "I", "east_km": None, "north_km": None}, {"county": "M", "east_km": 5.0, "north_km": 25.0}],
    ),
)
