"""The budget of a project, typed like a spreadsheet."""
