"""The address is read once a run and written in one step; a default follows the published version."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.runtime.state.query_params import QueryParams
from streamlit.testing.v1 import AppTest

from lstdash.views import url_state
from lstdash.views.controls import FOCUS


def page() -> None:
    import streamlit as st

    from lstdash import formats
    from lstdash.views import url_state
    from lstdash.views.controls import Text
    from lstdash.views.controls.slider import Slider

    default = st.session_state.get("published", 0.42)
    saving = Slider("besparing", "Besparing", "", 0, 1, 0.01, default, formats.share, key="saving_share")
    ramp = Slider("inforande", "Införande", "", 0, 6, 1, 0, formats.plain)
    declared = (saving, Text("sok", "Sök")) if st.session_state.get("forgets") else (saving, ramp, Text("sok", "Sök"))
    st.session_state["problems"] = url_state.start_page(st.session_state.get("page", "payroll"), declared)
    st.session_state["values"] = url_state.values([saving, ramp])
    st.button("Sätt", on_click=lambda: url_state.set_values([(saving, 0.3), (ramp, 2)]))
    url_state.slider(saving)
    url_state.reset([saving, ramp])


def open_page(**params: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=20)
    for name, raw in params.items():
        app.query_params[name] = raw
    app.run()
    assert not app.exception
    return app


def address(app: AppTest) -> dict[str, str]:
    return {name: "".join(app.query_params[name]) for name in app.query_params}


def test_values_go_by_what_a_slider_moves() -> None:
    assert open_page(besparing="0.3").session_state["values"] == {"saving_share": 0.3, "inforande": 0}


def test_several_values_are_written_in_one_step_and_the_rest_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    app, steps = open_page(sok="lön"), []
    send = QueryParams._send_query_param_msg
    monkeypatch.setattr(QueryParams, "_send_query_param_msg", lambda params: (steps.append(params), send(params)))
    app.button[0].click().run()
    assert app.session_state["values"] == {"saving_share": 0.3, "inforande": 2} and len(steps) == 1
    assert address(app) == {"sok": "lön", "besparing": "0.3", "inforande": "2"}
    app.button(key="payroll-reset").click().run()
    assert address(app) == {"sok": "lön"} and len(steps) == 2


def test_a_default_follows_the_published_version_in_an_open_session() -> None:
    app = open_page()
    assert app.session_state["values"]["saving_share"] == 0.42
    app.session_state["published"] = 0.35
    app.run()
    assert app.session_state["values"]["saving_share"] == 0.35 and app.select_slider[0].value == 0.35
    app.session_state["page"] = "elsewhere"
    app.run()
    app.session_state["published"] = 0.5
    app.session_state["page"] = "payroll"
    app.run()
    assert app.session_state["values"]["saving_share"] == 0.5 and "besparing" not in app.query_params


def test_a_slider_that_the_page_has_not_declared_is_read_when_asked_for() -> None:
    app = open_page(inforande="2")
    app.session_state["forgets"] = True
    app.run()
    assert app.session_state["values"]["inforande"] == 2 and len(app.session_state["problems"]) == 1
    app.query_params["inforande"] = "3"
    app.run()
    assert app.session_state["values"]["inforande"] == 3


def test_what_was_not_understood_is_not_taken_along_to_the_page_and_back() -> None:
    app = open_page(besparing="9")
    assert "länken säger ”9”" in app.session_state["problems"][0]
    for name in ("elsewhere", "payroll"):
        app.session_state["page"] = name
        app.query_params.clear()
        app.run()
    assert not app.session_state["problems"] and app.session_state["values"]["saving_share"] == 0.42


def test_a_widget_that_the_address_has_overtaken_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its event may arrive after a reset has taken the widget away; that is no fault, and nothing is written."""
    monkeypatch.setattr(st, "session_state", {})
    url_state._take(FOCUS, "areas-lan")
    assert st.session_state == {}
