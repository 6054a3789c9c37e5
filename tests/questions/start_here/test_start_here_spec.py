"""Decision rules of "Börja här" as worked examples. Titles are read by people who own the rule."""

from __future__ import annotations

import numpy as np
import pytest

from lstdash.questions.start_here.model.disagreement import spread
from lstdash.questions.start_here.model.draws import simulate
from lstdash.questions.start_here.model.ranking import Ranking, kendall_distances, rank, tiers
from lstdash.questions.start_here.model.start_here import Board, Choices, Criterion, Item, positions

CRITERIA = (
    Criterion("startkostnad", "effort"),
    Criterion("fardiga_system", "effort", raises=False),
    Criterion("andel_av_verksamheten", "benefit"),
    Criterion("effekt", "benefit"),
)
PRINTED = (
    Item("upphandlingar", "small", "large"),
    Item("loneadministration", "large", "large"),
    Item("beredskapssamordnare", "small", "small"),
    Item("kommunala_overklaganden", "large", "small"),
)
EVEN = Choices((1.0, 1.0, 1.0, 1.0))
DRAWS = 4_000


def board(items: tuple[Item, ...], votes: list[list[list[float]]] | None = None) -> Board:
    """Votes are listed participant by participant, item by item, criterion by criterion."""
    shape = (0, len(items), len(CRITERIA))
    return Board(items, CRITERIA, np.array(votes, dtype=float) if votes else np.empty(shape))


def ranking(of: Board, choices: Choices = EVEN, seed: int = 1) -> Ranking:
    return rank(of, choices, simulate(of, choices, np.random.default_rng(seed), DRAWS))


def test_axel_ar_vagt_medelvarde_och_fardiga_system_sanker_insatsen() -> None:
    # startkostnad 4 and systems 5 (turned: 1), weights 3 and 1: (3 x 4 + 1 x 1) / 4 = 3.25
    at = positions(board((Item("a"),), [[[4, 5, 2, 4]]]), Choices((3.0, 1.0, 1.0, 3.0)))
    assert at.effort[0] == pytest.approx(3.25)
    assert at.benefit[0] == pytest.approx(3.5)


def test_prioritet_ar_vinst_minus_lambda_ganger_insats() -> None:
    # effort (2 + (6 - 5)) / 2 = 1.5, benefit (4 + 5) / 2 = 4.5
    scored = board((Item("a"),), [[[2, 5, 4, 5]]])
    assert ranking(scored).items[0].priority == pytest.approx(3.0)
    assert ranking(scored, Choices((1.0,) * 4, effort_penalty=2.0)).items[0].priority == pytest.approx(1.5)
    assert ranking(scored, Choices((1.0,) * 4, effort_penalty=0.0)).items[0].priority == pytest.approx(4.5)


def test_rapportens_fyra_rutor_far_de_rutor_som_ar_tryckta() -> None:
    quadrant = {item.key: item.quadrant for item in ranking(board(PRINTED)).items}
    assert quadrant == {
        "upphandlingar": "start_here",
        "loneadministration": "plan",
        "beredskapssamordnare": "fill_in",
        "kommunala_overklaganden": "wait",
    }


def test_tryckt_ruta_ar_sakert_pa_sin_plats_vid_skalans_mitt() -> None:
    share = {item.key: item.start_here_share for item in ranking(board(PRINTED)).items}
    assert share == {
        "upphandlingar": 1.0,
        "loneadministration": 0.0,
        "beredskapssamordnare": 0.0,
        "kommunala_overklaganden": 0.0,
    }


def test_tryckt_ruta_ar_hela_halvskalan_var_granserna_an_star() -> None:
    # [1, 3) reaches 2.5 in three quarters of the draws; (3, 5] passes 4 in half of them
    choices = Choices((1.0,) * 4, effort_threshold=2.5, benefit_threshold=4.0)
    item = next(item for item in ranking(board(PRINTED), choices).items if item.key == "upphandlingar")
    assert item.start_here_share == pytest.approx(0.75 * 0.5, abs=0.03)
    assert item.effort_span == pytest.approx((1.2, 2.8), abs=0.05)


