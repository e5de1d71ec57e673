"""The indicators of a project: how far each is, what it counts, and the records that prove it."""
