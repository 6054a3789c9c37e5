"""How few are enough to buy together, and what volume gives, worked so that it can be followed by hand. (2006 report, 5.7.1)"""

from __future__ import annotations

from functools import partial

from lstdash import formats
from lstdash.worked import Example, Quantity, Worked

_share = partial(formats.plain_share, most=4)

WORK = Worked(
    "arbete",
    "Så få räcker för att en gemensam upphandling ska spara arbete",
    "Arbetet räknas i egna upphandlingar: en gemensam kräver en fast del och en del för var och en som deltar.",
    {
        "boards": Quantity("länsstyrelser", formats.decimal),
        "fixed_calls": Quantity("fast arbete"),
        "variable_share": Quantity("eget arbete", _share),
    },
    {"saved": Quantity("Sparat arbete"), "smallest": Quantity("Så få räcker", formats.decimal)},
    (
        Example("Sju deltar", {"boards": 7, "fixed_calls": 2, "variable_share": 0.1}, {"saved": 4.3, "smallest": 3}),
        Example("Alla deltar", {"boards": 21, "fixed_calls": 2, "variable_share": 0.1}, {"saved": 16.9, "smallest": 3}),
        Example("Två med minsta arbete", {"boards": 2, "fixed_calls": 1, "variable_share": 0}, {"saved": 1, "smallest": 2}),
        Example("Tungt eget arbete", {"boards": 3, "fixed_calls": 1.5, "variable_share": 0.3}, {"saved": 0.6, "smallest": 3}),
        Example("Två som förlorar", {"boards": 2, "fixed_calls": 2, "variable_share": 0.1}, {"saved": -0.2, "smallest": 3}),
        Example(
            "Precis jämnt räcker inte", {"boards": 2, "fixed_calls": 1.8, "variable_share": 0.1}, {"saved": 0, "smallest": 3}
        ),
    ),
)

VOLUME = Worked(
    "mangd",
    "Så mycket lägre blir priset när mängden växer",
    "Priset sjunker lika mycket vid varje fördubbling. Från 14 bilar till 160 är 3,51 fördubblingar.",
    {
        "discount_share": Quantity("rabatt per fördubbling", _share),
        "times": Quantity("gånger mängden", partial(formats.plain, most=2)),
    },
    {"lower_share": Quantity("Lägre pris", partial(formats.share, decimals=4))},
    (
        Example("Från 14 bilar till 160", {"discount_share": 0.01, "times": 160 / 14}, {"lower_share": 0.034706}),
        Example("Dubbelt så mycket", {"discount_share": 0.01, "times": 2}, {"lower_share": 0.01}),
        Example("Ingen rabatt", {"discount_share": 0, "times": 160 / 14}, {"lower_share": 0}),
    ),
)

TOGETHER = Worked(
    "tillsammans",
    "Så mycket ger pris och arbete ihop, som andel av köpet",
    "Läggs ihop först när någon sagt hur stor del av köpet det egna arbetet är.",
    {
        "boards": Quantity("länsstyrelser", formats.decimal),
        "discount_share": Quantity("rabatt per fördubbling", _share),
        "fixed_calls": Quantity("fast arbete"),
        "variable_share": Quantity("eget arbete", _share),
        "work_share": Quantity("arbetets del av köpet", _share),
    },
    {"together": Quantity("Vinst", partial(formats.share, decimals=4))},
    (
        Example(
            "Två förlorar på arbetet",
            {"boards": 2, "discount_share": 0, "fixed_calls": 2, "variable_share": 0.1, "work_share": 0.05},
            {"together": -0.005},
        ),
        Example(
            "Tre vinner",
            {"boards": 3, "discount_share": 0, "fixed_calls": 2, "variable_share": 0.1, "work_share": 0.05},
            {"together": 0.011667},
        ),
        Example(
            "Bara priset",
            {"boards": 2, "discount_share": 0.01, "fixed_calls": 2, "variable_share": 0.1, "work_share": 0},
            {"together": 0.01},
        ),
    ),
)

TABLES = (WORK, VOLUME, TOGETHER)
