"""Reports: templates that are data, blocks that build content, writers that make files of it."""
