"""Two pages that use the panel: a curve over years, and numbered marks on a plane. Their models are toys."""

from __future__ import annotations

import time
from functools import partial

import numpy as np
import streamlit as st

from lstdash import formats
from lstdash.views import url_state
from lstdash.views.controls import Text
from lstdash.views.controls.slider import MODE, Slider
from lstdash.views.panel import panel
from lstdash.views.panel.states import Band, Cell, CurveChart, CurveState, Flip, Line, Mark, MarksChart, MarksState

DELAY = Text("drojsmal", "Dröjsmål")


def years(value: float) -> str:
    return formats.years(value, 0)


def tenths(value: float) -> str:
    return formats.decimal(value, 1)


def tenths_share(value: float) -> str:
    return formats.share(value, 1)


CURVE = (
    Slider(
        "besparing",
        "Besparing på löpande kostnad",
        "Hur mycket lägre den löpande kostnaden blir när allt är i gång. Utgångsvärdet 42 % är rapportens genomsnitt.",
        *(0.05, 0.7, 0.01, 0.42),
        formats.share,
    ),
    Slider("engangs", "Engångskostnad", "I procent av dagens årskostnad.", 0.5, 3.0, 0.02, 1.68, formats.share),
    Slider("infasning", "Infasning", "Antal år innan hela besparingen finns.", 0, 5, 1, 0, years),
    Slider("ranta", "Kalkylränta", "Används för att räkna om framtida kronor.", 0, 0.1, 0.005, 0, tenths_share),
    Slider("mal", "Mål för återbetalning", "Det antal år satsningen högst får ta.", 1, 15, 1, 5, years),
    Slider("horisont", "Horisont", "Hur långt fram kurvan ritas.", 5, 30, 1, 15, years, is_extra=True),
    Slider("produktivitet", "Krav på produktivitet", "Räknas om på servern.", 0, 0.02, 0.001, 0, tenths_share, is_extra=True),
)
ITEMS = (
    "Lönesamordning",
    "Gemensam växel",
    "E-fakturering",
    "Upphandling",
    "Arkiv och diarium",
    "Juridiskt stöd",
    "Fastighetsförvaltning",
    "Kompetensförsörjning",
    "Telefoni och data",
    "Djurskydd",
    "Lantbruksstöd",
    "Stiftelsetillsyn",
)
CELLS = ((2, 4), (2, 4), (2, 4), (4, 4), (2, 2), (2, 2), (4, 4), (4, 2), (2, 4), (4, 4), (4, 2), (2, 2))
PLANE = (
    Slider("vikt", "Vikt för startkostnad", "Hur tungt startkostnaden väger.", 0, 1, 0.05, 0.5, formats.share),
    Slider(
        "grans",
        "Gräns för insats",
        "Var gränsen för stor insats går.",
        1.5,
        4.5,
        0.1,
        3,
        tenths,
    ),
)


def curve_state(values: dict[str, float]) -> CurveState:
    horizon, ramp = int(values["horisont"]), int(values["infasning"])
    years = np.arange(horizon + 1)
    effect = np.where(years > 0, np.minimum(1, years / (ramp + 1)), 0)
    net = values["besparing"] * effect - np.where(years == 0, values["engangs"], 0)
    y = np.cumsum(net / (1 + values["ranta"]) ** years)
    crossing = np.flatnonzero((y[:-1] < 0) & (y[1:] >= 0))
    payback = float(crossing[-1] - y[crossing[-1]] / net[crossing[-1] + 1]) if crossing.size else None
    text = f"Aldrig inom {horizon} år" if payback is None else formats.years(payback)
    late = payback is None or payback > values["mal"]
    cells = (
        Cell(text, f"{'Senare än' if late else 'Inom'} målet {formats.years(values['mal'], 0)}"),
        Cell(formats.share(float(y[-1])), f"av dagens årskostnad, år {horizon}"),
        Cell(formats.share(values["besparing"]), "lägre löpande kostnad"),
    )
    point = Mark(payback, f"Betald efter {text}" if payback is not None else text)
    return CurveState(cells, y, point, (Mark(values["mal"], f"Mål {formats.years(values['mal'], 0)}"),))


