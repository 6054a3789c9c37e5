"""Rows and choices in, one frozen answer with a Swedish headline out."""
