"""`language.md` sentence by sentence, through the command: where each finding stands, what it names, and that nothing else is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from sentences import GAZETTE as G
from sentences import Sentence

PORT = G + 'type town\nentity port "Port" : town\nentity inland "Inland" : town\nmeasure flooded(where: town) in homes\n'
TWO = 'source a "A"\n  outlet "A"\nsource b "B"\n  outlet "B"\n'

LEXICAL = [
    Sentence(
        "crlf", G.replace("\n", "\r\n") + 'premise wind "A"\r\nconclusion c "C"\r\n  because wnd\r\n', ["a.arg:6:11-6:14 unknown-name wind"]
    ),
    Sentence("cr", G.replace("\n", "\r") + 'premise wind "A"\rconclusion c "C"\r  because wnd\r', ["a.arg:6:11-6:14 unknown-name wind"]),
    Sentence(
        "each-end", 'source g "G"\r\n  outlet "G"\rpremise wind "A"\n\rconclusion c "C" because wnd', ["a.arg:5:26 unknown-name wind"]
    ),
    Sentence("u2028-in-comment", G + 'premise wind "A" # x\u2028premise wind "B"\n'),
    Sentence("one-line", 'source g "G" outlet "G" premise a "A" premise b "B" tag k conclusion c "C" because a and b if b'),
    Sentence("columns-count-characters", G + 'premise 東京 "𝒳😀e\u0301" conclusion c "C" because 東亰\n', ["a.arg:4:44-4:46 unknown-name"]),
    Sentence("names-after-nfc", G + 'premise cafe\u0301 "A"\nconclusion c "C" because caf\u00e9\n'),
    Sentence("names-after-nfc-twice", G + 'premise cafe\u0301 "A"\npremise caf\u00e9 "B"\n', ["a.arg:5:9 duplicate-name a.arg:4"]),
    *(
        Sentence(f"reserved-{word}", G + f'premise {word} "A"\npremise b "B"\n', [f"a.arg:4:9-4:{9 + len(word)} reserved-name {word}"])
        for word in ("_", "and", "said", "called", "premise", "undercuts", "text", "on")
    ),
    Sentence("reserved-source", 'source all "A"\n  outlet "A"\npremise b "B"\n', ["a.arg:1:8-1:11 reserved-name"]),
    *(
        Sentence(f"free-{word}", G + f'predicate {word}({word}: any)\npremise p "A" tag {word} means {word}({word}: "x")\n')
        for word in ("and", "not", "said", "premise", "if", "only", "on")
    ),
    Sentence("bad-escape", G + 'premise a "A \\t b"\npremise b "B"\n', ["a.arg:4:14-4:16 bad-escape"]),
    Sentence(
        "unclosed-at-white-space", G + 'premise a "A\n \t \npremise c "C"\nconclusion d "D" because c\n', ["a.arg:4:11 unclosed-string"]
    ),
    Sentence("unclosed-and-no-more", 'type town\nentity york "York : town\n', ["a.arg:2:13-2:14 unclosed-string"]),
    Sentence("unclosed-instead-of-a-name", 'premise "', ["a.arg:1:9 unclosed-string"]),
    Sentence("unclosed-at-the-end", G + 'premise a "A', ["a.arg:4:11 unclosed-string"]),
    Sentence("unclosed-last-mark", G + 'premise a "A"\n  note "b"\n  quote "c\n\npremise b "B"\n', ["a.arg:6:9 unclosed-string"]),
    Sentence("triple-takes-empty-lines", G + 'premise a """A "x" \\n\n\n# no\n"""\nconclusion c "C" because a\n'),
    Sentence("triple-ends-with-the-last-three", G + 'premise a """He said "no""""\nconclusion c "C" because a\n'),
    Sentence(
        "says-nothing",
        G + 'premise a ""\npremise b "  "\npremise c " \n "\npremise d """"""\n',
        [f"a.arg:{line}:11 empty-proposition" for line in (4, 5, 6, 8)],
    ),
    *(
        Sentence(
            f"bad-date-{written}", G + f'premise a "A"\n  when {written}\npremise b "B"\n', [f"a.arg:5:8-5:{8 + len(written)} bad-date"]
        )
        for written in ("2031-13", "2031-02-30", "2031-2-3", "20310203", "2031-02-", "2031-02-29", "2100-02-29", "tomorrow")
    ),
    *(
        Sentence(f"date-{written}", G + f'premise a "A"\n  when {written}\n  on {written}\npremise b "B"\n')
        for written in ("2031", "2032-02-29", "2031 .. 2032", "2031..", "..2031", "2031-05..2031-05-01", "2031-05-31..2031-05")
    ),
    Sentence(
        "backwards",
        G + 'premise a "A"\n  when 2032..2031\n  on 2031-05-02..2031-05-01\n',
        ["a.arg:5:8-5:18 bad-range", "a.arg:6:6 bad-range"],
    ),
    Sentence("one-bad-end", G + 'premise a "A"\n  when 2031-13..2030\n', ["a.arg:5:8-5:15 bad-date"]),
    *(
        Sentence(
            f"number-{written}",
            PORT + f'premise p "P" means flooded(port) = {written} homes\npremise q "Q" means flooded(inland) = {written}\n',
        )
        for written in ("40_000", "40,000", "1,000,000", "3.5", "35_000..45_000", "about 35 .. 45", "at least 3", "fewer than 3")
    ),
    *(
        Sentence(f"bad-number-{written}", PORT + f'premise p "P" means flooded(port) = {written} homes\n', ["a.arg:8:37 bad-number"])
        for written in ("40,00", "4,0000", "1,00,000", "1__0", "1.2.3", "40_", "1,000_000", "-3")
    ),
]

