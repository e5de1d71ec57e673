"""Consultations: the remarks on a draft, typed and decided."""
