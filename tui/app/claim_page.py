"""What is known of one claim, as plain state, and how each section lists it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from tui.app.passages import Note, Pair, Passage, Side, differs
from tui.app.verdicts import sign, source_line
from tui.app.wording import explained
from tui.articles.locators import locator_at, locator_told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Date  # noqa: N812

    from tui.app.laying import Laid
    from tui.library import Library, StoredArticle, StoredClaim
    from tui.reviews import Bearing, Desk, HistoryEntry, Item, Match, Member, Place, Review

SECTIONS = ("claim", "evidence", "figures", "verdict", "repeats", "history", "checks", "news")
LEFT = ("claim", "evidence", "figures")
TITLES = {
    "claim": "Claim",
    "evidence": "Evidence",
    "figures": "Differs",
    "verdict": "Verdict",
    "repeats": "Repeats",
    "history": "History",
    "checks": "Checked",
    "news": "New",
}
Part = Literal["evidence", "differing", "repeats", "checks", "news"]
"""What is looked for in the library, by the names that `ClaimPage` gives it."""
_AROUND = 320
_SIGNS = {"differs": "≠", "agrees": "=", "unrelated": " "}


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found for one part of a `ClaimPage`.

    `how` says by which means evidence was found, `more` that there is more than is listed.
    """

    part: Part
    found: tuple[Any, ...]
    how: str
    more: bool = False


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim with what has been found about it so far; None is what is still looked for.

    Attributes:
        desk: Its review, which holds where the claim stands, with draft and history.
        claim: The claim, or None where its article has been removed.
        article: Its article, or None where it has been removed.
        newest: The article that was the last one added when this was read.
        evidence: Sentences that bear on it, best first.
        differing: Sentences whose figures or wording differ from it.
        repeats: Claims that repeat it, and itself, oldest first.
        checks: Fact-checks of others that are about it.
        news: Sentences that came in since the verdict and bear on it.
        cut: Of what more was found than is listed.
    """

    desk: Desk
    claim: StoredClaim | None
    article: StoredArticle | None
    newest: int = 0
    evidence: tuple[Bearing, ...] | None = None
    differing: tuple[Bearing, ...] | None = None
    repeats: tuple[Member, ...] | None = None
    checks: tuple[Match, ...] | None = None
    news: tuple[Item, ...] | None = None
    cut: frozenset[Part] = frozenset()

    @classmethod
    def opened(cls, library: Library, claim_id: int) -> ClaimPage:
        """Read a claim and its review; the rest is looked for afterwards.

        Raises:
            ReviewError: There is no such claim.
            LibraryError: The library can't be read.
        """
        from tui.reviews import load_desk  # noqa: PLC0415  (not needed to start)

        claim = library.claim(claim_id)
        article = library.article(claim.article_id) if claim else None
        return cls(load_desk(library, claim_id), claim, article, library.last_article())

    @property
    def place(self) -> Place:
        """Where the claim stands."""
        kept = self.review.place
        if self.claim is None or self.article is None:
            return kept
        claim, known = self.claim.claim, self.article.article
        return replace(
            kept,
            text=claim.text,
            start=claim.start,
            end=claim.end,
            title=self.article.heading,
            publisher=known.source,
            url=known.url,
            date=known.date.isoformat() if known.date else "",
            speaker=claim.speaker.text if claim.speaker else "",
        )

    @property
    def review(self) -> Review:
        """The review as saved; a claim that says the same may have given it its place."""
        return self.desk.review

    @property
    def span(self) -> tuple[int, int, int] | None:
        """Article id and span of the claim, or None where the article has been removed."""
        if self.claim is None:
            return None
        return self.claim.article_id, self.claim.claim.start, self.claim.claim.end

    @property
    def locator(self) -> str:
        """The page or the time of the source where the claim stands, where there is one."""
        if self.claim is None or self.article is None:
            return ""
        return locator_told(locator_at(self.article.article.locators, self.claim.claim.start))

    @property
    def day(self) -> Date | None:
        """The day the claim's article was published, where that is known."""
        return self.article.article.date if self.article else None

    def with_found(self, new: Discovery) -> ClaimPage:
        """Take over what was found for one part."""
        fields: dict[str, Any] = {new.part: new.found}
        cut = self.cut | {new.part} if new.more else self.cut - {new.part}
        return replace(self, cut=cut, **fields)

    def count(self, section: str, listed: int) -> str:
        """Write how much was found of what a section lists; nothing while it is looked for."""
        part = "differing" if section == "figures" else section
        if getattr(self, part, ()) is None:
            return ""
        return f"{listed}+" if part in self.cut else str(listed)

    def same(self, library: Library) -> list[int] | None:
        """Return the claims that say the same, where they were found and no article came since."""
        if self.repeats is None or self.newest != library.last_article():
            return None
        found = (item.claim.id for item in self.repeats if item.relation == "same")
        return [number for number in found if number != self.claim_id]

    def reread(self, library: Library) -> ClaimPage:
        """Read the review again after it has changed."""
        from tui.reviews import load_desk  # noqa: PLC0415

        return replace(self, desk=load_desk(library, self.claim_id))

    @property
    def claim_id(self) -> int:
        """The claim, or where it has been removed the one whose review it is."""
        return self.claim.id if self.claim else self.review.claim_id


