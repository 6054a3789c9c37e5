"""Every control of every page: a link sets it, its widget shows it, and choosing it in the widget gives the same link and page.

The pages and their controls are read from the product; one that is drawn only at times says here when, or why never.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from lstdash.views.controls import PROJECTOR, Control, NotUnderstood, scenarios
from lstdash.views.controls.slider import MODE, SIMPLE, Slider
from lstdash.views.shelf import FILES
from lstdash.views.site import SITES, Site
from tests.browser.product import controls_of, other_raw
from tests.lib.drawn import drawn_charts, headings
from tests.pages.test_pages import open_page

NOT_UNDERSTOOD = "Allt i länken gick inte att förstå"
ALWAYS = {"my_county": {"lan": ["M"]}}
# Drawn only when something else is chosen.
SHOWN_WHEN: dict[tuple[str, str], dict[str, list[str]]] = {
    ("sources", "tabell"): {"visa": ["tabeller"]},
    ("sources", "fraga"): {"visa": ["sa-raknar-vi"]},
    ("payroll", "efbesparing"): {"satsning": ["efaktura"]},
    ("payroll", "produktivitet"): {"krav": ["raknas-av"]},
    ("payroll", "nyckel"): {"flik": ["vem"]},
    ("payroll", "engangsnyckel"): {"flik": ["vem"]},
    ("payroll", "vard"): {"flik": ["vem"]},
    ("payroll", "registerar"): {"register": ["agv-anstallda"]},
    ("constellations", "registerar"): {"register": ["agv-anstallda"]},
    ("my_county", "registerar"): {"register": ["agv-anstallda"]},
    ("staff", "lanval"): {"lansgrupp": ["eget"]},
}
# Never a widget of that name: what there is instead.
NO_WIDGET: dict[tuple[str, str], str] = {
    ("areas", "ar"): "drawn once a second year is published: tests/browser/test_freshness.py",
    ("constellations", "ar"): "drawn once a second year is published",
    ("sources", "rad"): "a source mark sets it, the page opens the row",
    ("start_here", "poang"): "a form scores one item at a time",
    ("factors", "faktor"): "a form scores one factor at a time",
    ("payroll", "koalition"): "two lists and two years write it together",
    ("vote", "lan"): "a phone in the room has no sidebar: the county is chosen before or not at all",
    ("promised_benefits", "rad"): "drawn once a gain is registered: test_promised_benefits.py",
    ("record", "nyckel"): "only the sealed result's own link has it",
}
IN_A_ROOM = ("workshop",)  # its controls are drawn for the facilitator of a room: tests/browser/test_workshop.py
# What cannot be answered leaves the last result on the page: the link and the click then start from the same one.
KEEPS_THE_LAST = ("payroll", "staff")
# A reset keeps the reader where they are.
KEPT = {"payroll": {"flik": ["jamfor"]}}
# Written by hand, by age or by ill will; one value stands in every parameter of the page at once.
HOSTILE: dict[str, list[str]] = {
    "empty": [""],
    "markup": ["<script>alert(1)</script>"],
    "markdown": ["![x](https://example.org/x.png) $\\frac{1}{0}$ :material/home: [x](javascript:alert(1))"],
    "sql": ["x'; DROP TABLE scenarios; --"],
    "path": ["../../../etc/passwd"],
    "not a number": ["NaN"],
    "endless": ["-1e999"],
    "far too long": ["å" * 2000],
    "control characters": ["a\x00\n\u202eb"],
    "several": ["1", "2", "1"],
    "a code of an older version": ["finns-inte-langre"],
}
TABLES = ("table", "arrow_table", "arrow_data_frame")
READ = ("markdown", "title", "header", "subheader", "metric", "caption", "html", *TABLES)


def is_drawn(listed: Site, control: Control) -> bool:
    """Whether the page draws a widget of the control's name; saving and comparing scenarios writes its own.

    The projector has a button, in the menu and on the projector: test_pages.py.
    """
    return (
        control.name not in (MODE.name, PROJECTOR.name)
        and control not in scenarios.CONTROLS
        and (listed.stem, control.name) not in NO_WIDGET
        and listed.stem not in IN_A_ROOM
    )


def at_start(listed: Site, control: Control) -> dict[str, list[str]]:
    """The link that shows the control's widget; plain sliders, for a browser component cannot be set from here."""
    plain = {MODE.name: [SIMPLE]} if MODE in controls_of(listed) and control is not MODE else {}
    return {**plain, **ALWAYS.get(listed.stem, {}), **SHOWN_WHEN.get((listed.stem, control.name), {})}


def follow(app: AppTest, link: dict[str, list[str]]) -> AppTest:
    """Go to the page by another link."""
    app.query_params.clear()
    app.query_params.update(link)
    return app.run()


def address(app: AppTest) -> dict[str, list[str]]:
    """What stands in the address."""
    return {name: [raw] if isinstance(raw, str) else list(raw) for name, raw in app.query_params.items()}


