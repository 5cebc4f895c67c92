"""`claimdesk read`: one article in plain lines, for screen readers and slow lines."""

from __future__ import annotations

import getpass
import shlex
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from tui.cli.options import pass_options
from tui.cli.source import article_in, open_library, own_scale, read_settings
from tui.cli.speech import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.library import Library, StoredArticle, StoredClaim
    from tui.library.records import SummarySpan

_HELP = (
    ("text", "the article, paragraph by paragraph"),
    ("summary", "the summary, its sentences numbered"),
    ("claims", "the claims, numbered, the one to check first at the top"),
    ("why N", "why claim N stands where it does"),
    ("evidence N", "what else the library says on claim N"),
    ("verdict N RATING [SOURCE]", "your verdict on claim N; done where a source is named"),
    ("note TEXT", "a note on the article, in the place of the one before"),
    ("star", "give the article a star, or take it away"),
    ("find WORDS", "search all claims, typos and all"),
    ("quit", "leave; so does the end of input"),
)


class _BadLineError(Exception):
    """What was typed can't be done; says what can."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it is read aloud."""

    library: Library
    stored: StoredArticle
    claims: tuple[StoredClaim, ...]
    summary: tuple[SummarySpan, ...]


@click.command(
    short_help="Read an article in plain lines, with a prompt.", epilog="Example: claimdesk read 3"
)
@click.argument("article", type=int)
@pass_options
def read(options: dict[str, Any], article: int) -> None:
    """Print ARTICLE (its id), its summary and its claims in plain lines, then take commands.

    Nothing is redrawn and nothing moves: made for screen readers. Type `help` at the prompt.
    Without a terminal to type in, it prints and ends.
    """
    with open_library(options["library"]) as library:
        stored = article_in(library, article)
        reading = Reading(
            library, stored, tuple(library.claims(article)), tuple(library.summary(article))
        )
        library.mark_read(article)
        for line in (*_heading(reading), *_text(reading), *_summary(reading), *_claims(reading)):
            say(line)
        if sys.stdin.isatty():
            _converse(reading)


def _converse(reading: Reading) -> None:
    say("Type help for what you can do, quit to leave.")
    while True:
        try:
            line = input("> ")
        except (EOFError, KeyboardInterrupt):
            say("")
            return
        word, _, rest = line.strip().partition(" ")
        if word in {"quit", "q", "exit"}:
            return
        for answer in answers(reading, word, rest.strip()):
            say(answer)


def answers(reading: Reading, word: str, rest: str) -> list[str]:
    """Do what a line at the prompt asks.

    Args:
        reading: The article that is read.
        word: The first word typed.
        rest: What followed it.

    Returns:
        Lines to print; where it can't be done, one line that says why and what can.
    """
    from tui.reviews import ReviewError
    from tui.settings import SettingsError

    done = _COMMANDS.get(word)
    if done is None:
        return [f"{word or 'nothing'}: not known; help lists what is"] if word else []
    try:
        return done(reading, rest)
    except (_BadLineError, ReviewError, SettingsError) as problem:
        return [f"{word}: {problem}"]


def _heading(reading: Reading) -> list[str]:
    article = reading.stored.article
    day = article.date.isoformat() if article.date else "no date"
    parts = [part for part in (day, article.source, article.author) if part]
    return [f"Article {reading.stored.id}: {reading.stored.heading}", ", ".join(parts)]


def _text(reading: Reading, _: str = "") -> list[str]:
    paragraphs = (part for part in reading.stored.article.text.split("\n\n") if part.strip())
    return ["Text.", *(" ".join(part.split()) for part in paragraphs)]


def _summary(reading: Reading, _: str = "") -> list[str]:
    count = len(reading.summary)
    numbered = enumerate(reading.summary, start=1)
    return [
        f"Summary, {count} sentence{'' if count == 1 else 's'}.",
        *(f"{number}. {' '.join(item.text.split())}" for number, item in numbered),
    ]


