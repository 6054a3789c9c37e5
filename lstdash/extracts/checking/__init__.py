"""Rows to faults, changes and how the headlines move."""
