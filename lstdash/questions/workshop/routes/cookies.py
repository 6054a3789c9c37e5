"""Cookies of a workshop: one per device, one per workshop that the device steers. Neither is readable by script.

Names only, apart from who holds them (workshop_access), as the server needs them at every start.
"""

from __future__ import annotations

import secrets

DEVICE_COOKIE = "lstdash_enhet"
DEVICE_DAYS = 60
EXCHANGE_PATH = "/styrning"
PHONE_PATHS = {"news": "/rosta/nytt", "scores": "/rosta/poang"}  # what a phone's script asks and sends
PAGES_WITH_DEVICE = ("/rosta", "/workshop")


def steer_cookie(workshop: str) -> str:
    """Return the name of the cookie that steers a workshop."""
    return f"lstdash_styr_{workshop}"


def new_device() -> str:
    """Return an identifier that nobody can guess."""
    return secrets.token_urlsafe(24)
