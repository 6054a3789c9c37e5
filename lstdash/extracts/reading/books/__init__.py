"""Workbooks of every format, opened and read row by row: `opening.open_book`."""
