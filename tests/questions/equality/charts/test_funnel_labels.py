"""The limits of the funnel have a name each, and where two are as good as one line they share it."""

from __future__ import annotations

import pytest

from lstdash.questions.equality.answers import equality
from lstdash.questions.equality.charts import plots

TWO, ONE = ["99,8 % om de skiljer sig åt ändå", "99,8 %"], ["99,8 %, också om de skiljer sig åt ändå"]


@pytest.mark.parametrize(("trim", "names"), [(0.1, TWO), (0.2, ONE)])
def test_names_of_the_limits_never_lie_on_each_other(version: str, trim: float, names: list[str]) -> None:
    figure = plots.funnel(equality.answer(version, "", "", trim, by_size=False)).to_plotly_json()
    said = [one for one in figure["layout"]["annotations"] if one["text"].startswith("99,8")]
    assert [one["text"] for one in said] == names
