"""Two doors: without a command, or with a workspace, the window; otherwise the command line."""

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["open"]:
        words = words[1:]
    elif words and not _is_workspace(words[0]):
        from ngodesk.cli.main import run

        return run(words)
    if words and words[0].startswith("-"):
        from ngodesk.cli.main import run

        return run(["open", *words])
    from ngodesk.gui.app import run as show

    return show(Path(words[0]) if words else None)


def _is_workspace(word: str) -> bool:
    """Whether a first word is a file to open, as a file manager gives it, and not a command."""
    return word.lower().endswith(".ngodesk")


if __name__ == "__main__":
    sys.exit(main())
