"""The colours: every one the window uses has a name here, in a light and a dark palette."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True)
class Theme:
    """One palette. Pairs of text and ground have a contrast of 4.5 or more, shapes of 3."""

    name: str
    window: str  # the ground of everything
    sidebar: str
    base: str  # cards, fields, tables
    alt: str
    hover: str
    text: str
    muted: str
    line: str  # separators only
    border: str  # fields, buttons, scroll bars
    accent: str  # links, focus, bars
    fill: str  # carries on_fill: the primary button, the monogram, a tick
    fill_hover: str
    on_fill: str
    soft: str  # selection
    track: str  # of a bar
    attention: str
    attention_bar: str
    attention_soft: str
    problem: str
    problem_bar: str
    problem_soft: str
    info: str
    info_soft: str
    desk: str  # behind paper
    undo_ground: str
    undo_text: str
    undo_verb: str
    undo_hint: str
    plain: bool = False  # the system's own high-contrast palette: only outlines are ours then

    def color(self, name: str) -> QColor:
        """The colour of that name."""
        return QColor(getattr(self, name))


LIGHT = Theme(
    name="light",
    window="#F2F4F1",
    sidebar="#E8ECE7",
    base="#FFFFFF",
    alt="#F7F9F6",
    hover="#EDF2EE",
    text="#1A231E",
    muted="#55625B",
    line="#DBE2DC",
    border="#7F8C84",
    accent="#1F6B4F",
    fill="#1F6B4F",
    fill_hover="#1A5B43",
    on_fill="#FFFFFF",
    soft="#DCECE3",
    track="#E1E7E2",
    attention="#8A5500",
    attention_bar="#A8730F",
    attention_soft="#FCF1DC",
    problem="#A8321F",
    problem_bar="#C2452F",
    problem_soft="#FBE8E4",
    info="#285A8A",
    info_soft="#E5EEF7",
    desk="#D9DFDA",
    undo_ground="#1A231E",
    undo_text="#FFFFFF",
    undo_verb="#8FDDB9",
    undo_hint="#B9C6BE",
)

DARK = Theme(
    name="dark",
    window="#171C19",
    sidebar="#121613",
    base="#1E2421",
    alt="#232A26",
    hover="#29312D",
    text="#E4EAE6",
    muted="#A3B0A9",
    line="#333C37",
    border="#74837B",
    accent="#74C9A5",
    fill="#2A7B5B",
    fill_hover="#24694D",
    on_fill="#FFFFFF",
    soft="#25443A",
    track="#37413C",
    attention="#E5B862",
    attention_bar="#D9A23A",
    attention_soft="#3A2E14",
    problem="#F29A87",
    problem_bar="#E4745C",
    problem_soft="#43231C",
    info="#94BEE9",
    info_soft="#1F3247",
    desk="#0F1210",
    undo_ground="#E4EAE6",
    undo_text="#1E2421",
    undo_verb="#14563D",
    undo_hint="#4A554F",
)

PAPER = "#FFFFFF"
MARKER = "#FFDD7A"  # over the ink of what is searched for, in light and dark alike

SYSTEM = "system"
_NAMED = {theme.name: theme for theme in (LIGHT, DARK)}
_now = [LIGHT]
_chosen = [SYSTEM]


def current() -> Theme:
    """The theme that the window is painted in."""
    return _now[0]


def color(name: str) -> QColor:
    """A colour of the current theme."""
    return _now[0].color(name)


def use(app: QApplication, theme: Theme) -> None:
    """Paint everything in `theme`."""
    from ngodesk.gui.stylesheet import stylesheet

    _now[0] = theme
    app.setPalette(QPalette() if theme.plain else _palette(theme))
    app.setStyleSheet(stylesheet(theme))
    _tell_fonts(app)


def _tell_fonts(app: QApplication) -> None:
    """A style sheet gives labels back the font they had at first, and Qt tells only windows of a new one."""
    from PySide6.QtCore import QEvent

    for widget in app.allWidgets():
        widget.changeEvent(QEvent(QEvent.Type.ApplicationFontChange))
        widget.updateGeometry()
        widget.update()


def start(app: QApplication, chosen: str = SYSTEM) -> None:
    """For the first paint: what was chosen, or as the system's palette is. `follow` asks for more."""
    dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
    _now[0] = _NAMED.get(chosen, DARK if dark else LIGHT)
    app.setPalette(_palette(_now[0]))


def of_system(app: QApplication) -> Theme:
    """The theme that the system's settings ask for."""
    from PySide6.QtCore import Qt

    hints = app.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        app.setPalette(QPalette())  # the system's own
        return from_palette(app.palette())
    known = {Qt.ColorScheme.Dark: DARK, Qt.ColorScheme.Light: LIGHT}
    return known.get(hints.colorScheme(), current())


def choose(app: QApplication, name: str) -> None:
    """Take the theme of that name, or the system's."""
    _chosen[0] = name
    use(app, _NAMED[name] if name in _NAMED else of_system(app))


def follow(app: QApplication, chosen: str = SYSTEM) -> None:
    """Take the theme that was chosen; the system's where none was, now and whenever it changes."""

    def again() -> None:
        choose(app, _chosen[0])

    hints = app.styleHints()
    hints.colorSchemeChanged.connect(again)
    hints.accessibility().contrastPreferenceChanged.connect(again)
    choose(app, chosen)


def from_palette(palette: QPalette) -> Theme:
    """A theme of the system's own colours, for people who chose high contrast."""
    roles = QPalette.ColorRole

    def name(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    ground, text = name(roles.Window), name(roles.WindowText)
    grounds = dict.fromkeys(
        ("window", "sidebar", "desk", "attention_soft", "problem_soft", "info_soft", "undo_ground"), ground
    )
    inks = dict.fromkeys(
        [
            "muted",
            "line",
            "border",
            "accent",
            "attention",
            "attention_bar",
            "problem",
            "problem_bar",
            "info",
            "undo_text",
            "undo_verb",
            "undo_hint",
        ],
        text,
    )
    return replace(
        LIGHT,
        name="contrast",
        base=name(roles.Base),
        alt=name(roles.AlternateBase),
        hover=name(roles.Base),
        text=name(roles.Text),
        fill=name(roles.Highlight),
        fill_hover=name(roles.Highlight),
        on_fill=name(roles.HighlightedText),
        soft=name(roles.Base),
        track=name(roles.Base),
        plain=True,
        **grounds,
        **inks,
    )


def _palette(theme: Theme) -> QPalette:
    """What QPalette can carry of a theme."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, theme.color(name))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(disabled, role, theme.color("muted"))
    return palette


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "alt",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "base",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "base",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Shadow: "border",
    QPalette.ColorRole.ToolTipBase: "undo_ground",
    QPalette.ColorRole.ToolTipText: "undo_text",
}
