"""/personal with an amount that cannot be meant: the last result stands, and the field says what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lstdash.exports.content import Stamp
from lstdash.questions.staff.answers import words
from lstdash.views import cache, downloads
from tests.lib.drawn import drawn_charts, in_sidebar, tables, texts
from tests.pages.test_pages import headline, open_page


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")


@pytest.mark.parametrize("amount", ["999", "abc", "-5"])
def test_an_amount_that_cannot_be_meant_keeps_the_last_result(version: str, amount: str) -> None:
    app = open_page("staff", lansgrupp="alla")
    before, charts = headline(app), len(drawn_charts(app))
    app.text_input(key="staff-mkr").set_value(amount).run()
    assert (headline(app), len(drawn_charts(app))) == (before, charts)
    (error,) = app.error
    assert "Det gäller fältet" in error.value
    assert any("det senaste som gick att räkna" in caption.value for caption in app.caption)
    app.text_input(key="staff-mkr").set_value("20").run()
    assert not app.error and not any("det senaste" in caption.value for caption in app.caption)


def test_a_link_with_such_an_amount_shows_the_start_beside_the_fault(version: str) -> None:
    assert headline(open_page("staff", mkr="999")) == headline(open_page("staff"))


@pytest.mark.parametrize(("stem", "control"), [("staff", "lansgrupp"), ("payroll", "koalition")])
def test_the_files_say_what_is_shown_when_the_link_cannot_be_answered(version: str, stem: str, control: str) -> None:
    shown, start = (stamps(open_page(stem, **params)) for params in ({control: "alla", "mkr": "abc"}, {}))
    assert [one.choices for one in shown] == [one.choices for one in start]
    assert not any(one.changed or "abc" in one.link or "alla" in one.link for one in shown)


def stamps(app: AppTest) -> list[Stamp]:
    """What each of the page's files says."""
    return [export.stamp for export in app.session_state[cache.OWN][downloads.PAGE].given.values()]


@pytest.mark.parametrize(
    ("chosen", "link"),
    [
        ({"lansgrupp": "nio"}, "?avgang=vantar&amp;koalition=nio"),
        ({"lansgrupp": "eget", "lanval": ["F", "G", "M"]}, "koalition=F.G.M"),
        ({"besparing": "0.5"}, "?avgang=vantar&amp;besparing=0.5"),
        ({"over55": "0.5"}, "där med utgångslägets avgångar"),
    ],
)
def test_the_link_to_joint_payroll_asks_the_same(version: str, chosen: dict[str, str | list[str]], link: str) -> None:
    (found,) = (text for text in told(open_page("staff", **chosen)) if "Se återbetalningen" in text)
    assert link in found


def told(app: AppTest) -> list[str]:
    return [str(element.proto.body) for element in app.get("html")]


@pytest.mark.parametrize("chosen", [{}, {"lanval": "M", "vard": "M"}])
def test_with_nobody_to_count_no_figure_is_shown(version: str, chosen: dict[str, str]) -> None:
    app = open_page("staff", lansgrupp="eget", **chosen)
    assert headline(app) == (words.NOBODY if chosen else words.UNCHOSEN)
    assert not app.exception and not app.get("bidi_component") and not tables(app)
    assert not re.search(r"\d", " ".join(said for said in texts(app) if said not in in_sidebar(app)))
