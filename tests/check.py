"""The test command: style, types, then every test. `python -m tests.check`, the same on every system."""

from __future__ import annotations

import os
import subprocess
import sys

# Browser tests come after the rest: two files at a time, each with a server and a Chromium of its own.
STEPS: dict[str, list[str]] = {
    "Style": ["ruff", "check", "."],
    "Format": ["ruff", "format", "--check", "--quiet", "."],
    "Types": ["mypy"],
    "Tests": ["pytest", "-n", "2", "--dist", "loadfile", "--ignore", "tests/browser", "tests"],
    "Browser": ["pytest", "-n", "2", "--dist", "loadfile", "tests/browser"],
}


def main() -> int:
    """Run every step, also after a failing one, and return 1 if any failed."""
    environment = {**os.environ, "PYTHONWARNINGS": ""}
    failed = []
    for name, command in STEPS.items():
        print(f"\n== {name}: {' '.join(command)}", flush=True)
        if subprocess.run([sys.executable, "-m", *command], env=environment, check=False).returncode:
            failed.append(name)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nEverything passed.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
