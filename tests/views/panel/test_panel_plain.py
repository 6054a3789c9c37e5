"""`?reglage=enkla`: the same values, names and figures through Streamlit's own sliders; and the panel's Python half."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lstdash.views.panel.payload import MAX_BYTES

FRAME = Path(__file__).parents[2] / "browser" / "panel_app" / "frame.py"


def app(**params: str) -> AppTest:
    test = AppTest.from_file(str(FRAME), default_timeout=20)
    for name, raw in params.items():
        test.query_params[name] = raw
    test.run()
    assert not test.exception
    return test


def payload(test: AppTest) -> dict:
    return json.loads(test.get("bidi_component")[0].proto.bytes)


def raw_params(test: AppTest) -> dict[str, str]:
    return {name: "".join(test.query_params[name]) for name in test.query_params}


def test_plain_sliders_read_the_link_and_write_it() -> None:
    test = app(reglage="enkla", besparing="0.3")
    slider = test.select_slider(key="payroll-besparing")
    assert (slider.value, test.metric[0].value) == (0.3, "5,6\u00a0år")
    slider.set_value(0.5).run()
    assert raw_params(test) == {"besparing": "0.5", "reglage": "enkla"}
    assert test.metric[0].value == "3,4\u00a0år"
    slider.set_value(0.42).run()
    assert "besparing" not in test.query_params


def test_a_link_decides_over_what_a_plain_slider_stood_at() -> None:
    test = app(reglage="enkla", besparing="0.3")
    test.query_params["besparing"] = "0.5"
    test.run()
    assert test.select_slider(key="payroll-besparing").value == 0.5


def test_mode_is_switched_by_a_button_and_back() -> None:
    test = app(infasning="2")
    assert not test.select_slider
    test.button(key="payroll-mode").click().run()
    assert test.select_slider(key="payroll-infasning").value == 2
    test.button(key="payroll-mode").click().run()
    assert not test.select_slider
    assert raw_params(test) == {"infasning": "2"}


def test_panel_and_plain_sliders_show_the_same_figures() -> None:
    panel = payload(app(besparing="0.3", infasning="2"))
    plain = app(besparing="0.3", infasning="2", reglage="enkla")
    shown = [panel["texts"][number] for number in panel["base"]["cells"][0][::2]]
    assert shown == [metric.value for metric in plain.metric]


@pytest.mark.parametrize("params", [{}, {"horisont": "30"}, {"besparing": "0.05", "engangs": "3"}])
def test_a_whole_page_of_sliders_stays_within_the_limit(params: dict[str, str]) -> None:
    sent = app(**params).get("bidi_component")[0].proto.bytes
    print(f"{len(sent)} bytes")
    assert len(sent) <= MAX_BYTES


@pytest.mark.parametrize("raw", ["9", "abc", "", "<script>"])
def test_a_bad_link_shows_the_default_and_says_so(raw: str) -> None:
    test = app(besparing=raw)
    assert payload(test)["sliders"][0]["at"] == 37
    assert f"länken säger ”{raw}”" in test.warning[0].value
    assert raw_params(test) == {"besparing": raw}
