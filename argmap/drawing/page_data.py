"""What the page holds, as plain values for JSON: claims, conflicts, questions, articles, and what was left out for their size."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from argmap.conflicts.issues import STRENGTHS, Conflict, Issues
from argmap.conflicts.report.outline import KINDS, LEVELS, outline
from argmap.drawing.boxes import speakers
from argmap.drawing.views import View, select, shown_conflicts
from argmap.drawing.words import isolated
from argmap.findings.cells import clean
from argmap.model.argument import Argument, Claim
from argmap.model.wording import attitude_words, conditions_words, counted, interval_words, likelihood_words, speaker
from argmap.rules.evaluation import Evaluation
from argmap.rules.status_words import MARKS
from argmap.settings import Settings
from argmap.sources.article import Article, QuoteMatch
from argmap.text import SourceText, utf16_offsets
from argmap.values import frozen

CLAIMS = 5_000
"""The page holds at most this many claims, those in conflict first."""
ARTICLES = 4_000_000
"""Characters of article text that the page holds at most."""
EXPLAINED = 300
"""Up to this many claims each comes with its explanation."""


@frozen
class Material:
    """What the page is made of. ``explain``: a claim's explanation, in words, by full name."""

    argument: Argument
    issues: Issues
    evaluation: Evaluation | None
    articles: Mapping[str, Article]
    quotes: Sequence[QuoteMatch]
    texts: Mapping[str, SourceText]
    settings: Settings
    explain: Callable[[str], str] | None = None


@frozen
class Content:
    """``claims`` are on the page, ``conflicts`` in the order of the walk: by number, then what is only worth knowing."""

    claims: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    left_out: tuple[str, ...]  # in words


def content(material: Material, view: View) -> Content:
    """What of the view fits: a claim that conflicts with one of the view's comes along."""
    argument, issues = material.argument, material.issues
    chosen = set(select(argument, issues, view))
    numbers = issues.numbers
    conflicts = [each for each in shown_conflicts(issues, view) if not chosen.isdisjoint(each.claims)]
    conflicts.sort(key=lambda each: (numbers.get(each.fingerprint, len(numbers) + 1), STRENGTHS.index(each.strength), each.sides))
    kept: dict[str, None] = {}
    on_page = []
    for conflict in conflicts:
        ends = [name for name in conflict.claims if name in argument.claims]
        if len(kept) + len(ends) <= CLAIMS:
            kept |= dict.fromkeys(ends)
            on_page.append(conflict)
    for name in sorted(chosen):
        if len(kept) >= CLAIMS:
            break
        kept[name] = None
    left_out = []
    if missing := len(argument.claims) - len(kept):
        left_out.append(f"{counted(missing, 'claim')} of {len(argument.claims)} not on this page")
    if missing := len(conflicts) - len(on_page):
        left_out.append(f"{counted(missing, 'conflict')} of {len(conflicts)} not on this page: make one for a question (--question NAME)")
    return Content(tuple(sorted(kept)), tuple(on_page), tuple(left_out))


def data_of(material: Material, here: Content, maps: Iterable[Mapping[str, object]]) -> dict[str, object]:
    numbers = material.issues.numbers
    place = {conflict.fingerprint: at for at, conflict in enumerate(here.conflicts)}
    passages = _passages(material, here)
    articles, cut = _articles(material, here)
    asked = _questions_of(material.issues)
    strongest: dict[str, str] = {}
    for conflict in sorted(here.conflicts, key=lambda each: STRENGTHS.index(each.strength)):
        for name in conflict.claims:
            strongest.setdefault(name, conflict.strength)
    explain = material.explain if material.explain is not None and len(here.claims) <= EXPLAINED else None
    return {
        "strengths": list(STRENGTHS),
        "maps": list(maps),
        "claims": [
            _claim(material, material.argument.claims[name], passages, asked.get(name, []), strongest.get(name), explain)
            for name in here.claims
        ],
        "conflicts": [_conflict(conflict, numbers.get(conflict.fingerprint, 0)) for conflict in here.conflicts],
        "questions": [
            {
                "name": report.name,
                "question": clean(report.question),
                "conflicts": sorted({place[each.fingerprint] for each in report.conflicts if each.fingerprint in place}),
            }
            for report in material.issues.questions
        ],
        "listings": [
            {
                "title": listing.title,
                "intro": listing.intro,
                "entries": [[clean(head), [clean(line) for line in lines]] for head, lines in listing.entries],
            }
            for listing in outline(material.issues, material.argument, material.texts, material.settings.prefer).listings
        ],
        "summary": [*_summary(material), *here.left_out, *cut],
        "articles": articles,
    }


def _summary(material: Material) -> list[str]:
    outlets = {source.outlet for source in material.argument.sources.values()}
    found = Counter[str](conflict.strength for conflict in material.issues.conflicts if conflict.strength != "info")
    strengths = ", ".join(f"{found[strength]} {strength}" for strength in STRENGTHS if found[strength])
    return [
        f"{counted(len(material.argument.claims), 'claim')} from {counted(len(outlets), 'outlet')}",
        f"{counted(found.total(), 'conflict')}{f' ({strengths})' if strengths else ''}",
    ]


def _questions_of(issues: Issues) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for report in issues.questions:
        for name in report.claims.union(*(conflict.claims for conflict in report.conflicts)):
            found[name].append(report.name)
    return found


