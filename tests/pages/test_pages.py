"""Every page through the frame, on the published data: no exception, the headline, choices that change it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lstdash import store
from tests.browser.crawl import Said
from tests.browser.english import complaints
from tests.lib.drawn import figures, headings, texts

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "pages"
STEMS = sorted(path.stem for path in PAGES.glob("*.py") if path.stem != "frame")


def open_page(stem: str, **params: str | list[str]) -> AppTest:
    """Open a page as a link would: frame first, then the page with its parameters."""
    app = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    for name, value in params.items():
        app.query_params[name] = value
    if stem == "overview":
        return app.run()
    return app.switch_page(f"{stem}.py").run()


def folded_away(app: AppTest) -> Iterator[Said]:
    """What the page says only when something is pointed at or opened: help texts, and what can be chosen in lists."""
    for element in (*app.main, *app.sidebar):
        proto = getattr(element, "proto", None)
        texts = (*getattr(proto, "options", ()), getattr(proto, "help", ""), getattr(proto, "placeholder", ""))
        yield from (Said("folded away", text, element.type) for text in texts if isinstance(text, str) and text)


def headline(app: AppTest) -> str:
    """The page's sentence."""
    return texts(app)[0]


@pytest.mark.parametrize("stem", STEMS)
def test_page_opens_with_one_title_and_one_sentence(stem: str, version: str) -> None:
    app = open_page(stem)
    assert not app.exception
    (title,) = headings(app, 1)
    assert title.endswith("?")
    assert headline(app).endswith(".")
    assert not complaints(folded_away(app))


def test_what_is_folded_away_is_read(version: str) -> None:
    said = {one.text for one in folded_away(open_page("payroll"))}
    assert "Skåne" in said and "E-fakturering" in said and any(" " in text and text.endswith(".") for text in said)


@pytest.mark.parametrize("stem", STEMS)
def test_an_unknown_choice_in_a_link_is_named(stem: str, version: str) -> None:
    app = open_page(stem, lan="Q7", hittepa="1")
    assert not app.exception
    said = " ".join(warning.value for warning in app.warning)
    assert "Q7" in said and "hittepa" in said


def test_areas_shows_it_first_and_says_the_sum_does_not_add_up(version: str) -> None:
    app = open_page("areas")
    assert headline(app) == (
        "År 2005 samordnades mest inom IT och tele: 22\u00a0verksamheter, och alla 21 länsstyrelser deltog i 11 av dem. "
        "Områdena ger enligt vår summa 72\u00a0samordnade verksamheter, men källan trycker summan 69."
    )
    assert figures(app) == ["72", "35", "12"]


def test_choosing_an_area_changes_what_is_listed(version: str) -> None:
    everything, economy = open_page("areas"), open_page("areas", omrade="ea")
    assert economy.selectbox(key="areas-omrade").value == "ea"
    listed = [next(block for block in texts(app) if "visas" in block) for app in (everything, economy)]
    assert listed[0] != listed[1]


def test_a_choice_made_in_the_page_is_kept(version: str) -> None:
    app = open_page("areas")
    app.selectbox(key="areas-omrade").select("pa").run()
    assert app.selectbox(key="areas-omrade").value == "pa"
    app.button(key="areas-reset").click().run()
    assert app.selectbox(key="areas-omrade").value is None


def test_my_county_follows_to_the_next_page(version: str) -> None:
    app = open_page("overview")
    app.selectbox(key="overview-lan").select("M").run()
    assert any("Skåne län var enligt rapporten med" in block for block in texts(app))
    app.switch_page("areas.py").run()
    assert app.selectbox(key="areas-lan").value == "M"


def test_a_source_mark_opens_its_row_first(version: str) -> None:
    app = open_page("sources", rad="areas:it,2005")
    assert headings(app, 3)[0] == "Samordning per område"
    assert any("IT, GIS, telekommunikation" in block for block in texts(app))


def test_a_row_that_does_not_exist_is_said_calmly(version: str) -> None:
    app = open_page("sources", rad="areas:finns-inte,1")
    assert not app.exception
    assert "finns inte i den publicerade versionen" in app.warning[0].value


def test_nothing_published_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    app = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    assert "python -m lstdash publicera" in str(app.exception[0].value) + str(app.exception[0].message)


def test_every_contradiction_folds_out_its_own_fields_and_a_search_narrows_them(version: str) -> None:
    def folds(app: AppTest) -> list[str]:
        return re.findall(r'<details class="fold">(.*?)</details>', "".join(element.proto.body for element in app.get("html")))

    every, found = (
        folds(open_page("sources", visa="motsagelser")),
        folds(open_page("sources", visa="motsagelser", sok="diariet")),
    )
    assert len(every) == len(store.table("source_conflicts", version))
    assert all(fold.startswith("<summary>") and "<b>Så gör vi:</b>" in fold for fold in every)
    assert 0 < len(found) < len(every) and all("diariet" in fold.lower() for fold in found)


def test_the_projector_mode_is_entered_and_left_by_a_button_and_follows_to_other_pages(version: str) -> None:
    app = open_page("areas")
    app.button(key="projector-button").click().run()
    assert app.query_params["projektor"] == "ja" and not app.exception
    assert app.button(key="projector-button").label == "Lämna projektorläget"
    app.switch_page("payroll.py").run()
    assert app.query_params["projektor"] == "ja"
    app.button(key="projector-button").click().run()
    assert "projektor" not in app.query_params and app.button(key="projector-button").label == "Projektorläge"
