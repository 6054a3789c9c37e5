"""Words of the register of promised gains."""

from __future__ import annotations

from lstdash.terms.shape import Term

TERMS = {
    "promised_benefit": Term(
        "nytta", "En utlovad effekt av en satsning, med ansvar, mätetal, målvärde och tid för uppföljning."
    ),
    "coverage": Term("täckning", "Hur många av de förfallna nyttorna som är uppföljda. Den sägs alltid först."),
    "use_of_gain": Term("användning av vinsten", "Vad det hemtagna användes till, med belägg; resten är ej dokumenterat."),
    "redeployed": Term("omfördelning", "En nytta som är värderad i pengar men tas hem på annat sätt."),
}
