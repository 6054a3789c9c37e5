"""Objects of an S3-like storage, by `obstore`: what is asked, in few words, with its errors in Swedish.

The usual settings count: AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY. A put that must be the first
of its name is made with If-None-Match, one that replaces what was read with If-Match.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlsplit

from lstdash.published.storage import Unreachable

SCHEME = "s3://"
QUICK_SECONDS, PATIENT_SECONDS = 3, 60  # for what a page waits for, and for the files of a version
T = TypeVar("T")


class Taken(Exception):
    """Someone else has put an object of that name, or replaced the one that was read."""


class Refused(Unreachable):
    """The storage has answered, and does not do what was asked."""


@dataclass(frozen=True)
class Objects:
    """The objects under an address, s3://bucket/prefix."""

    address: str

    def get(self, name: str) -> tuple[bytes, str] | None:
        """Return an object's bytes and its tag, None when there is none. Raises Unreachable."""
        return self._asked(lambda: self._got(name))

    def _got(self, name: str) -> tuple[bytes, str] | None:
        try:
            found = self._store(name).get(name)
        except FileNotFoundError:
            return None
        return bytes(found.bytes()), str(found.meta["e_tag"])

    def put(self, name: str, content: bytes, mode: Any = "overwrite") -> None:
        """Put an object; the mode is "create", or {"e_tag": …} of what is replaced. Raises Taken and Unreachable."""
        self._asked(lambda: self._store(name).put(name, content, mode=mode))

    def names(self, prefix: str = "") -> dict[str, datetime]:
        """Return the names under a prefix and when each was put. Raises Unreachable."""
        found = self._asked(lambda: self._store(f"{prefix}/").list(prefix or None).collect())
        return {one["path"]: one["last_modified"] for one in found}

    def delete(self, name: str) -> None:
        """Delete an object, if it is there. Raises Unreachable."""
        self._asked(lambda: self._store(name).delete(name))

    def _store(self, name: str) -> Any:
        return self._stores[PATIENT_SECONDS if "/" in name.removeprefix(".leases/") else QUICK_SECONDS]

    @cached_property
    def _stores(self) -> dict[int, Any]:
        from obstore.store import S3Store

        place = urlsplit(self.address)
        is_plain = os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://")
        return {
            seconds: S3Store(
                place.netloc,
                prefix=place.path.strip("/") or None,
                client_options={"timeout": f"{seconds}s", "connect_timeout": f"{QUICK_SECONDS}s", "allow_http": is_plain},
                retry_config={"max_retries": 0 if seconds == QUICK_SECONDS else 2},
            )
            for seconds in (QUICK_SECONDS, PATIENT_SECONDS)
        }

    def _asked(self, ask: Callable[[], T]) -> T:
        try:
            from obstore import exceptions
        except ImportError as error:
            raise _unreachable(self.address, str(error), "Kör: pip install -r requirements-s3.txt") from error
        try:
            return ask()
        except (exceptions.AlreadyExistsError, exceptions.PreconditionError) as error:
            raise Taken from error
        except (exceptions.BaseError, OSError) as error:
            is_refused = isinstance(error, exceptions.PermissionDeniedError | exceptions.UnauthenticatedError)
            raise _unreachable(
                self.address,
                str(error).splitlines()[0],
                "Kontrollera adressen, nycklarna och nätet.",
                Refused if is_refused else Unreachable,
            ) from error


def _unreachable(address: str, found: str, action: str, kind: type[Unreachable] = Unreachable) -> Unreachable:
    return kind("Lagret med uppgifter svarar inte.", address, "ett svar från lagret", found, action)