def claim_items(page: ClaimPage) -> list[Laid]:
    """Lay out the claim in its place, who says it, why it is listed, and where it is from."""
    place = page.place
    text = page.article.article.text if page.article else place.text
    start, end = (place.start, place.end) if page.article else (0, len(place.text))
    before = text[max(start - _AROUND, 0) : start].rpartition("\n")[2].lstrip()
    after = text[end : end + _AROUND].partition("\n")[0].rstrip()
    items: list[Laid] = [
        Passage(" ", place.text, ((0, len(place.text)),), before, after),
    ]
    claim = page.claim.claim if page.claim else None
    if claim is None:
        items.append(Note("   ", "The article has been removed; this is what was kept of it."))
    if place.speaker:
        role = f", {claim.speaker.role}" if claim and claim.speaker and claim.speaker.role else ""
        items.append(Note("   ", f"said by {place.speaker}{role}"))
    if claim is not None:
        items.append(Note("   ", f"why here: {explained(claim)}"))
        items += [Note("   ", f"again: {text[left:right]}") for left, right in claim.places]
    known = (place.title, place.date, place.publisher, page.locator, place.url)
    items.append(Note("   ", source_line(*known)))
    return items


def from_article(article: StoredArticle, start: int) -> str:
    """Write date, source, page or time and title of a place in an article on one line."""
    known = article.article
    day = known.date.isoformat() if known.date else "no date"
    kind = "background" if known.kind == "background" else ""
    place = locator_told(locator_at(known.locators, start))
    return source_line(article.heading, day, known.source, place, kind)


def evidence_items(found: Sequence[Bearing]) -> list[Laid]:
    """Lay out evidence: the whole sentence, where it is from, and why it was found."""
    return [
        Passage(
            f" {_SIGNS[item.comparison.verdict]} ",
            item.sentence.text,
            (item.comparison.lit_b,) if _differs(item) and item.comparison.lit_b else (),
            item.before,
            item.after,
            from_article(item.article, item.sentence.start),
            f"{_said(item)} · {item.why}" if _said(item) else item.why,
            apart=True,
        )
        for item in found
    ]


def _differs(item: Bearing) -> bool:
    return item.comparison.verdict == "differs"


def _said(item: Bearing) -> str:
    if _differs(item):
        return differs(item.comparison.why)
    return item.comparison.why if item.comparison.verdict == "agrees" else ""


def differing_items(page: ClaimPage) -> list[Laid]:
    """Lay out what differs: the claim and each other sentence side by side, figures lit."""
    mine = page.place
    where = source_line(mine.title, mine.date, mine.publisher)
    return [
        Pair(
            " ≠ ",
            Side(mine.text, _spans(item.comparison.lit_a), where),
            Side(
                item.sentence.text,
                _spans(item.comparison.lit_b),
                from_article(item.article, item.sentence.start),
            ),
            differs(item.comparison.why),
        )
        for item in page.differing or ()
    ]


