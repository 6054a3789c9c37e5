"""/utredningen: every row it shows leads to its row among the sources, and the choices narrow what is listed."""

from __future__ import annotations

import re
from urllib.parse import unquote

from streamlit.testing.v1 import AppTest

from lstdash import store
from lstdash.questions.sources.answers import sources
from lstdash.views import site
from tests.lib.drawn import drawn_charts
from tests.pages.test_pages import open_page


def rows_linked(app: AppTest) -> set[str]:
    body = "".join(element.proto.body for element in app.get("html"))
    return {unquote(found) for found in re.findall(r"\?rad=([^\"&]+)", body)}


def test_every_row_shown_leads_to_the_sources(version: str) -> None:
    linked = rows_linked(open_page("inquiry"))
    for name in ("inquiry_proposals", "consultation_positions", "proposal_links", "dialogue_steps"):
        key = name.removesuffix("s") if name == "inquiry_proposals" else None
        column = key or {"consultation_positions": "position", "proposal_links": "link", "dialogue_steps": "step"}[name]
        assert {f"{name}:{row[column]}" for row in store.table(name, version)} <= linked, name
    assert all(sources.row(version, row) for row in linked)


def test_the_choices_narrow_what_is_listed(version: str) -> None:
    refused = open_page("inquiry", svar="nej")
    charts = drawn_charts(refused)
    assert charts[1].alt == "En rad per förslag under sitt ämne, en kolumn per svar. Regionalt kommunråd i varje län: nej."
    assert "consultation_positions:slk_distans" not in rows_linked(refused)
    topic = open_page("inquiry", amne="sammantraden-pa-distans")
    assert drawn_charts(topic)[0].alt == "Liggande staplar per ämne. sammanträden på distans: ja 3."


def test_a_choice_that_nothing_fits_is_calm(version: str) -> None:
    app = open_page("inquiry", amne="regioner", svar="nej")
    assert not app.exception
    assert len(drawn_charts(app)) == 1


def test_the_page_stands_with_its_question_in_the_menu() -> None:
    listed = site.page("inquiry")
    assert (listed.address, listed.group) == ("utredningen", "Stat och kommun")
