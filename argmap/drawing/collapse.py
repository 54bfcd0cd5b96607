"""What no conflict touches, folded into "+12 claims" so that the rest can be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from argmap.drawing.views import Ways
from argmap.model.argument import Argument
from argmap.values import frozen


@frozen
class Fold:
    """Claims of one outlet that are not drawn one by one; ``at`` is the drawn claim that they hang on, if there is one."""

    claims: tuple[str, ...]
    outlet: str | None
    at: str | None


def fold(argument: Argument, ways: Ways, shown: frozenset[str], involved: Collection[str]) -> tuple[frozenset[str], tuple[Fold, ...]]:
    """The claims that stay, and what the others fold into. An involved claim stays, with everything one step around it."""
    kept = frozenset(ways.around(shown & set(involved)) & shown)
    rest = sorted(shown - kept)
    folded: defaultdict[tuple[str | None, str | None], list[str]] = defaultdict(list)
    seen: set[str] = set()
    for start in rest:
        if start in seen:
            continue
        piece, stack = [], [start]
        seen.add(start)
        touched: set[str] = set()
        while stack:
            name = stack.pop()
            piece.append(name)
            for other in (*ways.into.get(name, ()), *ways.out.get(name, ())):
                if other in kept:
                    touched.add(other)
                elif other in shown and other not in seen:
                    seen.add(other)
                    stack.append(other)
        at = min(touched, default=None)
        for name in piece:
            folded[(argument.outlet(argument.claims[name]), at)].append(name)
    folds = [Fold(tuple(sorted(names)), outlet, at) for (outlet, at), names in folded.items()]
    # A fold of one claim hides what would take no more room than it does.
    single = {fold.claims[0] for fold in folds if len(fold.claims) == 1}
    return kept | single, tuple(sorted((f for f in folds if len(f.claims) > 1), key=lambda f: (f.outlet or "", f.at or "")))
