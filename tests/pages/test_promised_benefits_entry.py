"""Gains entered and changed on /nytta: in the page, by two editors at once, withdrawn, refused, kept and told of in the log."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lstdash import clock
from lstdash.access import Actor
from lstdash.database import audit
from lstdash.database.engine import open_store
from lstdash.database.kept import Outdated
from lstdash.questions.promised_benefits.answers import promised_benefits, tables, write
from lstdash.questions.promised_benefits.answers.history import earlier
from lstdash.questions.promised_benefits.answers.register import read
from lstdash.views import who
from tests.lib import drawn
from tests.pages.test_pages import headline, open_page
from tests.pages.test_promised_benefits import AT_SERVER, BY, PAGE, again, planned, registered, text, unfold, words


@pytest.fixture(autouse=True)
def _noon_at_the_server(own_store: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2006, 11, 28, 12, tzinfo=UTC))
    monkeypatch.setattr(who, "actor", lambda: AT_SERVER)


def test_a_gain_is_entered_in_the_page_and_its_gaps_are_shown(version: str) -> None:
    app = unfold(open_page(PAGE), "new")
    next(field for field in app.text_input if field.label == "Nytta").set_value("Färre fel")
    next(field for field in app.selectbox if field.label == "Enhet").set_value("antal")
    next(button for button in app.button if button.label == "Spara").click().run()
    assert not app.exception and "Nyttan är sparad." in text(app.success[0].value)
    (found,) = read()
    assert (found.name, found.unit) == ("Färre fel", "antal") and found.row.written_as == "vid servern"
    assert len(found.gaps) == 10 and "Luckor: Förändringsinsats, Ansvar för att nyttan tas hem" in words(app)


def test_a_year_its_outcome_and_its_use_are_entered_in_the_page(version: str) -> None:
    registered()
    app = unfold(open_page(PAGE), "came")

    def press(label: str, **typed: object) -> None:
        for field, value in typed.items():
            box = next(one for one in (*app.text_input, *app.date_input) if one.label.startswith(field.replace("_", " ")))
            box.set_value(value)
        next(button for button in app.button if button.label == label).click().run()
        assert not app.exception

    press("Lägg till året", År="2005", Planerat="10", Följs_upp_den=date(2005, 12, 31))
    press("Spara utfallet 2005", Utfall="9,5")
    assert "Utfallet saknar belägg." in text(app.error[0].value) and read()[0].plan[0].realised is None
    press("Spara utfallet 2005", Belägg="Årsredovisning, s. 4")
    assert read()[0].plan[0].realised == 9.5
    press("Spara användningen", Belopp="12", Belägg="Beslut 7")
    assert read()[0].uses == ()
    box = [one for one in app.text_input if one.label.startswith("Belägg")][-1]
    next(one for one in app.text_input if one.label.startswith("Belopp")).set_value("4")
    box.set_value("Beslut 7, punkt 2")
    next(button for button in app.button if button.label == "Spara användningen").click().run()
    assert [one.values["amount"] for one in read()[0].uses] == ["4"]
    assert "För 42 % av det hemtagna finns belagt" in text(headline(app))


def test_two_editors_lose_nothing(version: str) -> None:
    found = registered(risks="Ingen tar hem den")
    app = unfold(open_page(PAGE), "change")
    write.benefit({"effect": found.name, "unit": "mkr", "risks": "Systemet blir sent"}, BY, found.row)
    next(field for field in app.text_input if field.label == "Risker").set_value("Ägaren slutar")
    next(button for button in app.button if button.label == "Spara").click().run()
    told = text(app.error[0].value)
    assert "Någon annan hann ändra nyttan" in told and "Systemet blir sent" in told and "Åsa" in told
    assert again(found.id).row.values["risks"] == "Systemet blir sent"
    assert next(field for field in app.text_input if field.label == "Risker").value == "Ägaren slutar"
    next(button for button in app.button if button.label == "Spara").click().run()
    assert again(found.id).row.values["risks"] == "Ägaren slutar" and again(found.id).row.version == 3


def field(app: AppTest, label: str) -> Any:
    return next(one for one in (*app.text_input, *app.selectbox, *app.date_input) if one.label.startswith(label))


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def test_saving_again_keeps_what_the_other_wrote_in_fields_left_alone(version: str) -> None:
    found = registered(risks="Ingen tar hem den", county="AB")
    app = unfold(open_page(PAGE), "change")
    other = {"effect": found.name, "unit": "timmar", "risks": "Systemet blir sent", "county": "M"}
    write.benefit(other, BY, found.row)
    field(app, "Målvärde").set_value("12 mkr")
    told = text(press(app, "Spara").error[0].value)
    assert "Län: Skåne" in told and "Enhet: timmar" in told
    assert [field(app, label).value for label in ("Risker", "Län", "Enhet", "Slag", "Målvärde")] == [
        *("Systemet blir sent", "M", "timmar", None, "12 mkr"),
    ]
    press(app, "Spara")
    now = again(found.id).row.values
    assert (now["risks"], now["county"], now["unit"], now["target"]) == ("Systemet blir sent", "M", "timmar", "12 mkr")


def test_a_gain_withdrawn_while_somebody_writes_keeps_what_was_typed_and_says_no_saved(version: str) -> None:
    found = registered()
    app = unfold(open_page(PAGE), "change")
    write.withdraw(write.BENEFITS, found.row, BY)
    field(app, "Risker").set_value("Ägaren slutar")
    assert "Låt raden gälla igen först" in text(press(app, "Spara").error[0].value)
    assert "är återtagen" in text(press(app, "Spara").error[0].value) and again(found.id).row.version == 2
    press(app, "Låt nyttan gälla igen")
    assert field(app, "Risker").value == "Ägaren slutar"
    assert not press(app, "Spara").error and again(found.id).row.values["risks"] == "Ägaren slutar"


def test_a_save_empties_its_own_form_and_no_other(version: str) -> None:
    planned(registered(), 2005, "10")
    app = unfold(open_page(PAGE), "came")
    kept = field(app, "Planerat").key  # a browser keeps what is typed in a form by the field's key
    field(app, "Utfall 2005").set_value("9")
    field(app, "Belägg").set_value("Årsredovisning, s. 4")
    press(app, "Spara utfallet 2005")
    assert (
        field(app, "Planerat").key == kept
        and field(app, "Utfall 2005").key.endswith("-1")
        and read()[0].plan[0].realised == 9.0
    )


def test_the_log_says_which_gain_and_from_which_version(version: str) -> None:
    of = planned(registered(), 2005, "10")
    app = unfold(unfold(open_page(PAGE), "came"), "new")
    field(app, "Utfall 2005").set_value("9")
    next(one for one in app.text_input if one.label == "Belägg: dokument och avsnitt").set_value("Årsredovisning, s. 4")
    press(app, "Spara utfallet 2005")
    next(one for one in app.text_input if one.label == "Nytta").set_value("Färre fel")
    press(app, "Spara")
    told = {(one.resource, one.before, one.after) for one in audit.entries(open_store())}
    assert told == {(f"nytta, {of.name}, utfallet 2005", "1", "2"), ("nytta, Färre fel", "", "1")}


def test_the_history_speaks_in_words(version: str) -> None:
    of = planned(registered(county="AB"), 2005, "10.5", "9")
    write.use(of, 2005, "karnverksamhet", "1.25", "Beslut 7", BY)
    said = " ".join(str(row[-1]) for row in earlier(again(of.id)))
    for words_ in ("Län: Stockholm", "Slag: Finansiell", "Planerat: 10,5", "Användning: Kärnverksamhet", "Belopp: 1,25"):
        assert words_ in said
    assert "Stockholm" in tables.register(promised_benefits.answer(version, read(), clock.today()))[0]


def test_every_change_is_kept_and_shown(version: str) -> None:
    of = planned(registered(), 2005, "10", "9")
    write.use(of, 2005, "karnverksamhet", "4", "Beslut 7", BY)
    write.withdraw(write.USED, again(of.id).uses[0], BY)
    app = open_page(PAGE)
    app.session_state[f"{PAGE}-chosen-history"] = True
    app.run()
    shown = next(one.value for one in drawn.tables(app) if "Ändring" in one.value.columns)
    changes = [text(row) for row in shown["Ändring"]]
    assert sorted(changes) == sorted(["infört", "infört", "ändrat", "infört", "återtaget"])
    assert all("Åsa, vid servern" in text(row) for row in shown["Av"])


def test_who_may_not_write_reads(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    planned(registered(), 2005, "10", "9")
    monkeypatch.setattr(who, "actor", lambda: Actor())
    app = open_page(PAGE)
    assert "alla andra läser" in words(app) and not [button for button in app.button if button.label == "Spara"]


def test_the_same_year_twice_is_refused() -> None:
    of = planned(registered(), 2005, "10")
    with pytest.raises(Outdated, match="Någon annan hann ändra året"):
        write.year(of, "2005", None, "12", BY)


def test_a_year_that_was_withdrawn_can_be_planned_again() -> None:
    of = planned(registered(), 2005, "10", "9")
    write.withdraw_year(of, of.years[0], BY)
    assert again(of.id).plan == ()
    assert [(year.planned, year.realised) for year in planned(again(of.id), 2005, "12").plan] == [(12.0, None)]


def test_an_outcome_covers_what_has_been_used() -> None:
    of = planned(registered(), 2005, "10", "9")
    write.use(of, 2005, "karnverksamhet", "8", "Beslut 7", BY)
    with pytest.raises(Exception, match="mindre än det som redan är bokfört"):
        write.outcome(again(of.id), again(of.id).years[0], "5", "Rättad årsredovisning", BY)