VOCABULARY = """type place
type state is place
type alliance
type person
entity russia "Russia" : state
entity ukraine "Ukraine" : state
entity nato "NATO" : alliance
entity macron "Emmanuel Macron" : person, role "President of France"
predicate sends(actor: any, place: place, banner: alliance?) "{actor} sends troops to {place}"
predicate leads(state: state, coalition: alliance | place), one state per coalition
predicate said(speaker: any, what: claim, on: date), event
measure troops(force: any, place: place?) in people, about 5%
"""

LITERALS = [
    Sentence(id, VOCABULARY + G + f'premise p "P" means {literal}\npremise q "Q"\n', finds)
    for id, literal, finds in [
        ("by-name", "sends(place: ukraine, actor: nato)", []),
        ("by-position", "not sends(nato, ukraine, nato)", []),
        ("anything", "sends(_, place: _)", []),
        ("a-claim-and-a-date", "said(macron, gazette.q, 2031-02)", []),
        ("unknown-predicate", "sens(actor: nato, place: ukraine)", ["a.arg:16:21-16:25 unknown-predicate sends"]),
        ("no-near-predicate", "frobnicates(actor: nato)", ["a.arg:16:21-16:32 unknown-predicate declare"]),
        ("unknown-slot", "sends(actr: nato, place: ukraine)", ["a.arg:16:27-16:31 unknown-slot actor"]),
        ("missing-slot", "sends(actor: nato)", ["a.arg:16:21 missing-slot `place`"]),
        ("slot-twice", "sends(nato, ukraine, actor: russia)", ["a.arg:16 duplicate-slot actor"]),
        ("one-too-many", "sends(nato, ukraine, nato, russia)", ["a.arg:16:48-16:54 unknown-slot"]),
        ("unknown-filler", "sends(nato, ukrain)", ["a.arg:16:33-16:39 unknown-name ukraine"]),
        ("a-variable", "sends(X, ukraine)", ["a.arg:16:27-16:28 unknown-name variable"]),
        ("wrong-type", "sends(nato, macron)", ["a.arg:16:33-16:39 slot-type a.arg:8"]),
        ("neither-type", "leads(russia, macron)", ["a.arg:16:35-16:41 slot-type"]),
        ("no-string", 'sends(nato, "Odesa")', ["a.arg:16:33-16:40 slot-type"]),
        ("no-date", "sends(nato, 2031)", ["a.arg:16:33-16:37 slot-type"]),
        ("no-claim", "said(macron, nato, 2031)", ["a.arg:16:34-16:38 slot-type"]),
        ("bad-date", "said(macron, gazette.q, 2031-13)", ["a.arg:16:45-16:52 bad-date"]),
        ("no-figure", "troops(nato)", ["a.arg:16:21 bad-quantity people"]),
        ("unit", "troops(nato) = 4 brigades", ["a.arg:16 unit-mismatch people"]),
        ("never-closed", "sends(nato, ukraine", ["a.arg:16 syntax"]),
    ]
]

