"""The README keeps up: every page, room, command and term stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.cli import app
from lstdash.cli.codes import MEANING
from lstdash.terms import TERMS
from lstdash.views.site import BY_STEM, SITES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def page_table() -> str:
    """The pages as README shows them."""
    rows = [f"| {site.title} | {site.question} | `/{site.address}` |" for site in SITES]
    return "\n".join(["| Sida | Fråga | Adress |", "|---|---|---|", *rows]) + "\n"


def glossary_table() -> str:
    """The glossary as README shows it."""
    rows = [
        f"| `{key}` | {term.label} | {term.definition} |" for key, term in sorted(TERMS.items(), key=lambda item: item[1].label)
    ]
    return "\n".join(["| Nyckel | Begrepp | Betydelse |", "|---|---|---|", *rows]) + "\n"


TABLES = {"sidor": page_table, "ordlista": glossary_table}  # between `<!-- name -->` and `<!-- /name -->`


def parts(text: str, name: str) -> tuple[str, str, str]:
    """What stands before, in and after a table that is the product's own."""
    before, rest = text.split(f"<!-- {name} -->\n")
    within, after = rest.split(f"<!-- /{name} -->")
    return f"{before}<!-- {name} -->\n", within, f"<!-- /{name} -->{after}"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_products_own(name: str) -> None:
    """Out of date? Run `python -m tests.contract.test_readme`."""
    assert parts(README, name)[1] == TABLES[name]()


def test_every_exit_code_is_explained() -> None:
    shown = README.split("<!-- slutkoder -->\n")[1].split("<!-- /slutkoder -->")[0].splitlines()[2:]
    assert shown == [f"| {code} | {meaning} |" for code, meaning in MEANING.items()]


def test_every_room_is_on_the_map() -> None:
    rooms = {f"`lstdash/{path.name}/`" for path in (ROOT / "lstdash").iterdir() if (path / "__init__.py").exists()}
    assert {room for room in rooms if f"| {room} |" not in README} == set()


def test_every_command_is_explained() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__.replace("_", "-")
        assert f"lstdash {name}" in README


def test_every_page_is_listed() -> None:
    there = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"frame"}
    assert there == set(BY_STEM)


def test_the_two_commands_are_the_first_ones_shown() -> None:
    first = README.split("```")[1]
    assert "make run" in first and "make test" in first


if __name__ == "__main__":
    for table, made in TABLES.items():
        start, _, end = parts(README, table)
        README = start + made() + end
    (ROOT / "README.md").write_text(README, encoding="utf-8")
