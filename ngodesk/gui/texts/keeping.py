"""What was typed and is not stored yet: it is sent once, and kept where it was refused."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ngodesk.gui.opened import OpenFile
from ngodesk.gui.texts.reading import About
from ngodesk.gui.texts.standing import Typed

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.printing import Wish

Key = tuple[About, str]
"""A section of what is written for."""


class Keeping:
    """Writes each text in a step of its own. `say` hears why one was not stored, `stored` which was."""

    def __init__(
        self, file: OpenFile, say: Callable[[str], None], stored: Callable[[Key, Typed], None]
    ) -> None:
        self._file, self._say, self._stored = file, say, stored
        self._kept: dict[Key, Typed] = {}
        self._sending: dict[Key, Typed] = {}

    def typed(self, about: About) -> dict[str, Typed]:
        """What is not stored yet, by section."""
        return {section: typed for (of, section), typed in self._kept.items() if of == about}

    def send(self, key: Key, wish: "Wish", typed: Typed) -> None:
        """Store a text, unless that is just being done."""
        if self._sending.get(key) == typed:
            return
        self._kept[key] = self._sending[key] = typed
        self._file.write(
            lambda store: _save(store, key, wish, typed),
            self._say,
            lambda _ids: self._done(key, typed),
            otherwise=lambda: _forget(self._sending, key, typed),
            table="report_texts",
        )

    def _done(self, key: Key, typed: Typed) -> None:
        for held in (self._kept, self._sending):
            _forget(held, key, typed)
        self._stored(key, typed)


def _forget(held: dict[Key, Typed], key: Key, typed: Typed) -> None:
    """Nobody need remember it any more, unless something else was typed meanwhile."""
    if held.get(key) == typed:
        del held[key]


def _save(store: "Store", key: Key, wish: "Wish", typed: Typed) -> list[int]:
    """In the worker."""
    from ngodesk.work import narratives

    about, section = key
    return narratives.save(store, about.report, wish, [narratives.Text(section, typed.text, typed.ready)])
