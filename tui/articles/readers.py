"""Bytes to articles, by the content first and the name second."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.articles.article import Article
from tui.articles.clean import clean, paragraphs
from tui.articles.dates import maybe_day
from tui.articles.decoding import decoded
from tui.articles.errors import ReadError
from tui.articles.front_matter import has_front_matter
from tui.articles.languages import language_of
from tui.articles.mail import is_mail, read_mail
from tui.articles.markdown import read_markdown
from tui.articles.pdf import is_pdf, read_pdf
from tui.articles.plain import is_seed, read_plain, read_seed
from tui.articles.subtitles import is_subtitles, read_subtitles
from tui.articles.web import is_html, read_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.articles.raw import Raw

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_MAIL = frozenset({".eml", ".mbox", ".mhtml", ".mht"})
_SUBTITLES = frozenset({".srt", ".vtt"})
_PACKED = frozenset({".docx", ".epub"})
# A piece of HTML that is all article, such as the content of a feed's entry.
FRAGMENT = ".fragment"
SUFFIXES = _PACKED | _MARKDOWN | _HTML | _MAIL | _SUBTITLES | {"", ".txt", ".text", ".pdf"}


def read(data: bytes, name: str, *, charset: str = "", url: str = "") -> list[Article]:
    """Read the articles that a file holds.

    Args:
        data: The file's bytes.
        name: Its name, for messages and for telling formats apart.
        charset: The encoding that its sender names, where there is one.
        url: Where it was found, where known.

    Returns:
        Its articles, at least one, their text clean and in paragraphs.

    Raises:
        ReadError: The bytes are not text, hold no text, break the format's rules, or need a parser
            that is not installed.
    """
    return [
        replace(article, language=language_of(article.text, article.language))
        for article in _read(data, name, charset=charset, url=url)
    ]


def read_raw(raw: Raw) -> list[Article]:
    """Read the articles of a source; what one does not say of itself, its sender may say.

    Raises:
        ReadError: As `read` does.
    """
    return [
        replace(
            article,
            title=article.title or raw.title,
            author=article.author or raw.author,
            source=article.source or raw.source,
            date=article.date or maybe_day(raw.date),
            url=article.url or raw.url,
        )
        for article in read(raw.data, raw.name, charset=raw.charset, url=raw.url)
    ]


def _read(data: bytes, name: str, *, charset: str, url: str) -> list[Article]:
    suffix = PurePath(name).suffix.lower()
    if suffix == FRAGMENT:
        return [_read_fragment(data, name, charset)]
    if is_pdf(data) or suffix == ".pdf":
        return read_pdf(data, name)
    if data.startswith(b"PK\x03\x04") or suffix in _PACKED:
        return _read_packed(data, name)
    if is_html(data) or suffix in _HTML:
        return read_html(data, name, charset=charset, url=url)
    if is_mail(data) or suffix in _MAIL:
        return read_mail(data, name)
    return [_read_text(data, name, charset)]


def _read_packed(data: bytes, name: str) -> list[Article]:
    from tui.articles.docx import DOCUMENT, read_docx  # noqa: PLC0415  (they import archives)
    from tui.articles.epub import CONTAINER, read_epub  # noqa: PLC0415
    from tui.articles.packed import Package  # noqa: PLC0415

    package = Package(data, name)
    if DOCUMENT in package:
        return read_docx(data, name)
    if CONTAINER in package:
        return read_epub(data, name)
    raise ReadError(
        name, "", "an archive of neither DOCX nor EPUB; unpack it and add what it holds"
    )


def _read_fragment(data: bytes, name: str, charset: str) -> Article:
    from tui.articles.epub import words_of  # noqa: PLC0415  (it imports archives)

    body = clean(words_of(decoded(data, name, charset)))
    text = paragraphs(body.text)
    if not text:
        raise ReadError(name, "", "holds no text; leave it out")
    return Article(text=text, removed=body.removed)


def _read_text(data: bytes, name: str, charset: str) -> Article:
    cleaned = clean(decoded(data, name, charset))
    article = _text_reader(cleaned.text, name)(cleaned.text, name)
    if not article.text:
        raise ReadError(name, "", "holds no text; add some or leave the file out")
    return replace(article, removed=article.removed + cleaned.removed)


def _text_reader(text: str, name: str) -> Callable[[str, str], Article]:
    if is_seed(text):
        return read_seed
    if is_subtitles(text) or PurePath(name).suffix.lower() in _SUBTITLES:
        return read_subtitles
    if has_front_matter(text) or PurePath(name).suffix.lower() in _MARKDOWN:
        return read_markdown
    return read_plain
