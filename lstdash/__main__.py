"""`python -m lstdash`."""

from lstdash.cli import main

main()
