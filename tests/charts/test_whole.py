"""A chart is drawn right also while another thread imports what Plotly looks into, and a real fault is not hidden."""

from __future__ import annotations

import subprocess
import sys

import pytest

from lstdash.charts.whole import whole

# In a Python of its own: pandas can be imported for the first time only once.
DRAWING_BESIDE_AN_IMPORT = """
import sys, threading, time
sys.setswitchinterval(0.0005)
from lstdash.charts import style
from lstdash.charts.kept import as_json, kept
from lstdash.exports import images, picture_frame

@kept
def drawn(number):
    return style.base(300).add_scatter(x=["a", "b"], y=[1.0, number])

def work():
    for number in range(100_000):
        as_json(drawn(number))
        images._portable(drawn(number))
        picture_frame.as_figure('<svg width="1100" height="200">')
        begun.set()
        if done.is_set():
            sys.exit()

begun, done, failed = threading.Event(), threading.Event(), []
threading.excepthook = lambda told: failed.append(told.exc_value)
drawing = threading.Thread(target=work)
drawing.start()
begun.wait()
assert "pandas" not in sys.modules
import pandas
done.set()
drawing.join()
if failed:
    raise failed[0]
"""


def test_charts_are_drawn_while_another_thread_imports_pandas() -> None:
    drawing = subprocess.run([sys.executable, "-c", DRAWING_BESIDE_AN_IMPORT], capture_output=True, text=True, timeout=120)
    assert drawing.returncode == 0, drawing.stderr


def test_a_fault_of_the_chart_itself_is_said() -> None:
    tries = []

    @whole
    def wrong() -> object:
        tries.append(1)
        return object().nothing  # type: ignore[attr-defined]

    with pytest.raises(AttributeError, match="nothing"):
        wrong()
    assert len(tries) == 2
