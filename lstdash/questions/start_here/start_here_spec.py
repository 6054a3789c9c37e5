"""Decision rules of Börja här as worked examples. (2006 report, 5.7; the weighing is ours)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeVar

from lstdash import formats
from lstdash.questions.start_here.answers.words import QUADRANTS
from lstdash.worked import Example, Quantity, Worked

Code = TypeVar("Code", bound=str)

HALVES = {"small": "liten", "large": "stor"}
SHAPES = {
    "too_few": "för få för att säga",
    "agreed": "eniga",
    "spread": "spridda",
    "two_camps": "två läger",
}


def _each(values: Sequence[float]) -> str:
    return " / ".join(map(formats.plain, values))


def _word(words: Mapping[Code, str], code: Code) -> str:
    return words[code].lower()


SCORES = Quantity("poäng", _each)
EFFORT, BENEFIT = Quantity("Insats"), Quantity("Vinst")
QUADRANT = Quantity("Ruta", partial(_word, QUADRANTS))
INSIDE = Quantity("Andel i Börja här", partial(formats.plain_share, most=1))

AXES = Worked(
    "axlar",
    "Poängen blir insats, vinst och prioritet",
    "En person sätter poäng 1–5 på fyra kriterier: startkostnad, färdiga system, andel av verksamheten och effekt. De två "
    "första hör till insatsen, de två sista till vinsten. Alla vikter är 1 och insatsen räknas en gång.",
    {"scores": SCORES, "weights": Quantity("vikter", _each), "effort_penalty": Quantity("insatsens tyngd")},
    {"effort": EFFORT, "benefit": BENEFIT, "priority": Quantity("Prioritet")},
    (
        Example(
            "Axeln är ett vägt medelvärde, och färdiga system sänker insatsen",
            {"scores": (4, 5, 2, 4), "weights": (3, 1, 1, 3)},
            {"effort": 3.25, "benefit": 3.5, "priority": 0.25},  # (3 x 4 + 1 x (6 - 5)) / 4 and (1 x 2 + 3 x 4) / 4
        ),
        Example(
            "Prioriteten är vinst minus insats",
            {"scores": (2, 5, 4, 5)},
            {"effort": 1.5, "benefit": 4.5, "priority": 3.0},  # (2 + 1) / 2 and (4 + 5) / 2
        ),
        Example(
            "Insatsen räknas dubbelt",
            {"scores": (2, 5, 4, 5), "effort_penalty": 2.0},
            {"effort": 1.5, "benefit": 4.5, "priority": 1.5},
        ),
        Example(
            "Insatsen räknas inte alls",
            {"scores": (2, 5, 4, 5), "effort_penalty": 0.0},
            {"effort": 1.5, "benefit": 4.5, "priority": 4.5},
        ),
    ),
)

CELLS = Worked(
    "rutor",
    "Rutan följer av var förslaget ligger mot gränserna",
    "Gränserna står vid 3, skalans mitt. Rapporten trycker bara rutan, och förslaget kan ligga var som helst i den. Poäng "
    "ersätter den tryckta rutan.",
    {
        "effort_half": Quantity("tryckt insats", partial(_word, HALVES)),
        "benefit_half": Quantity("tryckt vinst", partial(_word, HALVES)),
        "scores": SCORES,
        "voters": Quantity("antal personer"),
    },
    {"quadrant": QUADRANT, "start_here_share": INSIDE},
    (
        Example(
            "Liten insats och stor vinst",
            {"effort_half": "small", "benefit_half": "large"},
            {"quadrant": "start_here"},
        ),
        Example(
            "Stor insats och stor vinst",
            {"effort_half": "large", "benefit_half": "large"},
            {"quadrant": "plan"},
        ),
        Example(
            "Liten insats och liten vinst",
            {"effort_half": "small", "benefit_half": "small"},
            {"quadrant": "fill_in"},
        ),
        Example(
            "Stor insats och liten vinst",
            {"effort_half": "large", "benefit_half": "small"},
            {"quadrant": "wait"},
        ),
        Example(
            "Poäng ersätter den tryckta rutan",
            {"effort_half": "large", "benefit_half": "large", "scores": (1, 5, 5, 5), "voters": 1},
            {"quadrant": "start_here"},
        ),
        Example(
            "Precis på gränsen räknas till hälften",
            {"scores": (3, 3, 5, 5), "voters": 5},
            {"quadrant": "on_line", "start_here_share": 0.5},
        ),
    ),
)

TIERS = Worked(
    "grupper",
    "Listan delas bara där ordningen är nästan säker",
    "Tre förslag, A, B och C. A går före B i alla utfall, B före C i 60 % av dem. Frågan är hur ofta A går före C.",
    {"pair": Quantity("A före C i", formats.share)},
    {"tiers": Quantity("Grupp för A, B och C", _each)},
    (
        Example("Under nio av tio: ingen gräns", {"pair": 0.89}, {"tiers": (1, 1, 1)}),
        Example("Precis nio av tio: en gräns efter A", {"pair": 0.90}, {"tiers": (1, 2, 2)}),
        Example("Över nio av tio: en gräns efter A", {"pair": 0.91}, {"tiers": (1, 2, 2)}),
    ),
)

SPREADS = Worked(
    "oenighet",
    "Så läses gruppens poäng på ett kriterium",
    "Varje tal är en persons poäng, 1–5.",
    {"scores": SCORES},
    {"shape": Quantity("Gruppen är", SHAPES.__getitem__)},
    (
        Example("Fyra personer räcker inte", {"scores": (1, 5, 1, 5)}, {"shape": "too_few"}),
        Example("Nära varandra", {"scores": (4, 4, 5, 4, 4, 5)}, {"shape": "agreed"}),
        Example("Jämnt över skalan", {"scores": (1, 2, 3, 4, 5)}, {"shape": "spread"}),
        Example("Hälften i var ände", {"scores": (1, 1, 1, 5, 5, 5)}, {"shape": "two_camps"}),
        Example("Två läger utan ytterligheter", {"scores": (2, 2, 2, 4, 4, 4)}, {"shape": "two_camps"}),
        Example("En ensam person är inget läger", {"scores": (1, 4, 4, 4, 4, 4)}, {"shape": "agreed"}),
    ),
)

AGENDA = Worked(
    "dagordning",
    "Dagordningen börjar med det som flyttar flest förslag",
    "Varje förslag flyttas från sin låga till sin höga ände medan de andra står kvar. Det räknas hur många det passerar.",
    {"points": Quantity("prioriteter", _each), "low": Quantity("låga ändar", _each), "high": Quantity("höga ändar", _each)},
    {"distances": Quantity("Passerar", _each)},
    (
        Example(
            "Det andra passerar båda, det tredje når ingen",
            {"points": (4.0, 3.0, 2.0), "low": (4.0, 1.5, 2.0), "high": (4.0, 4.5, 2.5)},
            {"distances": (0.0, 2.0, 0.0)},
        ),
        Example(
            "Jämnt läge räknas till hälften",
            {"points": (3.0, 2.0), "low": (2.0, 2.0), "high": (3.0, 2.0)},
            {"distances": (0.5, 0.0)},
        ),
    ),
)

TABLES = (AXES, CELLS, TIERS, SPREADS, AGENDA)
