"""Names in a text, with the office it gives them, and what a pronoun or surname stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.claims.claim import Speaker

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
_PERSON = r"[A-Z][\w'’-]*[a-z][\w'’-]*(?: (?:[A-Z]\.|[a-z]{2,3}(?= [A-Z])|[A-Z][\w'’-]+)){1,3}"
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
_PRONOUN = re.compile(r"\A(?:he|she|they|it)\Z", re.IGNORECASE)
_TITLE = re.compile(r"\A(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Sgt|Lt|Col|Prof)\.? ")
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
        for pattern in (_NAME_THEN_ROLE, _ROLE_THEN_NAME):
            for match in pattern.finditer(text):
                name = match["name"]
                role = _LEADING.sub("", match["role"]).strip()
                if re.fullmatch(ROLE_WORD, name.split()[0]):
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

    def resolve(self, text: str, source: Span, last: Speaker | None) -> Speaker:
        """Resolve a source to the fullest name the text gives.

        Args:
            text: The whole text.
            source: Span of what the cue names: a name, a pronoun, an office.
            last: Who spoke before, for pronouns.

        Returns:
            The speaker; where nothing fuller is found, the source as it stands.
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
        match = re.search(rf"\b(?:[A-Z][\w'’.-]+ ){{1,2}}{re.escape(bare)}\b", text[: source[1]])
        if match is None or _LEADING.match(match.group()):
            return None
        return Speaker(match.group(), match.start(), match.end())


def _plain(text: str, source: Span) -> Speaker:
    return Speaker(text[source[0] : source[1]], *source)
