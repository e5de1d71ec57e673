"""Long tests, run by hand: `python -m tests.soak`."""
