"""The marks of headings and lists at the beginning of lines: put there, taken away, gone on with."""

import re
from collections.abc import Sequence

from ngodesk.common.language import N_

HEADING, LIST, NUMBERED = "heading", "list", "numbered"
KINDS = {HEADING: N_("Heading"), LIST: N_("List"), NUMBERED: N_("Numbered list")}

MARK = re.compile(r"(#{1,3}|[-*\N{BULLET}\N{EN DASH}]|\d{1,3}[.)])[ \t]+")
_OF_KIND = {
    HEADING: re.compile(r"#{1,3}[ \t]+"),
    LIST: re.compile(r"[-*\N{BULLET}\N{EN DASH}][ \t]+"),
    NUMBERED: re.compile(r"\d{1,3}[.)][ \t]+"),
}
_FORMS = {HEADING: "# ", LIST: "- ", NUMBERED: "{number}. "}


def marked(lines: Sequence[str], kind: str) -> list[str]:
    """The lines with marks of a kind in place of other ones; without, where all have them. Blanks stay."""
    typed = [line for line in lines if line.strip()]
    there = bool(typed) and all(_OF_KIND[kind].match(line) for line in typed)
    number, made = 0, []
    for line in lines:
        if not line.strip() and len(lines) > 1:
            made.append(line)
            continue
        number += 1
        mark = "" if there else _FORMS[kind].format(number=number)
        made.append(mark + MARK.sub("", line, count=1))
    return made


def continued(line: str) -> str | None:
    """What a new line after an item begins with; blank ends the list, nothing where no item stands."""
    mark = MARK.match(line)
    if mark is None or line.startswith("#"):
        return None
    if not line[mark.end() :].strip():
        return ""
    number = re.match(r"\d+", line)
    return line[: mark.end()] if number is None else f"{int(number[0]) + 1}{line[number.end() : mark.end()]}"
