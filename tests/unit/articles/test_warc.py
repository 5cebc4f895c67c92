"""Web archives, written by warcio as a crawler would."""

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tui.articles import ReadError, read
from tui.articles.containers import pieces
from tui.articles.raw import Raw
from tui.library import jobs
from tui.library.jobs import Job, work

PAGE = (
    "<html lang='en'><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>"
    "<p>The bridge over the Tessa was closed on Monday, after an inspector found cracks in it.</p>"
    "<p>Repairs will take until autumn and cost twelve million, the authority says.</p>"
    "</article></body></html>"
)


def archive(*records: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    data = io.BytesIO()
    writer = WARCWriter(data, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "test"}))
    for address, status, media_type, body in records:
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2026-03-02T10:00:00Z"},
        )
        writer.write_record(record)
    return data.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_taken_with_address_and_time(packed: bool) -> None:
    data = archive(
        ("https://example.org/a", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://example.org/gone", "404 Not Found", "text/html", b"<html>gone</html>"),
        ("https://example.org/x.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://example.org/b.txt", "200 OK", "text/plain", "Plain wörds here.".encode()),
        packed=packed,
    )
    found = list(pieces(Raw(data, "crawl.warc.gz" if packed else "crawl.warc")))
    assert [piece.url for piece in found if isinstance(piece, Raw)] == [
        "https://example.org/a",
        "https://example.org/b.txt",
    ]
    page = found[0]
    assert isinstance(page, Raw)
    assert page.fetched == "2026-03-02T10:00:00Z"
    (article,) = read(page.data, page.name, charset=page.charset, url=page.url)
    assert article.title == "Bridge closed"
    assert article.url == "https://example.org/a"


def test_what_came_before_the_break_stands_and_the_break_is_told() -> None:
    data = archive(("https://example.org/a", "200 OK", "text/html", PAGE.encode()), packed=False)
    found = pieces(Raw(data + b"garbage that is no record\r\n\r\n", "crawl.warc"))
    assert isinstance(next(found), Raw)
    with pytest.raises(ReadError, match="not a sound web archive"):
        next(found)


def test_a_page_that_unpacks_to_too_much_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.articles.containers.MEMBER_SIZE", 100)
    data = archive(("https://example.org/a", "200 OK", "text/html", PAGE.encode()))
    (problem,) = pieces(Raw(data, "crawl.warc.gz"))
    assert isinstance(problem, ReadError)
    assert "unpacks to more than 100 bytes" in str(problem)


def test_a_web_archive_larger_than_other_files_may_be_comes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_LARGEST_FILE", 100)
    (tmp_path / "crawl.warc.gz").write_bytes(
        archive(
            ("https://example.org/a", "200 OK", "text/html", PAGE.encode()),
            ("https://example.org/b", "200 OK", "text/html", b"<html></html>"),
        )
    )
    (tmp_path / "long.txt").write_text("Words. " * 30)
    (pages,) = work(Job(tmp_path / "crawl.warc.gz"))
    assert [prepared.article.title for prepared, _ in pages.prepared] == ["Bridge closed"]
    assert [origin.url for _, origin in pages.prepared] == ["https://example.org/a"]
    assert "no article was found" in pages.reason
    assert pages.stamp is not None
    (text,) = work(Job(tmp_path / "long.txt"))
    assert "split it" in text.reason
