"""The exchange folder: what goes in, what comes out, and what is refused."""
