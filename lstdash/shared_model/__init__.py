"""Rules that two or more questions use: pure functions without I/O, clock or hidden randomness."""
