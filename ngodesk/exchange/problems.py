"""What is wrong with a file, told so that the cell can be found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, Texts, current

_LONGEST = 60


@dataclass(frozen=True)
class Problem:
    """One refused cell: file, row as a spreadsheet numbers it (the header is 1), column, value, reason.

    Row 0 is a record of the workspace that the file does not hold: then `file` is its table, `value` its key.
    """

    file: str
    row: int
    column: str
    value: str
    reason: str
    arguments: dict[str, Any] = field(default_factory=dict)

    def text(self, texts: Texts | None = None) -> str:
        """The problem as one line."""
        texts = texts or current()
        value = " ".join(self.value.split())
        value = value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
        reason = texts.gettext(self.reason).format(**self.arguments)
        place = N_("{file}, row {row}, column {column}, “{value}”: {reason}")
        if not self.row:
            place = N_("{file}, record “{value}” of the workspace, column {column}: {reason}")
        return texts.gettext(place).format(
            file=self.file, row=self.row, column=self.column, value=value, reason=reason
        )


class Refused(UserError):  # noqa: N818 - what became of the import, as its name says
    """An import that was refused as a whole, with every problem that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            N_("Nothing was imported. Problems found: {number}."),
            N_("Mend the rows named and import the whole again."),
            number=len(problems),
        )
        self.problems = list(problems)
