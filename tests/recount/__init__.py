"""The figures counted a second time, in plain Python and without a database, from the contract's words
alone."""
