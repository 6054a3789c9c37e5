"""Logging in: what is set for it, what a provider says of a person, and whether it still says so."""
