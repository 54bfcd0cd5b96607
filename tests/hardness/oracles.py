"""What must be so of any project, found out in another way than argmap does: slowly and plainly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from unittest import mock

from whole import SETTINGS, Memory, quoted_through, through_everything

from argmap import pipeline
from argmap.conflicts.to_json import to_json as conflicts_json
from argmap.findings import kinds
from argmap.findings.report import print_findings
from argmap.findings.report.summary import Summary
from argmap.findings.report.to_json import dumped
from argmap.reading import read_project
from argmap.recheck.again import again
from argmap.recheck.record import Held, Taken, unpacked
from argmap.rules.report import status_json
from argmap.sources.article import Article
from argmap.sources.find import LONGEST_GAP
from argmap.syntax.ast import Use


def everything(files: Mapping[str, bytes]) -> None:
    checked = through_everything(files)
    quoted_through(checked)
    assert_quotes(checked)
    assert_order_is_nothing(files)
    assert_names_are_nothing(files)


# --- quotes ----------------------------------------------------------------------------------------------------------------

_MARKS = dict.fromkeys("'\"`´‘’‚‛“”„‟′″«»‹›", "'") | dict.fromkeys("-‐‑‒–—―−", "-")
_GAP = re.compile(r"…|\[ ?(?:…|\.\.\.) ?\]")


def folded(text: str) -> str:
    """As the language's page says that quotes are compared, one letter after the other; of rare marks it knows nothing."""
    kept = "".join(" " if character.isspace() else character for character in text if character.isspace() or not _invisible(character))
    plain = "".join(_MARKS.get(character, character) for character in unicodedata.normalize("NFC", kept))
    return re.sub(" +", " ", plain)


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf") or "\ufe00" <= character <= "\ufe0f"


def ordinary(text: str) -> bool:
    """Without characters of which the page does not say what becomes of them."""
    return all(character.isascii() or character.isalpha() or character in _MARKS or character in "…\xa0" for character in text)


def stands_there(words: str, article: str) -> bool | None:
    """Whether the article has the quote. None: gaps and insertions stand in it as far as this can see, which looks at words alone."""
    wanted, text = folded(words).strip(" "), folded(article)
    if not wanted:
        return False
    if wanted in text:
        return True
    if not re.search(r"[\[…]", wanted):
        return False
    parts = [part.strip() for part in re.split(r"…|\[[^\[\]]*\]", wanted)]
    place = 0
    for part in parts:
        place = text.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return None if any(parts) else False


def assert_quotes(checked: pipeline.Checked) -> None:
    """What is reported as found stands there; what is plain and stands there is found."""
    argument = checked.compared.understood.argument
    for match in checked.quotes:
        claim = argument.claims[match.claim]
        source = argument.sources.get(claim.source or "")
        article = checked.articles.articles.get(source.text or "") if source else None
        if article is None:
            assert match.outcome == "unchecked", match
            continue
        words = claim.quotes[match.index].words
        assert_found(words, article, [(passage.start, passage.end) for passage in match.passages])


def assert_found(words: str, article: Article, passages: list[tuple[int, int]]) -> None:
    last = 0
    for start, end in passages:
        assert last <= start < end <= len(article.text), "passages follow one another within the article"
        last = end
    if len(article.text) > 20_000 or not (ordinary(words) and ordinary(article.text)):
        return
    there = stands_there(words, article.text)
    assert not (passages and there is False), f"{words!r} is said to stand where it does not"
    assert passages or there is not True, f"{words!r} stands there and is not found"
    gaps = len(_GAP.findall(folded(words)))
    for start, end in passages:
        passage = folded(article.text[start:end])
        assert stands_there(words, passage) is not False, f"{words!r} is not what stands at {start}"
        assert not there or passage == folded(words).strip(" ")
        assert len(passage) <= len(folded(words)) + gaps * (LONGEST_GAP + 2)


# --- checked again -----------------------------------------------------------------------------------------------------------


def assert_again_is_anew(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """A check that takes over what one of an earlier state has left says what a check of everything says."""
    left = _outcome(before)[1]
    if left is None:
        return
    with mock.patch("argmap.recheck.again.WORTH", 2.0):  # however much of it has changed
        answer = again(_claims_files(after), Held(Memory(after)), SETTINGS, None, unpacked(left))
    if answer is not None:
        one, other = answer[0], _outcome(after)[0]
        assert print_findings("json", one.findings, one.texts, one.summary) == print_findings(
            "json", other.findings, other.texts, other.summary
        )


def _outcome(files: Mapping[str, bytes]) -> tuple[pipeline.Outcome, bytes | None]:
    held = Held(Memory(files))
    read = pipeline.read(_claims_files(files), held, SETTINGS)
    taken = Taken(read, held)
    checked = pipeline.check(pipeline.resolved(read, SETTINGS), held, SETTINGS)
    return pipeline.outcome(checked), taken.with_findings(checked, SETTINGS)


def _claims_files(files: Mapping[str, bytes]) -> list[str]:
    return [path for path in files if path.endswith(".arg")]


# --- order and names ----------------------------------------------------------------------------------------------------------


def printed(files: Mapping[str, bytes], paths: list[str]) -> Iterator[str]:
    """What the commands print of the project."""
    reader = Memory(files)
    understood = pipeline.understand(paths, reader, SETTINGS)
    checked = pipeline.check(understood, reader, SETTINGS)
    texts = {**checked.articles.texts, **understood.texts}
    yield print_findings("json", checked.findings, texts, Summary())
    yield dumped(conflicts_json(checked.compared.issues, SETTINGS.prefer))
    yield dumped(status_json(checked.compared.evaluation))


def assert_order_is_nothing(files: Mapping[str, bytes]) -> None:
    """The order in which files are given and listed."""
    paths = [path for path in files if path.endswith(".arg")]
    for one, other in zip(printed(files, paths), printed(dict(reversed(list(files.items()))), paths[::-1]), strict=True):
        assert one == other


def assert_names_are_nothing(files: Mapping[str, bytes]) -> None:
    """What files are called: the conflicts and statuses of a copy whose files are named in the opposite order."""
    paths = sorted(path for path in files if path.endswith(".arg"))
    project = read_project(paths, Memory(files), SETTINGS)
    if len(paths) < 2 or any(isinstance(each, Use) for document in project.documents for each in document.declarations):
        return
    compared = pipeline.compare(pipeline.understand(paths, Memory(files), SETTINGS), SETTINGS)
    # Of two things of one name the first is taken, and a file's name is what says which is first.
    if any(finding.kind in (kinds.DUPLICATE_NAME, kinds.CIRCULAR_DEFINITION) for finding in compared.understood.findings):
        return
    names = dict(zip(paths, (f"{number:02}.arg" for number in reversed(range(len(paths)))), strict=True))
    renamed = {names.get(path, path): data for path, data in files.items()}
    other = pipeline.compare(pipeline.understand(sorted(names.values()), Memory(renamed), SETTINGS), SETTINGS)
    assert conflicts_json(compared.issues, "none") == conflicts_json(other.issues, "none")
    assert status_json(compared.evaluation) == status_json(other.evaluation)
