"""Hur tillgänglig är tjänsten?"""
