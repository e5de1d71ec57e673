"""Looking through a workspace: the file, its references, the chain of changes, the attachments."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from ngodesk.common.language import N_
from ngodesk.store import files, journal


@dataclass(frozen=True)
class Verdict:
    """One part that was looked through: a message id with its values, and whether it is sound."""

    part: str
    sound: bool
    finding: str
    number: int = 0


def verify(connection: Connection) -> Iterator[Verdict]:
    """Look through everything; one verdict for each part."""
    problems = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    yield _verdict(N_("file"), len(problems), N_("{number} places are damaged"))
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    yield _verdict(N_("references"), len(loose), N_("{number} records refer to something that is not there"))
    broken = list(journal.broken_steps(connection))
    yield _verdict(
        N_("change journal"), len(broken), N_("{number} steps were changed behind the program's back")
    )
    wrong = {*files.damaged(connection), *_missing(connection)}
    yield _verdict(N_("attachments"), len(wrong), N_("{number} files are missing or damaged"))


def _verdict(part: str, number: int, finding: str) -> Verdict:
    return Verdict(part, not number, finding if number else N_("in order"), number)


def _missing(connection: Connection) -> list[str]:
    return [
        row[0]
        for row in connection.exec_driver_sql(
            "SELECT DISTINCT sha256 FROM attachments WHERE sha256 NOT IN (SELECT sha256 FROM files)"
        )
    ]
