"""A small project that uses every feature of the language, and the edits of one declaration that keep it readable.

A file is a list of declarations; for many of them there are variants that people might write instead.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate

from editing import Memory

from argmap import pipeline
from argmap.settings import Settings

JOINING = (
    *("rule", "never", "contrary", "same", "tension", "narrower", "entails", "exhaustive", "undercuts"),
    *("question", "scenario", "verdict", "conclusion", "premise", "condition"),
)

FILES: Mapping[str, tuple[str, ...]] = {
    "words.arg": (
        "type place",
        "type city is place",
        "type town is city",
        "type actor",
        "type alliance is actor",
        'entity land "Land" : place',
        'entity a "Aford" : town, part of land',
        'entity b "Bford" : town, part of land',
        'entity port "The Port" : place, part of a',
        'entity isle "Isle" : place',
        'entity corps "The Corps" : alliance, grade B',
        'entity guard "The Guard" : actor',
        'voice mayor "The Mayor" via "The Gazette"\n  role "mayor"\n  grade B',
        'voice aide "An Aide" via mayor',
        'predicate floods(town: place) "{town} is flooded"',
        "predicate burns(town: place), event",
        "predicate sends(actor: any, place: place, banner: alliance?)",
        "predicate leads(actor: actor, place: place), one actor per place",
        "predicate considers(actor: any, what: claim)",
        "predicate opens(what: any, on: date)",
        "measure troops(actor: any, place: place?) in people, about 5%",
        'measure width(place: place) in km "{place} is so wide"',
    ),
    "laws.arg": (
        'use "words.arg"',
        (
            'rule relief "Relief"\n  when floods(town: X) and leads(actor: Y, place: X)\n'
            "  then sends(actor: Y, place: X)\n  unless burns(town: X)"
        ),
        'never leads(actor: X, place: Y) and burns(town: Y) "one does not lead ashes"',
        'rule guess "Guess"\n  when sends(actor: X, place: Y)\n  then considers(actor: X, what: one.flood_a)',
    ),
    "one.arg": (
        'use "words.arg"',
        'source one "One"\n  outlet "The Gazette"\n  author "Ann"\n  published 2025-01-01\n  text "one.txt"\n  grade A1',
        'premise flood_a "Aford is flooded"\n  quote "The water stands in the streets of Aford"\n  means floods(town: a)',
        (
            'premise flood_port "The port is not flooded"\n  by mayor\n  quote "the port is dry, says the Mayor"\n'
            "  means not floods(town: port)"
        ),
        'condition rain "It rains on"\n  means opens(what: "rain", on: 2025-03)',
        'condition wind "The wind turns"',
        (
            'conclusion flee "People leave Aford"\n  is likely\n  because flood_a and flood_port called s\n'
            "    if rain or wind\n    unless dry\n  because said"
        ),
        'premise dry "It has been dry"\n  by "The Mayor"\n  quote "words that nobody has"',
        'premise lead_a "The Corps leads in Aford"\n  quote "the Corps is in charge"\n  means leads(actor: corps, place: a)\n  when 2025',
        'conclusion strict_one "Bford is flooded"\n  means floods(town: b)\n  because flood_a strictly',
        'premise drift "Aford may be flooded"\n  by guard\n  is possible\n  means floods(town: a)',
        'premise open_rain "Rain sets in"\n  means opens(what: "rain", on: 2025-03)\n  when 2025-03',
    ),
    "two.arg": (
        'use "words.arg"',
        'source two "Two"\n  outlet "The Herald"\n  published 2025-02-01 estimated\n  text "two.txt"\n  grade C3\n  root one',
        'premise flood_a "Aford is not flooded"\n  quote "no water in Aford"\n  means not floods(town: a)',
        'premise lead_a "The Guard leads in Aford"\n  by "An Official"\n  means leads(actor: guard, place: a)',
        'premise only_corps "Only the Corps sends to Aford"\n  means sends(actor: only corps, place: a)',
        'premise sends_guard "The Guard sends to the port"\n  by "The Guard"\n  means sends(actor: guard, place: port, banner: corps)',
        'premise many "Ten thousand"\n  means troops(actor: corps, place: a) = about 10_000',
        'premise thinks "The Corps considers that Aford floods"\n  means considers(actor: corps, what: one.flood_a)',
        'conclusion therefore "All is lost"\n  because one.flood_a and flood_a called t\n  because one.flee',
        'premise denies_both "Not both of it"\n  denies three.both',
        'premise undercutting "That does not follow"\n  undercuts one.flee.s',
        'premise speaks "That speaks against it"\n  against one.flee\n  as headline\n  by "The Corps"',
    ),
    "three.arg": (
        'use "words.arg"',
        'source three "Three"\n  published 2024-06',
        'source four "Four"\n  outlet "The Gazette"\n  author "Ann"\n  published 2024-07\n  text "four.txt"\n  root two',
        'premise both "Bford floods and burns"\n  from three\n  means floods(town: b)\n  means burns(town: b)\n  is very likely',
        'premise burn "Bford does not burn"\n  from four\n  means not burns(town: b)\n  when 2024-08',
        'premise many "Nine thousand at most"\n  from four\n  means troops(actor: corps, place: a) = at most 9_000 people',
        'premise wide "It is wide"\n  from three\n  by guard and "The Corps"\n  means width(place: isle) = 3 km',
        'premise wider "It is wider"\n  from four\n  quote "the Corps is in charge"\n  means width(place: isle) = 4000 m',
        'premise fear "It is feared"\n  from three\n  as fear of "The Guard"\n  means floods(town: isle)',
        'condition rain "Rain"\n  from four\n  means opens(what: "rain", on: 2025-03)',
        'premise if_rain "The isle floods if it rains"\n  from three\n  if rain_too\n  means floods(town: isle)',
        'condition rain_too "Rain"\n  from three',
        'premise if_wind "The isle does not flood in wind"\n  from four\n  only if one.wind\n  means not floods(town: isle)',
        "contrary plain, one.flood_port",
    ),
    "own.arg": (
        'use "two.arg"',
        'use "laws.arg"',
        'premise plain "Plainly"',
        'premise other "Otherwise"\n  note "none"',
        'premise third "Thirdly"\n  means floods(town: port)\n  is unlikely',
        'condition dry "It is dry"',
        'conclusion mine "So be it"\n  needs dry\n  because one.flood_a and two.flood_a\n  because plain strictly',
        'contrary plain, other "so it is"',
        "same three.rain_too, four.rain",
        "exhaustive plain, other, third",
        "narrower third, one.flood_a",
        "tension plain, third",
        "entails other, two.many",
        "undercuts plain, one.flee.2",
        'question wet "Is it wet?"\n  about floods(town: _)\n  positions plain, other',
        'scenario storm "Storm"\n  assume dry, one.rain\n  suppose not other\n  drop four, two.many',
        'scenario calm "Calm"\n  assume one.wind, four.rain, three.rain_too',
        'verdict not-a-conflict one.flood_a, two.flood_a "another day"',
        'verdict confirmed two.many, four.many R7 "so it is"',
    ),
    "side/five.arg": (
        'source five "Five"\n  outlet "The Herald"\n  author "Ben"\n  published 2025-01\n  text "../two.txt"\n  grade E5',
        'premise plain "Plain in five"\n  quote "no water in Aford"',
        (
            'premise isle "The isle"\n  by aide via "The Gazette" endorsed\n'
            '  quote "The water stands in the streets of Aford"\n  means not floods(town: isle)'
        ),
        'premise restated "The isle again"\n  means not floods(town: isle)\n  is likely',
        'conclusion done "Done"\n  is possible\n  because plain',
        "contrary plain, isle",
    ),
    "side/six.arg": (
        'source six "Six"\n  published 2025-01-01',
        'premise odd "Odd"\n  means opens(what: a, on: 2025-05)',
        'premise label "Odd"\n  means not opens(what: "Aford", on: 2025-05)',
        'premise calls "Called"\n  by "Somebody"\n  means burns(town: isle)',
        'premise recalls "Not called"\n  by "Somebody"\n  means not burns(town: isle)',
        'premise held "He considers"\n  means not considers(actor: "The Corps", what: odd)',
        'premise held_too "She considers"\n  means considers(actor: corps, what: odd_too)',
        'premise odd_too "Odd"\n  means opens(what: a, on: 2025-05)',
    ),
}
ARTICLES: Mapping[str, str] = {
    "one.txt": (
        "The water stands in the streets of Aford.\nBut the port is dry, says the Mayor.\n"
        "the Corps is in charge, and An Aide too. The Guard.\n"
    ),
    "two.txt": "There is no water in Aford, a town; no water in Afords. Somebody says so: An Official.\n",
    "four.txt": "Here the Corps is in charge. The Gazette. The Guard and the Corps agree.\n",
}
ADDED: tuple[str, ...] = (
    'entity corps_too "The Corps" : actor',
    'entity official "An Official" : actor',
    'voice somebody "Somebody" via mayor',
    'entity rain "rain" : place',
    'voice gazette "The Gazette"',
    'source seven "Seven"\n  outlet "The Gazette"\n  published 2025-01-01\n  text "one.txt"',
    'premise flood_a "Again"\n  means floods(town: a)',
    'premise plain "Plain"\n  means not floods(town: port)',
    'premise other "Other"\n  is unlikely',
    'condition wind "Wind"',
    'condition dry "Dry"',
    'conclusion extra "Extra"\n  because one.flood_a strictly\n  because two.flood_a',
    'premise burn_isle "It burns"\n  means burns(town: isle)\n  when 2025-02-01',
    'premise held_x "Considered"\n  means considers(actor: corps, what: two.thinks)',
    'rule spread "Spread"\n  when burns(town: X)\n  then floods(town: X) strictly',
    "never floods(town: X) and burns(town: X)",
    'scenario more "More"\n  assume one.rain, one.wind\n  suppose not one.flood_a',
    'scenario less "Less"\n  drop one',
    'question who "Who?"\n  positions one.flood_a, two.flood_a',
    'verdict not-a-conflict one.flood_a, one.flood_port "no"',
    "same one.flood_a, third",
    "contrary one.flood_a, two.many, five.plain",
    "undercuts other, own_name",
    "type isle_sort is place",
    '# argmap: allow unused-premise because it is so\npremise allowed "Allowed"',
)
CHANGES: tuple[tuple[str, str], ...] = (
    ("part of land", "part of isle"),
    (", part of a", ""),
    (": town", ": city"),
    (": place", ": city"),
    (" is place", ""),
    (" is city", " is place"),
    ("Aford", "Bford"),
    ('"The Corps"', '"The Guard"'),
    ('"The Guard"', '"The Corps"'),
    ('"An Official"', '"Somebody"'),
    ('"The Mayor"', '"An Aide"'),
    ('"The Gazette"', '"The Herald"'),
    ('"The Herald"', '"The Gazette"'),
    ('"rain"', '"wind"'),
    (", event", ""),
    ("(town: place)", "(town: place), event"),
    ("one actor per place", "one place per actor"),
    (", one actor per place", ""),
    ("actor: any", "actor: actor"),
    ("what: claim", "what: any"),
    ("what: any", "what: any?"),
    ("about 5%", "about 20%"),
    ("in km", "in m"),
    ("2025", "2023"),
    ("2024", "2025"),
    ("-01-01", "-06-01"),
    (" estimated", ""),
    ("grade A1", "grade E1"),
    ("grade B", "grade E"),
    ("grade C3", "grade A1"),
    ("grade E5", "grade B2"),
    ("root one", "root three"),
    ("root two", "root one"),
    ('text "one.txt"', 'text "four.txt"'),
    ('text "two.txt"', 'text "nowhere.txt"'),
    ("from three", "from four"),
    ("from four", "from three"),
    ("from four", "from one"),
    ("means not ", "means "),
    ("means ", "means not "),
    ("is likely", "is almost certain"),
    ("is possible", "is impossible"),
    ("is very likely", "is 40%..60%"),
    ("is unlikely", "is undecided"),
    ("only corps", "corps"),
    ("actor: corps", "actor: only corps"),
    ("actor: guard", "actor: corps"),
    ("place: a", "place: port"),
    ("town: a)", "town: b)"),
    ("town: isle", "town: a"),
    ("10_000", "9_000"),
    ("3 km", "4 km"),
    ("4000 m", "3000 m"),
    ("at most 9_000 people", "at least 9_000"),
    ("floods(town: _)", "burns(town: a)"),
    ("by mayor", "by aide"),
    ("by guard", "by corps"),
    ("via mayor", 'via "The Herald"'),
    (' via "The Gazette"', ""),
    ("endorsed", "disputed"),
    ("as headline", "as hypothesis"),
    ("as fear of", "as belief of"),
    ("because said", "because flood_a"),
    (" strictly", ""),
    ("because flood_a", "because flood_a strictly"),
    ("because plain", "because other"),
    ("if rain or wind", "if rain and wind"),
    ("if rain or wind", "needs wind"),
    ("unless dry", "unless flood_a"),
    ("if rain_too", "unless rain_too"),
    ("if rain_too", "if one.wind"),
    ("only if one.wind", "if one.wind"),
    ("needs dry", "if dry"),
    ("denies three.both", "denies three.both\n  denies one.flood_a"),
    ("denies three.both", "denies one.flood_a"),
    ("against one.flee", "denies one.flee"),
    ("undercuts one.flee.s", "undercuts therefore.t"),
    ("premise", "condition"),
    ("condition", "premise"),
    ("what: odd_too", "what: odd"),
    ("what: one.flood_a", "what: two.flood_a"),
    ("what: a,", "what: b,"),
    ("contrary", "same"),
    ("same", "contrary"),
    ("narrower", "entails"),
    ("tension", "contrary"),
    ("entails", "narrower"),
    ("plain, third", "third, plain"),
    ("assume dry, one.rain", "assume dry"),
    ("drop four, two.many", "drop one"),
    ("suppose not other", "suppose not plain"),
    ("assume one.wind, ", "assume "),
    ("not-a-conflict", "confirmed"),
    ("confirmed", "not-a-conflict"),
    ("two.flood_a", "two.lead_a"),
    (" R7", ""),
    ("positions plain, other", "positions plain"),
    ("unless burns", "unless floods"),
    ("then ", "then not "),
    ("then sends(actor: Y, place: X)", "then sends(actor: Y, place: X) strictly"),
    ("never leads", "never sends"),
    ("no water in Aford", "no water"),
    ("says the Mayor", "says he"),
)

Edit = tuple[str, Mapping[str, tuple[str, ...]], Mapping[str, str]]
"""What it does, and the files and articles after it."""


def written(files: Mapping[str, tuple[str, ...]], articles: Mapping[str, str]) -> dict[str, bytes]:
    texts = {path: "".join(f"{each}\n" for each in declarations) for path, declarations in files.items()}
    return {path: text.encode() for path, text in {**texts, **articles}.items()}


def edits(files: Mapping[str, tuple[str, ...]], articles: Mapping[str, str]) -> Iterator[Edit]:
    """Every edit of one declaration, file or article. Some of them make no sense of the project."""
    for path, declarations in files.items():
        for place, one in enumerate(declarations):
            before, after = declarations[:place], declarations[place + 1 :]
            name = f"{path} {one.splitlines()[0]}"
            yield f"without {name}", {**files, path: before + after}, articles
            for old, new in CHANGES:
                if old in one:
                    yield f"{old} to {new}: {name}", {**files, path: (*before, one.replace(old, new, 1), *after)}, articles
            for number, line in enumerate(one.split("\n")):
                if number:
                    lines = one.split("\n")
                    del lines[number]
                    yield f"no {line}: {name}", {**files, path: (*before, "\n".join(lines), *after)}, articles
            if after:
                yield f"swapped {name}", {**files, path: (*before, after[0], one, *after[1:])}, articles
            yield f"allowed {name}", {**files, path: (*before, "# argmap: allow outlets-conflict because so", one, *after)}, articles
            for other in files:
                if other != path:
                    yield f"to {other}: {name}", {**files, path: before + after, other: (*files[other], one)}, articles
        for added in ADDED:
            yield f"{added} in {path}", {**files, path: (*declarations, added)}, articles
        for added in ADDED[:4]:
            yield f"{added} first in {path}", {**files, path: (added, *declarations)}, articles
        yield f"without {path}", {other: each for other, each in files.items() if other != path}, articles
        for new in ("aaa.arg", "zzz.arg"):
            yield f"{path} is {new}", {new if other == path else other: each for other, each in files.items()}, articles
        yield f"{path} the other way round", {**files, path: declarations[::-1]}, articles
        yield f"a remark in {path}", {**files, path: ("# a remark", *declarations)}, articles
    for path, text in articles.items():
        yield f"without {path}", files, {other: each for other, each in articles.items() if other != path}
        for other in articles.values():
            yield f"{path} is another", files, {**articles, path: other}
            yield f"{path} is longer", files, {**articles, path: other + text}
        yield f"{path} is empty", files, {**articles, path: ""}


def thinned(files: Mapping[str, tuple[str, ...]], chance: random.Random) -> dict[str, tuple[str, ...]]:
    """With less in it that holds it together, so that a change does not reach everything. What it says must make sense, or it is
    thinned again."""
    share = chance.choice((0.3, 0.5, 0.7))

    def stays(declaration: str) -> bool:
        word = declaration.split()[0]
        return word not in JOINING or chance.random() > (0.2 if word in ("premise", "condition") else share)

    return {path: tuple(filter(stays, declarations)) for path, declarations in files.items()}


def sound(files: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Without the declarations that name what is not there."""
    left = dict(files)
    while True:
        understood = pipeline.understand(list(left), Memory(written(left, {})), Settings())
        wrong = [finding.span for finding in understood.findings if finding.severity == "error"]
        if not wrong:
            return left
        for path in {span.path for span in wrong}:
            starts = list(accumulate((len(each) + 1 for each in left[path]), initial=0))
            bad = {bisect_right(starts, span.start) - 1 for span in wrong if span.path == path}
            left[path] = tuple(each for place, each in enumerate(left[path]) if place not in bad)
