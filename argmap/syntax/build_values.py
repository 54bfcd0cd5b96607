"""What the productions for names, strings, numbers and dates make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import cast

from attrs import evolve

from argmap.findings import kinds
from argmap.findings.core import Finding, Kind, Label
from argmap.syntax.ast import Dates, Name, Text
from argmap.syntax.made import Amount, Figure, Item, Qualifier
from argmap.syntax.values import Lexeme, bad_escapes, normal, read_number, string_value
from argmap.text import Span
from argmap.times import Interval, read_date

# Nobody writes a nought after a decimal fraction without a reason; with three places it looks like thousands elsewhere in Europe.
_PERHAPS_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{2}0")
_LINE_END = re.compile(r"[\r\n]")
_FROM_TO = re.compile(r"([0-9][0-9_,.]*)-([0-9][0-9_,.]*)")


class ValueBuilder:
    """``last`` is the last token that was read, ``head`` the first word of the last declaration that takes clauses. ``hurt``: it
    could not be read, so that a further slip in it may come from the first and is not told."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.whole = text
        self.last: Lexeme | None = None
        self.hurt = False
        self.head = ""
        self.findings: list[Finding] = []
        self.items: list[Item] = []
        self._days: dict[str, Interval | None] = {}
        self._names: dict[str, str] = {}  # each is kept once

    @property
    def end(self) -> int:
        return self.last.end() if self.last is not None else 0

    def report(self, kind: Kind, start: int, end: int, message: str, help: str = "", labels: Iterable[tuple[Lexeme, str]] = ()) -> None:
        """``labels``: what else is shown, each at the first line of its token."""
        if not (self.hurt and kind is kinds.SYNTAX):
            shown = tuple([Label(Span(self.path, token.start(), self._line_end(token)), said) for token, said in labels])
            self.findings.append(Finding(kind, Span(self.path, start, end), message, help, shown))

    def _line_end(self, token: Lexeme) -> int:
        line_end = _LINE_END.search(self.whole, token.start(), token.end())
        return line_end.start() if line_end is not None else token.end()

    # --- lists ---------------------------------------------------------------------------------------------------------

    def none(self) -> list[object]:
        return []

    def one(self, item: object) -> list[object]:
        return [item]

    def more(self, items: list[object], *rest: object) -> list[object]:
        items.append(rest[-1])
        return items

    def add(self, item: object) -> None:
        if item is not None:
            self.items.append(cast("Item", item))

    # --- names and strings ---------------------------------------------------------------------------------------------

    def name(self, token: Lexeme) -> Name:
        word = token.group()
        word = word if word.isascii() else normal(word)
        return Name(self._names.setdefault(word, word), token.start(), token.end())

    def reserved_name(self, token: Lexeme) -> Name:
        word = token.group()
        message = f"`{word}` is a word of the language and cannot be the name of a claim or a source"
        self.report(kinds.RESERVED_NAME, token.start(), token.end(), message, "choose another name")
        return self.name(token)

    def text(self, token: Lexeme) -> Text:
        raw, start = token.group(), token.start()
        if "\\" not in raw and "\r" not in raw and not raw.startswith('"""'):
            return Text(raw[1:-1], start, token.end())
        if "\\" in raw:
            for first, last in bad_escapes(raw):
                message = f"`{raw[first:last]}` is no escape"
                help = 'a string knows `\\"`, `\\\\` and `\\n`; a backslash itself is written `\\\\`'
                self.report(kinds.BAD_ESCAPE, start + first, start + last, message, help)
        return Text(string_value(raw), start, token.end())

    def unit_name(self, token: Lexeme) -> Text:
        return Text(normal(token.group()), token.start(), token.end())

    # --- numbers and dates ---------------------------------------------------------------------------------------------

    def _number(self, tokens: list[Lexeme]) -> Fraction | None:
        start, end = tokens[0].start(), tokens[-1].end()
        value = read_number(self.whole[start:end])
        if value is None:
            from_to = _FROM_TO.fullmatch(self.whole, start, end)
            sign = "%" if self.whole.startswith("%", end) else ""
            help = "write `40000`, `40_000`, `40,000` (groups of three) or `3.5`"
            help = f"a range is written `{from_to[1]}{sign}..{from_to[2]}{sign}`" if from_to is not None else help
            self.report(kinds.BAD_NUMBER, start, end, f"`{_short(self.whole[start:end])}` is no number", help)
        return value

    def figure(self, tokens: list[Lexeme], sign: Lexeme | None = None) -> Figure | None:
        value = self._number(tokens)
        if value is None:
            return None
        written = self.whole[tokens[0].start() : tokens[-1].end()] + ("%" if sign is not None else "")
        return Figure(value, sign is not None, written, tokens[0].start(), self.end)

    def range(self, low: list[Lexeme], _: Lexeme | None = None, high: list[Lexeme] | None = None) -> Amount | None:
        first = self._number(low)
        last = self._number(high) if high is not None else None
        if first is None or (high is not None and last is None):
            return None
        if last is not None and first > last:
            self._backwards(low[0].start(), self.end, _written(self.whole, low), _written(self.whole, high or low))
            return None
        written = (self.whole[tokens[0].start() : tokens[-1].end()] for tokens in (low, high or low))
        return Amount(first, last, low[0].start(), "", next(filter(_PERHAPS_THOUSANDS.fullmatch, written), ""))

    def _backwards(self, start: int, end: int, low: str, high: str) -> None:
        self.report(kinds.BAD_RANGE, start, end, f"this range runs backwards, from {low} to {high}", f"did you mean `{high}..{low}`?")

    def amount_about(self, word: Lexeme, range: Amount | None) -> Amount | None:
        return range and evolve(range, start=word.start(), qualifier="about")

    def amount_bound(self, first: Lexeme, second: Lexeme, range: Amount | None) -> Amount | None:
        return range and evolve(range, start=first.start(), qualifier=cast("Qualifier", f"{first.group()} {second.group()}"))

    def _day(self, token: Lexeme) -> Interval | None:
        written = token.group()
        if written not in self._days:
            self._days[written] = read_date(written)
        days = self._days[written]
        if days is None:
            help = "a date is a year, a month or a day: `2024`, `2024-05`, `2024-05-06`"
            self.report(kinds.BAD_DATE, token.start(), token.end(), f"`{_short(token.group())}` is no date", help)
        return days

    def dates(self, token: Lexeme) -> Dates | None:
        days = self._day(token)
        return Dates(days, token.start(), token.end()) if days is not None else None

    def dates_from(self, token: Lexeme, _: Lexeme) -> Dates | None:
        days = self._day(token)
        return Dates(Interval(days.first, None), token.start(), self.end) if days is not None else None

    def dates_until(self, dots: Lexeme, token: Lexeme) -> Dates | None:
        days = self._day(token)
        return Dates(Interval(None, days.last), dots.start(), self.end) if days is not None else None

    def dates_range(self, first: Lexeme, _: Lexeme, last: Lexeme) -> Dates | None:
        begin, end = self._day(first), self._day(last)
        if begin is None or end is None:
            return None
        assert begin.first is not None
        assert end.last is not None
        if begin.first > end.last:
            self._backwards(first.start(), last.end(), first.group(), last.group())
            return None
        return Dates(Interval(begin.first, end.last), first.start(), last.end())


def _short(written: str) -> str:
    return written if len(written) <= 40 else written[:39] + "…"


def _written(text: str, tokens: list[Lexeme]) -> str:
    return text[tokens[0].start() : tokens[-1].end()]
