"""Days and stretches of days. A year or a month stands for the whole of it; a missing end is open."""

from __future__ import annotations

import calendar
import re
from datetime import date

from argmap.values import frozen

EVER = 4_000_000
"""Later than any day."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@frozen(order=False)
class Interval:
    """Days from ``first`` to ``last``, both inside, as proleptic Gregorian ordinals (``date.toordinal``); ``None`` is open."""

    first: int | None
    last: int | None

    @property
    def ends(self) -> tuple[int, int]:
        """The first day and the last as numbers to be compared: 0 and ``EVER`` where they are open."""
        return 0 if self.first is None else self.first, EVER if self.last is None else self.last

    def overlaps(self, other: Interval) -> bool:
        return not self.before(other) and not other.before(self)

    def before(self, other: Interval) -> bool:
        """Every day of this one lies before every day of the other."""
        return self.last is not None and other.first is not None and self.last < other.first

    def within(self, other: Interval) -> bool:
        """Every day of this one is a day of the other."""
        return (other.first is None or (self.first is not None and self.first >= other.first)) and (
            other.last is None or (self.last is not None and self.last <= other.last)
        )

    def meet(self, other: Interval) -> Interval | None:
        """The days in both, or ``None`` where there are none."""
        if not self.overlaps(other):
            return None
        firsts = [day for day in (self.first, other.first) if day is not None]
        lasts = [day for day in (self.last, other.last) if day is not None]
        return Interval(max(firsts, default=None), min(lasts, default=None))

    def __str__(self) -> str:
        """As an analyst would write it: ``2024``, ``2024-05``, ``2024-05-06``, ``2024-05..``, ``any time``."""
        if self.first is None and self.last is None:
            return "any time"
        first = date.fromordinal(self.first) if self.first is not None else None
        last = date.fromordinal(self.last) if self.last is not None else None
        if first and last:
            if first == last:
                return first.isoformat()
            if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
                years = f"{first.year:04d}", f"{last.year:04d}"
                return years[0] if years[0] == years[1] else "..".join(years)
            if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
                months = first.isoformat()[:7], last.isoformat()[:7]
                return months[0] if months[0] == months[1] else "..".join(months)
        return f"{first.isoformat() if first else ''}..{last.isoformat() if last else ''}"


ALWAYS = Interval(None, None)


def read_date(words: str) -> Interval | None:
    """``2024``, ``2024-05`` or ``2024-05-06`` as the days it stands for; ``None`` where it is no date."""
    match = _DATE.fullmatch(words)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return Interval(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        if day is None:
            return Interval(date(year, month, 1).toordinal(), date(year, month, calendar.monthrange(year, month)[1]).toordinal())
        return Interval(date(year, month, day).toordinal(), date(year, month, day).toordinal())
    except (ValueError, calendar.IllegalMonthError):
        return None


def months_from(day: int, months: int) -> Interval:
    """The stretch that begins on ``day`` and lasts ``months`` calendar months (its last day is the day before the same date)."""
    begin = date.fromordinal(day)
    index = begin.year * 12 + begin.month - 1 + months
    year, month = divmod(index, 12)
    if year > 9999:
        return Interval(day, None)
    end = date(year, month + 1, min(begin.day, calendar.monthrange(year, month + 1)[1]))
    return Interval(day, max(day, end.toordinal() - 1))
