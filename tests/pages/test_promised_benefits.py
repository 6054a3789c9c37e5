"""/nytta through the frame, on a store of its own: none registered, none due, mixed units, withdrawn, a reader, overdue."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from lstdash import clock, formats
from lstdash.access import Actor
from lstdash.database.kept import Writer
from lstdash.questions.promised_benefits.answers import write
from lstdash.questions.promised_benefits.answers.register import Benefit, read
from lstdash.views import who
from tests.lib import drawn
from tests.lib.drawn import drawn_charts, figures, headings, texts
from tests.pages.test_pages import headline, open_page

AT_SERVER = Actor(is_at_server=True)
BY = Writer(AT_SERVER, "Åsa")
PAGE = "promised_benefits"


@pytest.fixture(autouse=True)
def _noon_at_the_server(own_store: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2006, 11, 28, 12, tzinfo=UTC))
    monkeypatch.setattr(who, "actor", lambda: AT_SERVER)


def text(value: object) -> str:
    return str(value).replace("\\", "").replace(formats.NBSP, " ")


def words(app: AppTest) -> str:
    return "\n".join(text(block) for block in texts(app))


def registered(name: str = "Lägre kostnad", unit: str = "mkr", **values: str) -> Benefit:
    row = write.benefit({"effect": name, "unit": unit, "gain_class": "finansiell", "price_year": "2006"} | values, BY)
    return again(row.id)


def again(key: str) -> Benefit:
    return next(one for one in read() if one.id == key)


def planned(of: Benefit, year: int, amount: str, came: str = "") -> Benefit:
    """Add a year that is followed up on its last day, and what came."""
    row = write.year(of, str(year), date(year, 12, 31), amount, BY)
    if came:
        write.outcome(again(of.id), row, came, "Årsredovisning 2005, tabell 3", BY)
    return again(of.id)


def unfold(app: AppTest, part: str) -> AppTest:
    app.session_state[f"{PAGE}-{part}"] = True
    return app.run()


def test_nothing_registered(version: str) -> None:
    app = open_page(PAGE)
    assert headline(app) == "Inga nyttor är registrerade." and not app.exception and not figures(app)
    assert not drawn_charts(app) and "Följ upp nyttan" in words(app)


def test_none_due(version: str) -> None:
    planned(registered(), 2006, "10")
    app = open_page(PAGE)
    assert text(headline(app)) == "Ingen uppföljning är förfallen ännu (31 december 2006)." and not figures(app)
    assert "Lägre kostnad: inte förfallen." in words(app)


def test_coverage_stands_first_and_what_is_missing_is_never_zero(version: str) -> None:
    planned(registered("Kom"), 2005, "10", "9")
    planned(registered("Tyst"), 2005, "10")
    app = open_page(PAGE)
    assert text(headline(app)).startswith("1 av 2 förfallna nyttor är uppföljda; 1 enligt plan, 0 avviker, 0 uteblir.")
    assert figures(app)[0] == "1 av 2"
    assert "För 0 % av det hemtagna finns belagt vad det användes till." in text(headline(app))
    sums = next(shown.value for shown in drawn.tables(app) if "Föll bort" in shown.value.columns)
    (row,) = sums.to_dict("records")
    assert (row["Utfall"], row["Förfallet utan utfall"]) == ("9", "10")


def test_mixed_units_are_counted_and_never_added(version: str) -> None:
    planned(registered("Pengar"), 2005, "10", "9")
    planned(registered("Tid", "timmar"), 2005, "1 000", "400")
    app = open_page(PAGE)
    told = text(headline(app))
    assert "2 av 2 förfallna nyttor är uppföljda; 1 enligt plan, 0 avviker, 1 uteblir." in told
    assert "För 0 av 2 nyttor som gett utfall finns belagt vad allt det hemtagna användes till." in told
    sums = next(shown.value for shown in drawn.tables(app) if "Föll bort" in shown.value.columns)
    assert len(sums) == 2


def test_a_withdrawn_gain_does_not_count_and_is_still_told(version: str) -> None:
    planned(registered("Kom"), 2005, "10", "9")
    gone = planned(registered("Misslyckad"), 2005, "10", "1")
    write.withdraw(write.BENEFITS, gone.row, BY)
    app = open_page(PAGE)
    assert text(headline(app)).startswith("1 av 1 förfallen nytta är uppföljd;")
    assert "Återtagna, räknas inte: Misslyckad (uteblir)." in words(app)


def test_a_link_a_choice_and_a_reset_show_the_gain(version: str) -> None:
    first, second = planned(registered("A"), 2005, "10", "1"), planned(registered("B"), 2005, "10", "9")
    app = open_page(PAGE, rad=second.id)
    assert "B: enligt plan, 90 % av planen." in words(app)
    app.selectbox(key=f"{PAGE}-chosen").set_value(first.id).run()
    assert app.query_params["rad"] in (first.id, [first.id]) and "A: uteblir, 10 % av planen." in words(app)
    app.selectbox(key=f"{PAGE}-chosen").set_value(second.id).run()
    app.button(key=f"{PAGE}-reset").click().run()
    assert "rad" not in app.query_params and "A: uteblir" in words(app)
    assert "finns inte i registret" in text(open_page(PAGE, rad="finns-inte").warning[0].value)


def test_a_saved_scenario_becomes_a_plan_in_one_click_and_sliders_moved_later_change_nothing(version: str) -> None:
    payroll = open_page("payroll", reglage="enkla", mkr="25", flik="jamfor", hemtaget="0.5")
    payroll.text_input(key="scenario-name").set_value("Försiktigt")
    next(button for button in payroll.button if button.label == "Spara scenario").click().run()

    def follow() -> str:
        next(button for button in payroll.button if button.label == "Följ upp nyttan").click().run()
        assert not payroll.exception
        return " ".join(text(block.value) for block in (*payroll.success, *payroll.error))

    assert "Scenariot Försiktigt är nu 3 rader i nyttoregistret" in follow()
    assert "följs redan upp" in follow() and len(read()) == 3
    next(box for box in payroll.text_input if box.label == "Nytt namn").set_value("Samma plan")
    next(button for button in payroll.button if button.label == "Byt namn").click().run()
    assert "följs redan upp" in follow() and len(read()) == 3
    found = {one.name.split(",")[0]: one for one in read()}
    saving, other, cost = (
        found[name] for name in ("Lägre löpande kostnad", "Frigjort som tas hem på annat sätt", "Engångskostnad")
    )
    assert [(year.year, year.planned) for year in cost.plan] == [(2006, -42.0)]
    assert [year.year for year in saving.plan] == list(range(2007, 2022))
    assert {round(year.planned, 9) for one in (saving, other) for year in one.plan} == {5.25}
    assert (saving.gain.group.kind, other.gain.group.kind) == ("finansiell", "omfordelning")
    assert (
        saving.row.values["data_version"] == version
        and saving.row.values["model_version"]
        and saving.plan[0].due_on == "2007-12-31"
    )
    assert {"Ansvar för att nyttan tas hem", "Risker"} <= set(saving.gaps) and "Målvärde" not in saving.gaps
    payroll.select_slider(key="payroll-hemtaget").set_value(1.0).run()
    next(button for button in payroll.button if button.label == "Ersätt med det som visas nu").click().run()
    assert {round(year.planned, 9) for year in again(saving.id).plan} == {5.25}
    app = open_page(PAGE)
    assert text(headline(app)) == "Ingen uppföljning är förfallen ännu (31 december 2006)."


def test_the_start_page_and_the_countys_own_say_what_is_overdue(version: str) -> None:
    assert "Att följa upp nu" not in headings(open_page("overview"), 2)
    planned(registered(county="M"), 2005, "10")
    assert "1 av 1 förfallen nytta saknar utfall för minst ett förfallet år." in words(open_page("overview"))
    own = open_page("my_county", lan="M")
    assert "Skåne: 1 nytta i registret; 0 av 1 förfallna är uppföljda." in text(
        " ".join(html.proto.body for html in own.get("html"))
    )
    assert "▸ Skåne: 1 nytta i registret" in words(open_page(PAGE, lan="M"))
    assert "Norrbotten: inga nyttor är registrerade för länet." in words(open_page(PAGE, lan="BD"))
