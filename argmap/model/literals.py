"""Meanings: a predicate or a measure with its slots filled, resolved and checked against the vocabulary."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import Literal, assert_never

from attrs import define, field

from argmap.findings import kinds
from argmap.findings.core import Label
from argmap.model.argument import (
    ClaimValue,
    DateValue,
    EntityValue,
    Filler,
    LiteralMeaning,
    Predicate,
    PredicateSlot,
    Quantity,
    TextValue,
    Variable,
)
from argmap.model.names import Names, Scope, article, did_you_mean
from argmap.model.notes import Notes
from argmap.model.units import SAME, conversion
from argmap.model.vocabulary import Vocabulary, entity_names, is_variable, slots_help
from argmap.model.wording import number_words
from argmap.syntax.ast import Dates, LiteralNode, MeasureDecl, Name, Slot, Text
from argmap.syntax.ast import Quantity as QuantityNode

Standing = Literal["means", "about", "rule"]
"""Where a literal stands. Slots may be left out, and variables may stand, in `about` and in rules; a figure only in `about`."""

ANYTHING = "_"


@define
class Literals:
    """Resolves literals of one project; what they share is made once."""

    names: Names
    words: Vocabulary
    _entities: dict[str, Filler] = field(factory=dict)

    def resolve(self, node: LiteralNode, standing: Standing, scope: Scope, notes: Notes) -> LiteralMeaning | None:
        """None where the predicate is unknown. Whether all of it could be resolved, ``notes`` tell."""
        entry = self.names.look_up(self.names.predicates, node.predicate, notes, kinds.UNKNOWN_PREDICATE)
        if entry is None:
            for slot in node.slots:
                self._spare_names(slot, scope, standing, notes)
            return None
        predicate = self.words.predicates[node.predicate.text]
        sound = predicate.name not in self.words.unsound_predicates
        if not sound:
            notes.spoil()
        filled = self._filled(node, predicate, standing, scope, notes, sound)
        quantity = self._figure(
            node, predicate, standing, isinstance(entry.node, MeasureDecl), Label(entry.name_span, "declared here"), notes
        )
        return LiteralMeaning(not node.negated, predicate.name, filled, quantity)

    # --- slots ------------------------------------------------------------------------------------------------------

    def _filled(
        self, node: LiteralNode, predicate: Predicate, standing: Standing, scope: Scope, notes: Notes, sound: bool
    ) -> tuple[Filler | None, ...]:
        places = self.words.slots[predicate.name]
        fillers: list[Filler | None] = [None] * len(predicate.slots)
        given: dict[int, Slot] = {}
        for index, slot in enumerate(node.slots):
            place = places.get(slot.name.text) if slot.name else (index if index < len(predicate.slots) else None)
            if place is None:
                if sound:
                    self._no_slot(slot, predicate, notes)
            elif place in given:
                label = Label(notes.span(given[place]), "it is filled here")
                message = f"`{predicate.slots[place].name}` is filled twice"
                notes.error(kinds.DUPLICATE_SLOT, slot.name or slot, message, "leave one of the two", (label,))
            else:
                given[place] = slot
                fillers[place] = self._filler(slot, predicate.slots[place], standing, scope, notes, sound)
        if standing == "means" and sound:
            missing = [slot.name for place, slot in enumerate(predicate.slots) if not slot.optional and place not in given]
            if missing and len(given) == len(node.slots):  # else the slot may be there under a wrong name, which is told already
                listed = ", ".join(f"`{name}`" for name in missing)
                help_ = f"fill it, or write `{missing[0]}: _` where it does not matter"
                notes.error(kinds.MISSING_SLOT, node.predicate, f"`{predicate.name}` lacks {listed}", help_)
            elif missing:
                notes.spoil()
        return tuple(fillers)

    def _no_slot(self, slot: Slot, predicate: Predicate, notes: Notes) -> None:
        places = self.words.slots[predicate.name]
        if slot.name is None:
            message = f"`{predicate.name}` has no slot in this place"
            notes.error(kinds.UNKNOWN_SLOT, slot, message, slots_help(places))
            return
        near = self.names.nearest.of(slot.name.text, ("slots of", predicate.name), lambda: places)
        help_ = did_you_mean(near) or slots_help(places)
        notes.error(kinds.UNKNOWN_SLOT, slot.name, f"`{predicate.name}` has no slot `{slot.name.text}`", help_)

    def _filler(self, slot: Slot, into: PredicateSlot, standing: Standing, scope: Scope, notes: Notes, sound: bool) -> Filler | None:
        value = slot.value
        match value:
            case Text():
                return self._string(value, slot, into, notes, sound)
            case Dates():
                if sound and not _accepts(into, "date"):
                    notes.error(kinds.SLOT_TYPE, value, f"`{into.name}` holds {_what(into)}, not a date", _other_filler(into))
                return Filler(DateValue(value.value), slot.only)
            case Name():
                pass
            case _:
                assert_never(value)
        if value.text == ANYTHING:
            if slot.only:
                notes.error(kinds.SLOT_TYPE, value, "`only` needs a filler: `_` is any", "name the filler, or leave out `only`")
            return None
        if standing != "means" and is_variable(value.text):
            return Filler(Variable(value.text), slot.only)
        return self._named(value, slot.only, into, scope, notes, sound)

    def _string(self, value: Text, slot: Slot, into: PredicateSlot, notes: Notes, sound: bool) -> Filler:
        text = unicodedata.normalize("NFC", value.value)
        if _accepts(into, "text"):
            # In a slot that holds anything, the label of an entity is that entity: else the two would count as different fillers.
            entity = self.words.by_label.get(text) if "any" in into.types else None
            return self._entity(entity, slot.only, notes) if entity else Filler(TextValue(text), slot.only)
        if sound:
            entity = self.words.by_label.get(text)
            help_ = f"write the name: `{entity}`" if entity else _other_filler(into)
            notes.error(kinds.SLOT_TYPE, value, f"`{into.name}` holds {_what(into)}, not a string", help_)
        else:
            notes.spoil()
        return Filler(TextValue(text), slot.only)

    def _named(self, name: Name, only: bool, into: PredicateSlot, scope: Scope, notes: Notes, sound: bool) -> Filler | None:
        entity = self.words.entities.get(name.text)
        if entity is not None:
            filler = self._entity(name.text, only, notes)
            kinds_of = self.words.types[entity.type].ancestors
            if not sound or name.text in self.words.unsound_entities or any(_accepts(into, type_) for type_ in kinds_of):
                return filler
            if "claim" in into.types and (claim := self.names.find_claim(name.text, scope)) is not None:
                return Filler(ClaimValue(claim.name), only)
            message = f"`{name.text}` is {article(entity.type)}, and `{into.name}` holds {_what(into)}"
            label = Label(entity.span, f"`{name.text}` is declared here")
            notes.error(kinds.SLOT_TYPE, name, message, _other_filler(into), (label,))
            return filler
        claim = self.names.find_claim(name.text, scope)
        voice = self.names.beings.by_name.get(name.text)
        if _accepts(into, "claim") and (claim is not None or voice is None):
            return self._claim(name, only, into, scope, notes)
        if name.text in self.names.beings.broken:
            notes.spoil()
        elif voice is not None:
            label = Label(voice.name_span, "declared as a voice here")
            message = f"`{name.text}` is a voice, and no voice fills a slot"
            notes.error(kinds.SLOT_TYPE, name, message, "declare it as an entity: an entity is a voice too", (label,))
        elif claim is not None and not sound:
            notes.spoil()
        elif claim is not None:
            label = Label(claim.name_span, "declared as a claim here")
            message = f"`{name.text}` is a claim, and `{into.name}` holds {_what(into)}"
            notes.error(kinds.SLOT_TYPE, name, message, _other_filler(into), (label,))
        else:
            self._unknown_entity(name, notes)
        return None

    def _claim(self, name: Name, only: bool, into: PredicateSlot, scope: Scope, notes: Notes) -> Filler | None:
        """A claim's content; in a slot that holds anything what is unknown is more likely an entity."""
        if self.names.find_claim(name.text, scope) is None and "." not in name.text and into.types != ("claim",):
            if name.text in self.names.beings.broken or self.names.is_adrift(name.text, scope):
                notes.spoil()
            else:
                self._unknown_entity(name, notes)
            return None
        full = self.names.claim(name, scope, notes)
        return Filler(ClaimValue(full), only) if full is not None else None

    def _unknown_entity(self, name: Name, notes: Notes) -> None:
        near = self.names.nearest.of(name.text, "entity", lambda: entity_names(self.names))
        if is_variable(name.text):
            help_ = "a variable stands in a `rule`, a `never` or an `about`"
        else:
            declare = f'declare it: `entity {name.text} "…" : TYPE`'
            help_ = did_you_mean(near) or self.names.something_else(name.text) or declare
        notes.error(kinds.UNKNOWN_NAME, name, f"no entity is called `{name.text}`", help_)

    def _entity(self, name: str, only: bool, notes: Notes) -> Filler:
        if name in self.words.unsound_entities:
            notes.spoil()
        if only:
            return Filler(EntityValue(name), True)
        filler = self._entities.get(name)
        if filler is None:
            filler = self._entities[name] = Filler(EntityValue(name))
        return filler

    def _spare_names(self, slot: Slot, scope: Scope, standing: Standing, notes: Notes) -> None:
        """Under an unknown predicate a name is told unknown only where nothing at all is called so."""
        name = slot.value
        if not isinstance(name, Name) or name.text == ANYTHING or "." in name.text or (standing != "means" and is_variable(name.text)):
            return
        known = name.text in self.names.beings.by_name or name.text in self.names.beings.broken
        if not known and self.names.find_claim(name.text, scope) is None and not self.names.is_adrift(name.text, scope):
            self._unknown_entity(name, notes)

    # --- figures ----------------------------------------------------------------------------------------------------

    def _figure(
        self, node: LiteralNode, predicate: Predicate, standing: Standing, is_measure: bool, declared: Label, notes: Notes
    ) -> Quantity | None:
        if node.quantity is None:
            if is_measure and standing != "about":
                message = f"`{predicate.name}` is a measure, and no figure stands here"
                notes.error(kinds.BAD_QUANTITY, node.predicate, message, f"write `= FIGURE {predicate.unit}`", (declared,))
            return None
        if not is_measure or predicate.unit is None:
            message = f"`{predicate.name}` is no measure, and a figure stands here"
            notes.error(kinds.BAD_QUANTITY, node.quantity, message, "leave out the figure, or declare a `measure`", (declared,))
            return None
        unit = node.quantity.unit
        converted = SAME if unit is None else conversion(unit, predicate.unit)
        if converted is None:
            message = f"`{unit}` does not convert to `{predicate.unit}`, the unit of `{predicate.name}`"
            help_ = f"write the figure in {predicate.unit}{_as_power(unit or '', predicate.unit)}"
            notes.error(kinds.UNIT_MISMATCH, node.quantity, message, help_, (declared,))
            return None
        if node.quantity.doubtful:
            _perhaps_thousands(node.quantity, notes)
        low, high, low_open, high_open = bounds(node.quantity, predicate.tolerance)
        return Quantity(
            converted.apply(low) if low is not None else None,
            converted.apply(high) if high is not None else None,
            low_open,
            high_open,
            written(node.quantity, predicate.unit),
        )


