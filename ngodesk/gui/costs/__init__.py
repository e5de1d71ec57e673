"""The page of a cost document: its paper, how it is shared out, its scan."""
