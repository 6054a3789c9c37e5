"""What is on disk and which version counts."""
