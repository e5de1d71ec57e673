"""What was before and what is after, kept as one text: a line with an arrow stands between them."""

ARROW = "\N{RIGHTWARDS ARROW}"


def parted(text: str) -> tuple[str, str]:
    """Before and after; a text without an arrow between them says what is after."""
    lines = text.split("\n")
    place = lines.index(ARROW, 1, -1) if ARROW in lines[1:-1] else 0
    before, after = "\n".join(lines[:place]), "\n".join(lines[place + 1 :])
    between = place and (before or not _is_after(after))
    return (before, after) if between else ("", text)


def joined(before: str, after: str) -> str:
    """One text of both, which reads well wherever it stands: an export, a spreadsheet, the history."""
    return after if not before and _is_after(after) else "\n".join((before, ARROW, after))


def _is_after(text: str) -> bool:
    """Whether all of a text says what is after."""
    return parted(text) == ("", text)
