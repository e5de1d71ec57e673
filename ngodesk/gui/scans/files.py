"""Which files are scans, and those that are let fall on a page."""

from pathlib import Path

from PySide6.QtGui import QDropEvent

SUFFIXES = ("pdf", "jpg", "jpeg", "png", "tif", "tiff", "webp", "gif", "bmp")
PICTURES = " ".join(f"*.{suffix}" for suffix in SUFFIXES)
KINDS = {  # what is kept with a record, the usual first
    "cost_documents": ("document", "payment_proof", "offer", "contract", "correspondence", "photo", "other"),
    "contracts": ("offer", "contract", "document", "correspondence", "other"),
    "events": ("signed_list", "photo", "document", "correspondence", "other"),
    "subgrants": ("document", "contract", "correspondence", "photo", "other"),
    "consultations": ("document", "correspondence", "other"),
    "questionnaires": ("questionnaire", "document", "photo", "correspondence", "other"),
    "people": ("document", "contract", "photo", "correspondence", "other"),
    "organisations": ("document", "contract", "photo", "correspondence", "other"),
    "indicator_values": ("document", "photo", "signed_list", "questionnaire", "correspondence", "other"),
}


def is_scan(path: Path) -> bool:
    """Whether a file is called as a PDF or a picture."""
    return path.suffix.lower().removeprefix(".") in SUFFIXES


def scans_in(event: QDropEvent) -> list[Path]:
    """The scans among what is let fall."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if is_scan(path)]
