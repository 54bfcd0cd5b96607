"""What the report says besides: attitudes, the only channel, assumptions once, times that read well."""

from __future__ import annotations

from making import claim, compared, found, source, together

from argmap.conflicts.report.outline import outline
from argmap.conflicts.report.to_text import to_text

VOCABULARY = 'type object\nentity ida "Ida" : object\nentity poland "Poland" : object\npredicate p(t: object)\nvoice mayor "the Mayor"'
WHEN = "when 2024-09"
P, NOT_P = "means p(t: ida)", "means not p(t: ida)"


def test_a_feared_claim_is_not_shown_as_the_outlets_word() -> None:
    text = together(VOCABULARY, source("gazette"), source("wire"), claim("x", "gazette", P, "as fear of poland"), claim("y", "wire", NOT_P))
    seen = compared({"a.arg": text})
    (near,) = seen.issues.considered
    assert near.reason == "gazette.x is held as a fear of Poland, not put forward as true"
    shown = to_text(outline(seen.issues, seen.understood.argument, seen.understood.texts, "none"))
    assert "The Gazette, as a fear of Poland: " in " ".join(shown.split())


def test_an_expectation_is_named_in_good_english() -> None:
    text = together(VOCABULARY, source("gazette"), source("wire"), claim("x", "gazette", P, "as expectation"), claim("y", "wire", NOT_P))
    assert [each.reason for each in found(text).issues.considered] == ["gazette.x is held as an expectation, not put forward as true"]


def test_one_root_of_two_voices_is_said() -> None:
    """Two voices in two outlets, of which the one repeats the other."""
    text = together(
        VOCABULARY,
        source("gazette"),
        source("wire", "root gazette"),
        claim("x", "gazette", P, "by mayor"),
        claim("y", "wire", P, 'by "the Governor"'),
    )
    (agreement,) = found(text).issues.agreements
    assert (agreement.kind, agreement.voices, agreement.roots) == ("corroboration", 2, 1)
    assert agreement.note == "all from one root, The Gazette"


def test_an_assumption_is_said_once() -> None:
    text = together(VOCABULARY, source("gazette"), source("wire"), claim("x", "gazette", P), claim("y", "wire", NOT_P))
    (conflict,) = found(text).issues.conflicts
    (assumed,) = conflict.assumed
    assert assumed.startswith("neither ")
    assert "publication on" in assumed
    assert "2025-09-09" in assumed
    assert "of from" not in conflict.because


def test_a_tension_assumes_no_time() -> None:
    text = {
        "a.arg": together(VOCABULARY, source("gazette"), source("wire"), claim("x", "gazette"), claim("y", "wire")),
        "b.arg": 'tension gazette.x, wire.y "odd"',
    }
    (conflict,) = found(text).issues.conflicts
    assert conflict.assumed == ()


def test_what_forbids_is_named_by_its_reason() -> None:
    text = together(
        VOCABULARY,
        'predicate q(t: object)\nnever p(t: X) and q(t: X) "one or the other"',
        source("gazette"),
        source("wire"),
        claim("x", "gazette", P),
        claim("y", "wire", "means q(t: ida)"),
    )
    (conflict,) = found(text).issues.conflicts
    assert "never: one or the other" in conflict.because


def test_who_denies_a_thing_outright_is_told_as_denying_it_where_that_leads_elsewhere() -> None:
    text = together(
        VOCABULARY,
        source("gazette"),
        source("wire"),
        claim("c", "gazette", kind="condition"),
        claim("d", "gazette", kind="condition"),
        claim("x", "gazette", "denies c"),
        claim("y", "wire", "denies gazette.d"),
        "exhaustive gazette.c, gazette.d",
    )
    (conflict,) = found(text).between("gazette.x", "wire.y")
    assert "it is not so that “What gazette says as c”" in conflict.because
    assert "it is not so that “What gazette says as d”" in conflict.because


def test_what_is_named_with_only_and_without_is_not_told_as_a_part_of_itself() -> None:
    world = together(VOCABULARY, 'entity gdansk "Gdansk" : object, part of poland', "predicate q(of: any, by: any)")

    def dissolves(only: str) -> str:
        x, y = (f"means q(of: ida, by: only {only})", "means not q(of: ida, by: poland)")
        text = together(world, source("gazette"), source("wire"), claim("x", "gazette", x, WHEN), claim("y", "wire", y, WHEN))
        (conflict,) = found(text).between("gazette.x", "wire.y")
        return conflict.dissolves

    assert dissolves("poland") == "if The Gazette spoke of another time than 2024-09"
    assert dissolves("gdansk") == "if Poland was meant without Gdansk"
