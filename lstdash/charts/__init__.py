"""Answers in, Plotly figures and their text alternatives out."""

from pathlib import Path

# What draws them, on pages and in pictures: a third of the library in the wheel, see README.md beside it.
LIBRARY = Path(__file__).parent / "vendor" / "plotly-cartesian.min.js"
