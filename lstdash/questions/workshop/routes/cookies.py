"""Cookies of a workshop: one per device, one per workshop that the device steers. Neither is readable by script.

Names only, apart from who holds them (`answers/access.py`), as the server needs them at every start.
"""

from __future__ import annotations

from collections.abc import Mapping

DEVICE_COOKIE = "lstdash_enhet"
DEVICE_DAYS = 60
EXCHANGE_PATH = "/styrning"
PHONE_PATHS = {"news": "/rosta/nytt", "scores": "/rosta/poang"}  # what a phone's script asks and sends
STEER = "lstdash_styr_"
PAGES_WITH_DEVICE = ("/rosta", "/workshop")


def steer_cookie(workshop: str) -> str:
    """Return the name of the cookie that steers a workshop."""
    return f"{STEER}{workshop}"


def steered(cookies: Mapping[str, str]) -> dict[str, str]:
    """Return the cookies that steer, by their workshop."""
    return {name.removeprefix(STEER): value for name, value in cookies.items() if name.startswith(STEER)}