def _claims(reading: Reading, _: str = "") -> list[str]:
    from tui.reviews import review

    lines = [f"Claims, {len(reading.claims)}."]
    for number, item in enumerate(reading.claims, start=1):
        claim = item.claim
        who = f", says {claim.speaker.text}" if claim.speaker else ""
        rating = review(reading.library, item.id).rating
        verdict = f", verdict {rating}" if rating else ""
        score = round(claim.score * 100)
        text = " ".join(claim.text.split())
        lines.append(f"{number}. {text} ({claim.kind}, {score} of 100{who}{verdict})")
    return lines


def _claim(reading: Reading, rest: str) -> StoredClaim:
    from tui.library import id_of

    number = id_of(rest.split(maxsplit=1)[0]) if rest else None
    if number is None or not 1 <= number <= len(reading.claims):
        raise _BadLineError(f"name a claim by its number, 1 to {len(reading.claims)}")
    return reading.claims[number - 1]


def _why(reading: Reading, rest: str) -> list[str]:
    return ["; ".join(_claim(reading, rest).claim.why) + "."]


def _evidence(reading: Reading, rest: str) -> list[str]:
    from tui.reviews import bearing

    item = _claim(reading, rest)
    claim, article = item.claim, reading.stored.article
    itself = (reading.stored.id, claim.start, claim.end)
    about: dict[str, Any] = {"date": article.date, "apart_from": itself}
    found = bearing(reading.library, claim.text, limit=3, only_differing=True, **about)
    known = {part.sentence for part in found}
    near = bearing(reading.library, claim.text, limit=5, **about)
    found += [part for part in near if part.sentence not in known]
    lines = []
    for number, part in enumerate(found, start=1):
        hint = f" Differs, check: {part.comparison.why}" * (part.comparison.verdict == "differs")
        text = " ".join(part.sentence.text.split())
        lines.append(f"{number}. {text} (article {part.article.id}, {part.article.heading}){hint}")
    return lines or ["Nothing else in the library bears on it."]


def _verdict(reading: Reading, rest: str) -> list[str]:
    from datetime import date

    from tui.reviews import Source, change

    item = _claim(reading, rest)
    try:
        _, *words = shlex.split(rest)
    except ValueError as problem:
        raise _BadLineError(f"{problem}; put ratings of several words in quotes") from None
    if not words:
        raise _BadLineError('name a rating, in quotes where it has spaces: "Not Enough Evidence"')
    fields: dict[str, Any] = {"rating": words[0]}
    if len(words) > 1:
        looked = date.today().isoformat()
        fields |= {"sources": [Source(words[1], "", "", "", looked)], "status": "done"}
    settings = read_settings()
    who, scale = settings.reviewer or getpass.getuser(), own_scale(settings)
    found = change(reading.library, item.id, who=who, scale=scale, **fields)
    return [f"Kept: {found.rating}, {found.status}."]


def _note(reading: Reading, rest: str) -> list[str]:
    reading.library.set_note(reading.stored.id, rest)
    return ["Note kept." if rest else "Note taken away."]


def _star(reading: Reading, _: str) -> list[str]:
    now = reading.library.article(reading.stored.id)
    starred = now is not None and not now.starred
    reading.library.star(reading.stored.id, starred=starred)
    return ["Star given." if starred else "Star taken away."]


def _find(reading: Reading, rest: str) -> list[str]:
    from tui.search import ClaimSearch

    if not rest:
        raise _BadLineError("type some words of the claim after it")
    found = ClaimSearch(reading.library).search(rest, limit=10).found
    lines = [
        f"{number}. {' '.join(hit.claim.text.split())} (article {hit.claim.article_id})"
        for number, hit in enumerate(found, start=1)
    ]
    return lines or ["Nothing like that in the library's claims."]


def _help(_reading: Reading, _: str) -> list[str]:
    return [f"{name}: {what}." for name, what in _HELP]


_COMMANDS: dict[str, Callable[[Reading, str], list[str]]] = {
    "text": _text,
    "summary": _summary,
    "claims": _claims,
    "why": _why,
    "evidence": _evidence,
    "verdict": _verdict,
    "note": _note,
    "star": _star,
    "find": _find,
    "help": _help,
}