RECOVERY = [
    Sentence(
        "every-broken-declaration",
        G + 'premise ?\nsource ?\nentity ?\npremis b "B"\nrule ?\nuse ?\n',
        [*(f"a.arg:{line} syntax" for line in (4, 5, 6, 8, 9)), "a.arg:7:1-7:7 unknown-declaration premise"],
    ),
    Sentence(
        "nothing-of-a-broken-one's-clauses",
        G + 'premise ?\n  tags x\n  becuase y\nconclusion c "C" because d\n',
        ["a.arg:4:9 syntax", "a.arg:7 unknown-name"],
    ),
]

CLAUSES = [
    Sentence("clause-within-a-line", G + 'premise a "A" whn 2031\npremise b "B"\n', ["a.arg:4:15-4:18 unknown-clause when"]),
    Sentence("no-such-clause-within-a-line", G + 'premise a "A" tag k zebra "x"\npremise b "B"\n', ["a.arg:4:21-4:26 unknown-clause note"]),
    Sentence(
        "no-such-declaration-within-a-line",
        G + 'premise a "A" tag k zebra x "x"\nconclusion b "B" because x\n',
        ["a.arg:4:21-4:26 unknown-declaration premise"],
    ),
    Sentence(
        "a-word-that-belongs-elsewhere", G + 'premise a "A" as hypothesis of b\npremise b "B"\n', ["a.arg:4:29-4:31 syntax as hypothesis"]
    ),
    Sentence("no-such-clause", G + 'premise a "A" zebra 3\npremise b "B"\n', ["a.arg:4:15-4:20 unknown-clause quote"]),
    Sentence("a-joining-word-that-is-none", G + 'premise a "A" if b xor b\npremise b "B"\n', ["a.arg:4:20-4:23 syntax and or"]),
    Sentence("a-date-in-words", 'source g "G"\n  outlet "G"\n  published 3 May 2024\n', ["a.arg:3:13-3:14 bad-date"]),
    Sentence("a-misspelt-clause-is-told-once", 'premise a "A"\npremise b "B" becuase a\n', ["a.arg:2:15-2:22 unknown-clause"]),
    Sentence("a-date-near-to-use", 'source g "G"\n  published 11 June 2024\n  outlet "G"\n', ["a.arg:2:13-2:15 bad-date"]),
    Sentence("a-date-near-to-on", 'source g "G"\n  published 3 Sept. 2024\n  outlet "G"\n', ["a.arg:2:13-2:14 bad-date"]),
    Sentence("a-grade-the-wrong-way-round", 'source g "G"\n  outlet "G"\n  grade 3C\n', ["a.arg:3:9 bad-number"]),
    Sentence("an-outlet-without-marks", 'source g "G"\n  outlet Ocean Weekly\n', ["a.arg:2:10-2:15 syntax quotation"], tidy=True),
    Sentence("voices-with-a-comma", G + 'premise a "A" by "X", "Y"\n', ["a.arg:4:21-4:22 syntax by"]),
    Sentence("a-name-of-digits", G + 'premise 14p "A"\n', ["a.arg:4:9-4:11 syntax letter"]),
    Sentence("no-such-clause-of-a-condition", G + 'condition a "A"\n  zebra 3\n', ["a.arg:5:3-5:8 unknown-clause `means`, `when`, `tag`"]),
    Sentence("which-source", TWO + 'premise a "A"\n', ["a.arg:5:9-5:10 source-needed a` or `from"]),
    Sentence("a-mark-within-a-text", G + 'premise a "He said "no" twice"\npremise b "B"\n', ["a.arg:4:21 syntax"]),
]


@pytest.mark.parametrize("sentence", [*LEXICAL, *LITERALS, *RECOVERY, *CLAUSES], ids=lambda sentence: sentence.id)
def test_lexical_rules_and_literals(sentence: Sentence, tmp_path: Path) -> None:
    sentence.hold(tmp_path)
