"""The address that people use, which whoever installs the server gives it in LSTDASH_PUBLIC_URL."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from lstdash.errors import UserError

VARIABLE = "LSTDASH_PUBLIC_URL"
HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?", re.IGNORECASE)


def given() -> str:
    """Return the address, empty for none."""
    return os.environ.get(VARIABLE, "").strip().rstrip("/")


def check() -> None:
    """Raise UserError for an address that no browser could follow."""
    if (found := given()) and not _is_usable(found):
        raise UserError(
            "Adressen till servern går inte att använda.",
            VARIABLE,
            "http:// eller https:// och ett namn, till exempel https://example.se",
            os.environ[VARIABLE].strip(),
            "Rätta den, eller ta bort den: då gäller den adress som sidan hämtas från.",
        )


def netloc(address: str) -> str:
    """Return host and port as a browser sends them, in lower case and IDNA; empty when there are none to read."""
    try:
        return urlsplit(address).netloc.lower().encode("idna").decode("ascii")
    except ValueError:
        return ""


def name(address: str) -> str:
    """Return the host of an address as a browser sends it; empty when there is none to read."""
    found = HOST.fullmatch(netloc(address))
    return found["name"].strip("[]") if found else ""


def _is_usable(address: str) -> bool:
    try:
        parts = urlsplit(address)
        is_port = parts.port != 0
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(name(address)) and is_port and not (parts.query or parts.fragment)
