"""Opens the file and keeps it: transactions, journal, undo, lock, backup, search."""
