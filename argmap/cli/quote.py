"""`argmap quote`: finds words in a source's article and prints the clause."""

from __future__ import annotations

import click

from argmap.cli import options
from argmap.cli.options import Command

MOST = 20  # places that are listed


@click.command("quote", cls=Command, short_help="Find words in a source's article and print the clause.")
@click.argument("source")
@click.argument("words")
@options.paths
def command(source: str, words: str, paths: tuple[str, ...]) -> int:
    """Find WORDS in the article of SOURCE and print a `quote` clause that is verified there.

    Where they do not stand there, the passages that are most like them are offered, with the difference. Places go to standard
    error, clauses to standard output. Ends with 1 where there is nothing like it.
    """
    from argmap.cli.names import known
    from argmap.cli.opening import open_project
    from argmap.cli.screen import progress, remark, say
    from argmap.cli.usage import WrongUsage
    from argmap.findings.report.concise import concise
    from argmap.sources.articles import read_articles
    from argmap.sources.passages import find_passages

    if not words.strip():
        raise WrongUsage("there are no words to look for")
    with progress() as tell:
        opened = open_project(paths, tell)
    sources = opened.understood.argument.sources
    path = sources[known(source, "source", sources)].text
    if path is None:
        raise WrongUsage(f"the source {source!r} has no `text` to look in")
    articles = read_articles(opened.understood.argument, opened.disk, opened.settings.limits)
    article = articles.articles.get(path)
    if article is None:
        unread = [finding for finding in articles.findings if finding.span == sources[source].text_span]
        remark(concise(unread, opened.understood.texts).rstrip("\n"))
        return 1
    hits = find_passages(article, words)
    if not hits:
        remark(f"nothing in {path} is like these words")
        return 1
    for hit in hits[:MOST]:
        remark(f"{path}:{hit.line}{f': not quite: {hit.difference}' if hit.difference else ''}")
    if len(hits) > MOST:
        remark(f"and {len(hits) - MOST} more places: more words around it would tell them apart")
    for clause in dict.fromkeys(hit.clause for hit in hits[:MOST]):
        say(clause)
    return 0
