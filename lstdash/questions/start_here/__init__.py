"""Var börjar vi?"""
