"""The passages that are most like words which do not stand in a text as they are, and how they differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from argmap.model.wording import quoted
from argmap.sources.normal import MARKS, Normal, is_quotation_mark
from argmap.values import frozen

_WORD = re.compile(
    rf"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_]+(?:{MARKS}+[^\W_]*)*"
)
_TOKEN = re.compile(rf"{_WORD.pattern}|[^\w\s]|_")
_STEM = 5  # letters that tell a word from others, whatever its ending
_MOST_WORDS = 120  # of a quote that are looked at
_MOST_PLACES = 100  # of one word
_CANDIDATES = 3  # places that are aligned
_ENOUGH = 0.5  # the least share of matched words (2m / (words of the quote + words of the stretch))
_BESIDE = 3  # words
_NEARLY_AS_GOOD = 0.8  # of the best share: told beside it
_MOST_DIFFERENCES = 3  # told in words; the rest are counted
_MOST_SHOWN = 200  # letters of one difference
_MOST_PAIRS = 5_000  # of equal words: ordinary prose has a tenth of it, and aligning costs that and more for each stretch that it finds


@frozen
class Words:
    """The words of a text in order, by their first letters, with their offsets; and where each stands."""

    stems: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    places: Mapping[str, Sequence[int]]


@frozen
class Likeness:
    """A stretch of the normalised text and how like the words it is: from 0, nothing in common, to 1."""

    start: int
    end: int
    score: float


def words_of(text: str) -> Words:
    """Linear in the text."""
    stems: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    places: dict[str, list[int]] = defaultdict(list)
    for number, match in enumerate(_WORD.finditer(text)):
        stem = match.group().casefold()[:_STEM]
        stems.append(stem)
        starts.append(match.start())
        ends.append(match.end())
        places[stem].append(number)
    return Words(stems, starts, ends, places)


def most_alike(quote: str, words: Words) -> tuple[Likeness, ...]:
    """At most three stretches, the most alike first; none where half of the words find no match. Bounded, whatever the text."""
    wanted = [match.group().casefold()[:_STEM] for match in _WORD.finditer(quote)][:_MOST_WORDS]
    if not wanted:
        return ()
    found: dict[tuple[int, int], Likeness] = {}
    for begin in _candidates(wanted, words):
        first = max(0, begin - len(wanted))
        likeness = _aligned(wanted, words, first, min(len(words.stems), begin + 2 * len(wanted) + 2))
        if likeness is not None:
            found[likeness.start, likeness.end] = likeness
    ranked = sorted(found.values(), key=lambda likeness: (-likeness.score, likeness.start, likeness.end))
    apart: list[Likeness] = []
    for likeness in ranked:
        if likeness.score >= ranked[0].score * _NEARLY_AS_GOOD and all(
            likeness.end <= other.start or other.end <= likeness.start for other in apart
        ):
            apart.append(likeness)
    return tuple(apart)


def _candidates(wanted: Sequence[str], words: Words) -> list[int]:
    """Where the quote might begin, by number of word: each word votes for where it would put the first, rare words loudest."""
    votes: Counter[int] = Counter()
    width = max(4, len(wanted) // 3)
    for number, stem in enumerate(wanted):
        places = words.places.get(stem, ())
        for place in places[:_MOST_PLACES]:
            votes[max(0, place - number) // width] += 1_000_000 // (len(places) + 3)
    ranked = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))
    return [bucket * width for bucket in ranked[:_CANDIDATES]]


def _aligned(wanted: Sequence[str], words: Words, first: int, last: int) -> Likeness | None:
    """The part of the words ``[first, last)`` that follows the wanted ones, without what strays at its ends."""
    aligned = _matcher(wanted, words.stems[first:last])
    blocks = [block for block in aligned.get_matching_blocks() if block.size] if aligned is not None else []
    while len(blocks) > 1 and _strays(blocks[0].b + blocks[0].size, blocks[1].b, blocks[0].size):
        blocks.pop(0)
    while len(blocks) > 1 and _strays(blocks[-2].b + blocks[-2].size, blocks[-1].b, blocks[-1].size):
        blocks.pop()
    if not blocks:
        return None
    begin, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    # Words that the quote has beyond the match have others in their place; a few are shown.
    begin = max(0, begin - min(blocks[0].a, _BESIDE))
    end = min(last - first, end + min(len(wanted) - blocks[-1].a - blocks[-1].size, _BESIDE))
    matched = sum(block.size for block in blocks)
    score = 2 * matched / (len(wanted) + end - begin)
    if score < _ENOUGH:
        return None
    return Likeness(words.starts[first + begin], words.ends[first + end - 1], score)


def _matcher(ours: Sequence[str], theirs: Sequence[str]) -> SequenceMatcher[str] | None:
    """None where the same few words stand so often in both that aligning them would take long and say nothing."""
    counted = Counter(theirs)
    if sum(counted[word] for word in ours) > _MOST_PAIRS:
        return None
    return SequenceMatcher(None, ours, theirs, autojunk=False)


def _strays(end: int, start: int, size: int) -> bool:
    return start - end > 2 * size + 3


def difference(quote: Normal, words: str, text: Normal, original: str, likeness: Likeness) -> str:
    """What the passage has where the quote has something else, in both their own letters."""
    ours = list(_TOKEN.finditer(quote.text))
    theirs = list(_TOKEN.finditer(text.text, likeness.start, likeness.end))
    aligned = _matcher([match.group() for match in ours], [match.group() for match in theirs])
    if aligned is None:
        return "it has the same words in other places and numbers"
    said: list[str] = []
    for operation, a, b, c, d in aligned.get_opcodes():
        if operation == "equal":
            continue
        here = _own_letters(quote, words, ours[a:b])
        there = _own_letters(text, original, theirs[c:d])
        if here and there:
            said.append(f"it has {_marked(there)} where the quote has {_marked(here)}")
        elif there:
            said.append(f"it has {_marked(there)} besides")
        else:
            said.append(f"it does not have {_marked(here)}")
    if len(said) > _MOST_DIFFERENCES:
        more = len(said) - _MOST_DIFFERENCES + 1
        said = [*said[: _MOST_DIFFERENCES - 1], f"and it differs in {more} more places"]
    return ", ".join(said)


def _marked(words: str) -> str:
    """In quotation marks, once; a quotation mark by itself cannot be read between two others."""
    return f"`{words}`" if is_quotation_mark(words) else quoted(words)


def _own_letters(normal: Normal, original: str, tokens: Sequence[re.Match[str]]) -> str:
    if not tokens:
        return ""
    start, end = normal.original(tokens[0].start(), tokens[-1].end())
    # Not all of it: one word may be as long as the article.
    words = " ".join(original[start : min(end, start + 2 * _MOST_SHOWN)].split())
    return words if end - start <= 2 * _MOST_SHOWN and len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…"
