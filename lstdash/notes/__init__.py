"""Short notes that people pin to a figure, at the data version they saw."""
