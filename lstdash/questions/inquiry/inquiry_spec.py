"""How answers to a consultation are counted, worked so that it can be followed by hand."""

from __future__ import annotations

from lstdash.worked import Example, Quantity, Worked

JOINT = Worked(
    "ett-svar",
    "Ett svar av flera röster",
    "En remissinstans räknas en gång för varje förslag, hur många som än talar i svaret.",
    {"stances": Quantity("rösterna", "; ".join)},
    {"answer": Quantity("Räknas som", str)},
    (
        Example("Två som instämmer", {"stances": ("instämmer", "tillstyrker")}, {"answer": "ja"}),
        Example("Den tysta ändrar inget", {"stances": ("avstyrker", "tar inte ställning")}, {"answer": "nej"}),
        Example("Ett förbehåll gäller hela", {"stances": ("instämmer", "positiv med förbehåll")}, {"answer": "ja på villkor"}),
        Example("Ja och nej", {"stances": ("tillstyrker", "avstyrker")}, {"answer": "delat svar"}),
        Example("Fråga och nej", {"stances": ("frågande", "avstyrker")}, {"answer": "delat svar"}),
        Example("Fråga", {"stances": ("frågande",)}, {"answer": "frågar"}),
        Example("Eget förslag i stället", {"stances": ("eget förslag",)}, {"answer": "vill annat"}),
        Example("Återges men bemöts inte", {"stances": ("tar inte ställning",)}, {"answer": "tar inte ställning"}),
        Example("Ingen rad alls", {"stances": ()}, {"answer": "nämns inte"}),
    ),
)
AGREED = Worked(
    "alla-som-svarat",
    "Vad alla som tar ställning säger",
    "Bara den som tar ställning räknas; tystnad är varken ja eller nej.",
    {"answers": Quantity("svaren", "; ".join)},
    {"agreed": Quantity("Alla säger", lambda answer: answer or "inget gemensamt")},
    (
        Example("Två nej och en tyst", {"answers": ("nej", "nej", "nämns inte")}, {"agreed": "nej"}),
        Example("Ja på villkor är inte ja", {"answers": ("ja", "ja på villkor")}, {"agreed": ""}),
        Example("Ingen tar ställning", {"answers": ("tar inte ställning", "nämns inte")}, {"agreed": ""}),
        Example("Ett enda ja", {"answers": ("ja", "nämns inte")}, {"agreed": "ja"}),
    ),
)
RECURS = Worked(
    "villkor-som-aterkommer",
    "Villkor som återkommer",
    "Ett ställe är en remissinstans och ett förslag, eller en remissinstans och allt utöver förslagen. Ett villkor återkommer "
    "när det står på minst två ställen.",
    {"asked": Quantity("vem om vad", lambda asked: "; ".join(" om ".join(one) for one in asked))},
    {"places": Quantity("Ställen", str), "recurs": Quantity("Återkommer", str)},
    (
        Example("Två röster i ett svar", {"asked": (("A", "rådet"), ("A", "rådet"))}, {"places": 1, "recurs": "nej"}),
        Example("Samma svar om två förslag", {"asked": (("A", "rådet"), ("A", "112"))}, {"places": 2, "recurs": "ja"}),
        Example("Två svar om ett förslag", {"asked": (("A", "rådet"), ("B", "rådet"))}, {"places": 2, "recurs": "ja"}),
        Example("Ett förslag och allmänt", {"asked": (("A", "rådet"), ("A", "allmänt"))}, {"places": 2, "recurs": "ja"}),
    ),
)
TABLES = (JOINT, AGREED, RECURS)
