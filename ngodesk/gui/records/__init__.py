"""Lists and forms of records, made from their descriptions."""
