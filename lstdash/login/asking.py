"""Who asks, by what the browser shows: the cookies, and what the provider said. A page, a route and a later click ask alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lstdash import access, clock
from lstdash.access import Actor
from lstdash.login import emergency, provider, recheck
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
        return emergency.session(self.cookies, now) or logged_in(self.claims, client, now)

    def require(self, action: str, resource: str = "") -> Actor:
        """Return who writes, with the roles that the provider gives now; it knows nothing of the local administrator.

        Raises Refused for one that may not, by now, and Unavailable when the provider cannot be asked.
        """
        found = self.session()
        asking = actor_of(found)
        access.require(asking, action, resource)
        if found and not found.is_local and action not in access.WITH_CODE:
            asking = replace(asking, roles=recheck.roles_now(self.claims))
            access.require(asking, action, resource)
        return asking
