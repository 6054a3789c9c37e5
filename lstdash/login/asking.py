"""Who asks, by what the browser shows: the cookies, and what the provider said. A page, a route and a later click ask alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lstdash import access, clock
from lstdash.access import Actor
from lstdash.login import emergency, ended, provider, recheck
from lstdash.login.session import Claims, Session, actor_of, logged_in


@dataclass(frozen=True, slots=True)
class Asking:
    """What is shown where a login is configured."""

    claims: Claims
    cookies: Mapping[str, str]

    def session(self) -> Session | None:
        """Return who is logged in, None for nobody and for a login that is over."""
        now = clock.now()
        client = provider.client(str(self.claims.get("provider", "")))
        found = emergency.session(self.cookies, now) or logged_in(self.claims, client, now)
        return None if found and ended.is_known(self.marks) else found

    @property
    def marks(self) -> frozenset[str]:
        """Return what the logins that are shown are remembered by when they are over."""
        return ended.marks(self.claims, self.cookies)

    def require(self, action: str, resource: str = "") -> Actor:
        """Return who writes, with the roles that the provider gives now; it knows nothing of the local administrator.

        Raises Refused for one that may not, by now, and Unavailable when the provider or the database cannot be asked.
        """
        is_asked = action not in access.WITH_CODE
        found = None if is_asked and self.marks and ended.is_over(self.marks) else self.session()
        asking = actor_of(found)
        access.require(asking, action, resource)
        if found and not found.is_local and is_asked:
            asking = replace(asking, roles=recheck.roles_now(self.claims))
            access.require(asking, action, resource)
        return asking
