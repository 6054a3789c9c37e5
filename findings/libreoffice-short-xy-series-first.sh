#!/usr/bin/env bash
# An XY chart in a PowerPoint file with two series of different length, drawn by LibreOffice.
# Most would guess: the order of the series decides what lies on top, nothing else; each series brings its own x values.
# What happens: a series of one point that stands before a series of three is drawn in the legend and not in the chart. Put after the
#   longer one, the same series is drawn. The file is the same but for the order.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-pptx 1.0.2, pillow 13.0.0, Python 3.11. Seen 2026-11-29.
# Source: ECMA-376 part 1, DrawingML charts: the x values (xVal) are a child of each scatter series (CT_ScatterSer).
set -euo pipefail
command -v soffice >/dev/null || { echo "soffice is missing: install libreoffice-impress"; exit 2; }
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q python-pptx==1.0.2 pillow==13.0.0 2>/dev/null
cat > "$folder/run.py" <<'PY'
import subprocess
import sys
from pathlib import Path

from PIL import Image
from pptx import Presentation
from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.util import Cm

COLOURS = {"short": RGBColor(255, 0, 0), "long": RGBColor(0, 0, 255)}
POINTS = {"short": [(1, 5)], "long": [(1, 1), (2, 2), (3, 3)]}


def red_pixels(*order):
    """How much of the drawn slide is the short series' colour; the chart has no legend."""
    deck, data = Presentation(), XyChartData()
    for name in order:
        series = data.add_series(name)
        for x, y in POINTS[name]:
            series.add_data_point(x, y)
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    chart = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, Cm(1), Cm(1), Cm(20), Cm(15), data).chart
    chart.has_legend = False
    for series in chart.plots[0].series:
        series.format.line.fill.background()
        series.marker.style, series.marker.size = XL_MARKER_STYLE.SQUARE, 20
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = COLOURS[series.name]
    deck.save("chart.pptx")
    profile = f"-env:UserInstallation=file://{Path.cwd()}/profile"
    subprocess.run(["soffice", "--headless", profile, "--convert-to", "png", "chart.pptx"], check=True, capture_output=True)
    picture = Image.open("chart.png").convert("RGB").tobytes()
    return sum(r > 200 and g < 60 and b < 60 for r, g, b in zip(picture[::3], picture[1::3], picture[2::3]))


print(subprocess.run(["soffice", "--version"], capture_output=True, text=True).stdout.strip())
before, after = red_pixels("short", "long"), red_pixels("long", "short")
print(f"pixels of the one point: {before} when its series stands first, {after} when it stands last")
sys.exit(0 if before == 0 and after > 100 else 1)
PY
cd "$folder" && venv/bin/python run.py
