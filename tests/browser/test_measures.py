"""The measures themselves: each finds what is wrong on a page made to be wrong, and leaves what is right alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.crawl import PHONE, UNFOLDED, WIDE, Judged, Said, State, audit, read_by, visited
from tests.browser.english import complaints
from tests.browser.links import astray
from tests.browser.measures import charts, keyboard, motion, reflow
from tests.browser.paper import paper_faults, put_on_paper, squeezed

WRONG = """<html lang="sv"><title>Fel</title><body data-testid="stApp" data-test-script-state="notRunning"><main>
<h2></h2><button><svg width="9" height="9"></svg></button>
<div role="img" aria-label="" style="width:900px;height:80px">bred</div>
<a href="#a" style="outline:none">blek</a>
<input aria-label="fälla" onkeydown="if (event.key === 'Tab') event.preventDefault()">
<a href="#b" style="animation: x 3s infinite">efter fällan</a></main></body></html>"""


def test_the_measures_find_what_is_wrong(chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": WIDE, "height": 900})
    try:
        page.set_content(WRONG)
        page.add_style_tag(content="a:focus-visible { outline: none } @keyframes x { to { left: 1px } }")
        assert {fault.rule for fault in audit(page, State(UNFOLDED))} >= {"button-name"}
        assert [fault.rule for fault in charts(page, UNFOLDED)] == ["no heading", "no name", "no table"]
        assert [fault.target for fault in motion(page)] == ["a.stApp: efter fällan"]
        found = {(fault.rule, fault.target.partition(": ")[2]) for fault in keyboard(page)}
        assert found >= {("focus not seen", "blek"), ("not reached", "efter fällan"), ("trap", "fälla")}
        page.locator("[onkeydown]").evaluate("field => field.remove()")
        assert {fault.rule for fault in reflow(page)} >= {"scrolls sideways", "outside"}
    finally:
        page.close()


PALE = """<html lang="sv"><title>Fel</title><main><table>%s</table><div style="background:#777">
<p style="color:#666">mot grått</p>
</div></main></html>"""


def test_a_pale_text_is_found_among_many_that_look_alike(chromium: Browser) -> None:
    rows = "".join(f"<tr><td>rad {number}</td></tr>" for number in range(40))
    page = chromium.new_page()
    page.set_content(PALE % (rows + "<tr><td style='color:#bbb'>blek</td></tr>"))
    page.evaluate(
        """() => { const host = document.querySelector("main").appendChild(document.createElement("div")); host.id = "skugga";
             host.attachShadow({ mode: "open" }).innerHTML = "<p style='color:#ccc'>i skuggan</p>"; }"""
    )
    found = [fault.target for fault in audit(page, State(UNFOLDED)) if fault.rule == "color-contrast"]
    page.close()
    assert len(found) == 3 and sum("skugga" in target for target in found) == 1


def test_what_is_new_or_changed_since_the_last_audit_is_found(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<html lang='sv'><title>Rätt</title><main><p>Text</p><button>Tryck</button></main></html>")
    judged: Judged = {}
    assert audit(page, State(UNFOLDED), judged) == []
    page.evaluate(
        """() => {
          document.querySelector("button").textContent = "";
          document.querySelector("main").insertAdjacentHTML("beforeend", "<img src='data:,'><p style='color:#bbb'>blek</p>");
        }"""
    )
    found = {fault.rule for fault in audit(page, State("flik", "main"), judged)}
    again = audit(page, State("flik", "main"), judged)
    page.close()
    assert found == {"button-name", "image-alt", "color-contrast"}
    assert again == [], "a fault is told once"


PLANT = """addEventListener("DOMContentLoaded", () => {
  const timer = setInterval(() => {
    const page = document.querySelector("[data-testid=stMainBlockContainer]");
    if (!page?.querySelector("h1")) return;
    clearInterval(timer);
    for (const [tag, text, look] of [["p", "Download the file", {}], ["p", "blek", { color: "#bbb" }], ["a", "bort", {}],
      ["p", "bred", { width: "2000px", height: "9px" }], ["button", "", { width: "30px", height: "30px" }],
      ["button", "namn", { width: "30px", height: "30px" }], ["p", "Telefonens text", {}]]) {
      const planted = document.createElement(tag);
      planted.append(Object.assign(document.createElement("span"), { textContent: text, className: `planted-${text}` }));
      if (tag === "a") planted.href = "/finns-inte";
      page.append(planted);
      Object.assign(planted.style, look);
    }
    const narrow = new CSSStyleSheet();
    narrow.replaceSync("@media (width < 500px) { .planted-namn { display: none } .planted-Telefonens { color: #aaa } }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, narrow];
    console.error("ett fel");
    fetch("https://annan.example/").catch(() => {});
  }, 50);
});"""


def test_a_visit_finds_every_kind_of_fault_at_both_widths(version: str, app_url: str, chromium: Browser) -> None:
    reader = read_by(chromium)
    reader.add_init_script(PLANT)
    visits = visited(reader, app_url, "tillganglighet")
    reader.close()
    for seen in visits.values():
        assert ("reflow", "scrolls sideways") in {(fault.check, fault.rule) for fault in seen.faults}
        assert any("Download the file" in line for line in complaints(seen.texts()))
        assert any("no such page" in line for line in astray(seen.links))
        assert "ett fel" in seen.complaints and any("annan.example" in line for line in seen.complaints)
    axe = {
        width: {(fault.rule, fault.target) for fault in seen.faults if fault.check == "axe"}
        for (_, width), seen in visits.items()
    }
    assert sorted(rule for rule, _ in axe[WIDE]) == ["button-name", "color-contrast"]
    only_phone = sorted(rule for rule, _ in axe[PHONE] - axe[WIDE])
    assert only_phone == ["button-name", "color-contrast"], "what only a phone has: no name, and pale"


def test_a_link_that_leads_astray_is_found(version: str) -> None:
    here = "http://127.0.0.1:8000"
    right = {f"{here}/omraden?lan=M&omrade=it", f"{here}/", "https://www.digg.se/tdosanmalan", "mailto:nagon@example.se"}
    wrong = {
        f"{here}/finns-inte",
        f"{here}/omraden?hittepa=1",
        f"{here}/omraden?lan=XX",
        "http://example.org",
        "#b leads nowhere",
    }
    assert astray(right) == []
    assert len(astray(wrong)) == len(wrong)


CUT = """<html lang="sv"><title>Fel</title><style>@page { size: A4; margin: 14mm }</style><main><h1>Rubrik</h1>
<div style="width:20em;overflow:hidden;white-space:nowrap"><p>Den här meningen är mycket längre än rutan den står i.</p></div>
<div style="height:20px;overflow:hidden"><svg width="200" height="90"><text x="5" y="27">halv bokstav</text></svg></div>
<button>Tryck här</button><div style="break-before:page"></div><div style="break-before:page"><p>Sist</p></div></main></html>"""


def test_the_reading_of_paper_finds_what_is_wrong(chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": WIDE, "height": 900})
    page.set_content(CUT)
    printed = put_on_paper(page)
    page.close()
    assert {text.split()[0] for text in printed.cut} >= {"halv", "bokstav"}
    assert "Denhärmeningenärmycketlängre" in printed.text and "rutandenstår" not in printed.text
    assert printed.shown["buttons"] == ["Tryck här"] and "Tryckhär" in printed.text
    assert [bool(squeezed(one)) for one in printed.sheets] == [True, False, True]
    assert paper_faults(printed)


@pytest.mark.parametrize(
    "text",
    [
        "Download as CSV",
        "Press Enter to apply",
        "1,234,567 kr",
        "12.5 %",
        "120k",
        "12000 kr",
        "50%",
        "-3 %",
        "Choose an option",
    ],
)
def test_english_is_found(text: str) -> None:
    assert complaints([Said("text", text, "stMarkdown")])


@pytest.mark.parametrize(
    "text", ["Ladda ner som CSV", "1\u00a0234\u00a0567 kr", "12,5 %", "avsnitt 2.2", "0,0556", "år 2005", "−3 %", "2026-11-21"]
)
def test_swedish_is_left_alone(text: str) -> None:
    assert not complaints([Said("text", text, "stMarkdown")])


def test_a_printed_checksum_is_no_number() -> None:
    checksum = "ab6a9873 312cd96a ba8759c7 9cff8fe7 22b3c2d8 79648060 42a4d0c7 6d9d2a5e"
    assert not complaints([Said("text", checksum, "stMarkdown")])
    assert complaints([Said("text", checksum[:-1], "stMarkdown")])
