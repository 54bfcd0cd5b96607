"""What a change may reach, and what that rests on.

Three ways in which one declaration hangs on another: it *reads* it (a claim reads its premises, its conditions, its source and the
words that it is made of), it *meets* it (two claims that may contradict each other, a relation and its claims), or it stands *beside*
it (a premise is unused or not by the claims that name it). A change goes from what is read to who reads it, both ways between what
meets, and one step further to what stands beside. Wherever it cannot be told, two declarations are taken to meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Literal

from attrs import define, field

from argmap.groups import Groups
from argmap.recheck.keys import CLAIM, GENERAL, Said, claim_keys
from argmap.recheck.nodes import Node

_Leads = tuple[object, Sequence[int]]  # a key, and the places that it leads to
_Follow = Callable[[int], Iterator[_Leads]]


class Web:
    """Nodes by their places in ``nodes``: all of a project, and those that a change took out of it. Where names lead is looked up
    when it is first asked for: a change seldom reaches far."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self._makers: dict[str, tuple[int, ...]] = {}
        for place, node in enumerate(nodes):
            for key in node.makes:
                self._makers[key] = (*self._makers.get(key, ()), place)
        self._indexes: dict[tuple[str, str], dict[str, list[int]]] = {}
        self._said: dict[str, list[tuple[int, Said]]] = {}
        for place, node in enumerate(nodes):
            for said in node.said:
                self._said.setdefault(said[0], []).append((place, said))
        # The outermost whole of each entity; of several that it was ever part of, one and the same for all of them.
        self._wholes = Groups[str]()
        for node in nodes:
            if node.whole:
                self._wholes.join(_name(node), node.whole)
        self._general = {predicate for node in nodes for predicate in node.general}
        self._meetings: dict[str, _Meetings] = {}
        self._held_by: dict[str, list[int]] = {}

    def reached(self, changed: Iterable[int]) -> set[int]:
        """Whose findings or status may be others than before."""
        found = self._closed(changed, self._hanging_on)
        return found | self._next_to(found)

    def needed(self, reached: set[int]) -> set[int]:
        """What must be there for these to be judged as in the whole project, themselves included."""
        return self._closed(reached | self._next_to(reached), self._hung_on)

    # --- from one to the next ---------------------------------------------------------------------------------------

    def _closed(self, places: Iterable[int], leads: _Follow) -> set[int]:
        found = set(places)
        pending = list(found)
        followed: set[object] = set()
        while pending:
            for key, others in leads(pending.pop()):
                if key not in followed:
                    followed.add(key)
                    for other in others:
                        if other not in found:
                            found.add(other)
                            pending.append(other)
        return found

    def _hanging_on(self, place: int) -> Iterator[_Leads]:
        for key in self.nodes[place].makes:
            yield ("read", key), self._with("reads", key)
        yield from self._meeting(place)

    def _hung_on(self, place: int) -> Iterator[_Leads]:
        for key in self.nodes[place].reads:
            yield ("made", key), self._makers.get(key, ())
        yield from self._meeting(place)

    def _meeting(self, place: int) -> Iterator[_Leads]:
        node = self.nodes[place]
        for key in node.makes:
            if key.startswith(CLAIM):
                yield ("met", key), self._with("meets", key)
                yield from self._holding(key)
        for key in node.meets:
            # Two that name one claim meet in that claim; names of nothing lead nowhere.
            yield ("meets", key), self._with("meets", key) if key == GENERAL else self._makers.get(key, ())
            if key == GENERAL:
                for predicate in self._general:
                    yield ("general", predicate), [other for other, _ in self._said.get(predicate, ())]
        for predicate, slots in node.said:
            for _, name, _ in slots if self._holds_claims(predicate) else ():
                for key in claim_keys(name, _source(node)):
                    yield ("held", key), self._makers.get(key, ())
            if predicate in self._general:
                yield ("meets", GENERAL), self._with("meets", GENERAL)
                continue
            meetings = self._meetings_of(predicate)
            for bucket in meetings.buckets[place]:
                yield ("said", *bucket), meetings.members[bucket]

    def _next_to(self, places: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for place in places:
            node = self.nodes[place]
            for key in node.makes:
                if key.startswith(CLAIM):
                    found.update(self._with("beside", key))
            for key in node.beside:
                found.update(self._makers.get(key, ()) if key.startswith(CLAIM) else self._with("beside", key))
        return found

    def _with(self, what: Literal["reads", "meets", "beside"], key: str) -> Sequence[int]:
        """The nodes that have this key there."""
        sort = key[:2]
        index = self._indexes.get((what, sort))
        if index is None:
            index = self._indexes[what, sort] = {}
            keys = attrgetter(what)
            for place, node in enumerate(self.nodes):
                for each in keys(node):
                    if each.startswith(sort):
                        index.setdefault(each, []).append(place)
        return index.get(key, ())

    # --- claims that may meet ---------------------------------------------------------------------------------------

    def _meetings_of(self, predicate: str) -> _Meetings:
        known = self._meetings.get(predicate)
        if known is None:
            declared = [self.nodes[place] for place in self._makers.get(f"p:{predicate}", ())]
            known = self._meetings[predicate] = _Meetings()
            for place, fillers in _told_apart(declared, self._said[predicate], self._makers):
                bucket = (predicate, *(self._wholes.of(name) for name in fillers))
                known.members.setdefault(bucket, []).append(place)
                known.buckets.setdefault(place, []).append(bucket)
        return known

    # --- claims that fill slots -------------------------------------------------------------------------------------

    def _holds_claims(self, predicate: str) -> bool:
        declared = (self.nodes[place] for place in self._makers.get(f"p:{predicate}", ()))
        return any("t:claim" in node.reads or "t:any" in node.reads for node in declared)

    def _holding(self, claim: str) -> Iterator[_Leads]:
        """The claims in whose meaning this one may stand."""
        if not self._held_by:
            for predicate, of_it in self._said.items():
                if self._holds_claims(predicate):
                    for place, (_, slots) in of_it:
                        for _, name, _ in slots:
                            for key in claim_keys(name, _source(self.nodes[place])):
                                self._held_by.setdefault(key, []).append(place)
            self._held_by.setdefault("", [])
        yield ("holds", claim), self._held_by.get(claim, ())


@define
class _Meetings:
    """Of one predicate: who may meet whom."""

    members: dict[tuple[str, ...], list[int]] = field(factory=dict)
    buckets: dict[int, list[tuple[str, ...]]] = field(factory=dict)


def _source(claim: Node) -> str:
    return claim.makes[0].removeprefix(CLAIM).rpartition(".")[0]


def _name(entity: Node) -> str:
    return entity.makes[0].partition(":")[2]


def _told_apart(
    declared: Sequence[Node], of_it: Sequence[tuple[int, Said]], makers: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """For each claim of a predicate the entities in those slots that all of its claims fill with one: those whose entities are no part
    of one whole cannot meet."""
    kept: set[str] = set()
    if len({node.slots for node in declared}) == 1:
        kept = set(declared[0].slots)
        for node in declared:
            for per in node.per:
                kept &= set(per)
    slots = declared[0].slots if kept else ()
    filled: list[tuple[int, dict[str, str]]] = []
    for place, (_, given) in of_it:
        names: dict[str, str] = {}
        for slot, name, only in given:
            where = slot if isinstance(slot, str) else slots[slot] if slot < len(slots) else ""
            if name and not only and f"b:{name}" in makers:
                names[where] = name
        kept &= names.keys()
        filled.append((place, names))
    order = sorted(kept)
    for place, names in filled:
        yield place, tuple(names[slot] for slot in order)
