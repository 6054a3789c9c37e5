"""Vad vilar uppgifterna på?"""
