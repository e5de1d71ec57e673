"""People and organisations: each as a whole, the catalogue by county."""
