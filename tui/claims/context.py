"""What a claim's pointing words stand for, taken from elsewhere in the article.

A claim is read far from its article, where "he" or "this year" says nothing. Each such word gets a
bracket that holds only what the article itself has: a name with its own span, or its date. Where
two people could be meant, none is named: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.claims.claim import Context
from tui.claims.people import People
from tui.claims.quotations import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.articles import Article
    from tui.claims.claim import Claim, Speaker

# "Judge Moss said her crimes ...": only what is a speaker's own, as a rule, is taken for theirs.
_PERSON = re.compile(
    r"\b(?:[Hh]e|[Ss]he|His|Her)\b(?=[ ,.])|\A(?:his|her)\b(?= (?:office|client|team|company"
    r"|department|party|government|ministry|agency|firm|union|administration|staff|colleagues)\b)"
)
# A capital inside a sentence that no preposition leads to a place: perhaps another person.
_OTHER = re.compile(
    r"(?<=[a-z0-9,;] )(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bto )(?<!\bfrom )(?<!\bon )(?<!\bnear )"
    r"(?<!\bfor )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]+"
)
_NEIGHBOUR_YEAR = re.compile(r"\b(?:(?P<last>[Ll]ast)|[Nn]ext) year\b")
_DATE = re.compile(r"\b[Tt]his (?P<unit>year|month|week)\b|\b(?:[Tt]oday|[Yy]esterday)\b")
_HEADS = (
    "agency|association|authority|bank|board|commission|committee|company|council|court|department"
    "|federation|foundation|institute|ministry|office|organi[sz]ation|party|union|university"
)
_BODY = re.compile(rf"\b(?:[Tt]he|[Tt]his) (?P<head>{_HEADS})\b(?! (?:of|for|in) )")
_NAMED = re.compile(
    r"\b(?!The )(?:[A-Z][\w&'’-]*)(?: (?:(?:of|for|and)(?: the)? (?=[A-Z]))?[A-Z][\w&'’-]*)+"
)
_NO_NAME = re.compile(r"(?:(?:Why|How|What|When|If|The|But|And|In|At) |[^.]*? and the )+")
_BARE = re.compile(r"(?:The|An?) [a-z]+\Z")
_SAME_BODY = 1500
_ACTOR = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? (?:[A-Z][\w.]+ )?([A-Z][a-z]+)"
    r"|\b([A-Z][a-z]{2,}) (?:said|says|told|added|wrote|tweeted|argued|has|had|is|was|also|will"
    r"|would|could|did|does|went|made|took|got|won|lost|called|wants?)\b"
)
_ACTOR_WORD = re.compile(r"\b[A-Z][a-z]{2,}\b")
_SHE, _HE = r"(?:Mrs|Ms)", "Mr"
_NOT_FIRST = frozenset(
    """Mr Mrs Ms Dr Sir Lord Lady Dame President Senator Governor Mayor Minister Secretary Judge
    Justice Professor Chief Captain General Colonel Officer And But The When While After As If For
    With Yet So In On At To""".split()
)
# What a sentence is about, where the next begins with "It" or "They".
_IT = re.compile(
    r"\A(?:It(?! (?:is|was|will be|would be|has been|seems|appears|remains|took|takes)\b)|Its)"
    r"(?= [a-z])"
)
_THEY = re.compile(
    r"\A(?:They(?= (?:found|say|said|want|compared|asked|reported?|wrote|examined|hope|plan|argue"
    r"|asked|called|accused?|believe|expect|warned?|studied|measured|demand(?:ed)?|collected)\b)"
    r"|Their(?= [a-z]))"
)
_BEHIND_A_SENTENCE = re.compile(
    r"(?:\A|\n|[.!?][\"”]? )(?P<before>[A-Z][^.!?\n]{10,300})[.!?][\"”]? \Z"
)
_ACTS = (
    r"(?= (?:has|have|had|is|are|was|were|will|[a-z]+ed|put|won|lost|met|said|say|says|[a-z]+s)\b)"
)
_ONE_BODY = re.compile(
    rf"(?P<name>(?:The |An? )?(?:[\w&'’-]+ (?:of (?:the )?)?){{0,4}}?"
    rf"(?i:{_HEADS}|group|forum|firm|club|study|survey|report|newspaper)"
    rf"(?: (?:of|for|by) (?:the )?[A-Z][\w'’-]*(?: (?:of )?[A-Z][\w'’-]*)*)?){_ACTS}"
)
_SEVERAL = re.compile(
    r"(?P<name>(?:(?:The|Some|Most|Many|Both|Two|Three|Four|Five) )?(?:[A-Za-z]+ )?"
    r"(?:[Rr]esearchers|[Aa]uthors|[Ss]cientists|[Oo]fficials|[Pp]olice|[Pp]rosecutors"
    r"|[Ii]nvestigators|[Ii]nspectors|[Dd]octors|[Rr]esidents|[Ww]orkers|[Ll]awyers|[Pp]rotesters"
    rf"|[Oo]rganisers|[Oo]rganizers|[Ee]conomists|[Aa]nalysts|[Cc]ritics|[Tt]eachers)){_ACTS}"
)
_REACH = 700
_NEAR = 250


def add_context(article: Article, claims: list[Claim]) -> list[tuple[Context, ...]]:
    """Find the brackets of each claim.

    Args:
        article: The article, with its date.
        claims: Claims of it.

    Returns:
        For each claim its brackets in the order of the text.
    """
    people: People | None = None
    quotes: list[tuple[int, int]] = []
    found = []
    for claim in claims:
        if people is None and _PERSON.search(claim.text):
            people, quotes = People.of(article.text), quotations(article.text)
        brackets = [
            *_persons(article.text, claim, people, quotes),
            *_dates(article, claim),
            *_bodies(article.text, claim),
            *_subjects(article.text, claim),
        ]
        found.append(tuple(sorted(brackets, key=lambda bracket: bracket.at)))
    return found


def _persons(
    text: str, claim: Claim, people: People | None, quotes: list[tuple[int, int]]
) -> Iterator[Context]:
    # One bracket for the first pronoun: what follows in the claim is mostly the same person.
    match = _PERSON.search(claim.text)
    if match is None or people is None:
        return
    position = claim.start + match.start()
    # Whoever is quoted says "I" of himself: "he" is somebody else, who may be named nowhere.
    if any(start <= position < end for start, end in quotes):
        return
    name = _only_person(text, claim.start, position, people)
    # What somebody else says of "him" may be said of anybody.
    if name is not None and claim.speaker not in {None, name}:
        return
    if name is not None and name.text not in claim.text:
        yield Context(claim.start + match.end(), name.text, name.start, name.end)


def _only_person(text: str, begins: int, position: int, people: People) -> Speaker | None:
    """The one known person named last before a pronoun, or None where two are near."""
    last: list[tuple[int, Speaker]] = []
    for name, speaker in people.known.items():
        surname = name.split()[-1]
        at = max(
            text.rfind(name, max(0, position - _REACH), position),
            text.rfind(surname, max(0, position - _REACH), position),
        )
        if at >= 0:
            last.append((at, speaker))
    if not last:
        return None
    last.sort(key=lambda one: one[0], reverse=True)
    between = text[last[0][0] + len(last[0][1].text) : position]
    if between.count("\n\n") > 1 or _OTHER.search(between):
        return None
    if last[0][0] >= begins or (len(last) > 1 and last[1][0] > position - _NEAR):
        return None
    name = last[0][1].text
    near = text[max(0, position - _NEAR) : position]
    rivals = set(_ACTOR_WORD.findall(near)) & _actors(text) - set(name.split())
    if rivals or last[0][0] < position - _REACH or _has_namesake(text, name):
        return None
    titles = _SHE if text[position] in "Hh" and text[position + 1] == "e" else _HE
    if re.search(rf"\b{titles}\.? (?:[A-Z][\w.]+ )?{re.escape(name.split()[-1])}\b", text):
        return None
    return last[0][1]


@lru_cache(maxsize=2)
def _actors(text: str) -> frozenset[str]:
    """Last names of those who do or say something, offices or not; some places among them."""
    return frozenset(found for match in _ACTOR.finditer(text) for found in match.groups() if found)


def _has_namesake(text: str, name: str) -> bool:
    """Tell whether the article has somebody else of the same last name."""
    first, *_, surname = name.split()
    others = re.findall(rf"\b([A-Z][a-z]+) {re.escape(surname)}\b", text)
    return any(other not in name and other not in _NOT_FIRST for other in others if first)


def _dates(article: Article, claim: Claim) -> Iterator[Context]:
    if article.date is None:
        return
    day = article.date.isoformat()
    length = {"year": 4, "month": 7}
    for match in _DATE.finditer(claim.text):
        if match.group().lower() != "yesterday":
            yield Context(claim.start + match.end(), day[: length.get(match["unit"], len(day))])
    # The number of another year is no part of the date: it has to stand in the article.
    for match in _NEIGHBOUR_YEAR.finditer(claim.text):
        year = str(article.date.year + (-1 if match["last"] else 1))
        written = re.search(rf"\b{year}\b", article.text)
        if written is not None and year not in claim.text:
            yield Context(claim.start + match.end(), year, *written.span())


def _bodies(text: str, claim: Claim) -> Iterator[Context]:
    for match in _BODY.finditer(claim.text):
        position = claim.start + match.start()
        head = match["head"].replace("isation", "i[sz]ation")
        ends = re.compile(
            rf"\b(?i:{head})\b(?: (?:of|for)(?: the)? [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)?"
        )
        named = list(_ending_with(ends, text, position))
        near = {text[slice(*span)] for span in named if span[0] > position - _SAME_BODY}
        if match["head"].lower() == "party":
            # There is more than one, and not all are called so: the name has to be said often.
            near = {text[slice(*span)] for span in named} if len(named) > 1 else set()
            named = named if near else []
        if named and len(near | {text[slice(*named[-1])]}) == 1:
            start, end = named[-1]
            if text[start:end] not in claim.text:
                yield Context(claim.start + match.end(), text[start:end], start, end)


def _ending_with(head: re.Pattern[str], text: str, position: int) -> Iterator[tuple[int, int]]:
    """Find the names of bodies before a place, from their first word to their head or its `of`."""
    for name in _NAMED.finditer(text, 0, position):
        ends = head.search(text, name.start(), name.end())
        lead = _NO_NAME.match(text, name.start(), name.end())
        start = lead.end() if lead else name.start()
        if ends is not None and start < ends.start():
            yield start, ends.end()


def _subjects(text: str, claim: Claim) -> Iterator[Context]:
    """A bracket behind an opening "It" or "They" for the subject of the sentence before.

    Only within a paragraph; for "It" where that subject is a body and no other name is near, for
    "They" where people act in both.
    """
    for opens, subject in ((_IT, _ONE_BODY), (_THEY, _SEVERAL)):
        match = opens.match(claim.text)
        if match is None:
            continue
        before = text[max(0, claim.start - _REACH) : claim.start]
        sentence = _BEHIND_A_SENTENCE.search(before)
        meant = subject.match(before, sentence.start("before")) if sentence else None
        if meant is None or _OTHER.search(before, meant.end()):
            continue
        start = claim.start - len(before) + meant.start("name")
        name = meant["name"]
        if _BARE.match(name):
            continue
        yield Context(claim.start + match.end(), name, start, start + len(name))
