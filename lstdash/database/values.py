"""Values as the store keeps them: UTC time stamps that sort as text, canonical JSON, cleaned text, hashed tokens.

Text and whole numbers are the only column types, so that SQLite and PostgreSQL hold and return the same.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from datetime import UTC, datetime

from lstdash import formats
from lstdash.database.faults import NotFound, TooMuch, WorkshopError

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0/O, 1/I/L, U/V twins
CODE_LENGTH = 8  # 30^8: guessing is hopeless even without the limit on attempts
SECRET_LENGTH = 20
MOST_JSON = 20_000

JsonObject = dict[str, object]


def stamp(now: datetime) -> str:
    """Return the time as UTC text of fixed width; ValueError for a time without zone."""
    if now.tzinfo is None:
        raise ValueError("a time without zone")
    return now.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """Return the time of a stamp."""
    return datetime.fromisoformat(text)


def moment_or_none(text: str | None) -> datetime | None:
    """Return the time of a stamp that may be missing."""
    return moment(text) if text else None


def canonical(value: object) -> str:
    """Return JSON that is the same text for the same value; ValueError for NaN, TypeError for what JSON lacks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def limited_json(value: object, field: str) -> str:
    """Return canonical JSON, or raise TooMuch when it is longer than the store keeps."""
    text = canonical(value).encode("utf-8", "replace").decode()
    if len(text) > MOST_JSON:
        raise TooMuch(
            "Det är för mycket att spara på en gång.",
            where=field,
            expected=f"högst {formats.decimal(MOST_JSON)} tecken",
            found=f"{formats.decimal(len(text))} tecken",
            action="Spara färre val.",
        )
    return text


def clean(text: str, field: str, longest: int, *, required: bool = False) -> str:
    """Return one line of plain text without control or direction marks.

    Raises TooMuch when it is too long and WorkshopError when a required text is empty.
    """
    composed = unicodedata.normalize("NFC", text)
    visible = "".join(" " if char.isspace() else char for char in composed if char.isspace() or not _is_hidden(char))
    line = " ".join(visible.split())
    if len(line) > longest:
        raise TooMuch(
            "Texten är för lång.",
            where=field,
            expected=f"högst {longest} tecken",
            found=f"{formats.decimal(len(line))} tecken",
            action="Korta texten.",
        )
    if required and not line:
        raise WorkshopError(
            "Texten saknas.", where=field, expected=f"1–{longest} tecken", found="ingen text", action="Fyll i fältet."
        )
    return line


def new_id() -> str:
    """Return a random identifier that says nothing about order or origin."""
    return secrets.token_hex(8)


def new_token() -> str:
    """Return 128 random bits for a link or a cookie."""
    return secrets.token_urlsafe(16)


def new_code() -> str:
    """Return a code to join by."""
    return _letters(CODE_LENGTH)


def new_secret() -> str:
    """Return a secret to steer by, in groups that can be written down."""
    return shown(_letters(SECRET_LENGTH))


def shown(code: str) -> str:
    """Return the code in groups of four: `ABCD-EFGH`."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def typed(code: str) -> str:
    """Return a typed code without spaces, dashes and case; NotFound for what no code can be."""
    plain = "".join(char for char in code.upper() if char.isalnum())
    if len(plain) != CODE_LENGTH or set(plain) - set(ALPHABET):
        raise NotFound(
            "Koden är inte skriven som en workshopkod.",
            where="kod",
            expected=f"{CODE_LENGTH} tecken, bokstäver och siffror utom 0, 1, I, L, O och U",
            found=clean(code[:40], "kod", 40) or "ingen kod",
            action="Läs av koden på skärmen igen eller använd QR-koden.",
        )
    return plain


def typed_secret(secret: str) -> str:
    """Return a typed secret as it was made: groups of four, upper case."""
    return shown("".join(char for char in secret.upper()[:100] if char.isalnum()))


def hashed(token: str) -> str:
    """Return the sha256 of a token. Tokens are random and long, so no slow hash is needed."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _letters(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")
