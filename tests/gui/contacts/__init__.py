"""People and organisations: their own pages, the catalogue."""
