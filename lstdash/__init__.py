"""lstdash: a decision dashboard for Sweden's 21 county administrative boards."""
