#!/usr/bin/env bash
# A bar chart drawn by Plotly inside an element that a projector view has made larger, and the mouse held still on each bar in turn.
# Most would guess: CSS `zoom` and CSS `transform: scale()` make the same larger chart, and what it says under the mouse is the bar
#   under the mouse in both.
# What happens: under `transform: scale(1.5)` each bar tells of itself. Under `zoom: 1.5` the chart looks the same, but the mouse is
#   taken for half as far again from the chart's left edge: a bar tells of a bar to its right, and those furthest right of nothing.
#   Plotly reads the `transform` of what stands around a chart and counts back; it does not read `zoom`.
# Versions: plotly 7.1.0 (plotly.js inside it), playwright 1.65.2 as the hand, Debian's Chromium 156. Seen 2026-11-30.
# Source: CSS Viewport Module Level 1, "The zoom property": what a script reads of an element's box is in zoomed pixels, as the
#   mouse's place is.
set -euo pipefail
browser=$(command -v chromium) || { echo "chromium is missing: install chromium"; exit 2; }
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q plotly==7.1.0 playwright==1.65.2 2>/dev/null
cat > "$folder/run.py" <<'PY'
import sys
from importlib.metadata import version

import plotly.graph_objects as go
from playwright.sync_api import sync_playwright

BARS = ["a", "b", "c", "d", "e", "f", "g", "h"]
TOLD = "[...document.querySelectorAll('.hoverlayer .hovertext text.nums')].map(text => text.textContent).join() || 'nothing'"

figure = go.Figure(go.Bar(x=BARS, y=[4] * len(BARS), hovertemplate="%{x}<extra></extra>"))
figure.update_layout(width=640, height=300, showlegend=False)
chart = figure.to_html(full_html=False, include_plotlyjs=True, config={"displayModeBar": False})


def told(page, style):
    """What the chart says with the mouse at the middle of each bar."""
    page.set_content(f"<body style='margin:0'><div style='{style}'>{chart}</div>")
    page.wait_for_selector(".bars path")
    found = []
    for bar in page.query_selector_all(".bars path"):
        box = bar.evaluate("bar => { const {x, y, width, height} = bar.getBoundingClientRect(); return [x + width / 2, y + height / 2] }")
        page.mouse.move(5, 5)
        page.wait_for_timeout(300)
        page.mouse.move(*box)
        page.wait_for_timeout(300)
        found.append(page.evaluate(TOLD))
    return found


with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
    print(f"plotly {version('plotly')}, playwright {version('playwright')}, Chromium {browser.version}")
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    plain, scaled = told(page, ""), told(page, "width:640px; transform:scale(1.5); transform-origin:0 0")
    zoomed = told(page, "zoom:1.5")
    browser.close()
for name, found in (("as it is", plain), ("transform: scale(1.5)", scaled), ("zoom: 1.5", zoomed)):
    print(f"{name:>22}: {' '.join(found)}")
wrong = [bar for bar, said in zip(BARS, zoomed) if bar != said]
print(f"under zoom {len(wrong)} of {len(BARS)} bars tell of another bar or of nothing")
sys.exit(0 if plain == scaled == BARS and len(wrong) > len(BARS) / 2 else 1)
PY
"$folder/venv/bin/python" "$folder/run.py" "$browser"