def test_poang_ersatter_den_tryckta_rutan() -> None:
    scored = ranking(board((Item("loneadministration", "large", "large"),), [[[1, 5, 5, 5]]])).items[0]
    assert (scored.effort, scored.effort_is_printed, scored.quadrant) == (1.0, False, "start_here")


def test_lika_prioritet_delar_platserna() -> None:
    # Ten identical items: each takes each place in a tenth of the draws, so nothing can be told apart.
    items = tuple(Item(f"forslag_{number}") for number in range(10))
    result = ranking(board(items, [[[3, 3, 4, 4]] * 10] * 6))
    assert {item.tier for item in result.items} == {1}
    assert {item.rank_span for item in result.items} == {(1, 9)}
    assert all(item.expected_rank == pytest.approx(5.5) for item in result.items)
    assert all(item.first_share == pytest.approx(0.1) for item in result.items)


def test_pa_granslinjen_raknas_som_halv() -> None:
    # effort exactly 3 in every draw, benefit 5: half inside
    item = ranking(board((Item("a"),), [[[3, 3, 5, 5]] for _ in range(4)])).items[0]
    assert (item.start_here_share, item.quadrant) == (0.5, "on_line")


@pytest.mark.parametrize(
    ("pair", "numbers"),
    [(0.89, [1, 1, 1]), (0.90, [1, 2, 2]), (0.91, [1, 2, 2])],
    ids=["under nio av tio: ingen gräns", "precis nio av tio: gräns", "över nio av tio: gräns"],
)
def test_listan_delas_bara_dar_varje_par_over_gransen_ar_sakert(pair: float, numbers: list[int]) -> None:
    # a beats b surely and c with `pair`; b and c cannot be told apart
    beats = np.array([[0.5, 1.0, pair], [0.0, 0.5, 0.6], [1 - pair, 0.4, 0.5]])
    assert tiers(beats) == numbers


def test_dagordning_raknar_de_forslag_som_passeras() -> None:
    # b goes from 1.5 to 4.5: it passes c (2) and a (4). c goes from 2 to 3: it draws level with nobody.
    points, low, high = np.array([4.0, 3.0, 2.0]), np.array([4.0, 1.5, 2.0]), np.array([4.0, 4.5, 2.5])
    assert kendall_distances(points, low, high).tolist() == [0.0, 2.0, 0.0]


def test_dagordning_raknar_jamnt_lage_som_halvt() -> None:
    assert kendall_distances(np.array([3.0, 2.0]), np.array([2.0, 2.0]), np.array([3.0, 2.0])).tolist() == [0.5, 0.0]


def test_dagordningen_borjar_med_det_som_andrar_ordningen_mest() -> None:
    # Two camps on "splittrad", agreement on the rest, which lie close together.
    split = [[[1, 5, 5, 5], [2, 4, 4, 4], [2, 4, 4, 3], [2, 3, 3, 3]], [[5, 1, 1, 1], [2, 4, 4, 4], [2, 4, 4, 3], [2, 3, 3, 3]]]
    items = (Item("splittrad"), Item("a"), Item("b"), Item("c"))
    assert ranking(board(items, split * 10)).agenda[0] == "splittrad"


@pytest.mark.parametrize(
    ("scores", "shape"),
    [
        ([1, 5, 1, 5], "too_few"),
        ([4, 4, 5, 4, 4, 5], "agreed"),
        ([1, 2, 3, 4, 5], "spread"),
        ([1, 1, 1, 5, 5, 5], "two_camps"),
        ([2, 2, 2, 4, 4, 4], "two_camps"),
        ([1, 4, 4, 4, 4, 4], "agreed"),  # one person is not a camp
    ],
)
def test_oenighetens_form(scores: list[int], shape: str) -> None:
    assert spread("a", "startkostnad", np.array(scores, dtype=float)).shape == shape
