"""An answer in, a figure and its words out."""
