"""What somebody wants done: one function for each wish. The open store is the first argument."""
