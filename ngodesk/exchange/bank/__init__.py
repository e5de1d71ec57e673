"""Bank statements: MT940, camt.053 and the CSV of the usual banks."""
