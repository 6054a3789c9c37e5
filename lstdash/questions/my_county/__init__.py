"""Vad gör vårt län, vad gör de andra och vem ringer vi?"""
