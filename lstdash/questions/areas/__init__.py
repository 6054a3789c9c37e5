"""Var samordnar länsstyrelserna i dag?"""
