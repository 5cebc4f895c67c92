"""Feeds on a loopback server that change between two visits."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from tests.loopback import Answer, Site, page, serving
from tui.articles import ReadError
from tui.articles.feeds import canonical, listed_feeds, read_feed
from tui.articles.fetch import Fetcher, Limits
from tui.library import Library, add_files, workers
from tui.library.subscriptions import follow, followed, refresh, unfollow

STORY = (
    "The ministry said on Monday that 45 bridges in the north were closed after the flood. "
    "Repairs will cost 12 million euros, twice as much as in the year before. "
    "Mayor Ana Ruiz asked the government to send 300 engineers before the winter begins. "
    "Two of the bridges were built in 1932 and carry most of the traffic to the port. "
    "Shops in the old town were shut for nine days and lost a third of their sales. "
    "A report on the state of the dams is expected in March."
)


def article(title: str, text: str) -> Answer:
    return page(f"<html><head><title>{title}</title></head><body><article><p>{text}</p></article>")


def rss(root: str, *entries: tuple[str, str]) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{root}{path}</link><guid>{path}</guid>"
        "<pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate>"
        "<description>A teaser &lt;b&gt;only&lt;/b&gt;.</description></item>"
        for path, title in entries
    )
    return f"<rss version='2.0'><channel><title>Valley News</title>{items}</channel></rss>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "l.sqlite3") as opened:
        yield opened


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allow_private=True, limits=Limits(pause=0.0))


def conditional(body: str, etag: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        same = request.headers.get("If-None-Match") == etag
        page(b"" if same else body, status=304 if same else 200, ETag=etag)(request)

    return answer


def test_a_feed_that_changes_brings_in_each_article_once(
    site: Site, library: Library, fetcher: Fetcher
) -> None:
    site.answers |= {
        "/feed": conditional(rss(site.root, ("/a", "Bridges closed")), '"1"'),
        "/a": article("Bridges closed", STORY),
        "/b": article("Wells run dry", "In the south 17 wells ran dry, the council said. " * 9),
    }
    assert follow(library, f"{site.root}/feed")
    assert not follow(library, f"{site.root}/feed")
    assert refresh(library, fetcher).added == 1
    (number,) = library.article_ids()
    stored = library.article(number)
    assert stored is not None
    assert stored.article.text == STORY
    assert (str(stored.article.date), stored.article.title) == ("2024-03-05", "Bridges closed")
    assert refresh(library, fetcher).added == 0
    assert site.paths().count("/a") == 1
    (feed,) = followed(library)
    assert (feed.title, feed.problem) == ("Valley News", "")

    entries = (("/b", "Wells run dry"), ("/a", "Bridges closed"))
    site.answers["/feed"] = conditional(rss(site.root, *entries), '"2"')
    assert refresh(library, fetcher).added == 1
    assert site.paths().count("/a") == 1
    assert library.counts().articles == 2


def test_the_same_story_with_another_headline_and_two_edited_sentences_is_known(
    site: Site, library: Library, fetcher: Fetcher, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    add_files(library, [tmp_path / "a.txt"])
    edited = STORY.replace("after the flood", "when the river rose").replace("nine days", "a week")
    site.answers |= {
        "/feed": page(rss(site.root, ("/a", "Flood shuts roads"))),
        "/a": article("Flood shuts roads", edited),
    }
    follow(library, f"{site.root}/feed")
    report = refresh(library, fetcher)
    assert (report.added, report.known) == (0, 1)
    assert library.counts().articles == 1


def test_pages_that_robots_may_not_fetch_leave_the_teaser(
    site: Site, library: Library, fetcher: Fetcher
) -> None:
    site.answers |= {
        "/feed": page(rss(site.root, ("/a", "Bridges closed"))),
        "/a": article("Bridges closed", STORY),
        "/robots.txt": page("User-agent: *\nDisallow: /a\n", kind="text/plain"),
    }
    follow(library, f"{site.root}/feed")
    assert refresh(library, fetcher).added == 1
    assert library.text(library.article_ids()[0]) == "A teaser only."
    assert "/a" not in site.paths()


def test_a_page_that_fails_is_told_and_tried_again(
    site: Site, library: Library, fetcher: Fetcher
) -> None:
    site.answers |= {
        "/feed": conditional(rss(site.root, ("/a", "Bridges closed")), '"1"'),
        "/bad": page("no feed"),
    }
    follow(library, f"{site.root}/bad")
    follow(library, f"{site.root}/feed")
    report = refresh(library, fetcher)
    assert [failure.name for failure in report.failures] == [f"{site.root}/bad", f"{site.root}/a"]
    assert "no feed" in followed(library)[0].problem
    site.answers["/a"] = article("Bridges closed", STORY)
    assert refresh(library, fetcher).added == 1
    assert unfollow(library, f"{site.root}/feed")
    assert library.counts().articles == 1


def test_json_feeds_and_atom_are_read() -> None:
    found = read_feed(
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": 1, '
        b'"url": "/a", "content_html": "<p>x</p>", "authors": [{"name": "Ana"}], '
        b'"date_published": "2024-03-05T08:00:00Z"}]}',
        "https://news.test/feed",
    )
    (entry,) = found.entries
    assert (entry.url, entry.author, entry.date) == ("https://news.test/a", "Ana", "2024-03-05")
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>u:1</id>'
        b'<title>H</title><link href="https://news.test/b"/><updated>2024-03-05T08:00:00Z</updated>'
        b'<content type="html">&lt;p&gt;Whole.&lt;/p&gt;</content></entry></feed>'
    )
    (entry,) = read_feed(atom, "https://news.test/feed").entries
    assert (entry.key, entry.title, entry.html) == ("u:1", "H", "<p>Whole.</p>")


@pytest.mark.parametrize(
    "data",
    [b"", b"plain", b"{}", b"[", b'{"version": 3', b'<!DOCTYPE x [<!ENTITY a "b">]><rss/>'],
)
def test_what_is_no_feed_is_refused_in_a_line(data: bytes) -> None:
    with pytest.raises(ReadError):
        read_feed(data, "https://news.test/feed")


def test_lists_of_feeds_are_accepted_as_they_are() -> None:
    opml = (
        b"<opml><body><outline text='n'><outline xmlUrl='https://a.test/f'/></outline>"
        b"<outline xmlUrl='file:///etc/passwd'/></body></opml>"
    )
    assert list(listed_feeds(opml, "f.opml")) == ["https://a.test/f"]
    urls = b'# mine\nhttps://a.test/f news "~Valley"\n"query:Unread:unread = \\"yes\\""\nexec:x\n'
    assert list(listed_feeds(urls, "urls")) == ["https://a.test/f"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_no_encoding_hides_an_entity(encoding: str) -> None:
    address = '<!DOCTYPE o [<!ENTITY a "https://a.test/f">]>'
    opml = f'{address}<opml><body><outline xmlUrl="&a;"/></body></opml>'.encode(encoding)
    with pytest.raises(ReadError, match="entities"):
        list(listed_feeds(opml, "f.opml"))
    feed = f"{address}<rss version='2.0'><channel><title>&a;</title></channel></rss>"
    with pytest.raises(ReadError, match="entities"):
        read_feed(feed.encode(encoding), "https://a.test/f")


def test_addresses_of_one_page_are_equal() -> None:
    assert canonical("HTTPS://News.test:443/a?utm_source=x&id=3#top") == (
        canonical("https://news.test/a?id=3")
    )
    assert canonical("https://news.test/a") != canonical("https://news.test/b")


def test_a_feed_that_crashes_its_parser_is_told_and_the_others_go_on(
    site: Site, library: Library, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers |= {
        "/bad": page(rss(site.root, ("/x", "Never read"))),
        "/good": page(rss(site.root, ("/a", "Bridges closed"))),
        "/a": article("Bridges closed", STORY),
    }
    follow(library, f"{site.root}/bad")
    follow(library, f"{site.root}/good")
    give = workers._give
    killed: list[Any] = []

    def kill(worker: workers.Worker, job: Any, seconds: float) -> None:
        # Whoever gets the first job dies, as of a parser that takes all memory.
        if not killed or (killed[0] == job and len(killed) < 2):
            killed.append(job)
            worker.process.kill()
            worker.process.join()
        give(worker, job, seconds)

    monkeypatch.setattr(workers, "_give", kill)
    report = refresh(library, fetcher)
    assert len(killed) == 2
    assert report.added == 1
    (failure,) = report.failures
    assert failure.name.endswith("/bad")
    assert "crashed the process that read it" in failure.reason
    assert [bool(feed.problem) for feed in followed(library)] == [True, False]


def test_an_address_that_turns_out_to_be_a_feed_is_not_taken_for_an_article(
    site: Site, library: Library, fetcher: Fetcher
) -> None:
    for path, body in (
        ("/rss", rss(site.root)),
        ("/atom", "<!-- made by hand --><feed xmlns='http://www.w3.org/2005/Atom'></feed>"),
        ("/json", '{"version": "https://jsonfeed.org/version/1.1", "items": []}'),
    ):
        site.answers[path] = page(body)
        report = add_files(library, [], addresses=[f"{site.root}{path}"], fetcher=fetcher)
        assert report.feeds == (f"{site.root}{path}",)
        assert not report.cancelled
    assert followed(library) == []
