"""Projects that Hypothesis thinks of: claims with everything that decides a conflict, as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, field, frozen
from hypothesis import strategies as st

VOCABULARY = (
    "type place",
    "type thing",
    'entity florida "Florida" : place',
    'entity miami "Miami" : place, part of florida',
    'entity georgia "Georgia" : place',
    'entity ida "Ida" : thing',
    'entity nora "Nora" : thing',
    'voice mayor "the Mayor"',
    'voice governor "the Governor" via agency',
    'voice agency "the Agency"',
    "predicate stands(thing: thing, at: place?)",
    "predicate hits(thing: thing, at: place), event",
    "predicate owns(thing: thing, owner: thing | place), one owner per thing",
    "predicate lasts(thing: thing)",
    "measure weighs(thing: thing, at: place?) in tonnes",
)
GENERAL = (
    'never owns(thing: X, owner: P) and lasts(thing: Y) and hits(thing: X, at: Y) "no"',
    "never stands(thing: X, at: P) and lasts(thing: X) and hits(thing: X, at: P)",
    'never not lasts(thing: X) and hits(thing: X, at: P) and owns(thing: X, owner: P) "not all three"',
    'rule owned "Owned things last" when owns(thing: X, owner: Y) then lasts(thing: X) strictly',
    'rule standing "What stands lasts, as a rule" when stands(thing: X, at: P) then lasts(thing: X)',
)
MEANS = (
    "stands(thing: ida)",
    "stands(thing: ida, at: miami)",
    "stands(thing: ida, at: florida)",
    "stands(thing: nora, at: only georgia)",
    "stands(thing: nora, at: miami)",
    "hits(thing: ida, at: miami)",
    "hits(thing: ida, at: florida)",
    "owns(thing: ida, owner: miami)",
    "owns(thing: ida, owner: florida)",
    "owns(thing: ida, owner: georgia)",
    "lasts(thing: ida)",
    "lasts(thing: nora)",
)
FIGURES = ("= 40 tonnes", "= about 44 tonnes", "= at least 60 tonnes", "= 35_000..41_000 kg")
CERTAINTIES = ("", "possible", "impossible", "undecided", "certain")
Band = tuple[int, int]
TIMES: tuple[str, ...] = ("", "2024-09", "2024", "2024-09-05..2024-09-08", "2024-11", "2024-09..")
SHORTER: Mapping[str, Sequence[str]] = {
    "": ("2024-11", "2024-10-02"),
    "2024-09": ("2024-09-05..2024-09-08", "2024-09-30"),
    "2024": ("2024-09", "2024-11", "2024-09-06"),
    "2024-09-05..2024-09-08": ("2024-09-05", "2024-09-06..2024-09-07"),
    "2024-11": ("2024-11-30",),
    "2024-09..": ("2024-09", "2024-11", "2024-10..2026"),
}
OUTLETS = ("gazette", "courier", "wire", "sunday")


@frozen
class Told:
    """A claim. ``conditions``: clauses that make it wait."""

    name: str
    outlet: str
    means: tuple[str, ...]
    likelihood: str | Band = ""
    when: str = ""
    by: str = ""
    manner: str = ""
    sense: str = ""
    said: str = ""
    denies: str = ""
    conditions: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        return f"{self.outlet}.{self.name}"

    def text(self) -> str:
        likelihood = self.likelihood if isinstance(self.likelihood, str) else f"{self.likelihood[0]}%..{self.likelihood[1]}%"
        clauses = [
            f'premise {self.name} "What {self.outlet} says"',
            f"from {self.outlet}",
            f"by {self.by}" if self.by else "",
            self.manner if self.by or self.manner.startswith("as") else "",
            *(f"means {literal}" for literal in self.means),
            f"is {likelihood}" if likelihood else "",
            f"sense {self.sense}" if self.sense and likelihood in ("possible", "impossible") else "",
            f"when {self.when}" if self.when else "",
            f"on {self.said}" if self.said else "",
            *self.conditions,
            f"denies {self.denies}" if self.denies else "",
        ]
        return "\n  ".join(clause for clause in clauses if clause)


@frozen
class Invented:
    claims: tuple[Told, ...]
    relations: tuple[tuple[str, tuple[str, ...]], ...]
    general: tuple[str, ...]
    more: tuple[str, ...] = field(factory=tuple)

    def declarations(self) -> list[str]:
        sources = [
            f'source {name} "An article" outlet "{"Gazette" if name == "sunday" else name.title()}" published 2024-09-{10 + place}'
            for place, name in enumerate(OUTLETS)
        ]
        conditions = [
            'condition c "C" from gazette',
            'condition d "D" from gazette means lasts(thing: ida) when 2024',
            'condition e "E" from wire means not lasts(thing: ida) when 2024',
        ]
        relations = [f"{word} {', '.join(names)}" for word, names in self.relations]
        return [*VOCABULARY, *sources, *conditions, *(claim.text() for claim in self.claims), *relations, *self.general, *self.more]

    def files(self) -> dict[str, str]:
        return {"all.arg": "\n".join(self.declarations())}

    def with_claim(self, place: int, changed: Told) -> Invented:
        return evolve(self, claims=(*self.claims[:place], changed, *self.claims[place + 1 :]))


@st.composite
def literals(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 4)) == 0:
        place = draw(st.sampled_from(("", ", at: miami", ", at: florida")))
        return f"weighs(thing: ida{place}) {draw(st.sampled_from(FIGURES))}"
    return draw(st.sampled_from(("", "", "not "))) + draw(st.sampled_from(MEANS))


@st.composite
def bands(draw: st.DrawFn) -> Band:
    low = draw(st.sampled_from((0, 1, 5, 20, 45, 55, 60, 80, 95)))
    return low, draw(st.sampled_from([high for high in (5, 20, 45, 55, 80, 95, 99, 100) if high >= low]))


@st.composite
def told(draw: st.DrawFn, name: str, bare: bool) -> Told:
    """``bare``: an outlet's own word, flat and unconditional: of such larger sets are made."""

    def mostly(usual: str, *others: str) -> str:
        return usual if bare else draw(st.sampled_from((usual,) * max(2, len(others)) + others))

    flat = bare or draw(st.booleans())
    return Told(
        name,
        draw(st.sampled_from(OUTLETS)),
        tuple(draw(st.lists(literals(), min_size=0 if draw(st.integers(0, 5)) == 0 else 1, max_size=1 if bare else 2, unique=True))),
        likelihood="" if flat else draw(st.one_of(st.sampled_from(CERTAINTIES), bands())),
        when="2024-09" if bare else draw(st.sampled_from(TIMES)),
        by=mostly("", "mayor", "governor", "mayor and agency"),
        manner=mostly("", "endorsed", "disputed", "as fear", "as headline", "as belief of mayor"),
        sense=mostly("", "legal", "ability"),
        said=mostly("", "2024-09-01", "2024-09-08"),
        conditions=(mostly("", "if gazette.c", "if gazette.d", "only if wire.e", "if gazette.c or gazette.d", "needs gazette.c"),),
    )


