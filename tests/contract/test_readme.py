"""README and the guides under docs/ keep up: every page, room, command and term stands in them, and every link leads on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lstdash.cli import app
from lstdash.cli.codes import MEANING
from lstdash.terms import TERMS
from lstdash.views.site import BY_STEM, SITES

ROOT = Path(__file__).parents[2]
README, ANALYST, DEVELOPER = "README.md", "docs/analytiker.md", "docs/utveckling.md"
LONGEST = 120  # lines of the one page for everyone


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


# name -> where it stands between `<!-- name -->` and `<!-- /name -->`, and what it holds
TABLES = {"sidor": (README, page_table), "ordlista": (DEVELOPER, glossary_table)}


def read(path: str) -> str:
    """A guide's text."""
    return (ROOT / path).read_text(encoding="utf-8")


def guides() -> list[str]:
    """README and everything under docs/."""
    return [README, *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]


def parts(text: str, name: str) -> tuple[str, str, str]:
    """What stands before, in and after a table that is the product's own."""
    before, rest = text.split(f"<!-- {name} -->\n")
    within, after = rest.split(f"<!-- /{name} -->")
    return f"{before}<!-- {name} -->\n", within, f"<!-- /{name} -->{after}"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_products_own(name: str) -> None:
    """Out of date? Run `python -m tests.contract.test_readme`."""
    path, made = TABLES[name]
    assert parts(read(path), name)[1] == made()


def test_every_exit_code_is_explained() -> None:
    shown = read(ANALYST).split("<!-- slutkoder -->\n")[1].split("<!-- /slutkoder -->")[0].splitlines()[2:]
    assert shown == [f"| {code} | {meaning} |" for code, meaning in MEANING.items()]


def test_every_room_is_on_the_map() -> None:
    inside = [path for path in (ROOT / "lstdash").iterdir() if not path.name.startswith("__")]
    rooms = {f"`lstdash/{path.name}/`" for path in inside if (path / "__init__.py").exists()}
    modules = {f"`lstdash/{path.name}`" for path in inside if path.suffix == ".py"}
    listed = re.findall(r"^\| (`lstdash/[^|]*) \|", read(DEVELOPER), re.MULTILINE)
    assert {name for row in listed for name in row.split(", ")} == rooms | modules


def test_every_command_is_explained() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__.replace("_", "-")
        assert f"lstdash {name}" in read(ANALYST)


def test_every_page_is_listed() -> None:
    there = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"frame"}
    assert there == set(BY_STEM)


def test_the_two_commands_are_the_first_ones_shown() -> None:
    first = read(README).split("```")[1]
    assert "make run" in first and "make test" in first


def test_readme_is_one_page_that_leads_to_every_guide() -> None:
    text = read(README)
    assert len(text.splitlines()) <= LONGEST
    assert {path for path in guides()[1:] if f"]({path})" not in text} == set()


@pytest.mark.parametrize("path", guides())
def test_every_link_leads_to_a_file(path: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)[)#]", read(path))
    assert [link for link in links if not ((ROOT / path).parent / link).exists()] == []


if __name__ == "__main__":
    for table, (guide, made) in TABLES.items():
        start, _, end = parts(read(guide), table)
        (ROOT / guide).write_text(start + made() + end, encoding="utf-8")
