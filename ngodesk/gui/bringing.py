"""Files that a person brings to the window: e-invoices and banks' tables of rates."""

from pathlib import Path

from PySide6.QtCore import QMimeData

REGISTER = ".xlsx"  # which the accountant filled in
SUFFIXES = (".xml", ".csv", ".json", ".zip", REGISTER)


def files_in(data: QMimeData) -> list[Path]:
    """What is being dropped, where all of it may be an e-invoice or a table of rates."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    fitting = [path for path in paths if path.suffix.lower() in SUFFIXES]
    return fitting if len(fitting) == len(data.urls()) else []