def _accepts(slot: PredicateSlot, type_: str) -> bool:
    return type_ in slot.types or "any" in slot.types


def _what(slot: PredicateSlot) -> str:
    """What a slot holds, in words."""
    words = ["anything" if type_ == "any" else "text" if type_ == "text" else article(type_) for type_ in slot.types]
    return " or ".join(words) or "nothing"


def _other_filler(slot: PredicateSlot) -> str:
    return f"put {_what(slot)} here, or let `{slot.name}` hold more where it is declared"


def _perhaps_thousands(quantity: QuantityNode, notes: Notes) -> None:
    read = number_words(Fraction(quantity.doubtful))
    help_ = f"write `{quantity.doubtful.replace('.', '_')}` if thousands are meant, `{read}` if not"
    notes.note(kinds.PERHAPS_THOUSANDS, quantity, f"`{quantity.doubtful}` is read as {read}: a point stands before decimals", help_)


def _as_power(unit: str, to: str) -> str:
    """`m3` is how many write what the units library knows as `m^3`."""
    if not unit.endswith(("2", "3")) or conversion(power := f"{unit[:-1]}^{unit[-1]}", to) is None:
        return ""
    return f', or the unit as `"{power}"`'


def bounds(node: QuantityNode, tolerance: Fraction) -> tuple[Fraction | None, Fraction | None, bool, bool]:
    """The figure as an interval in its own unit: its ends (None is open), and whether each end is left out."""
    low, high = node.low, node.low if node.high is None else node.high
    match node.qualifier:
        case "":
            return low, high, False, False
        case "about":
            return low - abs(low) * tolerance / 100, high + abs(high) * tolerance / 100, False, False
        case "at least":
            return low, None, False, False
        case "at most":
            return None, high, False, False
        case "more than":
            return low, None, True, False
        case "fewer than":
            return None, high, False, True
        case _:
            assert_never(node.qualifier)


def written(node: QuantityNode, unit: str) -> str:
    """The figure as the analyst wrote it."""
    figures = number_words(node.low) if node.high is None else f"{number_words(node.low)}..{number_words(node.high)}"
    return " ".join(part for part in (node.qualifier, figures, node.unit or unit) if part)
