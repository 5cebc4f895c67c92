"""Words of news that are opposites, and words that mark off parts: our own lists."""

from __future__ import annotations

OPPOSITES = """
rise/fall approve/reject accept/reject support/oppose back/oppose open/close win/lose
guilty/acquit alive/kill begin/end begin/finish uphold/overturn allow/ban allow/prevent
permit/prohibit lift/impose confirm/deny safe/dangerous legal/illegal arrive/leave enter/leave
arrest/free hire/sack buy/sell cause/prevent present/absent near/far big/small large/small
high/low strong/weak hot/cold old/young early/late more/fewer more/less succeed/fail
include/exclude admit/deny agree/disagree love/hate advance/retreat attack/defend better/worse
best/worst increase/reduce join/leave keep/scrap first/last right/wrong true/false public/private
rich/poor happy/sad war/peace friend/enemy import/export up/down before/after north/south
east/west majority/minority maximum/minimum always/never appoint/dismiss improve/worsen
praise/criticise extradite/harbour known/unknown mandatory/optional mandatory/voluntary
tighten/loosen tighten/ease widen/narrow expand/shrink freeze/thaw innocent/convict survive/die
remember/forget day/night inside/outside empty/full man/woman boy/girl ban/allow condemn/praise
withdraw/advance easy/hard cheap/expensive dry/wet dark/light higher/lower success/failure
succeed/failure lose/gain loss/profit loss/gain live/die broaden/narrow heed/ignore obey/ignore
obey/disobey obey/violate comply/violate respect/violate pass/fail sink/float build/demolish
build/destroy construct/demolish create/destroy repair/damage fix/break mend/break fill/empty
freeze/melt thaw/freeze heat/cool warm/cool warm/cold heat/cold wake/sleep awake/asleep hire/fire
employ/dismiss recruit/sack promote/demote honour/disgrace reward/punish pardon/punish
pardon/convict forgive/blame trust/distrust guilty/innocent real/fake genuine/fake genuine/forged
honest/dishonest friendly/hostile calm/violent peaceful/violent quiet/loud silent/loud
silent/noisy thick/thin fat/thin heavy/light long/short tall/short wide/narrow deep/shallow
fast/slow quick/slow accelerate/slow accelerate/decelerate speed/slow young/old new/old
modern/ancient fresh/stale clean/dirty pollute/clean pure/contaminated sober/drunk healthy/sick
healthy/ill recover/relapse cure/infect strengthen/weaken tight/loose tighten/relax hard/soft
rough/smooth sharp/blunt sweet/bitter brave/cowardly generous/stingy careful/careless
harmful/harmless useful/useless hopeful/hopeless optimistic/pessimistic positive/negative
active/inactive active/passive busy/idle occupied/vacant occupied/empty crowd/empty crowded/empty
crowded/deserted permanent/temporary temporary/lasting partial/complete partial/full whole/partial
major/minor senior/junior superior/inferior upper/lower top/bottom front/back ahead/behind
above/below over/under indoor/outdoor indoors/outdoors internal/external domestic/foreign
urban/rural native/foreign secret/public secret/open hide/reveal conceal/reveal conceal/disclose
disclose/withhold publish/withhold release/withhold release/detain release/capture free/capture
free/imprison escape/capture surrender/resist yield/resist surrender/fight defend/abandon
keep/abandon keep/lose maintain/abandon continue/stop continue/halt continue/end resume/suspend
resume/halt restore/suspend reinstate/suspend start/stop start/halt start/end start/finish
launch/cancel confirm/cancel confirm/refute prove/disprove prove/refute support/refute
support/undermine back/undermine help/hinder help/harm aid/hinder assist/obstruct
encourage/discourage persuade/dissuade motivate/deter invite/expel invite/exclude admit/expel
admit/bar welcome/reject welcome/condemn welcome/criticise embrace/reject grant/deny grant/refuse
award/deny grant/revoke issue/revoke enact/repeal introduce/repeal introduce/abolish
establish/abolish found/dissolve form/dissolve unite/divide merge/split marry/divorce
attach/detach connect/disconnect link/separate combine/separate gather/scatter assemble/disperse
arrive/depart enter/exit ascend/descend climb/descend lift/lower raise/lower push/pull throw/catch
send/receive give/receive give/take lend/borrow export/import earn/spend save/spend save/waste
deposit/withdraw win/defeat victory/defeat triumph/defeat attend/miss attend/skip catch/miss
hit/miss include/omit add/subtract add/remove install/remove insert/remove multiply/divide
increase/diminish rise/plunge rise/sink rise/decline rise/halve double/halve soar/plunge
soar/plummet surge/plummet inflate/deflate appreciate/depreciate improve/deteriorate
improve/decline flourish/decline thrive/struggle boom/bust wealthy/poor surplus/deficit
credit/debit asset/liability plentiful/scarce abundant/scarce most/few many/few everybody/nobody
everyone/nobody everyone/none all/none every/none often/rarely often/seldom usual/rare
frequent/rare common/rare certain/doubtful certain/uncertain likely/unlikely possible/impossible
able/unable willing/reluctant voluntary/compulsory voluntary/forced optional/compulsory
lenient/harsh lenient/strict mild/severe gentle/harsh fair/unfair just/unjust equal/unequal
similar/different same/different alike/different identical/different agree/object agree/dispute
accept/dispute concede/dispute acknowledge/deny admit/dispute assert/deny declare/deny
believe/doubt trust/doubt like/dislike loyal/disloyal ally/enemy friend/foe father/mother
brother/sister son/daughter husband/wife king/queen male/female morning/evening summer/winter
sunrise/sunset dawn/dusk birth/death life/death beginning/end first/final past/future
postpone/advance hasten/delay vertical/horizontal straight/curved left/right northern/southern
eastern/western stand/sit laugh/cry smile/frown laugh/weep happy/unhappy happy/angry glad/sorry
proud/ashamed excited/bored interested/bored relaxed/tense beautiful/ugly clever/stupid
smart/stupid wise/foolish sane/insane polite/rude neat/messy tidy/messy open/shut wear/remove
dress/undress lock/unlock load/unload pack/unpack tie/untie cover/uncover fasten/unfasten
plug/unplug fold/unfold wrap/unwrap veil/unveil arm/disarm float/sink blunt/sharp tame/wild
fertile/barren raw/cooked ripe/unripe solid/liquid visible/hidden visible/invisible bright/dark
bright/dim clear/cloudy clear/vague transparent/opaque sunny/rainy sunny/cloudy calm/stormy
constitutional/unconstitutional sink/surface retain/lose retain/scrap ratify/reject pass/reject
pass/veto endorse/oppose endorse/reject favour/oppose advocate/oppose back/criticise ease/worsen
ease/aggravate alleviate/aggravate soothe/irritate attract/repel advantage/disadvantage
benefit/harm benefit/damage cause/cure trigger/prevent protect/endanger protect/expose safe/risky
secure/insecure stable/unstable steady/erratic preserve/destroy conserve/destroy evacuate/stay
stay/leave remain/leave flee/remain resign/stay elect/oust appoint/oust install/oust
crown/dethrone enthrone/dethrone liberate/occupy liberate/enslave independent/dependent
sovereign/occupied convict/clear convict/exonerate convict/acquit charge/exonerate
extend/lift extend/end extend/shorten prolong/end prolong/shorten extend/cancel
confirm/overturn confirm/quash uphold/quash uphold/reverse confirm/reverse affirm/reverse
affirm/overturn grant/overturn accuse/exonerate accuse/defend prosecute/defend sentence/acquit
extradite/shelter
approve/block clear/block accept/block pass/block block/allow approve/halt approve/shelve
approve/scrap back/block adopt/scrap adopt/reject adopt/repeal carry/reject agree/refuse
authorise/refuse authorise/ban license/ban permit/refuse allow/refuse allow/exclude admit/exclude
allow/halt free/hold release/hold freed/captive survive/destroy survive/collapse qualify/eliminate
advance/eliminate resign/remain quit/remain sack/keep dismiss/keep sack/reinstate
dismiss/reinstate suspend/reinstate truth/lie confess/deny admit/reject comply/defy obey/defy
observe/break honour/break keep/break break/respect rise/unchanged fall/unchanged increase/unchanged
cut/unchanged change/unchanged raise/freeze cut/freeze sign/veto ratify/veto enact/veto
compulsory/optional obligatory/optional continue/abandon continue/suspend proceed/cancel
proceed/postpone resume/cancel hold/cancel find/lose recover/lose recover/worsen recover/die
stabilise/worsen stabilise/deteriorate reopen/close stay/quit renew/end renew/cancel renew/expire
renew/terminate extend/terminate sign/terminate honour/terminate drop/press drop/pursue
dismiss/uphold dismiss/grant reject/grant throw-out/uphold overrule/uphold strike-down/uphold
annul/uphold annul/confirm void/uphold invalidate/uphold validate/annul restrict/ease restrict/relax
restrict/lift impose/ease introduce/lift introduce/scrap reimpose/lift reinstate/lift
welcome/denounce welcome/deplore praise/denounce praise/condemn praise/blame applaud/condemn
join/quit enter/quit enter/withdraw join/withdraw recognise/reject intact/damage unharmed/injure
unhurt/injure unhurt/kill unharmed/kill safe/kill hit/miss sober/intoxicated calm/anger
profitable/unprofitable solvent/bankrupt insolvent/solvent full/vacant capture/lose seize/lose
seize/surrender regain/lose retake/lose conquer/lose overestimate/underestimate exceed/miss
beat/miss meet/miss outperform/underperform faster/slower ahead/behind above/below on/off
arrive/cancel land/crash succeed/abort complete/abort complete/abandon finish/abandon
launch/abort launch/scrub launch/postpone demote/promote relegate/promote sign/release
rain/drought win/trail lead/trail hold/burst hold/collapse
alone/accomplice unanimous/split unanimously/narrowly
"""
# Statements with different words of one line count different things.
APART = """
spring summer autumn winter
january february march april may june july august september october november december
morning afternoon evening night
north south east west
northern southern eastern western
man woman
boy girl
father mother
home away
kill injure rescue evacuate infect vaccinate displace hospitalise
born die
profit debt revenue cost
revenue lose
revenue loss
urban rural
domestic foreign
import export
youngest oldest
gross net
public private
upper lower
primary secondary
doctor nurse
officer civilian
adult child
begin end
open close
indoor outdoor
demolish renovate
depart land arrive
serve sentence
"""
