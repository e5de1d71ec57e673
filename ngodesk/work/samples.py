"""The sample workspaces: real projects from public pages, with invented records behind them."""

from pathlib import Path

from ngodesk.common.errors import FileError
from ngodesk.common.language import N_
from ngodesk.common.paths import resources
from ngodesk.common.progress import Progress, silent
from ngodesk.work import workspaces
from ngodesk.work.imports import import_folder

FACTS = "facts.csv"
"""What stands on a sample's page and must stand in its print; no table of the workspace."""


def names() -> list[str]:
    """The samples that there are."""
    return sorted(path.name for path in (resources() / "samples").iterdir() if path.is_dir())


def write_samples(folder: Path, progress: Progress = silent) -> list[Path]:
    """Write a workspace for each sample. Raises FileError where one is there already, or no folder can be."""
    if folder.exists() and not folder.is_dir():
        raise FileError(N_("{path} is a file, not a folder."), N_("Name a new folder."), path=folder)
    made = []
    folder.mkdir(parents=True, exist_ok=True)
    for done, name in enumerate(names()):
        progress(done, len(names()))
        made.append(write_sample(name, folder / f"{name}.ngodesk"))
    return made


def write_sample(name: str, path: Path) -> Path:
    """Write one sample workspace."""
    if path.exists():
        raise FileError(
            N_("There is a file {path} already."),
            N_("Choose another folder; nothing is overwritten."),
            path=path,
        )
    workspaces.create(path)
    with workspaces.open_workspace(path) as store:
        import_folder(store, resources() / "samples" / name, origin="command", without=frozenset({FACTS}))
    return path
