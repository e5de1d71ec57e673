"""Each check with a case that it finds and one that it does not, at the very limit."""
