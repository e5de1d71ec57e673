"""The key of a protected file: derived from its password, or written down on its recovery sheet."""

import base64
import hashlib
import os
import re
import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3.dbapi2 as driver

PLAIN = b"SQLite format 3\0"
"""What stands where a protected file has its salt."""

_ROUNDS = 256_000  # as SQLCipher itself derives a key
_SECRET, _SALT = 32, 16  # bytes
_LETTERS = 52  # of the recovery code: 32 bytes in base32
_GROUP = 4
_CODE = re.compile(rf"[A-Z2-7]{{{_LETTERS}}}")
_MISREAD = str.maketrans("018", "OIB")  # base32 has none of these digits
_LOOKED_AT = "PRAGMA key = \"x'" + "0" * (2 * _SECRET) + "'\""


@dataclass(frozen=True)
class Key:
    """What opens a protected file. It stands in memory alone, and in no message."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def clause(self) -> str:
        """As SQLCipher wants it: secret and salt as they are, so that nothing in a password needs quoting."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"

    @property
    def recovery_code(self) -> str:
        """52 letters and digits in groups of four, to be written down."""
        letters = base64.b32encode(self.secret).decode().rstrip("=")
        return " ".join(letters[start : start + _GROUP] for start in range(0, _LETTERS, _GROUP))

    def is_written(self, typed: str) -> bool:
        """Whether somebody typed the recovery code; spaces, hyphens and small letters do not matter."""
        return secrets.compare_digest(_read(typed), _read(self.recovery_code))


def fresh(password: str) -> Key:
    """A new key for a password: the same one twice gives two keys."""
    return derived(password, secrets.token_bytes(_SALT))


def derived(password: str, salt: bytes) -> Key:
    """The key that a password gives in the file with that salt.

    Composed first: some systems hand an ł or an ē over in two parts.
    """
    letters = unicodedata.normalize("NFC", password).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", letters, salt, _ROUNDS, _SECRET), salt)


def possible(secret: str, salt: bytes) -> Iterator[Key]:
    """The keys that what somebody typed may mean: a recovery code, or a password."""
    letters = _read(secret)
    if _CODE.fullmatch(letters):
        yield Key(base64.b32decode(letters + "===="), salt)
    yield derived(secret, salt)


def _read(typed: str) -> str:
    return re.sub(r"[\s\-–]", "", typed).upper().translate(_MISREAD)


def salt_of(path: Path) -> bytes:
    """The salt of a file, or `PLAIN`; asked through SQLite, for the file may be open."""
    connection = driver.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(_LOOKED_AT)
        return bytes.fromhex(connection.execute("PRAGMA cipher_salt").fetchone()[0])
    finally:
        connection.close()


def unlock(path: Path, secret: str) -> Key | None:
    """The key of a file, if what was typed opens it."""
    return next((key for key in possible(secret, salt_of(path)) if opens(path, key)), None)


def opens(path: Path, key: Key | None) -> bool:
    """Whether a file can be read with a key, or without.

    To write where that is possible: a write that was cut off is first taken back, which needs no key.
    """
    mode = "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"
    connection = driver.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)
    try:
        use(connection, key)
        connection.execute("PRAGMA user_version").fetchone()  # of the first page alone
    except driver.DatabaseError as error:
        if "not a database" not in str(error):
            raise
        return False
    finally:
        connection.close()
    return True


def use(connection: driver.Connection, key: Key | None) -> None:
    """Give a connection its key before anything else; what fails is told by us, not by the library."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(f'PRAGMA key = "{key.clause}"')
