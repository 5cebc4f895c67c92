"""Words before which a full stop may not end a sentence, and words that open one.

Written for news in English, with the common titles of a few other languages. Case matters: `Sat.`
is a day, `sat.` a sentence's end.
"""

from __future__ import annotations

from enum import Enum, auto


class Prefix(Enum):
    """What a word before a full stop is, and so what has to follow for a sentence to end."""

    TITLE = auto()  # never ends one: a name follows
    PLACE = auto()  # ends one before a word that opens sentences: "Elm St. It ..."
    NUMBER = auto()  # goes on only with a number: "No. 5"
    SECTION = auto()  # goes on with a number or a capital: "Sec. 4", "Sec. Blinken"
    MONTH = auto()  # goes on with a number: "Oct. 1"
    TIME = auto()  # goes on with a day, a zone or lower case: "5 p.m. Monday"
    NAME = auto()  # ends one only before a word that opens sentences: "Acme Inc. The ..."
    LATIN = auto()  # "e.g.": never ends one


_WORDS = {
    Prefix.TITLE: """Adm Ald Amb Brig Capt Cdr Cllr Cmdr Cmdt Comdr Cpl Dep Det Dr Drs Fr Gen Gens
        Gov Govs Hon Insp Lt Maj Messrs Mlle Mme Mmes MM Mr Mrs Ms Msgr Mx Ofc Pfc Pres Prof Profs
        Pte Pvt Rep Reps Rev Revd Sen Sens Sgt Spc Supt Treas Atty Asst Assoc Mgr Rt Ret Comm Col
        Cols Det Sra Srta Dra Dña Exmo Ing Lic Herr Hr Doç Av Yrd Org Sig Dott Avv On
        dott sig prof avv geb bzw ca approx vs v cf viz op cit Ph डॉ""",
    Prefix.PLACE: "St Ste Mt Mtn Ft Pt Ave Blvd Rd Hwy Ln Ct Pl Sq Pkwy Str",
    Prefix.NUMBER: "No Nos no nos Nr nr Nº p pp P PP para paras par vol vols ch fig figs art arts"
    " sec secs eq app ex Ex §",
    Prefix.SECTION: "Sec Secs Art Arts Fig Figs Eq Eqs Ch Vol Vols Para Paras Ap App Pos Div Reg"
    " Regs Ord Bn Rgt EE",
    Prefix.MONTH: "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur"
    " Thurs Fri Sat Sun",
    Prefix.TIME: "a.m p.m A.M P.M am pm AM PM",
    Prefix.NAME: """Inc Ltd Co Corp LLC Cos Jr Sr Esq Bros Assn Assoc Univ Inst Dept Depts Mfg
        Intl Natl Ass'n Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich
        Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Sask
        Ph.D Ed Eds UU Cía""",
    Prefix.LATIN: "e.g i.e E.g I.e al",
}
PREFIXES = {word: kind for kind, words in _WORDS.items() for word in words.split()}

# What follows a time of day without a new sentence.
AFTER_TIME = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec et est edt ct cst cdt mt mst mdt pt pst pdt
    gmt bst utc cet cest ist jst aest eastern central mountain pacific greenwich local""".split()
)
# A month after "3." is a date, in the languages that write ordinals with a full stop.
MONTHS = frozenset(
    """januar jänner februar märz april mai juni juli august september oktober november dezember
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık januari februari
    maj marts""".split()
)
ORDINAL_ARTICLES = frozenset("der die das den dem des im vom zum zur beim".split())
# Names that are written with a mark of their own.
MARKED_NAMES = frozenset({"Yahoo", "Yum", "Jeopardy", "Kahoot", "Joomla", "YAHOO"})
SAYING = frozenset(
    """said says told asked asks added replied responded wrote writes explained insisted noted
    warned continued argued announced recalled shouted cried declared stressed highlighted demanded
    wondered exclaimed yelled quipped joked tweeted posted snapped screamed whispered answered
    concluded""".split()
)
# After `"Why?" Smith said` these show that it was a new sentence: `Smith said the answer is no`.
REPORTED = frozenset(
    """that the a an he she it they we there this these those his her their its no not nothing
    some many most all such""".split()
)
# Words that, with a capital, open a sentence far more often than they go on with a name.
OPENERS = frozenset(
    """a about above according across added after afterwards again against ago ahead all almost
    along already also although altogether always amid among an and another any anybody anyone
    anything apart are around as aside asked at attempts away bail because before behind being
    below beneath beside besides best between beyond both but by can clearly compared consider
    considering contrary could critics currently did despite do does doing doubts down due during
    each earlier early either else elsewhere enough even eventually ever every everybody everyone
    everything everywhere evidently except experts fans far few fewer finally first firstly five
    following for former formerly four fortunately from further furthermore generally getting given
    had half hardly has have having he hence her here hers herself him himself his historically
    hours how however hundreds i if immediately in indeed initially inside instead into investors
    is it its itself just last lastly late later lately latter least less let like likewise little
    long made make making many may maybe me meantime meanwhile might more moreover most much must
    my myself namely near nearly neither never nevertheless next nine no nobody none nonetheless
    nor normally not nothing notably now nowadays nowhere obviously of off officers officials often
    on once one only onto opponents or other others otherwise ought our ours out outside over
    overall overnight part particularly per perhaps perks please police polls presumably previously
    probably protesters quite rather really recently regarding regardless reporters residents
    researchers rivals sadly said same scientists second secondly see seldom separately seven
    several shall shares she shortly should similarly simply since six so some somebody someone
    something sometimes somewhat somewhere soon sources still students subsequently such suddenly
    sure surely tell ten than thanks that the their theirs them then there thereafter therefore
    these they thirdly this those though thousands three through throughout thus tickets to
    today together tomorrow tonight too toward towards traders two twice typically ultimately under
    unfortunately unless unlike until up upon us usually various very video via voters was we well
    were what whatever when whenever where whereas wherever whether which whichever while who
    whoever whom whose why will with within without witnesses workers would yes yesterday yet you
    your yours

    le la les un une des il elle ils elles ce cette ces nous vous on mais et dans pour avec selon
    el los las una ella ellos este esta pero en por según ich er sie es wir ihr der die das ein
    eine und aber nach mit bei auch il lo gli è non ma o os as ele ela""".split()
)
