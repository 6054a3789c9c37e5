"""Hur stora är länsstyrelserna, då och nu?"""
