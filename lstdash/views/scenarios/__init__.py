"""Scenarios of any question: saved and opened by link, and any two of them side by side."""
