"""Names in a text, with the office it gives them, and what a pronoun or surname stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.claims.claim import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Sgt|Lt|Col|Prof)\.? )?"
    r"[A-Z][\w'’-]*[a-z][\w'’-]*(?: (?:[A-Z]\.|(?:al|bin|de|den|der|di|el|la|van|von|of|the)"
    r"(?= [A-Z])|[A-Z][\w'’-]+)){0,4}"
)
ROLE_WORD = (
    r"(?:[Cc]oordinator|[Pp]resident|[Mm]inister|[Ss]pokes(?:man|woman|person)|[Dd]irector|[Cc]hair"
    r"(?:man|woman)?|[Cc]hief|[Hh]ead|[Pp]rofessor|[Rr]esearcher|[Aa]nalyst|[Ee]xpert|[Oo]fficial"
    r"|[Ss]enator|[Gg]overnor|[Mm]ayor|[Jj]udge|[Ll]awyer|[Ss]ecretary|[Cc]ommissioner|[Ee]ditor"
    r"|[Ee]conomist|[Aa]mbassador|[Cc]aptain|[Cc]oach|[Mm]anager|[Oo]fficer|[Ll]eader|[Ff]ounder|[Ee]xecutive"
    r"|[Ee]ngineer|[Dd]octor|[Ss]cientist|[Aa]uthor|CEO|[Dd]eputy|[Ee]nvoy|[Dd]iplomat|[Ww]riter)"
)
_PARTICLE = r"(?:al|bin|da|de|del|den|der|di|dos|du|el|la|le|van|von|zu)(?= [A-Z])"
_PERSON = (
    rf"[A-Z][\w'’-]*[a-z][\w'’-]*(?: (?:[A-Z]\.(?= [A-Z])|{_PARTICLE}|[A-Z][\w'’-]+)){{0,2}}"
    r" [A-Z][\w'’-]+"
)
_LOWER = (
    r"(?:former|deputy|acting|senior|vice|prime|foreign|interior|finance|defen[cs]e|health|national"
    r"|chief|executive|managing|general|assistant|associate|police|party|county|city|state|press)"
)
_ROLE = (
    rf"(?:(?:[A-Z][\w’-]*(?:['’]s)?|{_LOWER}) ){{0,6}}{ROLE_WORD}"
    r"(?: (?:of|for|at|in) [^,.;:\"“”]{2,60})?"
)
_ROLE_THEN_NAME = re.compile(rf"(?P<role>{_ROLE}),? (?P<name>{_PERSON})")
_NAME_THEN_ROLE = re.compile(rf"(?P<name>{_PERSON}), (?P<role>(?:the |a |an )?{_ROLE})(?=[,.;])")
_OPENS = re.compile(rf"(?:(?:{_ROLE}),? )?(?P<name>{_PERSON}|[A-Z][\w’-]+)(?= [a-z])")
_OFFICE = re.compile(rf"\b{ROLE_WORD}\b")
_PARAGRAPH = re.compile(r"[^\n]+")
_PRONOUN = re.compile(r"\A(?:he|she|they|it)\Z", re.IGNORECASE)
_TITLE = re.compile(r"\A(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Sgt|Lt|Col|Prof)\.? ")
_LEADS_IN = re.compile(
    r"(?:[A-Z][\w'’ ]*, (?=[A-Z]|(?:he|she|they|it|the|an?) )"
    r"|(?:But|So|And|Now|Still|Yet|Otherwise) )+"
)
_TRAILS = re.compile(
    r"(?: \([^()]*\)?|,? (?:who|which|a|an|the|and|or|of|in|to|by|for|at|on|-+))+\Z"
)
# What cannot be a source: a phrase with a preposition in front, a clause, a label.
_NO_PHRASE = re.compile(
    r"\A(?:[Oo]f|[Ii]n|[Oo]n|[Aa]t|[Tt]o|[Bb]y|[Ff]or|[Ww]hat|[Ww]hen|[Ww]here|[Hh]ow|[Ww]hy|If"
    r"|[Jj]ust|based|late|following)\b|\A(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|[Yy]ou) |[\"“”]"
    r"|\A(?:UPDATED|VIDEO|PHOTOS?|WATCH|EXCLUSIVE|PUBLISHED|the U)\Z"
    r"|\b(?:is|are|was|were|has|had|have|will|would|can(?:not)?|could|must|(?:wo|do|ca)n[’']t"
    r"|became|shows?|appears?|comes?|came|spoke|held|won|feels?)\b|[A-Z][\w’']+ [a-z]{2,}ed\b"
)
_BODY = re.compile(
    r"\b(?:University|Institute|Department|Ministry|Council|College|Committee|Commission|Navy|Army"
    r"|Congress|Senate|Parliament|Police|County|GOP|Administration)\b"
    r"|\b(?:Party|Cup|League|Union|Bank|School|Street|House|Court|Club|Agency|Association|Foundation"
    r"|Company|Group|Times|Post|News|City|County|States?|Hospital|Museum|Church|Airport|Park|Games"
    r"|Force|Guard|Corps)\Z|\A(?:New|North|South|West|East|San|Los|Fort|Mount|Lake|United|White) "
)
_LEADING = re.compile(r"\A(?:The|A|An|And|But|In|On|At|For|As|When|While|After|Before|According) ")


@dataclass(frozen=True, slots=True)
class People:
    """The people a text names with an office, by full name."""

    known: dict[str, Speaker]

    @classmethod
    @lru_cache(maxsize=2)
    def of(cls, text: str) -> People:
        """Collect who is introduced by name and office anywhere in the text.

        Asked twice for each article, by its attributions and by the brackets of its claims.
        """
        known: dict[str, Speaker] = {}
        for match in _introductions(text):
            name = match["name"]
            role = _LEADING.sub("", match["role"]).strip()
            if re.fullmatch(ROLE_WORD, name.split()[0]) or _BODY.search(name):
                continue
            before = known.get(name)
            if before is None or len(role) > len(before.role):
                known[name] = Speaker(name, match.start("name"), match.end("name"), role)
        return cls(known)

    def opening(self, sentence: str) -> Speaker | None:
        """The person whom a sentence opens with, by name or office and name: its subject."""
        match = _OPENS.match(sentence)
        if match is None:
            return None
        name = match["name"]
        return next(
            (one for full, one in self.known.items() if name in {full, full.split()[-1]}), None
        )

    def resolve(self, text: str, source: Span, last: Speaker | None) -> Speaker | None:
        """Resolve a source to the fullest name the text gives.

        Args:
            text: The whole text.
            source: Span of what the cue names: a name, a pronoun, an office.
            last: Who spoke before, for pronouns.

        Returns:
            The speaker; where nothing fuller is found, the source as it stands, or None where
            that is no name or noun phrase.
        """
        written = text[source[0] : source[1]]
        inside = self._named_in(written)
        if inside is not None:
            return inside
        if _PRONOUN.match(written):
            return (
                self._by_office(written) or last or self._before(source[0]) or _plain(text, source)
            )
        bare = _TITLE.sub("", written)
        surname = bare.split()[-1]
        for name, speaker in self.known.items():
            parts = name.split()
            if surname in (parts[-1], parts[0]) and len(bare.split()) <= len(parts):
                return speaker
        return self._fuller(text, bare, source) or _plain(text, source)

    def _named_in(self, written: str) -> Speaker | None:
        found = [speaker for name, speaker in self.known.items() if name in written]
        return max(found, key=lambda speaker: len(speaker.text), default=None)

    def _by_office(self, written: str) -> Speaker | None:
        office = written.lower().split()[-1]
        for speaker in self.known.values():
            if office in speaker.role.lower().split():
                return speaker
        return None

    def _before(self, position: int) -> Speaker | None:
        earlier = [speaker for speaker in self.known.values() if speaker.start < position]
        return max(earlier, key=lambda speaker: speaker.start, default=None)

    @staticmethod
    def _fuller(text: str, bare: str, source: Span) -> Speaker | None:
        if " " in bare:
            return None
        before = r"(?:(?:[A-Z][\w'’-]+|[A-Z]\.|(?:Dr|Mrs?|Ms|Sen|Rep|Gov|Gen|Prof)\.) ){1,2}"
        match = re.search(rf"\b{before}{re.escape(bare)}\b", text[: source[1]])
        if match is None or _LEADING.match(match.group()):
            return None
        return Speaker(match.group(), match.start(), match.end())


def _introductions(text: str) -> Iterator[re.Match[str]]:
    """Find names with an office, in the paragraphs that speak of one."""
    parts = [part.span() for part in _PARAGRAPH.finditer(text) if _OFFICE.search(part.group())]
    for pattern in (_NAME_THEN_ROLE, _ROLE_THEN_NAME):
        for start, end in parts:
            yield from pattern.finditer(text, start, end)


def _plain(text: str, source: Span) -> Speaker | None:
    """The source as it stands, without what leads in to it: `Over the years, Berg`."""
    written = text[slice(*source)]
    opened = _LEADS_IN.match(written)
    start = source[0] + (opened.end() if opened else 0)
    name = text[start : source[1]]
    closed = _TRAILS.search(name)
    end = start + (closed.start() if closed else len(name))
    name = text[start:end]
    return None if not name or _NO_PHRASE.search(name) else Speaker(name, start, end)
