"""The command line: exit statuses, what stands on which stream, and the shapes of data."""
