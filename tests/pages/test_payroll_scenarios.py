"""Scenarios of /lonesamordning through the frame: saved, compared, opened, undone, restored, and who may change them."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lstdash import store
from lstdash.exports.content import Stamp
from lstdash.questions.payroll.answers.scenarios import KIND
from lstdash.scenarios import saved
from lstdash.views import downloads
from tests.lib.drawn import tables
from tests.lib.tiny import tiny_version
from tests.pages.test_payroll import NEEDED, open_page, table, text, words

pytestmark = pytest.mark.usefixtures("own_store")


@pytest.fixture
def taken_stamps(monkeypatch: pytest.MonkeyPatch) -> list[Stamp]:
    """Every stamp that a page makes for its files."""
    made: list[Stamp] = []
    stamp = downloads.stamp

    def noted(chosen: downloads.Chosen) -> Stamp:
        made.append(stamp(chosen))
        return made[-1]

    monkeypatch.setattr(downloads, "stamp", noted)
    return made


def save(app: AppTest, name: str) -> str:
    """Save what is shown; return the key that the new scenario is read by."""
    app.text_input(key="scenario-name").set_value(name)
    app.button(key="FormSubmitter:scenario-save-Spara scenario").click().run()
    listed = app.query_params["scenarier"]
    return saved.links(listed if isinstance(listed, str) else listed[0])[-1]


def test_scenarios_are_saved_compared_opened_undone_and_restored(version: str) -> None:
    app = open_page(flik="jamfor", besparing="0.3", mkr="20")
    key = save(app, "Försiktigt")
    assert any("Försiktigt är sparat" in item.value for item in app.success)
    assert table(app, "Skillnad")["Återbetalningstid"] == ["4,0 år", "5,6 år", "+1,6 år"]
    assert table(app, "Skillnad")["Nuvärde, kronor"] == ["92,4 mkr", "56,4 mkr", "−36,0 mkr"]
    app.button(key="payroll-reset").click().run()
    app.selectbox(key="scenario-mot").select(key).run()
    changes = next(shown.value for shown in tables(app) if shown.value.index.name == "Val som skiljer")
    assert sorted(changes.index) == ["Besparing", "Dagens kostnad"]
    app.button(key=f"scenario-open-{key}").click().run()
    assert "5,6 år" in words(app)[0] and any("Försiktigt visas nu" in item.value for item in app.success)
    app.select_slider(key="payroll-besparing").set_value(0.5).run()
    app.button(key=f"scenario-replace-{key}").click().run()
    assert saved.load(KIND, key).result.payback_years == pytest.approx(3.36)
    app.button(key=f"scenario-undo-{key}").click().run()
    assert saved.load(KIND, key).result.payback_years == pytest.approx(5.6)
    app.button(key=f"scenario-delete-{key}").click().run()
    assert any("borttaget" in item.label for item in app.expander)
    app.button(key=f"scenario-undelete-{key}").click().run()
    assert not saved.load(KIND, key).is_deleted


def test_the_link_of_a_scenario_opens_it_in_a_clean_browser(version: str) -> None:
    app = open_page(flik="jamfor", besparing="0.3", koalition="F.G3")
    save(app, "Tre år senare")
    link = app.code[0].value
    params = dict(part.split("=") for part in link.partition("?")[2].split("&"))
    assert params["besparing"] == "0.3" and params["koalition"] == "F.G3"
    copy = open_page(**params)
    assert words(copy)[0] == words(app)[0]
    assert any("Tre år senare" in text(item.label) for item in copy.expander)


def test_the_address_and_the_files_never_hold_the_right_to_change(version: str, taken_stamps: list[Stamp]) -> None:
    app = open_page(flik="jamfor", besparing="0.3")
    key = save(app, "Försiktigt")
    token = app.session_state["scenario-rights"][key]
    reads, changes = app.code[0].value, app.code[1].value
    assert token not in reads and key in reads and token in changes
    taken_stamps.clear()
    app = open_page(flik="jamfor", scenarier=token, mot=token, och=f"{token}.{key}")
    assert taken_stamps and not [stamp for stamp in taken_stamps if token in repr(stamp)]
    assert [stamp for stamp in taken_stamps if key in stamp.link]


def test_whoever_has_only_the_key_reads_and_changes_nothing(version: str) -> None:
    key = save(open_page(flik="jamfor", besparing="0.3"), "Försiktigt")
    app = open_page(flik="jamfor", scenarier=key)
    assert any("Försiktigt" in text(item.label) for item in app.expander)
    assert {button.key for button in app.button if key in str(button.key)} == {f"scenario-open-{key}"}
    assert len(app.code) == 1


def test_a_name_is_needed_and_a_broken_link_is_said(version: str) -> None:
    app = open_page(flik="jamfor", scenarier="finns-inte")
    assert any("inget sparat scenario" in item.value for item in app.warning)
    app.button(key="FormSubmitter:scenario-save-Spara scenario").click().run()
    assert any("Texten saknas" in item.value for item in app.error)


def test_a_scenario_keeps_its_answer_when_data_change_and_offers_to_recompute(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page(flik="jamfor", inforande="1")
    key = save(app, "Före")
    rows = {table: [dict(row) for row in store.table(table, version)] for table in NEEDED}
    for row in rows["assumptions"]:
        if row["assumption"] == "saving_share":
            row["value"] = 0.35
    later = tiny_version(tmp_path / "extracts", tmp_path.name, **rows)
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path / "extracts"))
    token = app.session_state["scenario-rights"][key]
    app = open_page(flik="jamfor", scenarier=token, mot=token)
    assert app.query_params["scenarier"] == app.query_params["mot"] == key, "the right is not left in the address"
    assert table(app, "Före")["Återbetalningstid"][0] == "4,5 år"
    assert any("ändrats sedan scenariot sparades" in item.value for item in app.info)
    assert table(app, "Omräknat")["Återbetalningstid"] == ["4,5 år", "5,3 år", "+0,8 år"]
    app.button(key=f"scenario-recompute-{key}").click().run()
    kept = saved.load(KIND, key)
    assert kept.data_version == later and kept.result.payback_years == pytest.approx(5.3)
    assert not any("ändrats sedan" in item.value for item in app.info)
