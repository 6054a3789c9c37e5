"""Who may do what: one rule for every page, route and write, asked as (actor, action, resource) and denied by default.

An action that no rule names is refused. With a login the roles decide. Without one everybody reads, saves, scores and steers
with what they know (a code, a token), which the rooms themselves check; only the server's own machine publishes, enters
follow-up and reads the log. The table stands in docs/drift.md, and the tests read it there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lstdash.errors import UserError

Action = Literal[
    "lasa",
    "hamta",
    "delta",
    "spara",
    "leda",
    "anteckna",
    "folja-upp",
    "publicera",
    "aterstalla",
    "avsluta",
    "logg",
    "hamta-logg",
]
ROLES = {"lasare": "läsare", "facilitator": "facilitator", "analytiker": "analytiker", "administrator": "administratör"}
AT_SERVER = "vid servern"  # in what capacity, where nobody logs in
LEAST = "lasare"  # of whoever is logged in and has no other role
WRITERS = frozenset({"facilitator", "analytiker", "administrator"})
ANALYSTS = frozenset({"analytiker", "administrator"})
EVERY_ROLE = frozenset(ROLES)
OPEN: frozenset[str] = frozenset({"lasa", "hamta", "delta", "spara", "leda"})  # no login: everybody
OWN_MACHINE: frozenset[str] = frozenset(
    {"publicera", "aterstalla", "anteckna", "folja-upp", "avsluta", "logg", "hamta-logg"}
)  # no login: at the server
WITH_CODE: frozenset[str] = frozenset({"delta"})  # login or not: a phone in a room needs its code alone


@dataclass(frozen=True, slots=True)
class Rule:
    """What an action is, as an infinitive in Swedish, and the roles that may do it."""

    says: str
    roles: frozenset[str]


RULES: dict[str, Rule] = {
    "lasa": Rule("läsa sidorna", EVERY_ROLE),
    "hamta": Rule("hämta filer och bilder", EVERY_ROLE),
    "delta": Rule("delta i en workshop med kod", EVERY_ROLE),
    "spara": Rule("spara och ändra scenarier", WRITERS),
    "leda": Rule("starta och leda workshoppar", frozenset({"facilitator", "administrator"})),
    "anteckna": Rule("fästa anteckningar vid figurer", WRITERS),
    "folja-upp": Rule("föra in uppföljning", WRITERS),
    "publicera": Rule("publicera uppgifter", ANALYSTS),
    "aterstalla": Rule("gå tillbaka till en tidigare version", ANALYSTS),
    "avsluta": Rule("avsluta andras workshoppar", frozenset({"administrator"})),
    "logg": Rule("läsa loggen", frozenset({"administrator"})),
    "hamta-logg": Rule("hämta loggen som fil", frozenset({"administrator"})),
}


OTHERS = {  # commands
    "gallra": "gallra",
    "rensa": "ta bort gamla versioner",
    "sakerhetskopiera": "säkerhetskopiera",
    "aterlas": "läsa tillbaka en säkerhetskopia",
    "logga-in": "logga in med nödkod",
}


def says(action: str) -> str:
    """Return in words what was done, as the log shows it; a code that is unknown today as it stands."""
    return RULES[action].says if action in RULES else OTHERS.get(action, action)


def capacities(acting_as: str) -> str:
    """Return in words the roles that an entry of the log was written in."""
    return ", ".join(ROLES.get(part, part) for part in acting_as.split(", "))


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. Without a login nobody in particular, perhaps at the machine that the server runs on."""

    roles: frozenset[str] = frozenset()
    is_at_server: bool = False
    is_login_on: bool = False  # a login is configured: then roles decide, and the machine does not
    name: str = ""  # the account's own
    called: str = ""  # what the account is called, where that can be changed: for whoever reads the log


class Refused(UserError):
    """The one who asks may not do this."""


def allowed(actor: Actor, action: str, resource: str = "") -> bool:
    """Return whether the actor may do the action on the resource (a page's stem, a table, a workshop)."""
    if action in WITH_CODE:
        return True
    if not actor.is_login_on:
        return action in OPEN or (action in OWN_MACHINE and actor.is_at_server)
    return action in RULES and bool(RULES[action].roles & actor.roles)


def require(actor: Actor, action: str, resource: str = "") -> None:
    """Raise Refused, with what to do about it, unless the actor may do the action on the resource."""
    if allowed(actor, action, resource):
        return
    says = RULES[action].says if action in RULES else action
    if not actor.is_login_on:
        what, advice = f"Att {says} går bara från den dator som servern körs på.", "Öppna sidan där, med adressen localhost."
    elif not actor.roles:
        what, advice = f"Den som vill {says} måste vara inloggad.", "Logga in och försök igen."
    else:
        from lstdash import formats  # Swedish notation: not what a start should wait for

        needed = [ROLES[role] for role in ROLES if action in RULES and role in RULES[action].roles]
        what = f"Din roll räcker inte för att {says}."
        advice = f"Det kräver rollen {formats.either(needed)}." if needed else ""
    raise Refused(what, resource, action=advice)
