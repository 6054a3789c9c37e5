"""The locks hold what people have chosen, whole, with checksums and without an address; the list of licences is true."""

from __future__ import annotations

import re

import pytest

from tests.contract.licences import HUMAN, LIST, LOCKS, ROOT, pinned, rows

CHOSEN = dict.fromkeys(HUMAN, "requirements-dev.lock") | {"requirements.txt": "requirements.lock"}


@pytest.mark.parametrize("chosen", CHOSEN)
def test_the_lock_holds_every_chosen_package_at_the_same_version(chosen: str) -> None:
    wanted, locked = pinned(ROOT / chosen), pinned(ROOT / CHOSEN[chosen])
    assert wanted and {name: locked.get(name) for name in wanted} == wanted, "run: make lock"


def test_tests_run_what_runs() -> None:
    run, test = (pinned(ROOT / lock) for lock in LOCKS)
    assert {name: test.get(name) for name in run} == run


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_checksums_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text.partition("make lock\n")[2])
    assert entries and [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []
    assert re.findall(r"://|file:|--index|--extra|--find|--trusted|^-", text, re.MULTILINE) == []


def test_every_package_stands_in_the_list_with_the_licence_that_it_says() -> None:
    said = dict(re.findall(r"^(\| ([a-z0-9.-]+) \|.*)$", LIST.read_text(encoding="utf-8"), re.MULTILINE))
    listed = {name: line for line, name in said.items()}
    assert listed == rows(), "run: python -m tests.contract.licences"


def test_the_commands_install_from_the_lock_and_take_nothing_else() -> None:
    for told in ("Makefile", "README.md", "deploy/Containerfile"):
        text = (ROOT / told).read_text(encoding="utf-8")
        assert "--require-hashes" in text and "--no-deps" in text, told
