"""What the productions for literals and conditions make."""

from __future__ import annotations

from typing import TypeVar, cast

from argmap.findings import kinds
from argmap.syntax import ast
from argmap.syntax.ast import ConditionNode, Dates, LiteralNode, Name, Quantity, Slot, Text
from argmap.syntax.build_values import ValueBuilder
from argmap.syntax.made import Amount
from argmap.syntax.values import Lexeme

_VALUES = (Name, Text, Dates)

T = TypeVar("T")


class MeaningBuilder(ValueBuilder):
    # --- literals ------------------------------------------------------------------------------------------------------

    def literal_measure(
        self, predication: LiteralNode | None, _: Lexeme, amount: Amount | None, unit: Text | None = None
    ) -> LiteralNode | None:
        if predication is None or amount is None:
            return None
        written = unit.value if unit is not None else None
        quantity = Quantity(amount.qualifier, amount.low, amount.high, written, amount.start, self.end, amount.doubtful)
        return LiteralNode(predication.negated, predication.predicate, predication.slots, quantity, predication.start, self.end)

    def predication(self, predicate: Name, _: Lexeme, slots: list[Slot | None], close: Lexeme) -> LiteralNode | None:
        whole = all_read(slots)
        return LiteralNode(False, predicate, whole, None, predicate.start, close.end()) if whole is not None else None

    def predication_not(self, sign: Lexeme, predicate: Name, _: Lexeme, slots: list[Slot | None], close: Lexeme) -> LiteralNode | None:
        whole = all_read(slots)
        return LiteralNode(True, predicate, whole, None, sign.start(), close.end()) if whole is not None else None

    def predication_called_not(self, sign: Lexeme, open: Lexeme, slots: list[Slot | None], close: Lexeme) -> LiteralNode | None:
        return self.predication(self.name(sign), open, slots, close)

    def slot_placed(self, value: Name | Text | Dates | None) -> Slot | None:
        return Slot(None, False, value, value.start, value.end) if value is not None else None

    def slot_placed_only(self, only: Lexeme, value: Name | Text | Dates | None) -> Slot | None:
        return Slot(None, True, value, only.start(), value.end) if value is not None else None

    def slot_named(self, name: Name | Lexeme, _: Lexeme, value: Name | Text | Dates | Lexeme | None) -> Slot | None:
        if value is None:
            return None
        name = name if isinstance(name, Name) else self.name(name)
        value = value if isinstance(value, _VALUES) else self.name(value)
        return Slot(name, False, value, name.start, value.end)

    def slot_named_only(self, name: Name | Lexeme, _: Lexeme, __: Lexeme, value: Name | Text | Dates | None) -> Slot | None:
        if value is None:
            return None
        name = name if isinstance(name, Name) else self.name(name)
        return Slot(name, True, value, name.start, value.end)

    # --- conditions ----------------------------------------------------------------------------------------------------

    def one_joined(self, items: list[ConditionNode | None]) -> list[ConditionNode | None]:
        return [self._joined(items)]

    def more_joined(self, all: list[ConditionNode | None], _: Lexeme, items: list[ConditionNode | None]) -> list[ConditionNode | None]:
        all.append(self._joined(items))
        return all

    def _joined(self, items: list[ConditionNode | None]) -> ConditionNode | None:
        whole = _conditions(items)
        if whole is None or len(whole) == 1:
            return whole and whole[0]
        return ast.AllNode(whole, whole[0].start, whole[-1].end)

    def joined_or(self, items: list[ConditionNode | None]) -> ConditionNode | None:
        whole = _conditions(items)
        if whole is None or len(whole) == 1:
            return whole and whole[0]
        return ast.AnyNode(whole, whole[0].start, whole[-1].end)

    def all_of(self, word: Lexeme, _: Lexeme, items: list[ConditionNode | None]) -> ConditionNode | None:
        whole = _conditions(items)
        return ast.AllNode(whole, word.start(), self.end) if whole is not None else None

    def any_of(self, word: Lexeme, _: Lexeme, items: list[ConditionNode | None]) -> ConditionNode | None:
        whole = _conditions(items)
        return ast.AnyNode(whole, word.start(), self.end) if whole is not None else None

    def at_least(self, word: Lexeme, _: Lexeme, number: Lexeme, __: Lexeme, items: list[ConditionNode | None]) -> ConditionNode | None:
        whole = _conditions(items)
        count = self._number([number])
        if whole is None or count is None:
            return None
        if count.denominator != 1 or not 1 <= count <= len(whole):
            message = f"`at least {number.group()}` of {len(whole)} cannot be"
            self.report(kinds.BAD_NUMBER, number.start(), number.end(), message, f"write a whole number from 1 to {len(whole)}")
            return None
        return ast.AtLeastNode(int(count), whole, word.start(), self.end)

    def not_atom(self, sign: Lexeme, item: ConditionNode | None) -> ConditionNode | None:
        return ast.NotNode(item, sign.start(), item.end) if item is not None else None

    def parenthesised(self, _: Lexeme, item: ConditionNode | None, __: Lexeme) -> ConditionNode | None:
        return item


def all_read(items: list[T | None]) -> tuple[T, ...] | None:
    """The items, or None where one of them could not be read."""
    return cast("tuple[T, ...]", tuple(items)) if all(items) else None


def _conditions(items: list[ConditionNode | None]) -> tuple[ConditionNode, ...] | None:
    whole: list[ConditionNode] = [item for item in items if item is not None]
    return tuple(whole) if len(whole) == len(items) else None
