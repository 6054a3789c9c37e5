"""Rows and scenarios in, one frozen answer with a Swedish headline out."""
