"""Every reader on damaged and made-up files: `python -m tests.fuzz --seconds 600 [--format .pdf]`.

A file of each format is damaged (bytes changed, cut out, doubled, put in from another format) or
made up of what the format is built from. Whatever comes, a reader gives clean articles or a
`ReadError`, and does not take long. The tests run a few hundred of each; this runs until the time
is up and prints how many were tried.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.made_files import FORMATS, story
from tui.articles import Article, ReadError, clean, read
from tui.articles.clean import line, paragraphs
from tui.articles.containers import pieces
from tui.articles.feeds import is_feed, listed_feeds, read_feed
from tui.articles.raw import Raw

if TYPE_CHECKING:
    from collections.abc import Callable

# Seconds that a small file may take, on a slow machine.
SLOW = 10.0
_RSS = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>Valley</title><item><title>Bridges"
    b"</title><link>https://example.org/a</link><guid>a</guid><pubDate>Tue, 05 Mar 2024 08:00:00"
    b" GMT</pubDate><description>A &lt;b&gt;teaser&lt;/b&gt;.</description></item></channel></rss>"
)
_JSON_FEED = (
    b'{"version": "https://jsonfeed.org/version/1.1", "title": "V", "items": [{"id": "1", "url":'
    b' "https://example.org/a", "authors": [{"name": "J"}], "date_published": "2024-03-05"}]}'
)
_OPML = b"<opml><body><outline xmlUrl='https://example.org/rss'/></body></opml>"
FEEDS = {"feed.xml": _RSS, "feed.json": _JSON_FEED, "feeds.opml": _OPML}
SAMPLES: dict[str, bytes] = {f"x{suffix}": make(story(7, 6)) for suffix, make in FORMATS.items()}
NAMES = (*SAMPLES, *FEEDS)
# What formats are built from, put together at random.
_PIECES = tuple(
    """<p> </p> <div <!-- --> <![CDATA[ ]]> <table> <td> <script> </html> <html lang= &#27;
    &#x202e; &amp; <a href="x"> class="comments" class="ad" <article> <h1> <meta
    charset=utf-16 > content= --- +++ title: date: 2024-99-99 ``` | |---| [x](y) ![ > #
    * _ 1. \\ 00:00:01,000 --> 99:99:99.999 WEBVTT <v Ana> {\\an8} From: Subject:
    =?utf-8?q?=FF?= Content-Type: multipart/mixed; boundary=x --x From a@b Wed 2024
    MIME-Version: 1.0 base64 %PDF-1.4 obj endobj stream endstream xref trailer << >>
    /Pages /Kids 0 R PK\x03\x04 ustar WARC/1.0 HTTP/1.1 200 { } [ ] "text": null , " '
    \x00 \x1b[31m \u202e \u2028 \ud83d \ufeff é 中 العربية <rss> <item>
    <link> <?xml <!DOCTYPE <!ENTITY <w:p> <w:t>
    {"version":"https://jsonfeed.org/version/1","items":[ 2024-01-01""".split()
)


@st.composite
def damaged(draw: st.DrawFn, name: str) -> bytes:
    """Draw a file that was once of the format that its name says."""
    samples = {**SAMPLES, **FEEDS}
    data = bytearray(samples[name])
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 40))
        match draw(st.sampled_from(("change", "cut", "double", "insert", "graft", "end"))):
            case "change":
                data[at : at + length] = draw(st.binary(max_size=length))
            case "cut":
                del data[at : at + length * 8]
            case "double":
                data[at:at] = data[at : at + length * 8] * draw(st.integers(1, 30))
            case "insert":
                data[at:at] = draw(_soup())
            case "graft":
                other = samples[draw(st.sampled_from(NAMES))]
                start = draw(st.integers(0, len(other)))
                data[at:at] = other[start : start + length * 8]
            case _:
                del data[at:]
    return bytes(data)


def _soup() -> st.SearchStrategy[bytes]:
    pieces_of = st.sampled_from((*_PIECES, "\n", "\n\n", "\r", "\t"))
    return st.lists(pieces_of, max_size=30).map(
        lambda found: " ".join(found).encode("utf-8", "surrogatepass")
    )


def files(name: str) -> st.SearchStrategy[bytes]:
    """Return what may come under a name: damaged, made up of pieces, or any bytes."""
    return st.one_of(damaged(name), damaged(name), _soup(), st.binary(max_size=200))


def check(name: str, data: bytes) -> None:
    """Read a file and make sure that what comes of it is fit to be stored.

    Raises:
        AssertionError: It is not, or it took too long.
    """
    started = time.process_time()
    problem = _refused(name, data)
    assert problem is None or str(problem) == line(str(problem))
    assert time.process_time() - started < SLOW, "took too long"


def _refused(name: str, data: bytes) -> ReadError | None:
    try:
        if name in FEEDS:
            _check_feed(name, data)
        for piece in pieces(Raw(data, name)):
            if isinstance(piece, Raw):
                _check_piece(piece)
    except ReadError as problem:
        return problem
    return None


def _check_piece(piece: Raw) -> None:
    try:
        articles = read(piece.data, piece.name, charset=piece.charset, url=piece.url)
    except ReadError:
        return
    assert articles
    for article in articles:
        check_article(article)


def check_article(article: Article) -> None:
    """Make sure that an article is fit to be stored."""
    text = article.text
    assert text == text.strip()
    assert text
    assert clean(text).text == text == paragraphs(text)
    for value in (article.title, article.author, article.source, article.url):
        assert value == line(value)
    text.encode()
    starts = [one.start for one in article.locators]
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(text) for start in starts)


def _check_feed(name: str, data: bytes) -> None:
    is_feed(data)
    if name.endswith(".opml"):
        list(listed_feeds(data, name))
        return
    for entry in read_feed(data, "https://example.org/feed").entries:
        assert entry.key
        assert entry.title == line(entry.title)


def checker(name: str, examples: int, *, same: bool) -> Callable[[], None]:
    """Make a function that checks so many files of one format; the same ones each time, or not."""

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=same,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(files(name))
    def run(data: bytes) -> None:
        check(name, data)

    return run


def main() -> None:
    """Fuzz until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--format", choices=NAMES, action="append")
    options = parser.parse_args()
    names = options.format or NAMES
    until, tried = time.monotonic() + options.seconds, 0
    while time.monotonic() < until:
        for name in names:
            checker(name, 200, same=False)()
            tried += 200
    print(f"{tried} files of {len(names)} formats, all read or refused")


if __name__ == "__main__":
    main()