def plane_state(values: dict[str, float]) -> MarksState:
    tilt = values["vikt"] - 0.5
    xy = [(x + tilt * (i % 3 - 1), y + 0.3 * tilt * (i % 2)) for i, (x, y) in enumerate(CELLS)]
    strong = frozenset(i for i, (x, y) in enumerate(xy) if x < values["grans"] and y > 3)
    first = ITEMS[min(strong)] if strong else "Inget"
    cells = (Cell(formats.count(len(strong), "område", "områden"), "i Börja här"), Cell(first, "överst i listan"))
    return MarksState(cells, xy, (values["grans"], 3.0), strong)


def answers(state, sliders, values, skip=()):
    return {s.name: [state({**values, s.name: position}) for position in s.positions] for s in sliders if s.name not in skip}


def curve_page() -> None:
    st.title("När har satsningen betalat sig?")
    for problem in url_state.start_page("payroll", (*CURVE, MODE, DELAY)):
        st.warning(problem)
    values = url_state.values(CURVE)
    now = curve_state(values)
    time.sleep(float(url_state.value(DELAY) or 0))
    st.markdown(f"**Satsningen har betalat sig efter {now.cells[0].value}.**")
    chart = CurveChart(
        title="Ackumulerat utfall år för år",
        alt=f"Kurvan går från minus till plus. Betald: {now.cells[0].value}.",
        x_label="år efter start",
        y_label="Summan hittills, i procent av dagens årskostnad",
        curve_label="Med valda värden",
        y_text=formats.share,
        x_text=formats.decimal,
        reference=Line(curve_state({s.name: s.default for s in CURVE} | {"horisont": values["horisont"]}).y, "Utgångsläget"),
        band=Band(np.asarray(now.y) - 0.4, np.asarray(now.y) + 0.4, "Spridning P10–P90 (följer med när reglaget släpps)"),
    )
    flips = {
        "besparing": Flip(0.336, "Vänder vid 33,6 %."),
        "engangs": Flip(2.1, "Vänder vid 210 %."),
        "infasning": Flip(3, "Vänder vid 3 år."),
        "ranta": Flip(0.0793, "Vänder vid 7,9 %."),
        "mal": Flip(None, ""),
        "produktivitet": Flip(None, "Vänder inte inom reglaget."),
    }
    figures = ("Återbetalningstid", "Netto vid horisonten", "Besparing")
    found = answers(curve_state, CURVE, values, skip=("produktivitet",))
    packed = partial(panel.packed, CURVE, values, figures, now, found, chart, flips)
    panel.render("payroll", CURVE, figures=figures, state=now, packed=packed, flips=flips)
    st.button("Återställ", on_click=url_state.set_values, args=([(slider, slider.default) for slider in CURVE],))


def plane_page() -> None:
    st.title("Var ska vi börja?")
    url_state.start_page("start", (*PLANE, MODE))
    values = url_state.values(PLANE)
    chart = MarksChart(
        title="Nytta mot insats",
        alt="Sex områden ligger i Börja här.",
        x_label="Insats →",
        y_label="Nytta ↑",
        x_range=(1, 5),
        y_range=(1, 5),
        x_text=formats.decimal,
        y_text=formats.decimal,
        items=ITEMS,
        quadrants=("Börja här", "Planera", "Om tid finns", "Avvakta"),
        strong="Börja här",
    )
    figures, now = ("Att börja med", "Först"), plane_state(values)
    packed = partial(panel.packed, PLANE, values, figures, now, answers(plane_state, PLANE, values), chart, {})
    panel.render("start", PLANE, figures=figures, state=now, packed=packed)


st.set_page_config(layout="wide", page_icon="📄")
curve = st.Page(curve_page, title="Kurva", url_path="kurva", default=True)
st.navigation([curve, st.Page(plane_page, title="Plan", url_path="plan")]).run()
