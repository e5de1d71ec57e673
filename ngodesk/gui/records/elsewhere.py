"""Records that are made where they belong, and not in the list of their kind."""

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_

_WHERE = {
    "attachments": UserError(
        N_("A file is added where it belongs."),
        N_("Open a cost document, a contract or an event and drop the file there."),
    ),
    "waivers": UserError(
        N_("A finding is accepted where it is shown."),
        N_("Choose it in Checks and write the reason."),
    ),
}


def why_not_here(table: str) -> UserError | None:
    """Why nobody can begin such a record in a list, and where it is done."""
    return _WHERE.get(table)
