"""How few are too few: the one number behind every rule on small groups."""

FEWEST = 5  # answers; of fewer nothing is shown apart, and nothing is said of how sure it is
