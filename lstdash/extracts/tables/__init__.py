"""The declared tables, grouped by what they describe."""
