"""Texts in the person's language: gettext catalogues, marked where declared, translated where shown."""

import gettext
import locale
import os
from functools import lru_cache

from ngodesk.common.paths import translations

LANGUAGES = {"en": "English", "pl": "Polski", "lv": "Latviešu"}
DEFAULT = "en"


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark `message` for translation and leave it as it is."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as above
    """Mark a text and its form for many."""
    return one, many


def NP_(context: str, message: str) -> tuple[str, str]:  # noqa: N802 - N_ for pgettext
    """Mark `message` for translation in the sense that `context` gives it."""
    return context, message


class Texts:
    """The texts of one language; a text that is not translated stays English."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = gettext.translation("ngodesk", translations(), [language], fallback=True)

    def gettext(self, message: str) -> str:
        """`message` in this language."""
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The form of a text that `number` needs."""
        return self._catalogue.ngettext(one, many, number)

    def pgettext(self, context: str, message: str) -> str:
        """`message` in this language, where its sense depends on `context`."""
        return self._catalogue.pgettext(context, message)


@lru_cache
def texts(language: str) -> Texts:
    """The texts of `language`, read once."""
    return Texts(language)


_screen = [texts(DEFAULT)]


def use(language: str) -> None:
    """Show what follows in `language`: the window's, or a command's."""
    _screen[0] = texts(language)


def current() -> Texts:
    """The texts of the screen's language."""
    return _screen[0]


def _(message: str) -> str:
    """`message` in the screen's language."""
    return current().gettext(message)


def plural(one: str, many: str, number: int) -> str:
    """The form that `number` needs, in the screen's language."""
    return current().ngettext(one, many, number)


def system_language() -> str:
    """The system's language where the program speaks it, otherwise English."""
    named = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    named.append(locale.getlocale()[0] or "")
    code = next((name for name in named if name), DEFAULT)[:2].lower()
    # Windows names its locales in words: "Polish_Poland".
    code = {"po": "pl", "la": "lv"}.get(code, code)
    return code if code in LANGUAGES else DEFAULT
