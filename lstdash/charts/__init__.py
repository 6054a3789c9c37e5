"""Answers in, Plotly figures and their text alternatives out."""
