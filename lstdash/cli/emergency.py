"""A code for the local administrator, who gets in when no provider answers."""

from __future__ import annotations

from lstdash.cli import screen
from lstdash.database.values import hashed, new_secret


def nodkod() -> None:
    """Gör en nödkod för en lokal administratör. Koden visas bara nu; servern får bara dess kontrollsumma."""
    secret = new_secret()
    screen.say(f"Nödkod: {secret}")
    screen.say("Förvara den inlåst. Den visas inte igen, och den som har den är administratör på sidan /nodinloggning.")
    screen.say("Sätt kontrollsumman i serverns miljö och starta om den; en ny kontrollsumma gör den förra koden värdelös:")
    screen.say(f"LSTDASH_ADMIN_HASH={hashed(secret)}")