def _spans(span: tuple[int, int] | None) -> tuple[tuple[int, int], ...]:
    return () if span is None else (span,)


def history_items(entries: Sequence[HistoryEntry]) -> list[Laid]:
    """Lay out the history of a review, the last change first: who, when, what."""
    from tui.reviews import history_lines  # noqa: PLC0415

    lines = history_lines(entries)
    return [Note(f" {n:>2} ", line) for n, line in reversed(list(enumerate(lines, start=1)))]


def repeat_items(found: Sequence[Member]) -> list[Laid]:
    """Lay out a timeline: the day, each wording with what changed in it lit, where it is from."""
    return [
        Passage(
            f" {item.claim.date or 'no date':<10} {'≠' if item.relation == 'variant' else '='} ",
            item.claim.text,
            item.changed,
            below=source_line(item.claim.title, item.claim.source),
            why=item.why,
        )
        for item in found
    ]


def check_items(found: Sequence[Match], *, ascii_only: bool = False) -> list[Laid]:
    """Lay out known fact-checks: the rating with its sign, the claim, who checked it, where."""
    return [_check_item(match, ascii_only=ascii_only) for match in found]


def _check_item(match: Match, *, ascii_only: bool) -> Laid:
    check = match.checks[0].check
    glyph = sign(check.rating, ascii_only=ascii_only).glyph
    more = f"; {len(match.checks) - 1} more checks of it" if len(match.checks) > 1 else ""
    return Passage(
        f" {glyph} ",
        f"{check.rating}: {check.claim}",
        below=source_line("", check.publisher, check.date, check.url),
        why=f"{match.why}{more}",
    )


def news_items(found: Sequence[Item]) -> list[Laid]:
    """Lay out what came in since the verdict."""
    return [
        Passage(
            f" {_SIGNS.get(item.verdict, ' ')} ",
            item.text,
            below=source_line(item.heading, item.date or "no date", item.source),
            why=item.why,
        )
        for item in found
    ]


def standing(page: ClaimPage, *, ascii_only: bool = False) -> str:
    """Write the verdict in a few words, for a title, and how many claims share it."""
    review = page.review
    if not review.rating:
        return review.status
    mark = sign(review.rating, review.status, ascii_only=ascii_only)
    same = sum(item.relation == "same" for item in page.repeats or ())
    shared = f" · shared by {same} claims" if same > 1 else ""
    return f"{mark.glyph} {mark.word} · {review.status}{shared}"


def _no_news(page: ClaimPage) -> str:
    """Say why nothing is listed as new, and what is to be done."""
    if not page.review.rating:
        return "Nothing, for there is no verdict yet: 4 goes to the form."
    return "Nothing came in that bears on it. i, on the desk, looks at all."


def found_items(
    page: ClaimPage, part: Part, *, ascii_only: bool = False
) -> tuple[str, list[Laid], str]:
    """Lay out one part of what was found.

    Returns:
        The section that lists it, its items, and what the section says where there are none.
    """
    if part == "evidence":
        return (
            "evidence",
            evidence_items(page.evidence or ()),
            "Nothing in the library bears on it. Add articles: Esc, then a.",
        )
    if part == "differing":
        return (
            "figures",
            differing_items(page),
            "No figure or wording found that differs. c, on the desk, lists all that differ.",
        )
    if part == "checks":
        items = check_items(page.checks or (), ascii_only=ascii_only)
        return (
            "checks",
            items,
            "No imported one is about it. a asks an API; I, on the desk, imports.",
        )
    if part == "news":
        return "news", news_items(page.news or ()), _no_news(page)
    repeats = page.repeats or ()
    items = repeat_items(repeats) if len(repeats) > 1 else []
    return (
        "repeats",
        items,
        "No other article says it.",
    )
