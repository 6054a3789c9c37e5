"""Is a secret one that nobody can guess? Whoever has it signs cookies as anybody, in any role.

What stands as an example in the documentation is known to everybody; what a person has thought out is short on characters or
is words. One made as the documentation says, by `secrets.token_hex(32)`, passes.
"""

from __future__ import annotations

import re

LEAST = 32  # characters
LEAST_DIFFERENT = 8  # a random hexadecimal text of 32 characters has fewer once in 50 000 times, one of 64 never
EXAMPLE = re.compile(r"slumpa|random|hemlig|lösenord|losenord|password|change-?me|byt[-_ ]", re.IGNORECASE)
WANTED = f"minst {LEAST} slumpade tecken, inga mellanslag"
MAKE = 'Gör en ny: python -c "import secrets; print(secrets.token_hex(32))".'


def weakness(secret: str) -> str:
    """Return in Swedish what makes the secret one that can be guessed, empty for nothing; never the secret itself."""
    if len(secret) < LEAST:
        return "färre"
    if re.search(r"\s", secret):
        return "ord med mellanslag"
    if EXAMPLE.search(secret):
        return "ett exempel ur dokumentationen, eller ord"
    return "" if len(set(secret)) >= LEAST_DIFFERENT else f"bara {len(set(secret))} olika tecken"


def is_example(secret: str) -> bool:
    """Return whether a secret that somebody else has made is still what stands in an example of ours."""
    return secret.strip().casefold() in ("hemligheten", "hemlighet", "...", "…", "")
