"""A small world of storms, plants and players, and two outlets that each say one thing of it."""

from __future__ import annotations

from making import Found, claim, found, source, together

VOCABULARY = """
type place
type plant
type player
type club
entity florida "Florida" : place
entity miami "Miami" : place, part of florida
entity tampa "Tampa" : place, part of florida
entity georgia "Georgia" : place
entity ida "Storm Ida" : place
entity leeds "the Leeds plant" : plant
entity hull "the Hull plant" : plant
entity silva "Silva" : player
entity rovers "Rovers" : club
entity united "United" : club
predicate hits(storm: any, place: place, force: any?) "{storm} hits {place}"
predicate floods(place: place) "{place} floods"
predicate dry(place: place) "{place} stays dry"
predicate operates(plant: plant) "{plant} operates"
predicate closes(plant: plant), event
predicate sold(plant: plant) "{plant} is sold"
predicate plays_for(player: player, club: club), one club per player
predicate says(speaker: any, what: claim) "{speaker} says that"
measure jobs(plant: plant) in people
measure pay(plant: plant) in people
measure homes(place: place) in homes
voice mayor "the Mayor"
voice guard "the Coast Guard"
"""
HIT = "means hits(storm: ida, place: florida)"
NO_HIT = "means not hits(storm: ida, place: florida)"
SOLD, OPERATES, CLOSES = "means sold(plant: leeds)", "means operates(plant: leeds)", "means closes(plant: leeds)"
WHEN = "when 2024-09"


def two(x: tuple[str, ...] | str, y: tuple[str, ...] | str, *more: str, sources: str = "") -> Found:
    """`gazette.x` and `courier.y` with these clauses."""
    first, second = ((clauses,) if isinstance(clauses, str) else clauses for clauses in (x, y))
    articles = sources or together(source("gazette"), source("courier"))
    return found(together(VOCABULARY, articles, claim("x", "gazette", *first), claim("y", "courier", *second), *more))


def told(seen: Found, one: str = "gazette.x", other: str = "courier.y") -> set[str]:
    return {f"{each.kind} {each.strength}" for each in seen.between(one, other)}


def condition(name: str, *clauses: str, of: str = "gazette") -> str:
    return claim(name, of, *clauses, kind="condition")
