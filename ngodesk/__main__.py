"""Two doors: without a command, or with a workspace, the window; otherwise the command line."""

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives its exit status."""
    if "--multiprocessing-fork" in sys.argv:  # a packed program is its own child
        from multiprocessing import freeze_support

        freeze_support()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if _means_window(words):
        files = [word for word in words if word != "open"]
        return _show(Path(files[0]) if files else None)
    from ngodesk.cli.main import run

    asked = run(words)
    return asked if isinstance(asked, int) else _show(asked.workspace, asked.language)


def _show(workspace: Path | None, language: str | None = None) -> int:
    from ngodesk.gui.app import run

    return run(workspace, language)


def _means_window(words: Sequence[str]) -> bool:
    """Whether the window is asked for plainly: nothing, a workspace, or `open` with at most one.

    A file manager gives the file alone. `open` with options goes through the command line; before the
    first paint nothing of that is imported otherwise.
    """
    if words[:1] == ["open"]:
        words = words[1:]
    elif words and not words[0].lower().endswith(".ngodesk"):
        return False
    return len(words) < 2 and not (words and words[0].startswith("-"))


if __name__ == "__main__":
    sys.exit(main())
