"""The schema that this program knows, and how it tells its own files from others'."""

import hashlib
from typing import Any

VERSION = 3
"""How many migrations there are; `user_version` of a file that has them all."""

FINGERPRINTS = {
    1: "21a073fcb2658d43ae3b61d62609278be1963f661482d884135dab2ad48203ec",
    2: "ace9718d18709c1c40030e0d63795e7406b7399f42722b034bbcf0943d793112",
    3: "fe7931290dc67119f6a8bf50baf8ff984c81169ebaa12b7a466eef9bd3d05cb2",
}
"""SHA-256 over the whole schema of a file of each version: a foreign trigger or view is noticed."""


def fingerprint(connection: Any) -> str:
    """What the schema of an open file looks like."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"
    ).fetchall()
    return hashlib.sha256("\n".join("\t".join(row) for row in rows).encode()).hexdigest()
