"""Words by which news tells that somebody says, holds or wants something.

Classes after Levin (English Verb Classes and Alternations, 1993): say and tell verbs, verbs of
judgement and of wanting, and nouns that report without a verb.
"""

from __future__ import annotations


def _forms(bases: str) -> set[str]:
    found: set[str] = set()
    for base in bases.split():
        stem = base[:-1] if base.endswith("e") else base
        found |= {base, stem + "ed", stem + "ing"}
        found.add(base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s"))
        if base.endswith("y") and base[-2] not in "aeiou":
            found |= {base[:-1] + "ied", base[:-1] + "ies"}
    return found


# They report a statement whatever follows them.
SAY = (
    set(
        """say says said saying tell tells told telling write writes wrote written writing
        think thinks thought believe believes believed add adds added adding tweet tweets tweeted
        admit admits admitted admitting""".split()
    )
    | _forms(
        """explain note state argue claim announce stress highlight emphasize emphasise insist
        warn report declare reply confirm deny suggest predict recall remark conclude acknowledge
        allege testify pledge promise estimate reveal complain caution assert contend quip joke
        reiterate repeat respond retort lament concede maintain boast vow assure opine charge
        counter observe exclaim shout whisper mention post indicate disclose affirm guarantee
        confess bark"""
    )
) - {"posts", "notes", "reports", "states", "claims", "charges", "counters", "charged", "report"}
# They report where a subject stands before them and something follows.
HOLD = (
    _forms(
        """call describe urge accuse criticize criticise praise question demand propose endorse
        oppose condemn denounce dismiss reject blast mock defend decry blame hope fear expect
        want wish ask decline refuse agree doubt cite recommend threaten express thank
        support favor favour prefer label slam attack consider view support worry echo
        characterize invite support stump"""
    )
    | set(
        """sees saw know knows knew feel feels felt seek seeks sought found finds learned
        plans planned planning decided decides intends intended imply implies implied
        agreed disagreed disagrees sworn swore forecasts forecast warns cites showed shows
        calls called dubbed hopes fears states notes claims reports report""".split()
    )
    | {"asked", "asks", "branded"}
) - {"views", "questions", "demands", "supports", "attacks", "attack", "charged", "posted"}
# They report where a quotation follows them, whatever their subject is.
JUDGING = frozenset(
    """called calls calling described describes branded dismissed dismisses praised condemned
    denounced criticized criticised rejected labeled labelled dubbed slammed""".split()
)
# Behind their content they go on with what was said before.
GOING_ON = frozenset(
    """added adds highlighted continued emphasized emphasised stressed concluded reiterated noted
    explained""".split()
)
# Behind their content a pronoun or surname with one of them covers the paragraph.
SAID = GOING_ON | frozenset("said told wrote recalled acknowledged".split())
AUXILIARY = frozenset(
    """has have had is are was were be been being will would also later then previously further
    recently did do does never not n't once still repeatedly publicly simply just now already
    again both first long often even only might could may should can subsequently explicitly
    reportedly privately quickly specifically strongly clearly flatly falsely openly finally
    isn’t isn't didn’t didn't doesn’t doesn't""".split()
)
# A subject does not reach back over one of these.
BARRIER = frozenset(
    """that but and or when while because if which where after before than as since although
    though whether what how why so until unless to for with by on at from into about over
    against during like said says told""".split()
)
PRONOUNS = frozenset("he she they we i you it who".split())
TO_SOMEBODY = frozenset(
    "told tells tell telling asked asks reminded assured informed urged".split()
)
CUES = frozenset(SAY | HOLD)
STRONG = frozenset(SAY)
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight""".split()
)
# Before one of these words a cue is a noun: "the pastor's claims".
DETERMINERS = frozenset("the a an his her its their our my your this these those any no".split())
PREPOSITIONS = frozenset(
    "in on at during after before with despite under as for while when given asked later".split()
)
# Before "of" they are nouns: "the second recall of the product".
NOUNS = frozenset(
    """recall promise pledge remark remarks estimate estimates vow mention hope hopes fear fears
    doubt support praise blame report reports claims""".split()
)
# Behind "is" or "was" they tell what others do to the subject: "snow is expected".
PASSIVE = frozenset(
    """expected known found considered called described accused blamed criticized criticised named
    supported backed invited threatened dismissed rejected condemned praised sought cited labeled
    labelled dubbed attacked recommended proposed reported recalled repeated announced planned
    decided intended forecast estimated feared""".split()
)
# With a capital they are part of a name: "Secretary of State Berg".
IN_NAMES = frozenset(
    "State States Post Report Support Call Charge Label Attack View Pledge Vow".split()
)
# Behind another verb they are nouns: "had been one of four observer states".
PLURALS = frozenset("states claims reports notes calls hopes fears forecasts estimates".split())
# Where nothing plural and no modal stands before them they are nouns: "a swing state".
BASE = frozenset(
    """state report claim note charge mention post promise estimate pledge counter stress vow quip
    joke praise question demand attack support view fear hope cite label echo blame""".split()
)
WITH_BASE = frozenset(
    """will would can could may might must shall should not to do does did n't never also people
    police""".split()
)
AS_NOUN_BEHIND = frozenset("of under with for from by".split())
# Behind a quotation they tell what its subject did, or what it is: "... is the new black" opened.
NO_SPEECH = frozenset("opened named called based used titled entitled resonated followed".split())
