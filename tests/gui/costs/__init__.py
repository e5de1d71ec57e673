"""The page of a cost document."""
