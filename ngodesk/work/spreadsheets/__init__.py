"""Taking in people's own spreadsheets: rows told apart, shown before they are kept, one step of undo."""