def _claim(
    material: Material,
    claim: Claim,
    passages: Mapping[tuple[str, int], list[list[int]]],
    questions: list[str],
    strongest: str | None,
    explain: Callable[[str], str] | None,
) -> dict[str, object]:
    argument = material.argument
    status = material.evaluation.claims.get(claim.name) if material.evaluation else None
    text = material.texts.get(claim.span.path)
    return {
        "name": claim.name,
        "kind": claim.kind,
        "proposition": clean(claim.proposition),
        "source": claim.source,
        "outlet": clean(argument.outlet(claim) or "") or None,
        "voices": voices_of(argument, claim),
        "speaker": "nobody: it is a condition" if claim.kind == "condition" and not claim.chain else clean(speaker(claim, argument)),
        "facts": _facts(argument, claim),
        "address": source.url if (source := argument.sources.get(claim.source or "")) is not None else None,
        "place": f"{claim.span.path}:{text.position(claim.name_span.start).line}" if text else claim.span.path,
        "status": status.status if status else None,
        "mark": MARKS[status.status] if status else "",
        "quotes": [{"words": clean(quote.words), "passages": passages.get((claim.name, at), [])} for at, quote in enumerate(claim.quotes)],
        "questions": questions,
        "strongest": strongest,
        "explanation": explain(claim.name) if explain else "",
    }


def voices_of(argument: Argument, claim: Claim) -> list[str]:
    return sorted({speakers(argument, link) for link in claim.chain})


def _facts(argument: Argument, claim: Claim) -> list[list[str]]:
    source = argument.sources.get(claim.source or "")
    time = (
        interval_words(claim.time) + ("" if claim.time_given else " (from the publication)") if claim.time_known or claim.time_given else ""
    )
    facts = [
        ["in", f"{source.outlet}: {source.title}" if source else ""],
        [
            "how sure",
            likelihood_words(claim.likelihood) + (f", in the {claim.sense} sense" if claim.sense else "") if claim.likelihood_given else "",
        ],
        ["held as", attitude_words(claim.attitude, argument) if claim.attitude else ""],
        ["about the time", time],
        ["condition", conditions_words(claim.conditions)],
        ["published", f"{source.published}{' (estimated)' if source.estimated else ''}" if source and source.published else ""],
        ["grade", str(source.grade) if source and source.grade.given else ""],
        ["tags", ", ".join(claim.tags)],
        ["note", claim.note],
    ]
    return [[term, clean(words)] for term, words in facts if words]


def _conflict(conflict: Conflict, number: int) -> dict[str, object]:
    return {
        "number": number,
        "kind": KINDS[conflict.kind],
        "strength": conflict.strength,
        "level": LEVELS[conflict.level],
        "rule": conflict.rule,
        "sides": [list(side) for side in conflict.sides],
        "parties": [[clean(party) for party in side] for side in conflict.parties],
        "headline": clean(conflict.headline),
        "because": clean(conflict.because),
        "condition": clean(conflict.condition) if conflict.condition else None,
        "dissolves": clean(conflict.dissolves),
        "assumed": [clean(words) for words in conflict.assumed],
        "independent": conflict.independent,
        "verdict": {"kind": conflict.verdict.kind.replace("-", " "), "why": clean(conflict.verdict.why)} if conflict.verdict else None,
    }


def _passages(material: Material, here: Content) -> dict[tuple[str, int], list[list[int]]]:
    """Each quote's passages, with offsets as JavaScript counts them."""
    source_of = {name: material.argument.sources.get(material.argument.claims[name].source or "") for name in here.claims}
    found = []
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for match in material.quotes:
        source = source_of.get(match.claim)
        if source is not None and source.text is not None and source.text in material.articles:
            wanted[source.text] |= {offset for passage in match.passages for offset in (passage.start, passage.end)}
            found.append((match, source.text))
    counted: dict[str, dict[int, int]] = {}
    for path, offsets in wanted.items():
        ordered = sorted(offsets)
        counted[path] = dict(zip(ordered, utf16_offsets(material.articles[path].text, ordered), strict=True))
    return {
        (match.claim, match.index): [[counted[path][passage.start], counted[path][passage.end]] for passage in match.passages]
        for match, path in found
    }


def _articles(material: Material, here: Content) -> tuple[dict[str, object], list[str]]:
    """By source, those with the most claims on the page first as long as there is room; and in words what is left out."""
    claims: defaultdict[str, int] = defaultdict(int)
    for name in here.claims:
        source = material.argument.sources.get(material.argument.claims[name].source or "")
        if source is not None and source.text in material.articles:
            claims[source.name] += 1
    room, articles, missing = ARTICLES, {}, 0
    for name in sorted(claims, key=lambda each: (-claims[each], each)):
        source = material.argument.sources[name]
        assert source.text is not None
        text = material.articles[source.text].text
        if len(text) > room:
            missing += 1
            continue
        room -= len(text)
        about = [
            source.outlet,
            ", ".join(source.authors),
            str(source.published) if source.published else "",
            "estimated" if source.estimated else "",
        ]
        articles[name] = {
            "title": clean(source.title or name),
            "about": isolated(clean(" · ".join(filter(None, about)))),
            "address": source.url,
            "text": text,
        }
    return dict(sorted(articles.items())), [f"{counted(missing, 'article')} not on this page, for their size"] if missing else []
