"""Var står vi, och vad bör beslutas nu?"""
