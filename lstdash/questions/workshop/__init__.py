"""Vad tycker vi i rummet?"""
