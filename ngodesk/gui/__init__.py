"""The window. Nothing but Qt, `common` and this package is imported before it is painted."""
