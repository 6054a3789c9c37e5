"""Every chart, on every page and tab: words for those who do not see it, and files to take along."""

from __future__ import annotations

import pytest

from tests.lib.drawn import drawn_charts
from tests.lib.taken import offered
from tests.pages.test_pages import STEMS, open_page

CHOOSERS = {"valj-pa-kartan"}  # a control that happens to be a map: the choice is what it gives
WHERE = (
    *((stem, {}) for stem in STEMS),
    ("my_county", {"lan": "M"}),
    ("start_here", {"reglage": "enkla"}),
    ("payroll", {"reglage": "enkla"}),
    *(("payroll", {"flik": tab}) for tab in ("hanger", "sakert", "vem", "jamfor")),
)


@pytest.mark.parametrize(("stem", "params"), WHERE, ids=lambda value: str(value))
def test_a_chart_has_words_and_a_slide(stem: str, params: dict[str, str], version: str) -> None:
    app = open_page(stem, **params)
    assert not app.exception
    charts = [chart for chart in drawn_charts(app) if chart.name.split("_")[0] not in CHOOSERS]
    slides = {name for name in offered(app) if name.endswith(".pptx")}
    assert all(len(chart.alt) > 40 for chart in charts)
    assert len(slides) >= len({chart.name for chart in charts})
