"""Every number, and the records behind it: `contract/figures.md` in code."""
