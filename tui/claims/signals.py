"""What in a statement makes it worth checking, and what makes it vague: each with its words.

The signals follow the traits of check-worthy sentences in ClaimBuster (Hassan et al. 2017):
numbers, dates, names and reported facts up; questions, first person, opinion and wishes down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.claims.wording import Words, listed

if TYPE_CHECKING:
    from tui.claims.claim import Kind

_NUMBER_WORDS = listed(
    "|".join(
        f"{word}|{word}s"
        for word in (
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
            "ninety hundred thousand million billion trillion dozen half third quarter majority"
        ).split()
    )
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_DIGITS = re.compile(r"[$€£]\s?\d|\b\d[\d,.]*\b")
_YEAR_ONLY = re.compile(r"\A(?:19|20)\d\d\Z")
DATE = re.compile(
    rf"\b(?:(?:{_MONTHS})\b(?: \d{{1,2}})?|(?:19|20)\d\d\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:[Tt]his|[Ll]ast|[Nn]ext) "
    r"(?:year|month|week|quarter|decade|spring|summer|autumn|winter)|[Yy]esterday|[Tt]oday)"
)
_WHOLE_DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS})\b|\b(?:{_MONTHS}) \d{{1,2}}\b")
NAME = re.compile(r"(?<=[a-z,;:] )(?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*|\b[A-Z]{2,6}s?\b")
_STARTS_WITH_NAME = re.compile(
    r"\A[\"“']?[A-Z]\w+(?: and [A-Z]\w+| [A-Z]\w+)? (?:\w+ ){0,2}?"
    r"(?:will|has|have|had|is|are|was|were|became|\w+ed|joined|cut|rose|fell|won|lost|met|said)\b"
)
# Ages, clock times and the date itself are figures that nobody checks first.
_IDLE_FIGURE = re.compile(r", \d{2},|\b\d{2}-year-old\b|\b\d{1,2}:\d\d\b|\b\d{1,2} [ap]\.?m\b")
_CONTRAST = listed(
    "than in|than any|than ever|than a|than those|than the|than before|compared with|compared to"
    "|since records|since measurements|since the war|more than|less than|fewer than|no|none|never"
    "|only|unchanged|own figures|own accounts|not one|not a single|not any"
)
_CONTRAST_SHAPE = re.compile(
    r"\bsince (?:19|20)\d\d|\b(?:\w{3,}est|first|last) (?:\w+ )?(?:in|of|since|time|place)\b"
    r"|for the \w+ time\b|, (?:down|up) from\b|\bagainst \d|\bnot\b[^,;]{0,40} at all\b"
)
_ROUTINE = re.compile(
    r"\b(?:is|are) to (?:visit|meet|speak)"
    r"|\bwill (?:visit|vote|decide|meet|speak|announce|publish)\b"
    r"|\b(?:welcomed|greeted|thanked|congratulated|expressed (?:his|her|their))\b"
    r"|\bexpects? to publish\b|\bhas led\b|\bin office since\b|\bhas been (?:in|with)\b",
    re.IGNORECASE,
)
_EXTREME = listed(
    "highest|lowest|largest|smallest|biggest|worst|best|fastest|slowest|first|only|most|least|record"
    "|no other|any other|deadliest|costliest|strongest|longest|times as|times more|times that"
    "|times what|times higher|times larger|times the|twice|by half|by a third|by a quarter"
    "|by a half|one in|in ten|out of"
)
_MULTIPLIED = ("doubl", "tripl", "halv")
_SCHEDULED = re.compile(
    r"\b(?:meets?|votes?|visit|brief|tour|publish|speak|opens?|go|begins?|starts?) (?:again )?"
    r"(?:on|in|at|the)\b|\b(?:is|are) (?:due |expected )?to\b|\bdue on\b|\btakes place\b"
    r"|\bwill be (?:held|decided|restarted|closed|open|published|online)\b"
    r"|\bnext (?:week|month|year|meeting|\w+day)\b",
    re.IGNORECASE,
)
_BACKGROUND = listed(
    "employs|was founded|was born|is based in|is the author|is owned by|has led|has headed|has run"
    "|has chaired|in office since|lives in|members and is"
)
_AGED = re.compile(r", \d\d, ")
# "In May it was 3.6": a figure that says something only beside the one before it.
_BESIDE = re.compile(
    r"\b(?:it|that|this|the (?:rate|figure|number|sum|share)) (?:is|was|were|would be|ha[sd] been)"
    r"|\b(?:before|ago|earlier),? (?:it|they|that|there)\b",
    re.IGNORECASE,
)
_OPENING = 60
_DENIES = re.compile(
    r"\b(?:ha[sd]|have|was|were|is|are|did|does|do) not\b|n['’]t\b"
    r"|\b[Nn]o (?!one\b)\w|\b(?:[Nn]ever|[Nn]one)\b"
)
_PREDICTION = listed(
    "will|shall|won't|would|is going to|are going to|is expected to|are expected to"
    "|plans to|forecast|forecasts"
)
_BY_YEAR = re.compile(r"\bby 20[2-9]\d\b")
_CAUSAL = listed(
    "because|cause|caused|causes|led to|leads to|due to|as a result|result in|results in"
    "|resulted in|thanks to|responsible for|drove|triggered|contributed to|blamed"
)
_COMPARISON = listed(
    "higher|lower|larger|smaller|biggest|largest|highest|lowest|compared to|compared with|twice"
    "|as many|most|fastest|slowest|first time|record|than"
)
_RULE = listed(
    "law|act|bill|rule|rules|ban|bans|banned|legal|illegal|constitution|regulation|require"
    "|requires|prohibit|prohibits|treaty|charter|ruling"
)
_ARTICLE = re.compile(r"\b[Aa]rticle \d")
_OPINION = listed(
    "should|must|ought|believe|think|feel|hope|wish|great|wonderful|terrible|beautiful|best"
    "|worst|unfair|fair|fairness|justice|just|vivid|heart|hearts|crucial|important|essential"
    "|disgrace|shameful|amazing|good example|objective|win-win|blueprint|historic"
    "|shared future|vital|regrettable|absurd|brilliant|lovely|boring|sadly|unfortunately"
    "|naturally|deserve|deserves|proud"
)
_VAGUE = listed(
    "more and more|recently|in recent years|some|many|various|several|a number of|thing|things"
    "|stuff|somehow|often|sometimes|perhaps|maybe|might|could|may|seem|seems|appear|appears"
    "|generally|greater|series of|in the direction of|principle"
)
_FIRST_PERSON = listed("I|me|my|we|our|us|you|your")
_DANGLING = re.compile(
    r"\A[\"“']?(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|Such)\b"
)
_PARTICIPLE = re.compile(r"\A\w+ing (?:at|to|in|on|the|a|with|about)\b")
_EVENT = listed("has|have|had|was|were|became|met|began")
_PAST = 5
_THIRD_PERSON = re.compile(r"\w{2,}(?:ed|s)\Z")
_VERB = listed(
    "is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|shall|should|do|does|did"
    "|grew|rose|fell|won|lost|cost|cut|met|made|took|went|came|ran|led|held|sold|spent|became"
    "|began|found|gave|got|kept|left|paid|put|said|saw|sent|stood|told|wrote|hit|set|struck"
)


_WORTHY = 0.4
DISPUTE = _any(
    "den(?:y|ies|ied)|reject(?:s|ed)?|disput\\w+|untrue|wrong|myth|invention|false|contradict\\w*"
    "|convinced|differently|another story|criticism|insulting|mistaken|disagree\\w*|replied"
    "|answers|points out|pointed out"
)
"""Words of denial, doubt or error, by which an article tells that something is contested."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What a statement holds.

    `figures` leaves out bare years; `extreme` is a superlative or a multiple; `aside` counts
    what is told by the way: a schedule, the background of a person or body, a figure beside
    another one.
    """

    figures: int
    dated: bool
    names: int
    named_actor: bool
    prediction: bool
    causal: bool
    comparison: bool
    rule: bool
    event: bool
    opinion: int
    vague: int
    first_person: bool
    question: bool
    dangling: bool
    has_verb: bool
    words: int
    contrast: bool = False
    routine: bool = False
    extreme: bool = False
    aside: int = 0
    denies: bool = False


def numbers(text: str) -> list[str]:
    """Every figure and number word of a statement, dates and years too."""
    written = [word for word in Words.of(text).each if word in _NUMBER_WORDS.single]
    return [*_DIGITS.findall(text), *written]


def signals(text: str) -> Signals:
    """Read the signals off one statement."""
    undated = _IDLE_FIGURE.sub("", _WHOLE_DATE.sub("", text))
    words = Words.of(text)
    digits = sum(not _YEAR_ONLY.match(hit) for hit in _DIGITS.findall(undated))
    figures = digits + _NUMBER_WORDS.count(words)
    named_actor = bool(_STARTS_WITH_NAME.match(text))
    past = any(word.endswith("ed") and len(word) >= _PAST for word in words.each)
    return Signals(
        figures=figures,
        dated=bool(DATE.search(text)),
        names=len(NAME.findall(text)) + named_actor,
        named_actor=named_actor,
        prediction=_PREDICTION.held(words) or bool(_BY_YEAR.search(text)),
        causal=_CAUSAL.held(words),
        comparison=_COMPARISON.held(words),
        rule=_RULE.held(words) or bool(_ARTICLE.search(text)),
        event=past or _EVENT.held(words),
        opinion=_OPINION.count(words),
        vague=_VAGUE.count(words),
        first_person=_FIRST_PERSON.held(words),
        question=text.rstrip("\"”' ").endswith("?"),
        dangling=bool(_DANGLING.match(text) or _PARTICIPLE.match(text)),
        has_verb=past or _VERB.held(words) or any(map(_THIRD_PERSON.match, words.each)),
        words=len(text.split()),
        contrast=_CONTRAST.held(words) or bool(_CONTRAST_SHAPE.search(text)),
        routine=bool(not figures and _ROUTINE.search(text)),
        extreme=_EXTREME.held(words) or any(word.startswith(_MULTIPLIED) for word in words.each),
        denies=bool(_DENIES.search(text)),
        aside=sum(
            bool(one)
            for one in (
                _SCHEDULED.search(text),
                _BACKGROUND.held(words) or _AGED.search(text),
                _BESIDE.search(text, 0, _OPENING),
            )
        ),
    )


def kind_of(found: Signals, *, quoted: bool) -> Kind:
    """Name the kind of statement, the most specific first.

    Args:
        found: What the statement holds.
        quoted: Whether it stands in quotation marks.
    """
    if is_opinion(found):
        return "opinion"
    ordered: tuple[tuple[bool, Kind], ...] = (
        (found.prediction, "prediction"),
        (found.figures > 0, "statistic"),
        (found.causal, "causal"),
        (found.comparison, "comparison"),
        (found.rule, "rule"),
        (quoted and not found.event, "quote"),
    )
    return next((kind for holds, kind in ordered if holds), "event")


def is_opinion(found: Signals) -> bool:
    """Tell whether a statement judges rather than states; figures and dates speak against it."""
    facts = found.figures + found.dated + (found.names > 1)
    personal = found.first_person and not (facts or found.contrast)
    return found.opinion > facts or personal


def is_checkable(found: Signals, learned: float = 0.0, *, attributed: bool = False) -> bool:
    """Tell whether a statement could be tested by a person with sources.

    Args:
        found: What the statement holds.
        learned: The light tier's check-worthiness, 0..1.
        attributed: Whether somebody is named as saying so.
    """
    anchored = found.figures or found.dated or found.names or found.contrast
    anchored = anchored or learned > _WORTHY or (attributed and found.event)
    vague = found.vague > 1 and not found.figures
    return bool(
        anchored and found.has_verb and not vague and not found.question
    ) and not is_opinion(found)


def reasons(found: Signals) -> list[str]:
    """Say in words what speaks for and against a statement, most weighty first."""
    said = (
        (found.figures > 0, "states a number"),
        (found.prediction, "says what will happen"),
        (found.causal, "names a cause"),
        (found.comparison or found.contrast or found.extreme, "compares"),
        (found.rule, "speaks of a rule or law"),
        (found.names > 0 and found.dated, "specific names and time"),
        (found.names > 0 and not found.dated, "names who or where"),
        (found.dated and not found.names, "gives a time"),
        (found.question, "is a question"),
        (found.opinion > 0, "judging words"),
        (found.vague > 1, "vague wording"),
        (found.first_person, "first person"),
        (found.dangling, "opens with a word that points back"),
    )
    return [words for holds, words in said if holds]