@st.composite
def projects(draw: st.DrawFn, most: int = 7) -> Invented:
    count = draw(st.integers(2, most))
    bare = draw(st.booleans())
    claims = [draw(told(f"k{number}", bare)) for number in range(count)]
    names = [claim.full for claim in claims]
    for place in range(1, count):
        if draw(st.integers(0, 6)) == 0:
            claims[place] = evolve(claims[place], denies=draw(st.sampled_from(names[:place])))
    relations = []
    for word in draw(st.lists(st.sampled_from(("contrary", "same", "entails", "narrower", "exhaustive", "tension")), max_size=2)):
        size = 3 if word in ("contrary", "exhaustive") and count > 2 and draw(st.booleans()) else 2
        chosen = draw(st.lists(st.sampled_from(names), min_size=size, max_size=size, unique=True))
        relations.append((word, tuple(chosen)))
    general = GENERAL if bare else draw(st.lists(st.sampled_from(GENERAL), max_size=3, unique=True))
    return Invented(tuple(claims), tuple(relations), tuple(general))


def renamed(project: Invented, rename: Callable[[str], str]) -> Invented:
    """The claims under other names."""
    full = {claim.full: f"{claim.outlet}.{rename(claim.name)}" for claim in project.claims}
    claims = tuple(evolve(claim, name=rename(claim.name), denies=full.get(claim.denies, "")) for claim in project.claims)
    return evolve(project, claims=claims, relations=tuple((word, tuple(full[name] for name in names)) for word, names in project.relations))
