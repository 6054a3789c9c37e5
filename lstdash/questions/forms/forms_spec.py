"""What a decision table gives for some answers, worked so that it can be followed by hand. (SOU 2024:43, sammanfattningen)"""

from __future__ import annotations

from lstdash.worked import Example, Quantity, Worked

REACHED = Worked(
    "former",
    "Vad reglerna ger för ett syfte och några svar",
    "Ett syfte är valt. En regel utan villkor gäller alltid, en regel med villkor när svaren är de som den frågar efter.",
    {
        "aim": Quantity("syfte", str),
        "national_interest": Quantity("nationellt intresse", str),
        "duration": Quantity("varaktighet", str),
        "equality_decisive": Quantity("likvärdighet avgörande", str),
    },
    {"holds": Quantity("Gäller", str), "hangs": Quantity("Beror på fler svar", str)},
    (
        Example(
            "Styra, inget besvarat",
            {"aim": "styra verksamhet"},
            {
                "holds": "nationell_strategi olämplig",
                "hangs": "forfattningsreglerad otillräcklig; frivillig otillräcklig; lagreglering lämplig",
            },
        ),
        Example(
            "Styra, starkt nationellt intresse",
            {"aim": "styra verksamhet", "national_interest": "starkt"},
            {
                "holds": "forfattningsreglerad otillräcklig; frivillig otillräcklig; lagreglering lämplig; "
                "nationell_strategi olämplig",
                "hangs": "inget",
            },
        ),
        Example(
            "Styra, varken starkt intresse eller avgörande likvärdighet",
            {"aim": "styra verksamhet", "national_interest": "inte starkt", "equality_decisive": "nej"},
            {"holds": "nationell_strategi olämplig", "hangs": "inget"},
        ),
        Example(
            "Driva gemensamt, likvärdigheten inte besvarad",
            {"aim": "driva gemensamt", "national_interest": "inte starkt"},
            {"holds": "inget", "hangs": "privatrattslig lämplig under villkor; privatrattslig olämplig"},
        ),
        Example(
            "Kraftsamla fortlöpande: regeln om det tillfälliga faller bort",
            {"aim": "kraftsamla", "duration": "fortlöpande"},
            {"holds": "nationell_samordnare lämplig under villkor", "hangs": "inget"},
        ),
    ),
)
TABLES = (REACHED,)
