"""The window. Nothing but Qt, `common` and this package is imported before it is painted."""

import builtins
import sys

import PySide6  # noqa: F401 - it brings the way to import that is taken back

# PySide reads the source of all that is imported after it, for features that nobody uses here, and keeps it:
# 20 MiB. Its way to import is taken back.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

# SQLAlchemy brings asyncio, and that the keys of networks, of which nothing is needed here: Python is told,
# in its own way, that there are none. 1 MiB.
sys.modules["ssl"] = None  # type: ignore[assignment]
