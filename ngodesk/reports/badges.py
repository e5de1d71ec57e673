"""Badges of 85 by 54 mm, two side by side, with hairlines to cut along."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm

from ngodesk.reports import styles
from ngodesk.reports.content import Card
from ngodesk.reports.flow import Piece, draw_lines
from ngodesk.reports.lines import balanced, capped
from ngodesk.reports.styles import Style
from ngodesk.reports.typography import prepared

_WIDTH, _HEIGHT = 85 * mm, 54 * mm
_BESIDE = 2
_EDGE = 5 * mm


def rows(cards: Sequence[Card], language: str, width: float) -> Iterator[Piece]:
    """The badges, two to a row; no row is cut by a page's end."""
    for start in range(0, len(cards), _BESIDE):
        yield _Badges(cards[start : start + _BESIDE], language, width)


class _Badges(Piece):
    """Badges side by side."""

    def __init__(self, cards: Sequence[Card], language: str, width: float) -> None:
        super().__init__(width, _HEIGHT)
        self.cards = [
            (
                _lines(card.name, styles.BADGE_NAME, language, 3),
                _lines(card.organisation, styles.BADGE, language, 3),
                _lines(card.foot, styles.BADGE_FOOT, language, 2),
            )
            for card in cards
        ]

    def draw(self) -> None:
        canvas = self.canv
        for place, (name, organisation, foot) in enumerate(self.cards):
            x = place * _WIDTH
            canvas.setStrokeGray(styles.HAIR)
            canvas.setLineWidth(styles.RULE_ROW)
            canvas.rect(x, 0, _WIDTH, _HEIGHT)
            high = len(name) * styles.BADGE_NAME.leading + len(organisation) * styles.BADGE.leading
            top = (_HEIGHT + high) / 2 + 3 * mm
            draw_lines(canvas, name, styles.BADGE_NAME, x + _EDGE, top - styles.BADGE_NAME.size)
            top -= len(name) * styles.BADGE_NAME.leading + 2
            draw_lines(canvas, organisation, styles.BADGE, x + _EDGE, top - styles.BADGE.size)
            base = _EDGE + (len(foot) - 1) * styles.BADGE_FOOT.leading
            draw_lines(canvas, foot, styles.BADGE_FOOT, x + _EDGE, base)


def _lines(text: str, style: Style, language: str, most: int) -> list[str]:
    return capped(balanced(prepared(text, language), style, _WIDTH - 2 * _EDGE), most) if text else []
