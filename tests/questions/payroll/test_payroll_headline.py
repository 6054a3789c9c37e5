"""Vad säger sidan Lönesamordning först? Varje mening ord för ord, räknad på de publicerade källtabellerna."""

from __future__ import annotations

import pytest

from lstdash import formats
from lstdash.questions.payroll.answers import payroll, risk
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import Choices
from lstdash.questions.payroll.answers.words import EINVOICE_ONLY, ground, headline, lead, turn


def said(version: str, choices: Choices) -> str:
    """The whole opening with ordinary spaces."""
    simulation = risk.answer(version, choices).simulation
    return headline(payroll.answer(version, choices), simulation).replace(formats.NBSP, " ")


def test_grundfallet_svarar_och_sager_att_fyra_ar_ar_kalibrering(version: str) -> None:
    assert said(version, Choices()) == (
        "Lönesamordningen i de sju länen i syd har betalat sig efter 4,0 år, men med osäkerheten inräknad 4,5–8,5 år i "
        "åtta fall av tio. Att det blir 4,0 år är kalibrering, inget fynd: engångskostnaden (168 % av en årskostnad) är "
        "satt så att rapportens 42 % och 4 år går ihop. Spannet är vår bedömning. Mest beror svaret på den hemtagna "
        "andelen; målet 5 år missas om engångskostnaden blir högre än 210 %."
    )


def test_fore_dragningarna_saknas_bara_spannet(version: str) -> None:
    answer = payroll.answer(version, Choices())
    assert lead(answer) == "Lönesamordningen i de sju länen i syd har betalat sig efter 4,0\u00a0år."
    assert "Spannet" not in ground(answer)


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        pytest.param(
            Choices((("saving_share", 0.3),)),
            "Lönesamordningen i de sju länen i syd har betalat sig efter 5,6 år, och med osäkerheten inräknad 4,9–9,6 år "
            "i åtta fall av tio. Engångskostnaden (168 % av en årskostnad) är kalibrerad, inte uppmätt. Spannet är vår "
            "bedömning. Mest beror svaret på den hemtagna andelen; målet 5 år nås om engångskostnaden blir högst 150 %.",
            id="Besparing 30 procent",
        ),
        pytest.param(
            Choices(coalition="vastmanland-orebro"),
            "Lönesamordningen i Västmanland och Örebro har betalat sig efter 11,6 år, men med osäkerheten inräknad från "
            "13,2 år till aldrig inom 15 år i åtta fall av tio. Engångskostnaden (168 % av en årskostnad) är kalibrerad, "
            "inte uppmätt. De två har gemensamma löner sedan september 2004; de sjus siffror antas gälla. Bara "
            "storleksklasser är kända; länens storlek ger mellan 7,4 år och aldrig inom 15 år. Spannet är vår bedömning. "
            "Mest beror svaret på den fasta delen av engångskostnaden; målet 5 år nås om den blir högst 6,6 %.",
            id="Västmanland och Örebro, som redan är i drift",
        ),
        pytest.param(
            Choices((("one_off_cost", 4.0), ("realised_share", 0.2))),
            "Lönesamordningen i de sju länen i syd betalar sig inte inom 15 år, och med osäkerheten inräknad från 10,4 år "
            "till aldrig inom 15 år i åtta fall av tio. Engångskostnaden (400 % av en årskostnad) är vald här; rapporten "
            "anger ingen. Spannet är vår bedömning. Mest beror svaret på den hemtagna andelen; målet 5 år missas hur man "
            "än flyttar ett enskilt reglage.",
            id="Aldrig är ett svar",
        ),
        pytest.param(
            Choices(coalition="13"),
            "Lönesamordningen i de 13 intresserade länen har betalat sig efter 3,1 år, men med osäkerheten inräknad "
            "3,3–6,4 år i åtta fall av tio. Engångskostnaden (168 % av en årskostnad) är kalibrerad, inte uppmätt. "
            "Rapporten säger hur många som är intresserade men inte vilka: länen räknas som ett genomsnitt, med de sjus "
            "siffror. Bara storleksklasser är kända; länens storlek ger mellan 2,6 år och 4,0 år. Spannet är vår "
            "bedömning. Mest beror svaret på den hemtagna andelen; målet 5 år missas om den blir lägre än 61,5 %.",
            id="Ett antal, inte en lista",
        ),
        pytest.param(
            Choices(initiative="efaktura", einvoice_saving_share=0.2),
            "E-faktureringen i Västmanland och Örebro har betalat sig efter 2,0 år, men med osäkerheten inräknad 2,2–4,2 "
            "år i åtta fall av tio. Engångskostnaden är räknad baklänges ur rapportens två år och den besparing som "
            "angetts. Inget av det är uppmätt. Spannet är vår bedömning. Mest beror svaret på den hemtagna andelen; målet "
            "5 år missas om den blir lägre än 40 %.",
            id="E-fakturering med en angiven besparing",
        ),
    ],
)
def test_meningen_foljer_scenariot(version: str, choices: Choices, sentence: str) -> None:
    assert said(version, choices) == sentence


def test_e_fakturering_utan_besparing_ar_bara_rapportens_uppgift(version: str) -> None:
    years = formats.years(inputs(version).money["efaktura_lonsamhet"], 0)
    assert EINVOICE_ONLY.format(years=years) == (
        "Rapporten säger att e-faktureringen i Västmanland och Örebro beräknas bli lönsam efter 2\u00a0år. Någon "
        "besparing anger den inte, så det finns ingen kurva att visa förrän någon anger en."
    )


def test_vandpunkten_namner_det_reglage_som_ligger_narmast(version: str) -> None:
    slow = payroll.answer(version, Choices((("ramp_years", 2.0),)))
    assert turn(slow).endswith("målet 5\u00a0år missas om engångskostnaden blir högre än 168\u00a0%.")
