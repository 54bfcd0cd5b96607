"""The words that meanings are written in: types, entities, predicates and measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from argmap.findings import kinds
from argmap.findings.core import Finding, Label
from argmap.model.argument import Entity, Functional, Predicate, PredicateSlot, Type
from argmap.model.circles import DEEPEST, circles, ladders
from argmap.model.names import Entry, Names, did_you_mean
from argmap.model.notes import Notes
from argmap.settings import Settings
from argmap.syntax.ast import EntityDecl, MeasureDecl, Name, PredicateDecl, SlotDecl, VoiceDecl
from argmap.text import Span
from argmap.values import frozen

BUILT_IN = ("any", "text", "date", "claim")
_VARIABLE = re.compile(r"(\w)[0-9]*")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def is_variable(name: str) -> bool:
    """One capital letter, digits after it if need be."""
    match = _VARIABLE.fullmatch(name)
    return match is not None and match[1].isupper()


@frozen
class Vocabulary:
    """``unsound``: entities and predicates whose own declaration, or a type of theirs, is in error; nothing is built on what uses
    them, and no second finding is made of it."""

    types: Mapping[str, Type]
    entities: Mapping[str, Entity]
    predicates: Mapping[str, Predicate]
    slots: Mapping[str, Mapping[str, int]]  # by predicate: the places of its slots by their names
    by_label: Mapping[str, str | None]  # the entity that alone has this label; None where several have it
    unsound_entities: frozenset[str]
    unsound_predicates: frozenset[str]


def vocabulary(names: Names, settings: Settings, findings: list[Finding]) -> Vocabulary:
    types, unsound_types = _types(names, findings)
    entities, unsound_entities = _entities(names, types, unsound_types, findings)
    predicates, unsound_predicates = _predicates(names, types, unsound_types, settings, findings)
    by_label: dict[str, str | None] = {}
    for entity in entities.values():
        by_label[entity.label] = None if entity.label in by_label else entity.name
    return Vocabulary(
        types,
        entities,
        predicates,
        {name: {slot.name: place for place, slot in enumerate(predicate.slots)} for name, predicate in predicates.items()},
        by_label,
        frozenset(unsound_entities),
        frozenset(unsound_predicates),
    )


# --- types ----------------------------------------------------------------------------------------------------------


def _types(names: Names, findings: list[Finding]) -> tuple[dict[str, Type], set[str]]:
    table = names.types
    unsound = set(table.doubtful)
    parents: dict[str, str | None] = dict.fromkeys(BUILT_IN)
    for entry in table.entries:
        notes = Notes(entry.path, findings)
        name, parent = entry.node.name, entry.node.parent
        if name.text in BUILT_IN:
            notes.error(kinds.RESERVED_NAME, name, f"`{name.text}` is a type of the language itself", "give it another name")
            continue
        above = _type_name(parent, names, notes) if parent is not None else None
        if parent is not None and above in BUILT_IN and above != "any":
            notes.error(kinds.UNKNOWN_TYPE, parent, f"a type cannot be a kind of `{above}`", "leave out the `is`")
            above = None
        if entry.first:
            parents[name.text] = None if above == "any" else above
            if not notes.sound:
                unsound.add(name.text)
    spans = {name: entry.name_span for name, entry in table.by_name.items()}
    ladder, cut = climb(parents, spans, "types", "is a kind of", findings)
    unsound |= {name for name, steps in ladder.items() if steps[-1] in cut or not unsound.isdisjoint(steps)}
    return {
        name: Type(name, ladder[name], table.by_name[name].span if name in table.by_name and name not in BUILT_IN else None)
        for name in sorted(parents)
    }, unsound


def _type_name(name: Name, names: Names, notes: Notes) -> str | None:
    if name.text in BUILT_IN:
        return name.text
    if name.text in names.types.by_name:
        return name.text
    if name.text in names.types.broken:
        notes.spoil()
    else:
        near = names.nearest.of(name.text, "type", lambda: (*BUILT_IN, *names.types.by_name))
        notes.error(kinds.UNKNOWN_TYPE, name, f"no type is called `{name.text}`", did_you_mean(near) or f"declare it: `type {name.text}`")
    return None


# --- entities -------------------------------------------------------------------------------------------------------


def _entities(
    names: Names, types: Mapping[str, Type], unsound_types: set[str], findings: list[Finding]
) -> tuple[dict[str, Entity], set[str]]:
    table = names.beings
    unsound: set[str] = set(table.doubtful)
    whole: dict[str, str | None] = {}
    type_of: dict[str, str] = {}
    for entry in table.entries:
        node = entry.node
        if isinstance(node, VoiceDecl):
            continue
        notes = Notes(entry.path, findings)
        if is_variable(node.name.text):
            message = f"an entity cannot be called `{node.name.text}`: a capital letter is a variable of a rule"
            notes.error(kinds.RESERVED_NAME, node.name, message, "use a longer name")
        type_ = _type_name(node.type, names, notes)
        if type_ in BUILT_IN and type_ != "any":
            notes.error(kinds.UNKNOWN_TYPE, node.type, f"an entity cannot be a `{type_}`", "declare a type for it")
        part_of = _whole(node.part_of, names, notes) if node.part_of is not None else None
        if entry.first:
            name = node.name.text
            whole[name] = part_of
            type_of[name] = type_ or "any"
            if not notes.sound or type_ in unsound_types:
                unsound.add(name)
    spans = {name: table.by_name[name].name_span for name in whole}
    ladder, cut = climb(whole, spans, "wholes", "is part of", findings)
    unsound |= {name for name, steps in ladder.items() if steps[-1] in cut or not unsound.isdisjoint(steps)}
    entities: dict[str, Entity] = {}
    for name in sorted(whole):
        entry = table.by_name[name]
        assert isinstance(entry.node, EntityDecl)
        role = entry.node.role.value if entry.node.role else ""
        entities[name] = Entity(name, entry.node.label.value, type_of[name], role, ladder[name], entry.span)
    return entities, unsound


def _whole(name: Name, names: Names, notes: Notes) -> str | None:
    entry = names.beings.by_name.get(name.text)
    if entry is None and name.text not in names.beings.broken:
        near = names.nearest.of(name.text, "entity", lambda: entity_names(names))
        help_ = did_you_mean(near) or f'declare it: `entity {name.text} "…" : TYPE`'
        notes.error(kinds.UNKNOWN_NAME, name, f"no entity is called `{name.text}`", help_)
    elif entry is None:
        notes.spoil()
    elif isinstance(entry.node, VoiceDecl):
        label = Label(entry.name_span, "declared as a voice here")
        notes.error(
            kinds.UNKNOWN_NAME,
            name,
            f"`{name.text}` is a voice, not an entity",
            "declare it as an entity: an entity is a voice too",
            (label,),
        )
    else:
        return name.text
    return None


def entity_names(names: Names) -> Iterable[str]:
    return (name for name, entry in names.beings.by_name.items() if isinstance(entry.node, EntityDecl))


def climb(
    above: Mapping[str, str | None], spans: Mapping[str, Span], things: str, leads_to: str, findings: list[Finding]
) -> tuple[dict[str, tuple[str, ...]], set[str]]:
    """What stands above each name, itself first, and the names at which the climb was broken off: each in a circle, or too deep."""
    in_circle: set[str] = set()
    for circle in circles({name: (parent,) if parent is not None else () for name, parent in above.items()}):
        findings.append(circular(circle, spans, leads_to))
        in_circle.update(circle)
    ladder, too_deep = ladders(above, in_circle)
    if too_deep:
        first = min(too_deep, key=lambda name: (spans[name], name))
        message = f"`{first}` stands below more than {DEEPEST} {things}"
        findings.append(Finding(kinds.TOO_DEEP, spans[first], message, f"at most {DEEPEST} levels are followed", subject=first))
    return ladder, in_circle.union(too_deep)


def circular(circle: tuple[str, ...], spans: Mapping[str, Span], leads_to: str) -> Finding:
    """The finding for a circle, at its first member by path and place."""
    in_order = sorted(circle, key=lambda name: (spans[name], name))
    if len(in_order) == 1:
        message = f"`{in_order[0]}` {leads_to} itself"
    else:
        shown = ", ".join(f"`{name}`" for name in in_order[1:4]) + (" …" if len(in_order) > 4 else "")
        message = f"`{in_order[0]}` {leads_to} itself, by way of {shown}"
    labels = tuple(Label(spans[name], "in the same circle") for name in in_order[1:4])
    return Finding(kinds.CIRCULAR_DEFINITION, spans[in_order[0]], message, "break the circle", labels, " ".join(circle))


# --- predicates and measures ----------------------------------------------------------------------------------------


def _predicates(
    names: Names, types: Mapping[str, Type], unsound_types: set[str], settings: Settings, findings: list[Finding]
) -> tuple[dict[str, Predicate], set[str]]:
    predicates: dict[str, Predicate] = {}
    unsound = set(names.predicates.doubtful)
    for entry in names.predicates.entries:
        notes = Notes(entry.path, findings)
        predicate = _predicate(entry, names, unsound_types, settings, notes)
        if entry.first:
            predicates[predicate.name] = predicate
            if not notes.sound:
                unsound.add(predicate.name)
    return {name: predicates[name] for name in sorted(predicates)}, unsound


def _predicate(
    entry: Entry[PredicateDecl | MeasureDecl], names: Names, unsound_types: set[str], settings: Settings, notes: Notes
) -> Predicate:
    node = entry.node
    slots: list[PredicateSlot] = []
    places: dict[str, int] = {}
    declared: dict[str, SlotDecl] = {}
    for slot in node.slots:
        types = tuple(type_ for name in slot.types if (type_ := _type_name(name, names, notes)) is not None)
        if not unsound_types.isdisjoint(types):
            notes.spoil()
        if slot.name.text in declared:
            label = Label(notes.span(declared[slot.name.text].name), "the first is here")
            message = f"`{node.name.text}` has two slots called `{slot.name.text}`"
            notes.error(kinds.DUPLICATE_SLOT, slot.name, message, "give one of them another name", (label,))
            continue
        declared[slot.name.text] = slot
        places[slot.name.text] = len(slots)
        slots.append(PredicateSlot(slot.name.text, types, slot.optional))
    if node.template is not None:
        used = (match[1].strip() for match in _PLACEHOLDER.finditer(node.template.value))
        unknown = next((name for name in used if name and name not in places), None)
        if unknown is not None:
            near = names.nearest.of(unknown, ("slots", node.name.text, notes.path, node.start), lambda: places)
            message = f"the wording has `{{{unknown}}}`, and `{node.name.text}` has no such slot"
            notes.error(kinds.UNKNOWN_SLOT, node.template, message, did_you_mean(near) or slots_help(places))
    if isinstance(node, MeasureDecl):
        tolerance = settings.about_tolerance if node.tolerance is None else node.tolerance
        template = node.template.value if node.template else None
        return Predicate(node.name.text, tuple(slots), template, False, (), node.unit.value, tolerance, entry.span)
    functional = tuple(_functional(one_per.one, one_per.per, node.name.text, places, names, notes) for one_per in node.one_per)
    return Predicate(
        node.name.text,
        tuple(slots),
        node.template.value if node.template else None,
        node.event,
        tuple(found for found in functional if found is not None),
        None,
        Fraction(0),
        entry.span,
    )


def _functional(
    one: Name, per: tuple[Name, ...], predicate: str, places: Mapping[str, int], names: Names, notes: Notes
) -> Functional | None:
    """`one SLOT per SLOT, SLOT`; None where a slot does not exist or stands on both sides."""
    found: list[int] = []
    for name in (one, *per):
        place = places.get(name.text)
        if place is None:
            near = names.nearest.of(name.text, ("slots", predicate, notes.path, one.start), lambda: places)
            notes.error(kinds.UNKNOWN_SLOT, name, f"`{predicate}` has no slot `{name.text}`", did_you_mean(near) or slots_help(places))
        elif place in found:
            notes.error(kinds.DUPLICATE_SLOT, name, f"`{name.text}` is named twice here", "each slot stands once in `one … per …`")
        else:
            found.append(place)
    return Functional(found[0], tuple(found[1:])) if len(found) == 1 + len(per) else None


def slots_help(slots: Iterable[str]) -> str:
    listed = ", ".join(f"`{slot}`" for slot in slots)
    return f"its slots: {listed}" if listed else "it has no slots"
