"""The e-invoices that tests read: made up, and valid against the published schemas."""

from pathlib import Path

from ngodesk.exchange import einvoice_reading, safe_xml
from ngodesk.exchange.einvoice_document import EInvoice

FOLDER = Path(__file__).parent.parent / "data" / "einvoice"
SYSTEM_NUMBER = "9999999999-20260215-0123456789AB-58"
PLAIN = f"{SYSTEM_NUMBER}.xml"
FILES = sorted(path.name for path in FOLDER.glob("*.xml"))


def source(name: str) -> bytes:
    """A file's bytes."""
    return (FOLDER / name).read_bytes()


def invoice(name: str, data: bytes | None = None) -> EInvoice:
    """A file as it is read."""
    return einvoice_reading.read(safe_xml.read(source(name) if data is None else data), name)


def changed(name: str, *pairs: tuple[str, str]) -> bytes:
    """A file with other words in it; each must stand there."""
    text = source(name).decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text.encode()
