"""The money of a project: sources, tranches, cash by month."""
