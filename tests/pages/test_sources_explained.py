"""/kallor, Så räknar vi: a question's text, and the very rows that its tests run."""

from __future__ import annotations

import pytest

from lstdash.questions.sources.views.explained import LEAD
from lstdash.views.site import SITES, Site
from tests.lib.drawn import headings, tables, texts
from tests.pages.test_pages import open_page


@pytest.mark.parametrize("site", [site for site in SITES if site.is_explained], ids=lambda site: site.stem)
def test_a_question_is_explained_in_words_and_in_its_worked_examples(site: Site, version: str) -> None:
    app = open_page("sources", visa="sa-raknar-vi", fraga=site.address)
    assert not app.exception
    told = site.explained()
    assert told.text.strip() == app.markdown[0].value and LEAD in texts(app)
    assert headings(app, 2) == [site.question]
    assert headings(app, 3) == [table.title for table in told.tables]
    shown = [[list(row) for row in element.value.reset_index().to_numpy()] for element in tables(app)]
    plain = [[[cell.replace("\\", "") for cell in row] for row in rows] for rows in shown]
    assert plain == [[list(row) for row in table.rows] for table in told.tables]
