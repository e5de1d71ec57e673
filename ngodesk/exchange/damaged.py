"""What reading a ZIP raises that is damaged, protected, or packed in a way that Python does not know."""

import zipfile
import zlib
from lzma import LZMAError

NO_ZIP = (zipfile.BadZipFile, zlib.error, LZMAError, UnicodeDecodeError, NotImplementedError, EOFError)
"""Where what cannot be opened at all is told apart from it."""
DAMAGED = (*NO_ZIP, RuntimeError, ValueError, OSError)
