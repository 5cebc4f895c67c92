"""What the library gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.language.story import story_start

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812
    from datetime import datetime

    from tui.articles import Article
    from tui.claims import Claim
    from tui.evidence import Measured
    from tui.language import Sentence

_OPENING = 120
_OPENING_READ = 240
# Longer numbers are beyond what SQLite counts to.
_MOST_DIGITS = 18


def id_of(text: str) -> int | None:
    """Return the id that a text writes in digits; None where it writes no id."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the list of articles; `title` is the opening of the text where none is given."""

    id: int
    date: Date | None
    title: str
    source: str
    unread: bool
    starred: bool
    claims: int
    kind: str


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with what the library knows of it; `content_hash` is SHA-256 of the text."""

    id: int
    article: Article
    added: datetime
    content_hash: str
    unread: bool
    starred: bool
    note: str

    @property
    def heading(self) -> str:
        """The title, or the opening of the text where none is given."""
        return self.article.title or opening(self.article.text)


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim of an article in the library."""

    id: int
    article_id: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class ClaimText:
    """What a search over claims needs of one; `date` is ISO 8601 or empty.

    `status` and `verdict` are those of the review it belongs to: `open` and empty without one.
    """

    id: int
    article_id: int
    start: int
    end: int
    text: str
    speaker: str
    kind: str
    score: float
    date: str
    source: str
    title: str
    status: str = "open"
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class StoredSentence:
    """A sentence of an article in the library: `text` is `article.text[start:end]`."""

    id: int
    article_id: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class RankedSpan:
    """A sentence chosen for the summary, without its text, and why it was chosen."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class SummarySpan:
    """A sentence of a stored summary; `rank` is 1 for the one chosen first."""

    start: int
    end: int
    text: str
    rank: int
    why: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that adding an article stores, computed from the article alone.

    Attributes:
        article: The article.
        content_hash: SHA-256 of its text, in hexadecimal.
        sentences: Its sentences, in order.
        summary: Sentences for a summary, the one chosen first at the head.
        claims: Its claims, those to check first at the head.
        measured: The figures of each sentence, in order; empty where they are to be read later.
    """

    article: Article
    content_hash: str
    sentences: tuple[Sentence, ...]
    summary: tuple[RankedSpan, ...]
    claims: tuple[Claim, ...]
    measured: tuple[Measured, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The bytes an article was taken from, packed for the library.

    Attributes:
        sha256: Of the bytes as they came, in hexadecimal.
        size: How many they were.
        packing: `"zlib"`, `"none"`, or an empty string where the bytes are not kept.
        packed: The bytes, so packed.
        name: File name, for telling formats apart.
        charset: The encoding that the sender named, or an empty string.
        url: Where it was found, or an empty string.
        fetched: When, ISO 8601 in UTC, or an empty string.
        place: Which of the articles in these bytes it is, from 0.
    """

    sha256: str
    size: int
    packing: str
    packed: bytes
    name: str
    charset: str = ""
    url: str = ""
    fetched: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file as it was when it was read: bytes, and nanoseconds since the epoch."""

    path: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article: its id, and whether it was new."""

    article_id: int
    new: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the library holds."""

    articles: int
    claims: int
    unread: int


def opening(text: str) -> str:
    """Return the first words of a text, for a title, behind bylines and dateline.

    At most 120 characters of that line, cut behind a word, with an ellipsis where the line
    goes on.
    """
    start = story_start(text)
    line = text[start : start + _OPENING_READ].partition("\n")[0].rstrip()
    if len(line) <= _OPENING:
        return line
    words, _, _ = line[: _OPENING + 1].rpartition(" ")
    # Chinese and Japanese lines, and long addresses, have no blank to cut at.
    begun = words if len(words) > _OPENING // 2 else line[:_OPENING]
    return f"{begun.rstrip()}…"
