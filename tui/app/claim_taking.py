"""What is taken along from a claim's sections: copied, or opened at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.claim_page import from_article, history_items
from tui.app.passages import Note, differs
from tui.app.verdicts import source_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.claim_page import ClaimPage
    from tui.reviews import Bearing, Review, Source

Span = tuple[int, int, int]
"""Article id, and first and past-the-last character in its text."""


def cited(text: str, where: str, url: str = "") -> str:
    """Write a passage with where it is from, for the clipboard."""
    return f"{text}\n\n— " + ", ".join(part for part in (where, url) if part)


def copied(page: ClaimPage, section: str, row: int, *, cite: bool) -> tuple[str, str]:
    """Return what of a section is copied, and its name; an empty text where there is nothing.

    Args:
        page: The claim.
        section: One of `SECTIONS`.
        row: The item that has the cursor.
        cite: Whether to write where it is from.
    """
    if section == "verdict":
        text, place = verdict_text(page.review), page.place
        where = source_line(place.title, place.date, place.publisher)
        return (cited(text, where, place.url) if cite and text else text), "verdict"
    if section == "history":
        items = history_items(page.desk.history)
        lines = [item.text for item in items if isinstance(item, Note)]
        return (lines[row] if 0 <= row < len(lines) else ""), "change"
    text, where, url = _passage(page, section, row)
    return (cited(text, where, url) if cite and text else text), _NAMES[section]


_NAMES = {
    "claim": "claim",
    "evidence": "evidence",
    "figures": "evidence",
    "repeats": "repetition",
    "checks": "known check",
    "news": "sentence",
}


def _passage(page: ClaimPage, section: str, row: int) -> tuple[str, str, str]:
    """Return the text under the cursor, where it is from, and its address."""
    place = page.place
    if section == "claim":
        where = source_line(place.title, place.date, place.publisher, page.locator)
        return place.text, where, place.url
    if section in {"evidence", "figures"}:
        found = bearings(page, section)
        if not 0 <= row < len(found):
            return "", "", ""
        item = found[row]
        text = item.sentence.text
        if section == "figures":
            text = f"{place.text}\n\n{text}\n\n{differs(item.comparison.why)}"
        return text, from_article(item.article, item.sentence.start), item.article.article.url
    if section == "repeats" and 0 <= row < len(page.repeats or ()):
        said = (page.repeats or ())[row].claim
        return said.text, source_line(said.title, said.date, said.source), ""
    if section == "checks" and 0 <= row < len(page.checks or ()):
        check = (page.checks or ())[row].checks[0].check
        where = source_line("", check.publisher, check.date)
        return f"{check.rating}: {check.claim}", where, check.url
    if section == "news" and 0 <= row < len(page.news or ()):
        new = (page.news or ())[row]
        return new.text, source_line(new.heading, new.date, new.source), ""
    return "", "", ""


def bearings(page: ClaimPage, section: str) -> Sequence[Bearing]:
    """Return the sentences that a section lists: evidence, or what differs."""
    return (page.evidence if section == "evidence" else page.differing) or ()


def opened_place(page: ClaimPage, section: str, row: int) -> Span | None:
    """Return the place that Enter opens on an item of a section, None where it has none."""
    if section == "claim":
        return page.span
    if section == "repeats" and page.repeats:
        said = page.repeats[row].claim
        return said.article_id, said.start, said.end
    if section == "news" and page.news:
        new = page.news[row]
        return new.article_id, new.start, new.end
    if section in {"evidence", "figures"} and row < len(bearings(page, section)):
        sentence = bearings(page, section)[row].sentence
        return sentence.article_id, sentence.start, sentence.end
    return None


def source_text(source: Source) -> str:
    """Write a source of a verdict for the clipboard: its passage, then where it is from."""
    where = source_line(source.title, source.date)
    quoted = f"“{source.quote}”" if source.quote else ""
    looked = f"looked at {source.looked}" if source.looked else ""
    parts = [part for part in (where, source.url, looked) if part]
    return "\n\n— ".join(part for part in (quoted, ", ".join(parts)) if part)


def verdict_text(review: Review) -> str:
    """Write a review for the clipboard: claim, rating, explanation, sources."""
    if not review.changed:
        return ""
    lines = [review.place.text, "", f"{review.rating or 'No rating yet'} ({review.status})"]
    if review.explanation:
        lines += ["", review.explanation]
    for source in review.sources:
        quote = f" “{source.quote}”" if source.quote else ""
        lines.append(f"- {source_line(source.title, source.date)} {source.url}{quote}".rstrip())
    return "\n".join(lines)
