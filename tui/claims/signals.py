"""What in a statement makes it worth checking, and what makes it vague: each with its words.

The signals follow the traits of check-worthy sentences in ClaimBuster (Hassan et al. 2017):
numbers, dates, names and reported facts up; questions, first person, opinion and wishes down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.claims.claim import Kind

_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    "|thousand|million|billion|trillion|dozen|half|third|quarter|majority"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


NUMBER = re.compile(
    rf"[$€£]\s?\d|\b\d[\d,.]*\b(?:\s?(?:%|per ?cent|bn|m\b))?|\b(?:{_NUMBER_WORDS})s?\b",
    re.IGNORECASE,
)
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
_CONTRAST = re.compile(
    r"\bthan (?:in |any|ever|a |those|the|before)|\bcompared (?:with|to)\b|\bsince (?:19|20)\d\d"
    r"|\bsince (?:records|measurements|the war)|\b(?:more|less|fewer) than\b"
    r"|\b(?:\w{3,}est|first|last) (?:\w+ )?(?:in|of|since|time|place)\b"
    r"|\b(?:no|none|never|only)\b|\bnot (?:one|a single|any)\b|\bnot\b[^,;]{0,40} at all\b"
    r"|for the \w+ time\b|, (?:down|up) from\b|\bagainst \d|\bunchanged\b"
    r"|\bown (?:figures|accounts)\b",
    re.IGNORECASE,
)
_ROUTINE = re.compile(
    r"\b(?:is|are) to (?:visit|meet|speak)"
    r"|\bwill (?:visit|vote|decide|meet|speak|announce|publish)\b"
    r"|\b(?:welcomed|greeted|thanked|congratulated|expressed (?:his|her|their))\b"
    r"|\bexpects? to publish\b|\bhas led\b|\bin office since\b|\bhas been (?:in|with)\b",
    re.IGNORECASE,
)
_EXTREME = re.compile(
    r"\b(?:highest|lowest|largest|smallest|biggest|worst|best|fastest|slowest|first|only|most|least"
    r"|record|(?:no|any) other|deadliest|costliest|strongest|longest)\b"
    r"|\btimes (?:as|more|that|what|higher|larger|the)\b|\btwice\b|\b(?:doubl|tripl|halv)\w+"
    r"|\bby (?:half|a (?:third|quarter|half))\b|\bone in\b|\bin ten\b|\bout of\b",
    re.IGNORECASE,
)
_SCHEDULED = re.compile(
    r"\b(?:meets?|votes?|visit|brief|tour|publish|speak|opens?|go|begins?|starts?) (?:again )?"
    r"(?:on|in|at|the)\b|\b(?:is|are) (?:due |expected )?to\b|\bdue on\b|\btakes place\b"
    r"|\bwill be (?:held|decided|restarted|closed|open|published|online)\b"
    r"|\bnext (?:week|month|year|meeting|\w+day)\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\bemploys\b|\bwas (?:founded|born)\b|\bis (?:based in|the author|owned by)\b|, \d\d, "
    r"|\bhas (?:led|headed|run|chaired)\b|\bin office since\b|\blives in\b|\bmembers and is\b",
    re.IGNORECASE,
)
# "In May it was 3.6": a figure that says something only beside the one before it.
_BESIDE = re.compile(
    r"\b(?:it|that|this|the (?:rate|figure|number|sum|share)) (?:is|was|were|would be|ha[sd] been)"
    r"|\b(?:before|ago|earlier),? (?:it|they|that|there)\b",
    re.IGNORECASE,
)
_OPENING = 60
_PREDICTION = _any(
    "will|shall|won't|would|is going to|are going to|is expected to|are expected to|by 20[2-9]\\d"
    "|plans to|forecasts?"
)
_CAUSAL = _any(
    "because|caused?|causes|led to|leads to|due to|as a result|results? in|resulted in"
    "|thanks to|responsible for|drove|triggered|contributed to|blamed"
)
_COMPARISON = _any(
    "more than|less than|fewer than|higher|lower|larger|smaller|biggest|largest|highest"
    "|lowest|compared (?:to|with)|twice|as many|most|fastest|slowest|first time|record|than"
)
_RULE = _any(
    "law|act|bill|rule|rules|ban|bans|banned|legal|illegal|constitution|article \\d+"
    "|regulation|requires?|prohibits?|treaty|charter|ruling"
)
_OPINION = _any(
    "should|must|ought|believe|think|feel|hope|wish|great|wonderful|terrible|beautiful|best"
    "|worst|unfair|fair|fairness|justice|just|vivid|hearts?|crucial|important|essential"
    "|disgrace|shameful|amazing|good example|objective|win-win|blueprint|historic"
    "|shared future|vital|regrettable|absurd|brilliant|lovely|boring|sadly|unfortunately"
    "|naturally|deserves?|proud"
)
_VAGUE = _any(
    "more and more|recently|in recent years|some|many"
    "|various|several|a number of|things?|stuff|somehow|often|sometimes|perhaps"
    "|maybe|might|could|may|seems?|appears?|generally|greater|series of|in the direction of"
    "|principle"
)
_FIRST_PERSON = _any("I|I'm|I've|me|my|we|our|us|you|your")
_DANGLING = re.compile(
    r"\A[\"“']?(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|Such)\b"
)
_PARTICIPLE = re.compile(r"\A\w+ing (?:at|to|in|on|the|a|with|about)\b")
_EVENT = _any(
    "has|have|had|was|were|became|joined|signed|met|agreed|announced|launched|died|killed"
    "|arrested|voted|opened|closed|elected|appointed|started|began|founded|reached|restored"
    "|formed|traveled|travelled|applied|applying|\\w{3,}ed"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|shall|should|do|does|did|\w{2,}(?:ed|es|s)"
    r"|grew|rose|fell|won|lost|cost|cut|met|made|took|went|came|ran|led|held|sold|spent|became|began"
    r"|found|gave|got|kept|left|paid|put|said|saw|sent|stood|told|wrote|hit|set|struck)\b"
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


def signals(text: str) -> Signals:
    """Read the signals off one statement."""
    undated = _IDLE_FIGURE.sub("", _WHOLE_DATE.sub("", text))
    figures = [hit.group() for hit in NUMBER.finditer(undated) if not _YEAR_ONLY.match(hit.group())]
    named_actor = bool(_STARTS_WITH_NAME.match(text))
    return Signals(
        figures=len(figures),
        dated=bool(DATE.search(text)),
        names=len(NAME.findall(text)) + named_actor,
        named_actor=named_actor,
        prediction=bool(_PREDICTION.search(text)),
        causal=bool(_CAUSAL.search(text)),
        comparison=bool(_COMPARISON.search(text)),
        rule=bool(_RULE.search(text)),
        event=bool(_EVENT.search(text)),
        opinion=len(_OPINION.findall(text)),
        vague=len(_VAGUE.findall(text)),
        first_person=bool(_FIRST_PERSON.search(text)),
        question=text.rstrip("\"”' ").endswith("?"),
        dangling=bool(_DANGLING.match(text) or _PARTICIPLE.match(text)),
        has_verb=bool(_VERB.search(text)),
        words=len(text.split()),
        contrast=bool(_CONTRAST.search(text)),
        routine=bool(not figures and _ROUTINE.search(text)),
        extreme=bool(_EXTREME.search(text)),
        aside=sum(
            bool(one)
            for one in (
                _SCHEDULED.search(text),
                _BACKGROUND.search(text),
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
