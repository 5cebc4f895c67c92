"""Words before which a full stop does not end a sentence."""

from __future__ import annotations

# Titles and the like: a name or a number follows, whatever its case.
BEFORE_NAME = frozenset(
    """adm asst brig capt cdr cmdr col comdr cpl det dr drs esq fr gen gov hon insp lt maj messrs
    mlle mme mr mrs ms msgr mt mx pfc pres prof pte pvt rep reps rev sen sens sgt sr sra srta st
    supt treas vs v cf e.g i.e viz ca approx al fig figs eq art arts sec secs ch pp vol vols ed eds
    nr op cit""".split()
)
# "No. 5", "p. 12": only a number follows.
BEFORE_NUMBER = frozenset("no nos p par para paras sect §".split())
# May end a sentence too: what follows decides.
EITHER = frozenset(
    """a.m p.m u.s u.k u.n e.u u.s.a u.a.e d.c inc ltd co corp jr etc plc dept est ave blvd rd hwy
    bros assn univ jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs
    fri ph.d m.d b.a m.a calif conn fla mass minn tenn va wis ariz ark colo del ill ind kan ky md
    mich miss mo mont neb nev okla ore pa tex wash wyo""".split()
)
# A capitalised word that opens a sentence far more often than it goes on with a name.
OPENERS = frozenset(
    """a an the this that these those he she it they we you i his her its their our my there here
    but and or so yet if when while after before since although though because as in on at by for
    from with without under over during however meanwhile moreover still also now then what who why
    how where which whose some many most more all both each every no not one two three several
    according last next earlier later police officials asked""".split()
)
