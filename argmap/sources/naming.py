"""Whether an article names somebody, cautiously: a careful analyst must not be told that he made a voice up.

A label counts as named where it stands in the article as a whole, or where any word does that tells its bearer from others:
words with a capital (titles such as *President* apart), longer words without one, and abbreviations and what they stand for.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cached_property

from attrs import field

from argmap.values import frozen

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_CAPITALISED = re.compile(r"[^\W\d_][\w.]*")
_TITLES = """
president vice prime minister premier chancellor mayor governor senator secretary general colonel major captain lieutenant
sergeant admiral commander chief king queen prince princess pope archbishop bishop cardinal father sister rabbi imam sheikh
sir lord lady dame mr mrs ms miss dr doctor prof professor judge justice ambassador director chairman chairwoman chair
chairperson ceo representative congressman congresswoman deputy speaker leader head spokesman spokeswoman spokesperson
foreign defence defense interior former acting
"""
_SMALL = "the a an of for and in at on to from by with or as de la le les du des di der die das den von van el al y e et und"
_LONG = 4  # letters from which on a word counts with any ending

_TITLE_WORDS = frozenset(_TITLES.split())
_SMALL_WORDS = frozenset(_SMALL.split())


def fold(text: str) -> str:
    """Without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


@frozen(slots=False)
class Named:
    """An article (normalised), prepared for asking whom it names."""

    text: str = field(repr=False)

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def words(self) -> list[str]:
        """Each once, sorted."""
        return sorted(set(_WORD.findall(self.folded)))

    @cached_property
    def initials(self) -> str:
        """The first letters of words with a capital; a line end wherever another word but a small one stands between."""
        letters: list[str] = []
        for word in _CAPITALISED.findall(self.text):
            if word[0].isupper():
                letters.append(word[0])
            elif word not in _SMALL_WORDS:
                letters.append("\n")
        return "".join(letters)

    def names(self, label: str, role: str = "") -> bool:
        """Whether a voice of this label or role is named; True where the label has nothing to go by."""
        for words in (label, role):
            folded = " ".join(fold(words).split())
            if folded and self._stands(folded):
                return True
        evidence = _evidence(label)
        return not evidence or any(self._has(word) for word in evidence) or self._abbreviates(label)

    def _stands(self, folded: str) -> bool:
        """As whole words, where the script has spaces."""
        if _UNSPACED.search(folded):
            return folded in self.folded
        return re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", self.folded) is not None

    def _has(self, word: str) -> bool:
        folded = fold(word)
        if _UNSPACED.search(word):
            return folded in self.folded
        if word.isupper() and 2 <= len(word) <= 6 and word in self.initials:
            return True
        # Names are inflected (Путина, Ukrainian): the last two letters may differ, in a word that is long enough.
        stem = folded[: max(_LONG, len(folded) - 2)]
        at = bisect_left(self.words, stem)
        if at == len(self.words):
            return False
        return self.words[at].startswith(stem) if len(folded) >= _LONG else self.words[at] == folded

    def _abbreviates(self, label: str) -> bool:
        """The first letters of the label stand in the article as a word: NATO, or U.S."""
        letters = "".join(word[0] for word in _WORD.findall(label) if word[0].isupper())
        if len(letters) < 2:
            return False
        return re.search(rf"(?<!\w)(?:{letters}|{''.join(f'{letter}[.]' for letter in letters)})(?!\w)", self.text) is not None


def _evidence(label: str) -> list[str]:
    """The words that tell the bearer from others; titles where there is nothing else."""
    words = [word for word in _WORD.findall(label) if fold(word) not in _SMALL_WORDS]
    telling = [word for word in words if fold(word) not in _TITLE_WORDS and (not word.islower() or len(word) >= _LONG)]
    return telling or words
