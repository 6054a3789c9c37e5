"""The list of what is installed and under which licence, in docs/licenser.md: `python -m tests.contract.licences` writes it.

A licence is what the installed package says of itself: an SPDX expression, else its classifiers, else its own words.
"""

from __future__ import annotations

import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST = ROOT / "docs" / "licenser.md"
LOCKS = {"requirements.lock": "drift", "requirements-dev.lock": "test"}
HUMAN = ("requirements.txt", "requirements-dev.txt", "requirements-spark.txt", "requirements-s3.txt")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)", re.MULTILINE)
CLASSIFIER = "License :: OSI Approved :: "
LONGEST_WORDS = 60  # longer is the whole text of a licence
NOT_HERE = {  # packages of other systems, read on PyPI
    "colorama": "BSD License",
    "httpx2-jsfetch": "BSD-3-Clause",
}
HEAD = """# Licenser

Alla paket som installeras, de som vi har valt och de som de drar in, ur `requirements.lock` (drift) och `requirements-dev.lock`
(test). Licensen är vad det installerade paketet säger om sig självt. Listan skrivs med `python -m tests.contract.licences`
och prövas av `tests/contract/test_lock.py`. Instrumentpanelen själv har MIT, se `LICENSE`; Plotly i webbläsaren har MIT, se
`lstdash/charts/vendor/`.

| Paket | Behövs för | Valt av oss | Licens |
|---|---|---|---|
"""


def pinned(path: Path) -> dict[str, str]:
    """Return name and version of everything that a file of requirements pins."""
    return {name.lower().replace("_", "-"): version for name, version in PINNED.findall(path.read_text(encoding="utf-8"))}


def licence(package: str) -> str:
    """Return what an installed package says; KeyError for one that is not here and is not known to be another system's."""
    try:
        found = metadata(package)
    except PackageNotFoundError:
        return NOT_HERE[package]
    return _said(found).replace("|", "/")


def _said(found: PackageMetadata) -> str:
    if expression := found.get("License-Expression"):
        return str(expression)
    classifiers = [line.removeprefix(CLASSIFIER) for line in found.get_all("Classifier") or () if line.startswith(CLASSIFIER)]
    words = " ".join(str(found.get("License") or "").split())
    return ", ".join(classifiers) or (words if 0 < len(words) <= LONGEST_WORDS else "se paketets egen fil")


def rows() -> dict[str, str]:
    """Return the list's row of every package."""
    chosen = {name for file in HUMAN for name in pinned(ROOT / file)}
    needed: dict[str, str] = {}
    for lock, purpose in LOCKS.items():
        for name in pinned(ROOT / lock):
            needed.setdefault(name, purpose)
    return {
        name: f"| {name} | {needed[name]} | {'ja' if name in chosen else ''} | {licence(name)} |"
        for name in sorted(needed)  # names of packages are ASCII
    }


if __name__ == "__main__":
    LIST.write_text(HEAD + "\n".join(rows().values()) + "\n", encoding="utf-8")
