"""How long work says where it is, and learns that it shall stop."""

from typing import Protocol


class Progress(Protocol):
    """Called with what is done and of how much; raises Cancelled where the person wants it to stop."""

    def __call__(self, done: int, total: int) -> None: ...


def silent(done: int, total: int) -> None:
    """Progress that nobody looks at."""
