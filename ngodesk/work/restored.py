"""What came of a restore, and what somebody has to know of it."""

from dataclasses import dataclass
from pathlib import Path

from ngodesk.common.language import _, plural


@dataclass(frozen=True)
class Restored:
    """What came of a restore: where the replaced file is kept, if there was one, and what is not whole."""

    kept: Path | None
    missing: int = 0
    """Attachments that do not lie beside the backup."""
    knows_erased: bool = True
    """The replaced file could be asked who was erased."""
    damaged: tuple[Path, ...] = ()
    """Logs of who was erased that cannot be read."""
    protected: bool = False
    as_backup: bool = True
    """It opens with what the backup opens with; one in place of a file opens as that file did."""
    worked_in: bool = False
    """The copy has later steps than its checksum knows of."""

    def noted(self) -> str:
        """What is good to know of it and asks for nothing."""
        words = _(
            "Somebody worked in this copy after it was made: it is newer than its checksum."
            " It was looked through, and is sound."
        )
        return " ".join(filter(None, (words if self.worked_in else "", self.opens())))

    def opens(self) -> str:
        """What the file opens with, in a sentence; blank where one that stood there had the same."""
        if self.kept is None:
            return (
                _("It opens with the password of the backup.")
                if self.protected
                else _("It opens without a password.")
            )
        if self.as_backup:
            return ""
        return (
            _("It opens with the password of the file until now, not as the backup did.")
            if self.protected
            else _("It opens without a password, as the file did until now, though the backup has one.")
        )

    def told(self) -> str:
        """What somebody has to know of it, in sentences; blank where all is well."""
        told = []
        if self.missing:
            told.append(
                plural(
                    "{number} attachment does not lie beside this backup, or is damaged. Copy the folder"
                    " “attachments” along with the backup, then restore again.",
                    "{number} attachments do not lie beside this backup, or are damaged. Copy the folder"
                    " “attachments” along with the backup, then restore again.",
                    self.missing,
                ).format(number=self.missing)
            )
        if not self.knows_erased:
            told.append(
                _(
                    "The replaced file could not be read: look whether anybody who was erased in it is here"
                    " again."
                )
            )
        told += [
            _(
                "The list of who was erased, {path}, is damaged: look whether anybody who was erased is here"
                " again."
            ).format(path=path)
            for path in self.damaged
        ]
        return " ".join(told)
