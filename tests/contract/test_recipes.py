"""README's recipes hold: a page costs five files, a table two, a lever five, and they run as soon as they are written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract import recipe

RUN = """
from pathlib import Path
from streamlit.testing.v1 import AppTest
from lstdash import store
from lstdash.extracts.publishing import publish
from tests.lib.drawn import texts

publish.publish(root=Path("data/extracts"))
version = store.current_version()
assert [row["boards"] for row in store.table("trials", version)] == [3, 5]


def page(stem: str, **params: str) -> AppTest:
    frame = AppTest.from_file(str(Path("pages/frame.py").resolve()), default_timeout=60).run()
    for name, value in params.items():
        frame.query_params[name] = value
    opened = frame.switch_page(f"{stem}.py").run()
    assert not opened.exception, opened.exception
    assert not opened.warning, [one.value for one in opened.warning]
    return opened


assert "2\\u00a0försök pågår" in texts(page("trial"))[0]
assert texts(page("payroll", forvaltning="0.1"))[0] != texts(page("payroll"))[0]
"""
GONE = """
from pathlib import Path
from streamlit.testing.v1 import AppTest

frame = AppTest.from_file(str(Path("pages/frame.py").resolve()), default_timeout=60).run()
assert not frame.exception and "Storlek" not in str(frame.sidebar)
assert not frame.switch_page("my_county.py").run().exception
"""
CONTRACTS = ("tests/contract/test_layers.py", "tests/contract/test_readme.py")


def run(root: Path, *command: str) -> None:
    """Run Python in the copy, and say what it said when it fails."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LSTDASH_", "PYTEST_", "COV_"))}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env=inherited | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in which all three recipes have been followed."""
    root = recipe.copied(tmp_path_factory.mktemp("recipes") / "lstdash")
    assert recipe.follow(root, recipe.TABLE, recipe.TABLE_EDITS) == 2
    assert recipe.follow(root, recipe.PAGE, recipe.PAGE_EDITS) == 5
    assert recipe.follow(root, {}, recipe.LEVER_EDITS) == 5
    run(root, "-m", "tests.contract.test_readme")  # the tables that README shows
    return root


def test_what_the_recipes_make_runs(copy: Path) -> None:
    """Published, queried, opened as a page, and a link with the lever in it changes the answer."""
    run(copy, "-c", RUN)


def test_what_the_recipes_make_passes_the_tests_of_its_rooms(copy: Path) -> None:
    rooms = ("tests/questions/trial", "tests/questions/payroll/test_payroll_spec.py")
    run(copy, "-m", "pytest", "-q", "-n", "0", *rooms, *CONTRACTS)


def test_a_page_is_removed(tmp_path: Path) -> None:
    """One that is there today: what is its own, and its row, go; nothing else knew of it."""
    root = recipe.copied(tmp_path / "lstdash")
    recipe.discard(root, "size")
    run(root, "-m", "tests.contract.test_readme")
    run(root, "-m", "lstdash", "publicera", "--ja")
    run(root, "-c", GONE)
    run(root, "-m", "pytest", "-q", "-n", "0", *CONTRACTS)
