"""Questionnaires: their questions, the answers typed row by row, what came of them."""
