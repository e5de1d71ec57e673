"""The colours keep their contrast, the style sheet holds no colour of its own, sizes follow the font."""

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFont, QPalette

from ngodesk.gui import sizes, theme
from ngodesk.gui.app import Application
from ngodesk.gui.stylesheet import stylesheet
from ngodesk.gui.theme import DARK, LIGHT, Theme

# Pairs of text and the grounds it stands on.
TEXT = {
    "text": "window sidebar base alt hover soft attention_soft problem_soft info_soft track",
    "muted": "window sidebar base alt hover soft",
    "accent": "window base hover soft",
    "attention": "window base attention_soft",
    "problem": "window base problem_soft",
    "info": "window base info_soft",
    "on_fill": "fill fill_hover",
    "undo_text": "undo_ground",
    "undo_verb": "undo_ground",
    "undo_hint": "undo_ground",
}
SHAPES = {"border": "base window", "accent": "track base", "attention_bar": "base", "problem_bar": "base"}


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (SHAPES, 3.0)], ids=["text", "shapes"])
def test_pairs_have_the_contrast_they_need(colors: Theme, pairs: dict[str, str], least: float) -> None:
    for ink, grounds in pairs.items():
        for ground in grounds.split():
            assert contrast(colors.color(ink), colors.color(ground)) >= least, f"{ink} on {ground}"


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


def test_the_style_sheet_takes_all_its_colours_from_the_theme(qapp: Application) -> None:
    for colors in (LIGHT, DARK):
        used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", stylesheet(colors)))
        assert used <= {getattr(colors, field.name) for field in fields(colors)}
        assert "$" not in stylesheet(colors)


def test_a_high_contrast_palette_is_left_as_it_is(qapp: Application) -> None:
    system = QPalette(QColor("black"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    made = theme.from_palette(system)
    assert made.plain
    assert (made.window, made.accent, made.line) == ("#000000", "#ffff00", "#ffff00")
    theme.use(qapp, DARK)
    theme.use(qapp, made)
    assert qapp.palette().resolveMask() == 0  # the system's alone
    assert qapp.palette().color(QPalette.ColorRole.Window) != QColor(DARK.window)
    used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", qapp.styleSheet()))
    assert used <= {made.border, made.fill, made.line}
    assert "background: #" not in qapp.styleSheet().replace(f"QFrame#line {{ background: {made.line}", "")
    theme.use(qapp, LIGHT)


def test_a_theme_reaches_the_palette(qapp: Application) -> None:
    theme.use(qapp, DARK)
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK.base)
    theme.use(qapp, LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(LIGHT.base)


def test_sizes_follow_the_font_and_text_is_never_tiny(qapp: Application) -> None:
    before = qapp.font()
    try:
        sizes.use(qapp, QFont(before.family(), 6))
        assert qapp.font().pointSizeF() == sizes.SMALLEST_POINTS
        usual = sizes.height(28), sizes.metrics("title").height()
        sizes.use(qapp, QFont(before.family(), 20))
        assert sizes.height(28) >= sizes.metrics("body").lineSpacing() + 12
        assert (sizes.height(28), sizes.metrics("title").height()) > usual
        assert qapp.font().featureValue(QFont.Tag("tnum")) == 1
    finally:
        sizes.use(qapp, before)
