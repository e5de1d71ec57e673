"""A month to choose a day from; Saturdays and Sundays are shaded as on the rail."""

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import drawing, icons, sizes, theme

_SATURDAY = 6  # as Qt counts


class Calendar(QCalendarWidget):
    """Shown over the page until a day is chosen."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContentsMargins(5, 5, 5, 5)
        self.setLocale(QLocale(current().language))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setAccessibleName(name)
        self._set_colors()
        self._set_arrows()
        self.resize(self.sizeHint().expandedTo(QSize(7 * sizes.height(34), 8 * sizes.height(28))))

    def _set_colors(self) -> None:
        muted = QTextCharFormat()
        muted.setForeground(theme.color("muted"))
        self.setHeaderTextFormat(muted)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, muted)

    def _set_arrows(self) -> None:
        for side, icon, name in (
            ("prev", "chevron-left", _("Month before")),
            ("next", "chevron-right", _("Month after")),
        ):
            button = self.findChild(QToolButton, f"qt_calendar_{side}month")
            if button is not None:
                picture = icons.pixmap(icon, sizes.scaled(16), "muted", self.devicePixelRatioF())
                button.setIcon(QIcon(picture))
                button.setIconSize(picture.deviceIndependentSize().toSize())
                button.setToolTip(name)
                button.setAccessibleName(name)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the days: a popup has no focus by itself."""
        super().showEvent(event)
        days = self.findChild(QTableView)
        if days is not None:
            days.setFocus()

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        area = QRectF(rect)
        chosen = date == self.selectedDate()
        if date.dayOfWeek() >= _SATURDAY:
            painter.fillRect(area, theme.color("hover"))
        if chosen or date == QDate.currentDate():
            ground, edge = (
                theme.color("soft") if chosen else None,
                theme.color("accent" if chosen else "border"),
            )
            drawing.box(painter, area.adjusted(2, 1, -2, -1), ground, edge, 2 if chosen else 1)
        painter.setFont(sizes.font("strong" if chosen else "body"))
        color = "text" if date.month() == self.monthShown() else "muted"
        drawing.text(painter, area, str(date.day()), color, Qt.AlignmentFlag.AlignHCenter)
