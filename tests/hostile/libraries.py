"""Libraries that hostile text came into by every way there is."""

from __future__ import annotations

import base64
import csv
import html
import io
import json
import os
import random
import zipfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tests.hostile.corpus import STRINGS, chunks, joined
from tests.loopback import page, serving
from tui.articles.fetch import Fetcher, Limits
from tui.library import Library, add_files
from tui.library.subscriptions import follow, refresh
from tui.reviews import (
    KnownChecks,
    Source,
    change,
    import_checks,
    read_checks,
    read_meanings,
    save_draft,
    scan,
)
from tui.search import ClaimSearch

if TYPE_CHECKING:
    from collections.abc import Iterator


def sentence(text: str, kind: str) -> str:
    """Make a sentence that becomes a claim, so that hostile text stands inside of claims too."""
    return f"Minister Ana Ruiz told {kind} on Monday that 45 bridges were closed: {text} she said."


def file_name(text: str, ending: str) -> bytes:
    """Make of a hostile string a name that a file can have."""
    raw = text.encode("utf-8", "surrogatepass")
    return raw.replace(b"\0", b"").replace(b"/", b"_")[:200] + ending.encode()


def _safe(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _markdown(text: str, *fields: str) -> str:
    front = "\n".join(f"{name}: {json.dumps(text)}" for name in ("title", "author", *fields))
    return f"---\n{front}\n---\n\n# {text}\n\n{sentence(text, 'Markdown')}\n"


def _page(text: str, kind: str) -> str:
    safe = html.escape(text)
    return (
        f'<html lang="{safe}"><head><title>{safe}</title><meta name="author" content="{safe}">'
        f'<meta property="og:site_name" content="{safe}"><link rel="canonical" href="{safe}">'
        f"</head><body><article><h1>{safe}</h1><p>{sentence(safe, kind)}</p>"
        f"<p>{sentence(safe, 'HTML')} {_filler(text)}</p></article></body></html>"
    )


def _filler(text: str) -> str:
    """Make sentences by which one page differs from all others: copies of a story are known."""
    choose = random.Random(text)
    words = ["".join(choose.choices("bdfglmnprstaeiou", k=6)) for _ in range(60)]
    return " ".join(f"The {' '.join(words[at : at + 10])} ended." for at in range(0, 60, 10))


def _mail(text: str) -> bytes:
    """Write a mail whose headers hold a text as it is, and encoded, which keeps its controls."""
    raw = text.encode("utf-8", "replace")
    coded = b"=?utf-8?b?" + base64.b64encode(raw) + b"?="
    plain = raw.translate(None, b"\r\n")
    headers = b"Subject: " + coded + b"\nFrom: " + plain + b" (" + coded + b" <a@b.example>\n"
    headers += b"X-Note: " + plain + b"\nDate: " + plain + b"\nReply-To: (" + plain + b"\n"
    return (
        headers
        + b"Content-Type: text/plain; charset=utf-8\n\n"
        + sentence(_safe(text), "mail").encode()
    )


def files(folder: Path) -> Iterator[bytes]:
    """Write files of every sort, each hostile in name and fields; yields their paths."""
    base = str(folder).encode()
    common = ((text, ending, data) for text in STRINGS.values() for ending, data in _common(text))
    rare = ((text, ending, data) for text in chunks() for ending, data in _rare(text))
    for text, ending, data in chain(common, rare):
        path = base + b"/" + file_name(text, ending)
        with open(path, "wb") as file:  # noqa: PTH123  (its name is bytes)
            file.write(data)
        yield path
    with zipfile.ZipFile(folder / "packed.zip", "w") as archive:
        for number, text in enumerate((*chunks(), STRINGS["path"])):
            archive.writestr(f"{number} {_safe(text)}.txt", sentence(_safe(text), "an archive"))
    yield base + b"/packed.zip"


def _common(text: str) -> Iterator[tuple[str, bytes]]:
    safe = _safe(text)
    yield ".md", _markdown(safe, "source", "url", "language", "tags").encode()
    yield ".date.md", _markdown(safe, "date").encode()
    yield ".txt", f"{safe}\n\n{sentence(safe, 'text')}".encode()


def _rare(text: str) -> Iterator[tuple[str, bytes]]:
    safe = _safe(text)
    row = io.StringIO()
    csv.writer(row).writerows([["text", "title", "author"], [sentence(safe, "CSV"), safe, safe]])
    yield ".csv", row.getvalue().encode()
    fields = dict.fromkeys(("title", "author", "source", "url", "date"), text)
    yield ".jsonl", json.dumps({"text": sentence(text, "JSON"), **fields}).encode()
    subtitles = f"1\n00:00:01,000 --> 00:00:02,000\n{sentence(safe, 'subtitles')}\n"
    yield ".srt", subtitles.encode()
    yield ".html", _page(safe, "a page").encode()
    yield ".eml", _mail(text)
    yield ".pdf", f"%PDF-1.4\n{safe}".encode()
    yield ".docx", b"PK\x03\x04" + safe.encode()


def checks() -> bytes:
    """Make a ClaimReview document that is hostile in every field."""
    reviews = [
        {
            "@type": "ClaimReview",
            "claimReviewed": f"45 bridges were closed {text}",
            "url": text,
            "headline": text,
            "datePublished": text,
            "reviewBody": text,
            "author": {"@type": "Organization", "name": text, "url": text},
            "itemReviewed": {"author": {"name": text}, "datePublished": text, "appearance": text},
            "reviewRating": {"alternateName": f"False {text}", "ratingExplanation": text},
            "citation": [{"url": text, "headline": text, "text": text}],
        }
        for text in STRINGS.values()
    ]
    return json.dumps({"@context": "https://schema.org", "@graph": reviews}).encode()


def _fed(library: Library) -> None:
    """Follow a feed whose entries and pages are hostile, and fetch it."""
    with serving() as site:
        items = "".join(
            f"<item><title>{_xml(text)}</title><link>{site.root}/{number}</link>"
            f"<author>{_xml(text)}</author><guid>{number}</guid>"
            f"<description>{_xml(text)}</description></item>"
            for number, text in enumerate(STRINGS.values())
        )
        name = _xml(joined())
        feed = f"<rss version='2.0'><channel><title>{name}</title>{items}</channel></rss>"
        site.answers["/feed"] = page(feed, kind="application/rss+xml")
        for number, text in enumerate(STRINGS.values()):
            site.answers[f"/{number}"] = page(_page(_safe(text), "the web"))
        follow(library, f"{site.root}/feed", full_text=True)
        refresh(library, Fetcher(allow_private=True, limits=Limits(pause=0.0)))


def _xml(text: str) -> str:
    """Escape a text for XML, which has no way to hold most controls."""
    legal = "".join(c for c in _safe(text) if c in "\t\n" or 31 < ord(c) < 0xFFFE)
    return html.escape(legal)


def build(path: Path, folder: Path) -> None:
    """Make a library out of hostile files, feeds, pages, checks, notes and verdicts.

    Args:
        path: The library.
        folder: Where its files are written, first.
    """
    named = [Path(os.fsdecode(name)) for name in files(folder)]
    with Library.open(path) as library:
        report = add_files(library, named)
        assert report.added > 2 * len(STRINGS)
        _fed(library)
        import_checks(library, read_checks(checks(), "checks.json"))
        scan(library)
        for number, text in zip(library.article_ids(), STRINGS.values(), strict=False):
            library.set_note(number, text.encode("utf-8", "replace").decode())
        first = [
            stored for number in library.article_ids() for stored in library.claims(number)[:1]
        ]
        for stored, text in zip(first, STRINGS.values(), strict=False):
            _judge(library, stored.id, text)
        ClaimSearch(library).search("45 bridges")
        read_meanings(library)
        KnownChecks(library).match("45 bridges")


def _judge(library: Library, claim: int, text: str) -> None:
    source = Source(text, text, text, text, text)
    change(
        library,
        claim,
        who=text,
        rating="Refuted",
        explanation=text,
        notes=text,
        sources=[source],
        status="done",
    )
    save_draft(library, claim, explanation=text, notes=text)
