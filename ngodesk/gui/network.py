"""A file on a network drive: to be read only, unless somebody insists."""

from pathlib import Path

from ngodesk.common import folders
from ngodesk.common.errors import OnNetwork
from ngodesk.common.language import N_
from ngodesk.gui import remembered


def why_read_only(path: Path) -> OnNetwork | None:
    """Why a file is only read; nothing where it lies on a disk of this computer, or somebody insisted."""
    if remembered.was_told(path, folders.NETWORK) or folders.kind(path) != folders.NETWORK:
        return None
    return OnNetwork(
        N_("The file {path} lies on a network drive."),
        N_(
            "It is open for reading only: there nobody can rely on being the only one. Copy it to this"
            " computer, and put backups on the network drive."
        ),
        path=path,
    )
