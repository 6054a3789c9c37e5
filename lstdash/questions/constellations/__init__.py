"""Spelar det roll vilka man gör det med?"""
