"""Taking in a spreadsheet: its columns, its rows, what becomes of them."""
