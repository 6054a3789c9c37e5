"""What can be chosen on the page, and its parts."""
