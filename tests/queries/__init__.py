"""Given rows, expected rows: one module a question, `CASES` in each. A contract holds that no query is left out."""
