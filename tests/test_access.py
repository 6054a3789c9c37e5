"""Who may do what: the table in docs/drift.md is the rule, read cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.access import ROLES, RULES, Actor, Refused, allowed, require
from lstdash.views.site import SITES

DRIFT = Path(__file__).parents[1] / "docs" / "drift.md"
YES, NO, AT_SERVER = "ja", "nej", "vid servern"
NOBODY, OPEN = "ingen inloggad", "utan inloggning"


def table() -> dict[str, dict[str, str]]:
    """What the guide says of each action, by role, of nobody logged in, and of an installation without a login."""
    lines = DRIFT.read_text(encoding="utf-8").split("<!-- roller -->\n")[1].split("<!-- /roller -->")[0].splitlines()
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): dict(zip([name.strip("`") for name in head[1:]], row[1:], strict=True)) for row in rows}


TABLE = table()
CELLS = [(action, role) for action in RULES for role in ROLES]


def test_there_are_forty_eight_cells_and_no_more() -> None:
    assert len(CELLS) == 48
    assert list(TABLE) == list(RULES)
    assert all(list(row) == ["Att", *ROLES, NOBODY, OPEN] for row in TABLE.values())
    assert {action: row["Att"] for action, row in TABLE.items()} == {action: rule.says for action, rule in RULES.items()}


@pytest.mark.parametrize(("action", "role"), CELLS, ids=lambda cell: str(cell))
def test_a_role_may_what_the_table_says_and_no_more(action: str, role: str) -> None:
    said = TABLE[action][role]
    assert said in (YES, NO)
    for is_at_server in (False, True):  # with a login the machine decides nothing
        actor = Actor(frozenset({role}), is_at_server=is_at_server, is_login_on=True)
        assert allowed(actor, action, "anything") is (said == YES)


@pytest.mark.parametrize("action", RULES)
def test_who_is_not_logged_in_may_what_the_table_says(action: str) -> None:
    for is_at_server in (False, True):
        assert allowed(Actor(is_at_server=is_at_server, is_login_on=True), action) is (TABLE[action][NOBODY] == YES)


@pytest.mark.parametrize("action", RULES)
def test_without_a_login_the_table_says_too(action: str) -> None:
    said = TABLE[action][OPEN]
    assert said in (YES, AT_SERVER)
    assert allowed(Actor(is_at_server=True), action)
    assert allowed(Actor(), action) is (said == YES)


@pytest.mark.parametrize("actor", [Actor(is_at_server=True), Actor(frozenset(ROLES), is_login_on=True)], ids=["open", "login"])
@pytest.mark.parametrize("action", ["", "LASA", "radera", "lasa "])
def test_what_no_rule_names_is_refused(action: str, actor: Actor) -> None:
    assert not allowed(actor, action)


def test_a_role_that_nobody_knows_is_none() -> None:
    actor = Actor(frozenset({"chef", "Administrator"}), is_login_on=True)
    assert not [action for action in RULES if action != "delta" and allowed(actor, action)]


def test_several_roles_may_what_each_may() -> None:
    actor = Actor(frozenset({"facilitator", "analytiker"}), is_login_on=True)
    assert {action for action in RULES if not allowed(actor, action)} == {"avsluta", "logg", "hamta-logg"}


@pytest.mark.parametrize(
    ("actor", "what", "advice"),
    [
        (Actor(), "Att publicera uppgifter går bara från den dator som servern körs på.", "localhost"),
        (Actor(is_login_on=True), "Den som vill publicera uppgifter måste vara inloggad.", "Logga in"),
        (
            Actor(frozenset({"lasare"}), is_login_on=True),
            "Din roll räcker inte för att publicera uppgifter.",
            "rollen analytiker eller administratör.",
        ),
    ],
)
def test_a_refusal_says_what_to_do(actor: Actor, what: str, advice: str) -> None:
    with pytest.raises(Refused) as refused:
        require(actor, "publicera")
    assert refused.value.what == what and advice in refused.value.action


def test_every_page_asks_an_action_that_is_a_rule() -> None:
    assert {site.action for site in SITES} <= set(RULES)
    asked = {site.stem: site.action for site in SITES if site.action != "lasa"}
    assert asked["update"] == "publicera" and asked["workshop"] == "leda" and asked["vote"] == "delta"
