"""Words of news that mean the same, or the opposite: our own list, one group to a line."""

from __future__ import annotations

from functools import lru_cache

from tui.evidence.forms import IRREGULAR
from tui.evidence.opposites import APART, OPPOSITES
from tui.evidence.stemming import english_stem
from tui.evidence.thesaurus import quality

_SAME = """
kill die dead death drown perish lose-life toll
injure hurt wound
blast explode explosion blow-up detonate
publish appear
issue grant
hijack seize capture
displace uproot
orbit circle
expire run-out
perform performance
enrol enroll
blackout outage power-cut
address speak speech
stay remain
lie untruthful
gold gold-medal
switzerland swiss
france french
spain spanish
netherlands dutch
denmark danish
greece greek
turkey turkish
poland polish
britain british uk
england english
wales welsh
ireland irish
italy italian
finland finnish
norway norwegian
portugal portuguese
china chinese
japan japanese
iraq iraqi
israel israeli
egypt egyptian
peru peruvian
cuba cuban
chile chilean
congo congolese
eliminate knock-out
finish complete built build construct construction
sign ratify
country state nation
alliance pact bloc union organisation organization association
firm company corporation business carrier airline
jobless unemployed unemployment
home house
worker employee staff job
employ hire
buy purchase acquire
cost worth value price spend pay sell fetch
fine penalty
donate give donation gift
reach hit come total amount stand record
attend march rally demonstrate protest
support back favour favor endorse
oppose against
reject dismiss refuse decline defeat veto
approve pass clear carry adopt accept backed-bill
rise increase climb grow jump surge gain raise expand boost double triple strengthen
fall drop decrease decline-in reduce cut lower shrink slide slump ease slow weaken
walkout strike stoppage
city town
resident inhabitant population live
member
soldier troop
enter move
resign quit step-down
begin start commence launch
open reopen
close shut
train rail railway
derail derailment
free release
fire blaze wildfire
destroy burn ravage
fight battle
fell-through collapse
cancel scrap cancellation call-off
delay postpone
arrest detain
victim
road highway motorway
car vehicle
law legislation act
hearing
verdict judgment
election elect vote-in win-election
leader lead head chief governor
crown coronation
born birth
park reserve
hide conceal
user use
household family
doctor physician
voter vote electorate
poll survey respondent
museum
child kid
woman female
man male
quake earthquake tremor
storm hurricane
crash wreck
win beat victory
guilty convict conviction
acquit innocent
legal lawful
illegal unlawful
alive living
title trophy
establish found set-up create
prove confirm verify
treaty agreement accord deal
truce ceasefire armistice
minister secretary
president
parliament legislature lawmaker
senate senator
measure bill motion referendum
student pupil
teacher
rescue rescuer save
pass-day
contract
drug medicine
risk danger
safe harmless
dangerous unsafe harmful
meet meeting summit
run last go-on span extend long take-time
loss
month
seat
ship ferry vessel boat
forest wood
temperature high
take-part join participate
film movie
employee
prize award
walk foot
sentence jail prison imprison
judge court jury
unusual uncommon rare
often common usual frequent
visit
surgery operation surgeon operate
bus coach
lorry truck
plane aircraft airliner
boy girl-child
climber mountaineer
bailout rescue-package
deputy lawmaker parliament
refugee migrant asylum-seeker
detain custody hold-captive
bombing bomb blast
rain rainfall
snow snowfall
wage salary pay-packet
rent
tenant renter
profit earnings
revenue turnover sales
debt owe
bribe
spy espionage
hostage captive
jury
flood flooding inundation
drought
harvest crop
glacier
whale
wolf
length long
weight weigh
height high-up tall
depth deep
width wide
dig dug excavate
borrow loan lend lent
passenger traveller
tourist visitor
pupil student schoolchild
inquest hearing inquiry
reopen
bury burial
donor donate
heed obey follow-advice
hit-record
plan scheme
coronavirus covid sars-cov
ban prohibit outlaw forbid bar
allow permit let legalise legalize authorise authorize
condemn denounce criticise criticize attack-verbally
praise welcome applaud hail commend laud
withdraw retreat pull-out
cheap inexpensive
expensive dear costly pricey
easy simple
hard difficult tough
"""
# Verbs and nouns that say nothing about what a statement is on.
LIGHT = frozenset(
    "be have do say tell report expect schedule due plan set hold go come take make get put "
    "official spokesman commission ministry police find follow name call see show state "
    "reportedly will would also just only still now then new some any own other "
    "number amount total figure rate level time year".split()
)


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return frozenset(OPPOSITES.replace("/", " ").split())


def _plain(word: str) -> str:
    """Return the plain form of a comparative such as `easier`, or the word as it is."""
    if not word.endswith("er") or word in _listed() or word in {"later", "former"}:
        return word
    short = word[:-2]
    forms = (f"{short[:-1]}y" if short.endswith("i") else short, f"{short}e")
    doubled = short[:-1] if short[-2:-1] == short[-1:] else short
    found = (form for form in (*forms, doubled) if form in _listed() and quality(form))
    return next(found, word)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a word, irregular forms of news verbs brought back first."""
    lower = _plain(word.lower())
    return english_stem(IRREGULAR.get(lower, lower))


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    for line in _SAME.strip().splitlines():
        members = [stem(word) for word in line.split()]
        for member in members:
            groups.setdefault(member, members[0])
    return groups


def concept(word: str) -> str:
    """Return one name for all words that mean the same."""
    found = stem(word)
    if "-" in word and found not in _groups():
        # "Cease-fire" and "ceasefire" are one word.
        joined = stem(word.replace("-", ""))
        found = joined if joined in _groups() else found
    return _groups().get(found, found)


@lru_cache(maxsize=1)
def _opposites() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for pair in OPPOSITES.split():
        one, other = (concept(word) for word in pair.split("/"))
        # A group such as that of "cost" is too wide for its members to share their opposites.
        if one != other and concept("cost") not in {one, other}:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


@lru_cache(maxsize=65_536)
def opposed(name: str) -> frozenset[str]:
    """Return the opposites of a concept, listed or by a prefix such as un- or il-."""
    found = set(_opposites().get(name, ()))
    for prefix in ("un", "il", "in", "im", "ir", "dis", "non", "non-"):
        rest = name.removeprefix(prefix)
        found |= {f"{prefix}{name}"} if len(name) > 3 else set()
        found |= {rest} if rest != name and len(rest) > 3 else set()
    return frozenset(found)


def opposite(one: str, other: str) -> bool:
    """Tell whether two concepts are opposites."""
    return other in opposed(one)


@lru_cache(maxsize=1)
def _parts() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(APART.strip().splitlines()):
        for word in line.split():
            found[concept(word)] = found.get(concept(word), frozenset()) | {number}
    return found


def different_parts(one: str, other: str) -> bool:
    """Tell whether two concepts mark off different parts of a whole: spring and autumn, say."""
    return one != other and bool(_parts().get(one, frozenset()) & _parts().get(other, frozenset()))
