"""How fast is it? `python -m tests.benchmarks`: one report, every figure a ratio between two things measured side by side.

Nothing here is a test and nothing here fails for being slow.
"""
