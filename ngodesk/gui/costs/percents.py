"""Percentages as one types them: 50 30 20."""

from ngodesk.common.language import current


def read_percents(text: str) -> list[int] | None:
    """Percentages with four places, between spaces or semicolons; nothing where one cannot be read."""
    from ngodesk.common.entering import WrongEntry, read
    from ngodesk.model import TABLES

    field = TABLES["budget_lines"].described.field("flat_rate_percent")
    found = []
    for part in text.replace(";", " ").replace("%", " ").split():
        try:
            value = read(field, part, current().language)
        except WrongEntry:
            return None
        if not isinstance(value, int) or value < 0:
            return None
        found.append(value)
    return found
