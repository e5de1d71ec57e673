"""The program with its window: first a painted shell, then everything else."""

import sys
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from ngodesk import __version__
from ngodesk.gui import instance, remembered, sizes, theme
from ngodesk.gui.shell import Shell


class Application(QApplication):
    """The one application object, which speaks the window's language."""

    def __init__(self, arguments: list[str]) -> None:
        # As an argument, because setStyle() would give back a style and wrapping that takes 10 ms
        super().__init__([*arguments[:1], "-style", "Fusion", *arguments[1:]])
        self.setApplicationName("ngodesk")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName("ngodesk")
        self._translator: QTranslator | None = None
        self._font = self.font()
        sizes.use(self, self._font, remembered.text_size())
        theme.start(self, remembered.colors())

    def set_up(self, language: str | None = None) -> None:
        """What can wait until the shell is painted: language, style sheet, icon."""
        from ngodesk.gui import icons

        theme.follow(self, remembered.colors())
        self.setWindowIcon(icons.program_icon())
        self.speak(language or remembered.language())

    def speak(self, code: str) -> None:
        """Show everything in that language, Qt's own buttons too."""
        from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo

        from ngodesk.common import language

        language.use(code)
        if self._translator is not None:
            self.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if not self._translator.load(f"qtbase_{code}", folder) or not self.installTranslator(
            self._translator
        ):
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))

    def choose_language(self, code: str) -> None:
        """Speak that language from now on."""
        from ngodesk.common import language

        if code != language.current().language:
            remembered.remember_language(code)
            self.speak(code)

    def choose_size(self, percent: int) -> None:
        """Show text that large from now on."""
        remembered.remember_text_size(percent)
        self.show_size(percent)

    def show_size(self, percent: int) -> None:
        """Show text that large; the heights in the style sheet follow the font."""
        sizes.use(self, self._font, percent)
        theme.use(self, theme.current())

    def choose_colors(self, name: str) -> None:
        """Be light, dark or as the system from now on."""
        remembered.remember_colors(name)
        theme.choose(self, name)


def run(path: Path | None = None, language: str | None = None) -> int:
    """Show the window, with a file where one is named; gives the exit status when it is closed.

    Where another window of this user shows the file, that one comes to the front instead.
    `language` is the window's this time, by default the one chosen before.
    """
    app = Application(sys.argv[:1])
    if path is not None and instance.raise_other(path):
        say_where(path, language or remembered.language())
        return 0
    shell = Shell(path.absolute() if path is not None else None)
    shell.painted.connect(lambda: furnish(app, shell, path, language))
    shell.show()
    return app.exec()


def say_where(path: Path, code: str) -> None:
    """Say that another window has the file, and stands in front now."""
    from ngodesk.common import language

    language.use(code)
    words = instance.words(path)
    if sys.stdout is not None:  # a program without a console has none
        encoding = sys.stdout.encoding or "utf-8"
        print(words.encode(encoding, "replace").decode(encoding), flush=True)


def furnish(app: Application, shell: Shell, path: Path | None, language: str | None = None) -> None:
    """Fill the shell once it is painted."""
    from ngodesk.gui import trouble
    from ngodesk.gui.main_window import MainWindow

    trouble.install()
    app.set_up(language)
    content = MainWindow(path.absolute() if path is not None else None)
    content.language_chosen.connect(app.choose_language)
    content.layout_reset.connect(shell.stand_as_at_first)
    content.menus.size_chosen.connect(app.choose_size)
    content.menus.colors_chosen.connect(app.choose_colors)
    shell.fill(content)
    content.page.first_focus().setFocus()
