"""Where a quote stands: the rules of the page on quotes, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.sources.find import find, inside_word
from argmap.sources.normal import normalise

GATE = "By ten the gate was shut for good. The guard slept; the alarm was off."


def places(quote: str, article: str) -> list[str]:
    normal = normalise(article)
    return [article[slice(*normal.original(place.start, place.end))] for place in find(normalise(quote).text, normal)]


@pytest.mark.parametrize("quote", ["the gate\n      was shut", "  the gate was shut ", "the gate was shut for good.", "THE"[:0] + "By ten"])
def test_words_are_found_where_they_stand(quote: str) -> None:
    assert places(quote, GATE) == [" ".join(quote.split())]


@pytest.mark.parametrize(
    "quote", ["", " \n ", "…", "[…]", "[...]", "[words]", "… [x] …", "\u200b", "the Gate was shut", "the gate  was, shut"]
)
def test_what_has_no_words_or_other_words_is_not_found(quote: str) -> None:
    assert places(quote, GATE) == []


@pytest.mark.parametrize("gap", ["…", "[...]", "[…]", "[ ... ]", "… [...]"])
def test_a_gap_stands_for_any_text(gap: str) -> None:
    assert places(f"the gate {gap} good", GATE) == ["the gate was shut for good"]
    assert places(f"the gate{gap}good", GATE) == ["the gate was shut for good"]
    assert places(f"The guard {gap} the alarm", GATE) == ["The guard slept; the alarm"]
    assert places(f"The guard slept {gap} the alarm", GATE) == ["The guard slept; the alarm"]
    assert places(f"{gap} the gate was shut {gap}", GATE) == ["the gate was shut"]
    assert places(f"good {gap} the gate", GATE) == []


def test_three_dots_are_letters() -> None:
    assert places("the gate ... good", GATE) == []
    assert places("well ... no", "He said well ... no.") == ["well ... no"]


@pytest.mark.parametrize(("length", "found"), [(0, True), (1, True), (300, True), (301, False)])
def test_a_gap_is_at_most_300_characters(length: int, found: bool) -> None:
    assert bool(places("close … before", f"close {'x' * length} before")) is found
    assert bool(places("close…before", f"close{'x' * length}before")) is found


@pytest.mark.parametrize("blank", ["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\u200b\n", "\n\n\n"])
def test_a_gap_ends_at_an_empty_line(blank: str) -> None:
    assert places("close … before", f"close it{blank}before noon") == []
    assert places("close it before", f"close it{blank}before noon") != []
    assert places("close … before", f"close{blank}before") == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_gap_runs_over_line_ends(line_end: str) -> None:
    assert places("close … before", f"close it{line_end}before noon")


def test_a_gap_beside_a_space_ends_at_a_word() -> None:
    assert places("the … man", "theatre and a woman") == []
    assert places("the…man", "theatre and a woman") != []


def test_the_nearest_places_are_joined() -> None:
    assert places("the … shut", "the door and the gate was shut") == ["the gate was shut"]
    assert places("the … shut", "the gate was shut and shut") == ["the gate was shut"]


@pytest.mark.parametrize(
    ("quote", "article"),
    [
        ("he said [that] it rains", "he said it rains"),
        ("he said [that] it rains", "he said that it rains"),
        ("he said [that] it rains", "he said [that] it rains"),
        ("NATO [the alliance], which", "NATO, which"),
        ("NATO [the alliance], which", "NATO the alliance, which"),
        ("[h]e said", "He said"),
        ("it [NATO] [could] act", "it act"),
        ("it [NATO] [could] act", "it could act"),
        ("an un[believ]able act", "an unable act"),
        ("an un[believ]able act", "an unbelievable act"),
        ("said []so", "said so"),
        ("it [x] is … here", "it is not here"),
    ],
)
def test_an_insertion_matches_nothing_or_its_words(quote: str, article: str) -> None:
    assert places(quote, article)


@pytest.mark.parametrize(
    ("quote", "article"),
    [
        ("the [old] man", "theman"),
        ("the [old] man", "the young man"),
        ("he said [that] it", "he said thatit"),
        ("he said [that] it", "he said That it"),
    ],
)
def test_an_insertion_matches_nothing_else(quote: str, article: str) -> None:
    assert places(quote, article) == []


def test_brackets_and_dots_of_the_article_itself() -> None:
    article = "He wrote [sic] that … well, [no]"
    for quote in ("[sic]", "[sic] that … well", "that …", "[no]", "wrote [sic] … well"):
        assert places(quote, article), quote


@pytest.mark.parametrize("text", ["un|likely", "100|,000", "100,|000", "1|.5", "can|'t", "e|́"])
def test_a_place_inside_a_word(text: str) -> None:
    before, after = text.split("|")
    assert inside_word(normalise(before).text + after, len(before))


@pytest.mark.parametrize(
    "text",
    [
        "un| likely",
        "l'|Ucraina",
        "the owners|' plan",
        "100|, 000",
        "pro-|Russian",
        "北|京",
        "NATO|Warsaw",
        "News|Cafe",
        "end|.",
        "|",
        "NATO|'s",
    ],
)
def test_a_place_between_words(text: str) -> None:
    before, after = text.split("|")
    assert not inside_word(before + after, len(before))


def test_whole_words_come_before_parts_of_words() -> None:
    article = normalise("toward the war, forward")
    assert [(place.start, place.cuts_word) for place in find("war", article)] == [(11, False)]
    assert [place.cuts_word for place in find("ward", article)] == [True, True]
    assert [place.cuts_word for place in find("[t]oward the", article)] == [False]


def test_places_do_not_overlap() -> None:
    assert len(places("a a", "a a a a")) == 2


ARTICLE = st.text(alphabet=st.sampled_from("ab é'“”—…[]. \n\t\u200bx日"), max_size=60) | st.text(max_size=60)


@given(ARTICLE, st.data())
def test_what_is_cut_from_an_article_is_found_at_its_place(article: str, data: st.DataObject) -> None:
    normal = normalise(article)
    start = data.draw(st.integers(0, max(0, len(normal.text) - 1)))
    end = data.draw(st.integers(start, len(normal.text)))
    quote = normal.text[start:end]
    if not quote.strip():
        return
    first, last = normal.original(start, end)
    found = [normal.original(place.start, place.end) for place in find(normalise(quote).text, normal)]
    assert found
    # The place itself, unless another that it overlaps or that begins and ends with whole words was taken.
    spaces = len(quote) - len(quote.lstrip())
    whole = normal.original(start + spaces, end - (len(quote) - len(quote.rstrip())))
    cut = inside_word(normal.text, start + spaces) or inside_word(normal.text, end - (len(quote) - len(quote.rstrip())))
    assert whole in found or cut or any(a < last and first < b for a, b in found)


@given(ARTICLE, ARTICLE)
@settings(max_examples=300)
def test_any_quote_on_any_article(article: str, quote: str) -> None:
    normal = normalise(article)
    found = find(normalise(quote).text, normal)
    last = 0
    for place in found:
        assert last <= place.start < place.end <= len(normal.text)
        assert normal.text[place.start] != " " != normal.text[place.end - 1]
        last = place.end


@pytest.mark.parametrize("text", ["a" * 300_000, "ab" * 150_000, "a " * 150_000, "a[a] " * 60_000])
@pytest.mark.parametrize(
    "quote", ["a" + "[a]" * 500 + "a", " … ".join("a" * 300), "a…" * 300 + "b", "[a] " * 300 + "a", "a" * 100_000 + "b", "aba…" * 200 + "a"]
)
def test_hostile_quotes_come_to_an_end(quote: str, text: str) -> None:
    normal = normalise(text)
    assert all(place.end <= len(normal.text) for place in find(normalise(quote).text, normal))
