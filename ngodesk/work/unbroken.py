"""Rules on the whole workspace: nothing is done that would make another record wrong."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, _, current
from ngodesk.exchange.rules import Breach, breaches
from ngodesk.model import TABLES
from ngodesk.work.naming import Names


@contextmanager
def unbroken(
    connection: Connection, asked: Callable[[Connection], Iterable[Breach]] = breaches
) -> Iterator[None]:
    """Refuse what is done inside where it breaks a rule that nothing broke before. Raises UserError."""
    before = frozenset(asked(connection))
    yield
    for breach in asked(connection):
        if breach not in before:
            raise _refused(connection, breach)


def _refused(connection: Connection, breach: Breach) -> UserError:
    table, row_id, name = breach.places[0]
    return UserError(
        N_("Nothing was changed. {kind} “{record}” would no longer be right at “{field}”: {reason}."),
        N_("Change or delete that record first."),
        kind=_(TABLES[table].labels[0]),
        record=Names(connection, current().language).one(table, row_id),
        field=_(TABLES[table].described.field(name).label),
        reason=_(breach.reason),
    )
