"""When something was: today and yesterday in words, other days by their date."""

from datetime import date, datetime, timedelta

from ngodesk.common import dates
from ngodesk.common.language import _, current


def day(when: date, today: date) -> str:
    """Today, yesterday, or the date."""
    if when == today:
        return _("today")
    if when == today - timedelta(days=1):
        return _("yesterday")
    return dates.in_text(when, current().language)


def moment(when: datetime, now: datetime) -> str:
    """As `day`, with the time while it is fresh: yesterday, 18:42."""
    local = when.astimezone(now.tzinfo) if when.tzinfo and now.tzinfo else when
    words = day(local.date(), now.date())
    fresh = local.date() >= now.date() - timedelta(days=1)
    return _("{day}, {time}").format(day=words, time=f"{local:%H:%M}") if fresh else words
