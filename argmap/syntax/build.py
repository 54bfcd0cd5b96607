"""What each production of the grammar makes: the methods are named as in `argmap.lark` and take its symbols in order.

A part that is written wrongly is None; what needs it is None as well, is left out, and its declaration is damaged.
"""

from __future__ import annotations

import re
from fractions import Fraction
from sys import intern
from typing import Literal, cast

from argmap.findings import kinds
from argmap.likelihood import WORDS, Likelihood, band
from argmap.syntax import ast
from argmap.syntax.ast import ConditionNode, Dates, LiteralNode, Name, SlotDecl, Text, VoiceRef
from argmap.syntax.build_meaning import MeaningBuilder, all_read
from argmap.syntax.made import Figure, Head, Lost, Option, Parent, Via
from argmap.syntax.nearest import nearest
from argmap.syntax.values import Lexeme

_GRADE = re.compile(r"[A-F][1-6]?")
_PAIRS = ("tension", "same", "entails", "narrower")
_VERDICTS = ("not-a-conflict", "confirmed")


class Builder(MeaningBuilder):
    """Declarations and clauses; what they are made of comes from the two above it."""

    # --- declarations --------------------------------------------------------------------------------------------------

    def use(self, word: Lexeme, file: Lexeme) -> ast.Use:
        return ast.Use(self.text(file), word.start(), self.end)

    def _head(self, word: Lexeme, name: Name, string: Lexeme | None = None) -> Head:
        self.head = intern(word.group())
        return Head(self.head, name, self.text(string) if string is not None else None, word.start(), self.end)

    source = voice = rule = question = scenario = _head

    def claim(self, word: Lexeme, name: Name, string: Lexeme) -> Head:
        proposition = self.text(string)
        if not any(letter.isprintable() and not letter.isspace() for letter in proposition.value):
            help = "write what it says, in plain words, between the quotation marks"
            self.report(kinds.EMPTY_PROPOSITION, proposition.start, proposition.end, f"`{name.text}` says nothing", help)
        self.head = intern(word.group())
        return Head(self.head, name, proposition, word.start(), proposition.end)

    def type(self, word: Lexeme, name: Name) -> ast.TypeDecl:
        return ast.TypeDecl(name, None, word.start(), self.end)

    def entity(
        self, word: Lexeme, name: Name, label: Lexeme, _: Lexeme, sort: Name, options: list[Name | ast.TextClause | ast.GradeClause | None]
    ) -> ast.EntityDecl:
        part_of: Name | None = None
        role: Text | None = None
        grade: ast.GradeClause | None = None
        for option in options:
            match option:
                case Name():
                    self._only_one(part_of, option, "part of")
                    part_of = option
                case ast.TextClause():
                    self._only_one(role, option, "role")
                    role = option.text
                case ast.GradeClause():
                    self._only_one(grade, option, "grade")
                    grade = option
        return ast.EntityDecl(name, self.text(label), sort, part_of, role, word.start(), self.end, grade)

    def _only_one(self, before: object, now: Name | Text | ast.TextClause | ast.GradeClause, what: str) -> None:
        if before is not None:
            self.report(kinds.DUPLICATE_CLAUSE, now.start, now.end, f"`{what}` stands here a second time", "keep one of them")

    def part_of(self, _: Lexeme, __: Lexeme, whole: Name) -> Name:
        return whole

    def slot_decl(self, name: Name, _: Lexeme, types: list[Name], optional: Lexeme | None = None) -> SlotDecl:
        return SlotDecl(name, tuple(types), optional is not None, name.start, self.end)

    def option_event(self, _: Lexeme) -> Literal["event"]:
        return "event"

    def option_one(self, _: Lexeme, one: Name, __: Lexeme, per: Name) -> ast.OnePer:
        return ast.OnePer(one, (per,), one.start, self.end)

    def option_about(self, _: Lexeme, figure: Figure | None) -> Figure | None:
        if figure is not None and (not figure.per_cent or figure.value > 100):
            help = "write it as per cent, at most 100 %: `about 5%`"
            self.report(kinds.BAD_NUMBER, figure.start, figure.end, f"`{figure.written}` is no tolerance", help)
            return None
        return figure

    def predicate(self, word: Lexeme, name: Name, _: Lexeme, slots: list[SlotDecl], __: Lexeme, tail: list[Option]) -> ast.PredicateDecl:
        template: Text | None = None
        event = False
        ones: list[tuple[Name, list[Name]]] = []
        for option in tail:
            match option:
                case Text():
                    self._only_one(template, option, "the wording")
                    template = option
                case "event":
                    event = True
                case ast.OnePer():
                    ones.append((option.one, list(option.per)))
                case Name():
                    if ones:
                        ones[-1][1].append(option)
                    else:
                        self._no_option(option, "event", "one … per …")
                case Figure():
                    self._no_option(option, "event", "one … per …")
                case None:
                    pass
        one_per = tuple(ast.OnePer(one, tuple(per), one.start, per[-1].end) for one, per in ones)
        return ast.PredicateDecl(name, tuple(slots), template, event, one_per, word.start(), self.end)

    def measure(
        self, word: Lexeme, name: Name, _: Lexeme, slots: list[SlotDecl], __: Lexeme, ___: Lexeme, unit: Text, tail: list[Option]
    ) -> ast.MeasureDecl:
        template: Text | None = None
        tolerance: Fraction | None = None
        for option in tail:
            match option:
                case Text():
                    self._only_one(template, option, "the wording")
                    template = option
                case Figure():
                    tolerance = option.value
                case "event" | None:
                    pass
                case Name() | ast.OnePer():
                    self._no_option(option, "about 5%")
        return ast.MeasureDecl(name, tuple(slots), unit, tolerance, template, word.start(), self.end)

    def measure_worded(
        self,
        word: Lexeme,
        name: Name,
        open: Lexeme,
        slots: list[SlotDecl],
        close: Lexeme,
        template: Lexeme,
        in_: Lexeme,
        unit: Text,
        tail: list[Option],
    ) -> ast.MeasureDecl:
        return self.measure(word, name, open, slots, close, in_, unit, [self.text(template), *tail])

    def _no_option(self, option: Name | ast.OnePer | Figure, *known: str) -> None:
        written = self.whole[option.start : option.end]
        help = "what may stand here: " + ", ".join(f"`{word}`" for word in known)
        self.report(kinds.SYNTAX, option.start, option.end, f"`{written}` cannot stand here", help)

    def never(self, word: Lexeme, literals: list[LiteralNode | None], reason: Lexeme | None = None) -> ast.NeverDecl | Lost:
        whole = all_read(literals)
        if whole is None:
            return Lost(word.group(), None, word.start(), self.end)
        return ast.NeverDecl(whole, self.text(reason) if reason is not None else None, word.start(), self.end)

    def relation(self, word: Lexeme, names: list[Name], reason: Lexeme | None = None) -> ast.RelationDecl | Lost:
        kind = word.group()
        if len(names) < 2:
            help = f"name another after a comma: `{kind} {names[0].text}, …`"
            self.report(kinds.SYNTAX, word.start(), names[0].end, f"`{kind}` joins claims, and one alone stands here", help)
            return Lost(kind, None, word.start(), self.end)
        if len(names) > 2 and kind in _PAIRS:
            help = f"write a line of its own for each pair: `{kind} {names[0].text}, {names[2].text}`"
            self.report(kinds.SYNTAX, names[2].start, names[-1].end, f"`{kind}` joins two claims, and {len(names)} stand here", help)
            return Lost(kind, None, word.start(), self.end)
        return ast.RelationDecl(
            cast("Literal['contrary']", kind), tuple(names), self.text(reason) if reason is not None else None, word.start(), self.end
        )

    def undercuts_relation(
        self, word: Lexeme, claim: Name, _: Lexeme, steps: list[Name], reason: Lexeme | None = None
    ) -> ast.RelationDecl | Lost:
        if len(steps) > 1:
            help = "write a line of its own for each step"
            self.report(kinds.SYNTAX, steps[1].start, steps[-1].end, "`undercuts` joins one claim and one step", help)
            return Lost("undercuts", None, word.start(), self.end)
        return ast.RelationDecl("undercuts", (claim, steps[0]), self.text(reason) if reason is not None else None, word.start(), self.end)

    def verdict(self, word: Lexeme, kind: Lexeme, first: Name, _: Lexeme, second: Name, *rest: Name | Lexeme) -> ast.VerdictDecl | Lost:
        rule, why = (rest[0], rest[1]) if len(rest) == 2 else (None, rest[0])
        assert not isinstance(why, Name)
        assert rule is None or isinstance(rule, Name)
        if kind.group() not in _VERDICTS:
            meant = nearest(kind.group(), _VERDICTS)
            help = f"did you mean `{meant}`?" if meant else "a verdict is `not-a-conflict` or `confirmed`"
            self.report(kinds.SYNTAX, kind.start(), kind.end(), f"`{kind.group()}` is no verdict", help)
            return Lost(word.group(), None, word.start(), self.end)
        reason = self.text(why)
        return ast.VerdictDecl(cast("Literal['confirmed']", kind.group()), first, second, rule, reason, word.start(), self.end)

    # --- clauses -------------------------------------------------------------------------------------------------------

    def text_clause(self, word: Lexeme, string: Lexeme) -> ast.TextClause:
        return ast.TextClause(cast("Literal['note']", intern(word.group())), self.text(string), word.start(), string.end())

    def name_clause(self, word: Lexeme, name: Name | Lexeme) -> ast.NameClause:
        name = name if isinstance(name, Name) else self.name(name)
        return ast.NameClause(cast("Literal['tag']", intern(word.group())), name, word.start(), name.end)

    def ref_clause(self, word: Lexeme, name: Name) -> ast.NamesClause:
        return ast.NamesClause(cast("Literal['denies']", intern(word.group())), (name,), word.start(), name.end)

    def refs_clause(self, word: Lexeme, names: list[Name]) -> ast.NamesClause:
        return ast.NamesClause(cast("Literal['drop']", intern(word.group())), tuple(names), word.start(), names[-1].end)

    def suppose(self, word: Lexeme, _: Lexeme, names: list[Name]) -> ast.NamesClause:
        return ast.NamesClause("suppose", tuple(names), word.start(), names[-1].end)

    def dates_clause(self, word: Lexeme, dates: Dates | None, estimated: Lexeme | None = None) -> ast.DatesClause | None:
        if dates is None:
            return None
        end = dates.end if estimated is None else estimated.end()
        return ast.DatesClause(cast("Literal['when']", intern(word.group())), dates, estimated is not None, word.start(), end)

    def grade(self, word: Lexeme, token: Lexeme) -> ast.GradeClause | None:
        written = token.group()
        if _GRADE.fullmatch(written) is None:
            help = "reliability is A to F, credibility 1 to 6: `grade B2`; a voice has the letter alone"
            self.report(kinds.BAD_NUMBER, token.start(), token.end(), f"`{written}` is no grade", help)
            return None
        return ast.GradeClause(cast("Literal['A']", written[0]), int(written[1]) if len(written) == 2 else None, word.start(), token.end())

    def by(self, word: Lexeme, voices: list[VoiceRef]) -> ast.ByClause:
        return ast.ByClause(tuple(voices), (), word.start(), self.end)

    def via(self, word: Lexeme, voice: VoiceRef) -> Via:
        return Via(voice, word.start(), voice.end)

    def stance(self, word: Lexeme) -> ast.StanceClause:
        return ast.StanceClause(cast("ast.Stance", intern(word.group())), word.start(), word.end())

    def attitude(self, word: Lexeme, attitude: Lexeme, _: Lexeme | None = None, voice: VoiceRef | None = None) -> ast.AsClause:
        return ast.AsClause(cast("ast.AttitudeWord", attitude.group()), voice, word.start(), self.end)

    def literal_clause(self, word: Lexeme, literal: LiteralNode | None) -> ast.LiteralClause | None:
        if literal is None:
            return None
        return ast.LiteralClause(cast("Literal['means']", intern(word.group())), literal, word.start(), literal.end)

    def sense(self, word: Lexeme, sense: Lexeme) -> ast.SenseClause:
        return ast.SenseClause(cast("ast.Sense", sense.group()), word.start(), sense.end())

    def condition_clause(self, word: Lexeme, condition: ConditionNode | None) -> ast.ConditionClause | None:
        if condition is None:
            return None
        return ast.ConditionClause(cast("Literal['if']", intern(word.group())), condition, word.start(), self.end)

    def only_if(self, word: Lexeme, _: Lexeme, condition: ConditionNode | None) -> ast.ConditionClause | None:
        return ast.ConditionClause("only if", condition, word.start(), self.end) if condition is not None else None

    def because(self, word: Lexeme, premises: list[Name], tail: list[Name | Lexeme], said: bool = False) -> ast.BecauseClause:
        called: Name | None = None
        strictly = False
        for option in tail:
            if isinstance(option, Name):
                self._only_one(called, option, "called")
                called = option
            else:
                strictly = True
        return ast.BecauseClause(tuple(premises), said, called, strictly, word.start(), self.end)

    def because_said(self, word: Lexeme, _: Lexeme, *rest: list[Name] | list[Name | Lexeme]) -> ast.BecauseClause:
        premises = cast("list[Name]", rest[0]) if len(rest) == 2 else []
        if len(premises) > 1:
            help = f"give it a step of its own: `because said {premises[0].text}`"
            message = "`said` stands with one claim, and is not mixed with other names"
            self.report(kinds.SYNTAX, premises[1].start, premises[-1].end, message, help)
        return self.because(word, premises, cast("list[Name | Lexeme]", rest[-1]), said=True)

    def literals_clause(
        self, word: Lexeme, literals: list[LiteralNode | None], strictly: Lexeme | None = None
    ) -> ast.LiteralsClause | None:
        whole = all_read(literals)
        if whole is None:
            return None
        return ast.LiteralsClause(cast("Literal['then']", intern(word.group())), whole, strictly is not None, word.start(), self.end)

    # --- likelihoods ---------------------------------------------------------------------------------------------------

    def is_words(self, word: Lexeme, words: list[Lexeme]) -> ast.IsClause | Parent | None:
        phrase = " ".join(token.group() for token in words)
        likelihood = WORDS.get(phrase)
        if likelihood is None:
            if len(words) == 1:
                return Parent(self.name(words[0]), word.start(), self.end)
            self.no_likelihood(phrase, words[0].start(), self.end)
            return None
        return ast.IsClause(likelihood, word.start(), self.end)

    def is_word(self, word: Lexeme, name: Name) -> Parent:
        return Parent(name, word.start(), self.end)

    def no_likelihood(self, phrase: str, start: int, end: int) -> None:
        meant = nearest(phrase, WORDS)
        known = ", ".join(f"`{words}`" for words in WORDS)
        help = f"did you mean `{meant}`?" if meant else f"write {known}, or per cent: `60%`, `55%..80%`"
        self.report(kinds.SYNTAX, start, end, f"`{phrase}` is no likelihood", help)

    def is_figure(self, word: Lexeme, figure: Figure | None) -> ast.IsClause | None:
        if figure is None or not self._per_cent(figure):
            return None
        return ast.IsClause(band(figure.written, figure.value, figure.value), word.start(), self.end)

    def is_range(self, word: Lexeme, low: Figure | None, _: Lexeme, high: Figure | None) -> ast.IsClause | None:
        fine = [figure is not None and self._per_cent(figure) for figure in (low, high)]
        if low is None or high is None or not all(fine):
            return None
        if low.value > high.value:
            self._backwards(low.start, high.end, low.written, high.written)
            return None
        return ast.IsClause(Likelihood("band", low.value, high.value, f"{low.written}..{high.written}"), word.start(), self.end)

    def _per_cent(self, figure: Figure) -> bool:
        if not figure.per_cent:
            help = f"a likelihood is per cent: `{figure.written}%`"
            self.report(kinds.BAD_NUMBER, figure.start, figure.end, f"`{figure.written}` has no `%`", help)
        elif figure.value > 100:
            help = "a likelihood is from 0% to 100%"
            self.report(kinds.BAD_NUMBER, figure.start, figure.end, f"`{figure.written}` is more than certain", help)
        return figure.per_cent and figure.value <= 100
