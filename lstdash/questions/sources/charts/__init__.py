"""An answer in, what is shown and taken away out."""
