"""The schema that this program knows, and how it tells its own files from others'."""

import hashlib
from typing import Any

VERSION = 1
"""How many migrations there are; `user_version` of a file that has them all."""

FINGERPRINTS = {1: "21a073fcb2658d43ae3b61d62609278be1963f661482d884135dab2ad48203ec"}
"""SHA-256 over the whole schema of a file of each version: a foreign trigger or view is noticed."""


def fingerprint(connection: Any) -> str:
    """What the schema of an open file looks like."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"
    ).fetchall()
    return hashlib.sha256("\n".join("\t".join(row) for row in rows).encode()).hexdigest()
