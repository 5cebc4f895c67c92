"""`claimdesk summary` and `claimdesk digest`: what one article says, or several together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tui.cli.options import as_json, pass_options, paths
from tui.cli.shapes import article_shape, summary_shape
from tui.cli.source import article_of, read_settings
from tui.cli.speech import say, say_json

if TYPE_CHECKING:
    from tui.articles import Article

_query = click.option("-q", "--query", default="", help="What it shall be about.")


@click.command(epilog='Example: claimdesk summary article.txt -n 5 --query "iran membership"')
@click.argument("source", shell_complete=paths)
@click.option(
    "-n",
    "--sentences",
    type=click.IntRange(1),
    help="So many sentences; what the settings say (3) where nothing else is said.",
)
@click.option("-w", "--words", type=click.IntRange(1), help="At most so many words instead.")
@click.option(
    "-p",
    "--percent",
    type=click.FloatRange(0, 100, min_open=True),
    help="So many in a hundred of the article's sentences instead.",
)
@click.option("--fit", is_flag=True, help="As much as fits the terminal instead.")
@click.option(
    "-m", "--method", help="desk, or one of sumy's; what the settings say (desk) without it."
)
@_query
@click.option("--why", is_flag=True, help="Say of each sentence why it was chosen.")
@as_json
@pass_options
def summary(
    options: dict[str, Any],
    source: str,
    sentences: int | None,
    words: int | None,
    percent: float | None,
    fit: bool,
    method: str | None,
    query: str,
    why: bool,
    as_json: bool,
) -> None:
    """Summarise SOURCE by its own sentences.

    SOURCE is a path, - for standard input, or an article's id.
    """
    from shutil import get_terminal_size

    from tui.summary import UnknownMethodError, summarize

    settings = read_settings()
    # Of all methods only ours takes a query: it comes before what the settings start with.
    method = method or ("desk" if query else settings.method)
    if sum([words is not None, percent is not None, fit, sentences is not None]) > 1:
        raise click.UsageError("one length is enough: --sentences, --words, --percent or --fit")
    if query and method != "desk":
        raise click.BadParameter("only the method desk takes a query", param_hint="--query")
    article = article_of(source, options["library"])
    columns, lines = get_terminal_size()
    try:
        made = summarize(
            article.text,
            sentences=sentences or settings.sentences,
            method=method,
            words=words,
            percent=percent,
            pane=(columns, max(lines - 2, 1)) if fit else None,
            query=query,
            title=article.title,
            language=article.language,
        )
    except UnknownMethodError as problem:
        raise click.BadParameter(str(problem), param_hint="--method") from problem
    if as_json:
        shapes = [summary_shape(item, article) for item in made]
        say_json({"article": article_shape(article), "method": method, "summary": shapes})
        return
    for item in made:
        say(" ".join(item.text.split()))
        if why:
            say(f"    {item.why}")


@click.command(
    short_help="Summarise several articles together.",
    epilog="Example: claimdesk digest 3 7 new.md -n 6 --by story",
)
@click.argument("sources", nargs=-1, required=True, shell_complete=paths)
@click.option(
    "-n",
    "--sentences",
    default=7,
    show_default=True,
    type=click.IntRange(1),
    help="So many sentences.",
)
@_query
@click.option(
    "--by",
    type=click.Choice(["date", "story"]),
    default="date",
    show_default=True,
    help="The order of the sentences.",
)
@as_json
@pass_options
def digest(
    options: dict[str, Any],
    sources: tuple[str, ...],
    sentences: int,
    query: str,
    by: str,
    as_json: bool,
) -> None:
    """Summarise SOURCES together, nothing said twice, each sentence with its source.

    A SOURCE is a path, - for standard input, or an article's id. By story, what is like the
    sentence before follows it; by date, the oldest article comes first.
    """
    from tui.summary import digest as digest_of

    articles = [article_of(source, options["library"]) for source in sources]
    made = digest_of(articles, sentences=sentences, query=query, by_story=by == "story")
    if as_json:
        say_json(
            {
                "articles": [article_shape(article) for article in articles],
                "digest": [
                    {
                        "article": item.article,
                        **summary_shape(item.sentence, articles[item.article]),
                    }
                    for item in made
                ],
            }
        )
        return
    for item in made:
        article = articles[item.article]
        say(f"{' '.join(item.sentence.text.split())} [{_citation(article, item.sentence.start)}]")


def _citation(article: Article, start: int) -> str:
    from tui.articles.locators import locator_at, locator_told
    from tui.summary import headline

    title = " ".join(article.title.split()) or headline(article.text)
    day = article.date.isoformat() if article.date else ""
    place = locator_told(locator_at(article.locators, start))
    return ", ".join(part for part in (title, article.source, day, place, article.url) if part)