def widget(app: AppTest, listed: Site, control: Control) -> Any:
    """The widget of a control, by the key that url_state gives."""
    key = f"{listed.stem}-{control.name}"
    found = [node for node in [*app.main, *app.sidebar] if getattr(node, "key", None) == key]
    assert found, f"{listed.stem} draws no widget for {control.name}: say when it does in SHOWN_WHEN, or why never in NO_WIDGET"
    return found[0]


def read(app: AppTest) -> list[tuple[str, str]]:
    """What a reader sees, without what belongs to one session."""
    said = [(node.type, str(node.proto)) for node in app.main if node.type in READ and node.proto is not None]
    said = [(kind, re.sub(rf"\.{FILES}/[^\"\\]+", "", text)) for kind, text in said]
    return said + [("chart", str(chart)) for chart in drawn_charts(app)]


def shows(drawn: Any, value: object) -> bool:
    """Whether a widget stands at a value; lists and tuples alike."""
    found = drawn.value
    return (tuple(found) == value) if isinstance(value, tuple) else found == value


def walk(listed: Site, control: Control, linked: AppTest, clicked: AppTest) -> str:
    """Follow the link and click the widget; return what went wrong."""
    start, raw = at_start(listed, control), other_raw(control)
    value, link = control.parse(raw), {**at_start(listed, control), control.name: raw}
    if listed.stem in KEEPS_THE_LAST:
        follow(linked, start)
    follow(linked, link)
    if linked.exception or any(NOT_UNDERSTOOD in str(warning.proto) for warning in linked.warning):
        return f"the link ?{urlencode(link, doseq=True)} fails: {[w.value for w in linked.warning]} {linked.exception}"
    if not is_drawn(listed, control):
        return ""
    if not shows(widget(linked, listed, control), value):
        return f"the widget shows {widget(linked, listed, control).value!r}, the link says {raw}"
    follow(clicked, start)
    widget(clicked, listed, control).set_value(list(value) if isinstance(value, tuple) else value).run()
    if address(clicked) != link:
        return f"choosing it gives the link {address(clicked)}, not {link}"
    return "" if read(clicked) == read(linked) else "the page chosen and the page linked to are not the same"


@pytest.mark.parametrize("listed", SITES, ids=lambda listed: listed.stem)
def test_a_link_and_a_choice_show_the_same_page(
    listed: Site, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    linked, clicked = open_page(listed.stem), open_page(listed.stem)
    faults = {control.name: fault for control in controls_of(listed) if (fault := walk(listed, control, linked, clicked))}
    assert not faults


@pytest.mark.parametrize("listed", SITES, ids=lambda listed: listed.stem)
def test_one_button_resets_everything(listed: Site, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    drawn = [control for control in controls_of(listed) if is_drawn(listed, control) and control.name != "lan"]
    if not [control for control in drawn if control.name != "kod"]:
        pytest.skip("nothing to choose on this page")
    start = ALWAYS.get(listed.stem, {})
    after = {**start, **KEPT.get(listed.stem, {})}
    fresh, app = follow(open_page(listed.stem), after), open_page(listed.stem)
    follow(app, {**start, **{control.name: other_raw(control) for control in drawn}})
    buttons = [node for node in app.button if (node.label or "").startswith("Återställ")]
    assert buttons, f"{listed.stem} has choices and no button that resets them"
    buttons[0].click().run()
    assert address(app) == after
    assert read(app) == read(fresh)


@pytest.mark.parametrize("listed", SITES, ids=lambda listed: listed.stem)
def test_no_link_breaks_a_page(listed: Site, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    app = open_page(listed.stem)
    for kind, raw in HOSTILE.items():
        follow(app, {control.name: raw for control in controls_of(listed)})
        assert not app.exception, f"{kind}: {app.exception[0].message}"
        assert len(headings(app, 1)) == 1, f"{kind}: the page has lost its title"
        said = " ".join(str(warning.proto) for warning in app.warning)
        refused = [control.label for control in controls_of(listed) if not understands(control, raw)]
        assert not refused or NOT_UNDERSTOOD in said, f"{kind}: {refused} took their standard value and nobody was told"


def understands(control: Control, raw: list[str]) -> bool:
    """Whether a control finds a value in what the link says."""
    try:
        control.parse(raw)
    except NotUnderstood:
        return False
    return True


@pytest.mark.parametrize("listed", SITES, ids=lambda listed: listed.stem)
def test_every_step_of_every_slider_is_written_as_it_stands(listed: Site, version: str) -> None:
    """The number in the text is the position's own, in decimal arithmetic and with no decimal that it does not need.

    Only a zero may be told in words: it is counted out, or nobody's figure.
    """
    wrong = []
    for slider in (control for control in controls_of(listed) if isinstance(control, Slider)):
        for position, text in zip(slider.positions, slider.texts, strict=True):
            digits = re.sub(r"[^0-9,-]", "", text.replace("\u2212", "-")).replace(",", ".")
            if not digits and not position:
                continue
            written = Decimal(digits)
            exact = Decimal(str(position)) * (100 if text.endswith("%") else 1)
            if written != exact or (text.endswith("%") and text.split(",")[1:] == ["0\u00a0%"]):
                wrong.append((slider.name, position, text))
    assert not wrong
