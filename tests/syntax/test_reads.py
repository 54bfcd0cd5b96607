"""The language, sentence by sentence: what is written and what is read of it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from argmap.likelihood import CERTAIN, WORDS
from argmap.syntax import ast
from argmap.syntax.grammar import grammar
from argmap.syntax.parse import parse
from argmap.text import SourceText
from argmap.times import Interval, read_date


def read(text: str) -> ast.Document:
    document = parse(SourceText("a.arg", text))
    assert not document.findings, document.findings
    return document


def claim(clauses: str) -> ast.ClaimDecl:
    (declaration,) = read(f'conclusion x "X"\n{clauses}').declarations
    assert isinstance(declaration, ast.ClaimDecl)
    return declaration


def clause(written: str) -> ast.Clause:
    (only,) = claim(written).clauses
    assert written[only.start - 17 : only.end - 17] == written.strip()
    return only


def names(nodes: tuple[ast.Name, ...]) -> list[str]:
    return [node.text for node in nodes]


def said(node: ast.ConditionNode | ast.VoiceRef | ast.Name | ast.Text | ast.Dates) -> object:
    """A condition, a voice or a value without its places."""
    match node:
        case ast.Name(text):
            return text
        case ast.Text(value):
            return f'"{value}"'
        case ast.Dates(value):
            return str(value)
        case ast.NotNode(item):
            return ("not", said(item))
        case ast.AllNode(items):
            return ("and", *map(said, items))
        case ast.AnyNode(items):
            return ("or", *map(said, items))
        case ast.AtLeastNode(count, items):
            return (count, *map(said, items))


def literal(written: str) -> ast.LiteralNode:
    node = clause(f"means {written}")
    assert isinstance(node, ast.LiteralClause)
    return node.literal


# --- 2. lexical rules ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_ends_with_any_of_three(end: str) -> None:
    document = read(f'premise a "A"# one{end}premise b "two{end}lines"{end}# last')
    assert [declaration.proposition.value for declaration in document.declarations if isinstance(declaration, ast.ClaimDecl)] == [
        "A",
        "two\nlines",
    ]


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_nothing_else_ends_a_line(character: str) -> None:
    node = clause(f'note "a{character}{character}b"')
    assert isinstance(node, ast.TextClause)
    assert node.text.value == f"a{character}{character}b"
    assert len(read(f'premise a "A" # comment{character}premise b "B"').declarations) == 1


def test_a_byte_order_mark_is_no_part_of_the_first_word() -> None:
    assert len(read('\ufeffpremise a "A"').declarations) == 1


def test_indentation_and_line_ends_carry_no_meaning() -> None:
    one = 'premise a "A" by b via c quote "q" when 2024 .. 2025 tag k premise d "D" tag l'
    spread = one.replace(" ", "\n   ").replace("\n   premise d", " premise d")
    first, second = read(one).declarations, read(spread).declarations
    assert [len(declaration.clauses) for declaration in first if isinstance(declaration, ast.ClaimDecl)] == [4, 1]
    assert [len(declaration.clauses) for declaration in second if isinstance(declaration, ast.ClaimDecl)] == [4, 1]


@pytest.mark.parametrize(
    "name", ["a", "A1", "_x", "kyiv-from-belarus", "x--", "Übergang", "città", "東京", "e\u0301a", "a·b", "likely", "via", "one"]
)
def test_names(name: str) -> None:
    import unicodedata

    (declaration,) = read(f'premise {name} "A"').declarations
    assert isinstance(declaration, ast.ClaimDecl)
    assert declaration.name.text == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("name", ["1a", "-a", "a+b", "a'b", "a\u00a0", "“a”", "a.", ".a", "²"])
def test_no_names(name: str) -> None:
    assert parse(SourceText("a", f'premise {name}x "A"')).findings


RESERVED = [word for word, terminal in grammar().words.items() if terminal in grammar().reserved]


def test_the_reserved_words_are_those_of_the_design() -> None:
    for word in ("premise", "undercuts", "quote", "only", "asserted", "and", "or", "not", "all", "any", "said", "called", "strictly", "_"):
        assert word in RESERVED
    for word in ("via", "of", "at", "least", "likely", "fear", "event", "one", "per", "part", "in", "estimated", "legal", "headline"):
        assert word not in RESERVED


@pytest.mark.parametrize("word", RESERVED)
def test_a_reserved_word_names_no_claim_and_no_source(word: str) -> None:
    for kind in ("premise", "condition", "conclusion", "source"):
        (finding,) = parse(SourceText("a", f'{kind} {word} "A"\n')).findings
        assert finding.kind.slug == "reserved-name"
        assert finding.span.start == len(kind) + 1


@pytest.mark.parametrize("word", RESERVED)
def test_a_reserved_word_may_name_a_predicate_a_slot_and_a_tag(word: str) -> None:
    (predicate,) = read(f"predicate {word}(\n  {word}: any,\n  x: any), one {word} per x").declarations
    assert isinstance(predicate, ast.PredicateDecl)
    assert predicate.name.text == predicate.slots[0].name.text == predicate.one_per[0].one.text == word
    for written in (f'{word}({word}: "v", x: only y)', f"{word}(\n  x: z,\n  {word}: only y)", f"not {word}(x: z, {word}: y)"):
        assert literal(written).predicate.text == word
    tag = clause(f"tag {word}")
    assert isinstance(tag, ast.NameClause)
    assert tag.name.text == word


@pytest.mark.parametrize("word", [word for word in grammar().words if word not in RESERVED])
def test_a_word_that_is_not_reserved_may_name_anything(word: str) -> None:
    document = read(
        f'source {word} "S"\npremise {word} "P" from {word} if {word} and not ({word} or all) '.replace("or all", "or x")
        + f"by {word} via {word} means {word}({word}: {word}, a: only {word}) tag {word} denies {word}\n"
        f'conclusion c "C" because {word} and {word} called {word} unless {word} or {word} if any of {word}, {word}\n'
        f'contrary {word}, {word} "why"\ntype {word}\nentity {word} "E" : {word}, part of {word}\nscenario s assume {word} drop {word}'
    )
    assert len(document.declarations) == 7


STRINGS = {
    '"plain"': "plain",
    '""': "",
    r'"a \"b\" \\ c\nd"': 'a "b" \\ c\nd',
    '"# no comment"': "# no comment",
    '"two\r\n  lines\rmore"': "two\n  lines\nmore",
    '"""raw \\n "x" \\q"""': 'raw \\n "x" \\q',
    '"""an empty\r\n\r\nline"""': "an empty\n\nline",
    '""""quoted""""': '"quoted"',
    '"""ends with two"""""': 'ends with two""',
    '""""""': "",
    r'"\\"': "\\",
}


@pytest.mark.parametrize("written", STRINGS)
def test_strings(written: str) -> None:
    node = claim(f"note {written} tag k").clauses[0]
    assert isinstance(node, ast.TextClause)
    assert node.text.value == STRINGS[written]


@pytest.mark.parametrize("empty", ["\n\n", "\n \t\n", "\r\r", "\r\n\u2003\r\n", "\n\x0c\n"])
def test_a_string_never_runs_across_an_empty_line(empty: str) -> None:
    text = f'premise a "A" note "one{empty}two"\npremise b "B"'
    (finding, *_) = parse(SourceText("a", text)).findings
    assert (finding.kind.slug, finding.span.start) == ("unclosed-string", 19)


DATES = {
    "2024": ("2024-01-01", "2024-12-31"),
    "2024-05": ("2024-05-01", "2024-05-31"),
    "2024-02-29": ("2024-02-29", "2024-02-29"),
    "2024-05..2024-06-03": ("2024-05-01", "2024-06-03"),
    "2024 .. 2025-02": ("2024-01-01", "2025-02-28"),
    "2024-05..": ("2024-05-01", None),
    "..2024": (None, "2024-12-31"),
    "2032..2032-03": ("2032-01-01", "2032-03-31"),
    "2032-06..2032": ("2032-06-01", "2032-12-31"),
}


@pytest.mark.parametrize("written", DATES)
def test_dates(written: str) -> None:
    first, last = (read_date(day) if day is not None else None for day in DATES[written])
    wanted = Interval(first.first if first else None, last.last if last else None)
    for word in ("when", "on"):
        node = clause(f"{word} {written}")
        assert isinstance(node, ast.DatesClause)
        assert (node.word, node.dates.value, node.estimated) == (word, wanted, False)
    published = clause(f"published {written} estimated")
    assert isinstance(published, ast.DatesClause)
    assert published.estimated
    second = literal(f"p({written},{written})").slots[1].value
    assert isinstance(second, ast.Dates)
    assert second.value == wanted


NUMBERS = {
    "40000": 40000,
    "40_000": 40000,
    "40,000": 40000,
    "1,234,567": 1234567,
    "3.5": Fraction(7, 2),
    "1_000.25": Fraction(4001, 4),
    "0": 0,
}


@pytest.mark.parametrize("written", NUMBERS)
def test_numbers(written: str) -> None:
    quantity = literal(f"m(x: y) = {written} people").quantity
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.unit, quantity.qualifier) == (NUMBERS[written], None, "people", "")
    ranged = literal(f"m(x: y) = {written}..{written}").quantity
    assert ranged is not None
    assert (ranged.low, ranged.high, ranged.unit) == (NUMBERS[written], NUMBERS[written], None)


# --- 3. declarations ----------------------------------------------------------------------------------------------------


def test_a_source_with_all_its_clauses() -> None:
    (source,) = read(
        'source s "T" outlet "O" author "A" author "B" published 2024 estimated url "https://x" text "t.txt" grade B2 root r note "n"'
    ).declarations
    assert isinstance(source, ast.SourceDecl)
    assert source.title is not None
    assert [type(node).__name__ for node in source.clauses] == ["TextClause"] * 3 + ["DatesClause"] + ["TextClause"] * 2 + [
        "GradeClause",
        "NameClause",
        "TextClause",
    ]
    (bare,) = read("source s").declarations
    assert isinstance(bare, ast.SourceDecl)
    assert bare.title is None


def test_grades_and_names_that_look_like_them() -> None:
    (source, claim_, other) = read('source a "A" grade C3\npremise C3 "P"\nconclusion E "E" because C3').declarations
    assert isinstance(source, ast.SourceDecl)
    grade = source.clauses[0]
    assert isinstance(grade, ast.GradeClause)
    assert (grade.reliability, grade.credibility) == ("C", 3)
    assert isinstance(claim_, ast.ClaimDecl)
    assert claim_.name.text == "C3"
    assert isinstance(other, ast.ClaimDecl)


def test_voices_and_their_chains() -> None:
    (voice,) = read('voice m "Mayor" via council via "Radio" role "mayor" grade B').declarations
    assert isinstance(voice, ast.VoiceDecl)
    assert list(map(said, voice.via)) == ["council", '"Radio"']
    assert len(voice.clauses) == 2
    node = claim('by a and "B" via c disputed via "D" via e reported\nendorsed').clauses
    by, stance = node
    assert isinstance(by, ast.ByClause)
    assert list(map(said, by.voices)) == ["a", '"B"']
    assert [(said(link.voice), link.stance) for link in by.via] == [("c", "disputed"), ('"D"', None), ("e", "reported")]
    assert isinstance(stance, ast.StanceClause)
    assert stance.stance == "endorsed"


def test_a_stance_after_via_is_that_voices_and_without_via_the_outlets() -> None:
    (by,) = claim("by a via b\n  disputed").clauses
    assert isinstance(by, ast.ByClause)
    assert by.via[0].stance == "disputed"
    by, stance = claim("by a disputed").clauses
    assert isinstance(by, ast.ByClause)
    assert by.via == ()
    assert isinstance(stance, ast.StanceClause)


@pytest.mark.parametrize("word", ["fear", "belief", "hope", "expectation"])
def test_attitudes(word: str) -> None:
    for written, voice in ((f"as {word}", None), (f"as {word} of a", "a"), (f'as {word} of "B"', '"B"')):
        node = clause(written)
        assert isinstance(node, ast.AsClause)
        assert (node.attitude, said(node.of) if node.of else None) == (word, voice)


def test_hypothesis_and_headline_stand_alone() -> None:
    for word in ("hypothesis", "headline"):
        node = clause(f"as {word}")
        assert isinstance(node, ast.AsClause)
        assert node.attitude == word
        assert parse(SourceText("a", f'premise p "P" as {word} of a')).findings


@pytest.mark.parametrize("words", WORDS)
def test_likelihoods(words: str) -> None:
    node = clause(f"is {words}")
    assert isinstance(node, ast.IsClause)
    assert node.likelihood == WORDS[words]


def test_certain_is_flat_and_figures_are_bands() -> None:
    assert CERTAIN.certainty == "flat"
    for written, low, high in (
        ("60%", 60, 60),
        ("55%..80%", 55, 80),
        ("55% .. 80%", 55, 80),
        ("2.5%", Fraction(5, 2), Fraction(5, 2)),
        ("0%..100%", 0, 100),
    ):
        node = clause(f"is {written}")
        assert isinstance(node, ast.IsClause)
        assert (node.likelihood.certainty, node.likelihood.low, node.likelihood.high) == ("band", low, high)


@pytest.mark.parametrize("word", ["legal", "ability", "intent", "epistemic"])
def test_senses(word: str) -> None:
    node = clause(f"sense {word}")
    assert isinstance(node, ast.SenseClause)
    assert node.sense == word


CONDITIONS = {
    "a": "a",
    "a and b": ("and", "a", "b"),
    "a or b and c": ("or", "a", ("and", "b", "c")),
    "(a or b) and c": ("and", ("or", "a", "b"), "c"),
    "a or b or c": ("or", "a", "b", "c"),
    "not a and b": ("and", ("not", "a"), "b"),
    "not (a and b)": ("not", ("and", "a", "b")),
    "not not a": ("not", ("not", "a")),
    "all of a, b": ("and", "a", "b"),
    "any of a, b, c": ("or", "a", "b", "c"),
    "at least 2 of a, b, c": (2, "a", "b", "c"),
    "(at least 1 of a, b) and (any of c, not d)": ("and", (1, "a", "b"), ("or", "c", ("not", "d"))),
    "at or least": ("or", "at", "least"),
    "gazette.x": "gazette.x",
}


@pytest.mark.parametrize("written", CONDITIONS)
def test_conditions(written: str) -> None:
    for word in ("if", "only if", "needs"):
        node = claim(f"{word} {written} tag k").clauses[0]
        assert isinstance(node, ast.ConditionClause)
        assert (node.word, said(node.condition)) == (word, CONDITIONS[written])


def test_exceptions_are_joined_by_or() -> None:
    node = clause("unless a or b.c or d")
    assert isinstance(node, ast.NamesClause)
    assert (node.word, names(node.names)) == ("unless", ["a", "b.c", "d"])


STEPS = {
    "because a": (["a"], False, None, False),
    "because a and b called s1": (["a", "b"], False, "s1", False),
    "because a strictly": (["a"], False, None, True),
    "because a called s2 strictly": (["a"], False, "s2", True),
    "because a strictly called s2": (["a"], False, "s2", True),
    "because said": ([], True, None, False),
    "because said called s": ([], True, "s", False),
    "because said g.a": (["g.a"], True, None, False),
}


@pytest.mark.parametrize("written", STEPS)
def test_steps(written: str) -> None:
    node = clause(written)
    assert isinstance(node, ast.BecauseClause)
    assert (names(node.premises), node.said, node.called.text if node.called else None, node.strictly) == STEPS[written]


def test_clauses_are_a_flat_list_in_order() -> None:
    nodes = claim('if a because b if c unless d scheme e by f warrant "g" because said tag h').clauses
    assert [type(node).__name__.removesuffix("Clause") for node in nodes] == [
        "Condition", "Because", "Condition", "Names", "Name", "By", "Text", "Because", "Name"
    ]  # fmt: skip


def test_the_comma_tells_the_relation_from_the_clause() -> None:
    document = read('premise a "A"\n  undercuts x.s1\nundercuts a, x.s1 "why"\n  undercuts a, y.2\npremise b "B" undercuts g.x.1')
    assert [type(declaration).__name__ for declaration in document.declarations] == [
        "ClaimDecl",
        "RelationDecl",
        "RelationDecl",
        "ClaimDecl",
    ]
    relation = document.declarations[1]
    assert isinstance(relation, ast.RelationDecl)
    assert (relation.word, names(relation.names), relation.reason and relation.reason.value) == ("undercuts", ["a", "x.s1"], "why")


@pytest.mark.parametrize("word", ["contrary", "tension", "same", "entails", "narrower", "exhaustive"])
def test_relations(word: str) -> None:
    for reason in ("", ' "why"'):
        (relation,) = read(f"{word} a, g.b{reason}").declarations
        assert isinstance(relation, ast.RelationDecl)
        assert (relation.word, names(relation.names), relation.reason is None) == (word, ["a", "g.b"], not reason)


def test_questions_scenarios_verdicts() -> None:
    question, scenario, bare, verdict, ruled = read(
        'question q "Who?" about p(x: _, y: "z") about not p(x: a) positions a, b.c\n'
        'scenario s "S" assume a, b suppose not c, d drop g\nscenario t\n'
        'verdict not-a-conflict a, g.b "why"\nverdict confirmed a, b R4 "why"'
    ).declarations
    assert isinstance(question, ast.QuestionDecl)
    assert len(question.clauses) == 3
    assert isinstance(scenario, ast.ScenarioDecl)
    assert [(node.word, names(node.names)) for node in scenario.clauses if isinstance(node, ast.NamesClause)] == [
        ("assume", ["a", "b"]),
        ("suppose", ["c", "d"]),
        ("drop", ["g"]),
    ]
    assert isinstance(bare, ast.ScenarioDecl)
    assert isinstance(verdict, ast.VerdictDecl)
    assert (verdict.kind, verdict.second.text, verdict.rule) == ("not-a-conflict", "g.b", None)
    assert isinstance(ruled, ast.VerdictDecl)
    assert ruled.rule is not None
    assert (ruled.rule.text, ruled.why.value) == ("R4", "why")


# --- 4. vocabulary and literals -----------------------------------------------------------------------------------------


def test_types_and_entities() -> None:
    plain, child, text, entity, whole = read(
        'type place\ntype city is place\ntype note is text\nentity kyiv "Kyiv" : city, part of ukraine\n'
        'entity macron "Emmanuel Macron" : person, role "President", part of x grade B'
    ).declarations
    assert isinstance(plain, ast.TypeDecl)
    assert plain.parent is None
    assert isinstance(child, ast.TypeDecl)
    assert child.parent is not None
    assert isinstance(text, ast.TypeDecl)
    assert isinstance(entity, ast.EntityDecl)
    assert (entity.type.text, entity.part_of and entity.part_of.text, entity.role) == ("city", "ukraine", None)
    assert isinstance(whole, ast.EntityDecl)
    assert whole.role is not None
    assert (whole.role.value, whole.grade and whole.grade.reliability) == ("President", "B")


def test_predicates() -> None:
    (node,) = read(
        'predicate leads(state: state, coalition: alliance | any?) "{state} leads", one state per coalition, when, event'
    ).declarations
    assert isinstance(node, ast.PredicateDecl)
    assert [(slot.name.text, names(slot.types), slot.optional) for slot in node.slots] == [
        ("state", ["state"], False),
        ("coalition", ["alliance", "any"], True),
    ]
    assert node.event
    assert node.template is not None
    assert [(one.one.text, names(one.per)) for one in node.one_per] == [("state", ["coalition", "when"])]
    (empty,) = read("predicate raining()").declarations
    assert isinstance(empty, ast.PredicateDecl)
    assert empty.slots == ()


def test_measures() -> None:
    plain, near, quoted = read(
        'measure a(x: any) in people\nmeasure b(x: any, y: place?) in km, about 5%\nmeasure c(x: any) "{x} is fast" in "km/h"'
    ).declarations
    assert isinstance(plain, ast.MeasureDecl)
    assert (plain.unit.value, plain.tolerance) == ("people", None)
    assert isinstance(near, ast.MeasureDecl)
    assert near.tolerance == 5
    assert isinstance(quoted, ast.MeasureDecl)
    assert (quoted.unit.value, quoted.template and quoted.template.value) == ("km/h", "{x} is fast")


def test_literals() -> None:
    node = literal('p(actor: russia, only kyiv, day: only 2024-05.., what: newscafe.deploy, who: "Somebody", _, x: _)')
    assert [(slot.name and slot.name.text, slot.only, said(slot.value)) for slot in node.slots] == [
        ("actor", False, "russia"),
        (None, True, "kyiv"),
        ("day", True, "2024-05-01.."),
        ("what", False, "newscafe.deploy"),
        ("who", False, '"Somebody"'),
        (None, False, "_"),
        ("x", False, "_"),
    ]
    assert literal("not p(x: a)").negated
    assert not literal("p()").negated


@pytest.mark.parametrize("qualifier", ["about", "at least", "at most", "more than", "fewer than"])
def test_quantities(qualifier: str) -> None:
    node = literal(f'not m(x: y) = {qualifier} 35_000 .. 45_000 "km/h"')
    assert node.negated
    assert node.quantity is not None
    assert node.quantity.qualifier == qualifier
    assert node.quantity.low == 35000
    assert node.quantity.high == 45000
    assert node.quantity.unit == "km/h"


def test_rules() -> None:
    rule, never, measured = read(
        'rule r "Title"\n  when p(x: X) and not q(y: Y2)\n  then p(x: X) strictly\n  unless s(x: X)\n'
        'never p(x: X) and q(x: X) "why"\nnever m(x: X) = more than 5 "km" "why"'
    ).declarations
    assert isinstance(rule, ast.RuleDecl)
    assert [(node.word, len(node.literals), node.strictly) for node in rule.clauses if isinstance(node, ast.LiteralsClause)] == [
        ("when", 2, False),
        ("then", 1, True),
        ("unless", 1, False),
    ]
    assert isinstance(never, ast.NeverDecl)
    assert (len(never.literals), never.reason and never.reason.value) == (2, "why")
    assert isinstance(measured, ast.NeverDecl)
    assert measured.literals[0].quantity is not None
    assert measured.literals[0].quantity.unit == "km"


# --- 5. what is left of what could not be read --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["source", "voice", "premise", "condition", "conclusion", "rule", "question", "scenario"])
def test_a_broken_declaration_keeps_its_name(kind: str) -> None:
    for rest in ("", " ??", ' "T" ??', ' "T\n'):
        document = parse(SourceText("a", f'{kind} name{rest}\n\npremise next "N"'))
        first, second = document.declarations
        assert not isinstance(first, ast.Use | ast.NeverDecl | ast.RelationDecl | ast.VerdictDecl)
        assert first.name.text == "name"
        broken = bool(rest) or kind not in ("source", "rule", "scenario")
        assert getattr(first, "damaged", None) is broken
        assert isinstance(second, ast.ClaimDecl)
        assert not second.damaged


@pytest.mark.parametrize(
    "written",
    [
        "type n ??",
        "entity n",
        'entity n "N" : city part of x',
        "predicate n(x any)",
        "measure n(x: any)",
        "measure n(x: any) in people, about 500%",
    ],
)
def test_a_broken_word_of_the_vocabulary_is_known_and_not_used(written: str) -> None:
    document = parse(SourceText("a", written))
    assert not document.declarations
    assert [(broken.word, broken.name.text) for broken in document.broken] == [(written.split()[0], "n")]


def test_a_broken_relation_rule_or_verdict_binds_nobody() -> None:
    for written in ("contrary a, b c", "never p(x: 3)", 'verdict maybe a, b "w"', 'same a, b, c "why"'):
        document = parse(SourceText("a", written))
        assert document.findings
        assert not document.declarations


def test_a_broken_step_keeps_its_number_and_its_name() -> None:
    document = parse(SourceText("a", 'conclusion x "X"\n because a ?? called s1\n because ?? b called s2\n because c\n because\n'))
    (declaration,) = document.declarations
    assert isinstance(declaration, ast.ClaimDecl)
    steps = [node for node in declaration.clauses if isinstance(node, ast.BecauseClause)]
    assert [step.called.text if step.called else None for step in steps] == ["s1", "s2", None, None]
    assert declaration.damaged


def test_what_could_be_read_of_a_damaged_claim_is_there() -> None:
    document = parse(SourceText("a", 'premise a "A"\n tag k\n quote ??\n note "n"\n when 2024-13\n is likely'))
    (declaration,) = document.declarations
    assert isinstance(declaration, ast.ClaimDecl)
    assert [type(node).__name__ for node in declaration.clauses] == ["NameClause", "TextClause", "IsClause"]
