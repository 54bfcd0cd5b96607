"""A theory made ready for propagation: for each literal, what it helps to derive.

Strict rules with one body literal become two arrows (``b`` gives ``h``, ``not h`` gives ``not b``). Other strict rules whose whole body is
needed, up to ``NARROW`` literals, are denials: of the body and the negated head, all but one give the negation of that one. Bodies
longer than that, and counted ones, are wide: how many of their literals have come is counted for each strength, so that no rule is read
through again for each of its literals.
"""

from __future__ import annotations

from array import array

from argmap.rules.rulebase import RuleBase, index_by
from argmap.values import frozen

NARROW = 8
LEVELS = 7  # strengths 0 to CERTAIN


@frozen(eq=False)
class Wiring:
    """``uses[use_starts[x]:use_starts[x + 1]]`` are the uses of literal ``x``: below 0, an arrow to the literal ``~use``; below the
    number of rules, a narrow rule; else a wide rule, ``use - rule_count``, of which ``x`` is a body literal, or
    ``use - 2 * rule_count``, of which it is the guard (the negated head of a strict rule).

    ``gates[rule]`` is the place of a wide rule's counts, -1 for others.
    """

    rulebase: RuleBase
    use_starts: array[int]
    uses: array[int]
    bodiless: array[int]
    gates: array[int]
    gate_count: int


def wire(rulebase: RuleBase) -> Wiring:
    size = rulebase.literal_count
    rules = rulebase.rule_count
    heads, ranks, counts, starts, bodies = (
        rulebase.heads,
        rulebase.ranks,
        rulebase.counts,
        rulebase.body_starts,
        rulebase.bodies,
    )
    users = array("i")
    uses = array("i")
    bodiless = array("i")
    gates = array("i", [-1]) * rules
    gate_count = 0
    begin = 0
    for rule in range(rules):
        end = starts[rule + 1]
        length = end - begin
        if not counts[rule]:
            bodiless.append(rule)
        elif length == 1 and counts[rule] == 1 and not ranks[rule]:
            body, head = bodies[begin], heads[rule]
            users.extend((body, head ^ 1))
            uses.extend((~head, ~(body ^ 1)))
        else:
            code = rule
            if length > NARROW or counts[rule] != length:
                gates[rule] = gate_count
                gate_count += 1
                code += rules
            for place in range(begin, end):
                users.append(bodies[place])
                uses.append(code)
            if not ranks[rule]:
                users.append(heads[rule] ^ 1)
                uses.append(code if code < rules else code + rules)
        begin = end
    use_starts, placed = index_by(size, users, uses)
    return Wiring(rulebase, use_starts, placed, bodiless, gates, gate_count)
