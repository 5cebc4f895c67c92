"""Phrases of news that stand for a word, and irregular forms: our own lists."""

from __future__ import annotations

# Phrases of news, and a word or two of the same meaning; for reading, never for showing.
PHRASES = {
    "found guilty": "convicted",
    "shut its doors": "closed",
    "took place": "held",
    "taken place": "held",
    "take place": "held",
    "blew up": "exploded",
    "stepped down": "resigned",
    "set up": "founded",
    "come into force": "take effect",
    "comes into force": "takes effect",
    "went on": "lasted",
    "goes on": "lasts",
    "voted against": "opposed",
    "called off": "cancelled",
    "burned down": "destroyed",
    "take part": "participate",
    "took part": "participated",
    "gave the green light": "approved",
    "turned down": "rejected",
    "struck down": "overturned",
    "threw out": "rejected",
    "date of birth": "born",
    "left out": "excluded",
    "leaves out": "excludes",
    "ruled out": "excluded",
    "voted down": "rejected",
    "votes down": "rejects",
    "voted for": "supported",
    "voted through": "approved",
    "voted in favour": "supported",
    "voted in favor": "supported",
    "signed off": "approved",
    "knocked out": "eliminated",
    "went out": "eliminated",
    "crashed out": "eliminated",
    "runs out": "expires",
    "ran out": "expired",
    "run out": "expire",
    "broke off": "suspended",
    "broken off": "suspended",
    "power cut": "blackout",
    "power cuts": "blackouts",
    "power outage": "blackout",
    "power failure": "blackout",
    "splashed down": "landed",
    "dates from": "built",
    "dates back": "built",
    "dating from": "built",
    "touched down": "landed",
    "touching down": "landing",
    "came out": "appeared",
    "told the truth": "truth",
    "tells the truth": "truth",
    "kept on hold": "unchanged",
    "left on hold": "unchanged",
    "on hold": "unchanged",
    "left unchanged": "unchanged",
    "kept unchanged": "unchanged",
    "held steady": "unchanged",
    "kept steady": "unchanged",
    "remained unchanged": "unchanged",
    "stayed away": "miss",
    "locked up": "jailed",
    "handed over": "delivered",
    "carried out": "conducted",
    "brought down": "reduced",
    "cut back": "reduced",
    "scaled back": "reduced",
    "backed out": "withdrew",
    "dropped out": "withdrew",
    "walked away": "withdrew",
    "broke down": "collapsed",
    "fell through": "collapsed",
    "fell apart": "collapsed",
    "broke out": "began",
    "took over": "bought",
    "taken over": "bought",
    "found dead": "killed",
    "found alive": "alive",
    "came to an end": "ended",
    "come to an end": "ended",
    "drew to a close": "ended",
    "got under way": "began",
    "got underway": "began",
    "kicked off": "began",
    "kicks off": "begins",
    "in office": "office",
    "made public": "published",
    "made redundant": "dismissed",
    "brought forward": "advanced",
    "pushed back": "postponed",
    "sworn in": "inaugurated",
    "pulled out": "withdrew",
    "gave up": "abandoned",
    "put off": "postponed",
    "went up": "rose",
    "gone up": "risen",
    "goes up": "rises",
    "went down": "fell",
    "gone down": "fallen",
    "goes down": "falls",
    "came down": "fell",
    "laid off": "dismissed",
    "let go": "released",
    "wiped out": "destroyed",
    "knocked down": "demolished",
    "pulled down": "demolished",
    "torn down": "demolished",
    "shut down": "closed",
    "far away": "far",
    "far from": "far",
    "close to": "near",
    "jobless rate": "unemployment",
    "unemployment rate": "unemployment",
    "inflation rate": "inflation",
}
IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "rose:rise risen:rise fell:fall fallen:fall grew:grow grown:grow shrank:shrink won:win "
        "lost:lose found:find founded:found built:build bought:buy sold:sell paid:pay spent:spend "
        "began:begin begun:begin left:leave met:meet hit:hit cut:cut gave:give given:give "
        "took:take "
        "taken:take went:go gone:go came:come saw:see seen:see said:say told:tell held:hold "
        "kept:keep led:lead drew:draw knew:know known:know broke:break broken:break fought:fight "
        "struck:strike sank:sink swore:swear stood:stand ran:run rang:ring got:get made:make "
        "shut:shut fed:feed sent:send lent:lend hid:hide people:people men:man women:woman "
        "children:child dying:die died:die dies:die deaths:death exploded:explode "
        "explosion:explode "
        "lives:live wives:wife thieves:thief drowned:drown rising:rise losing:lose "
        "overturned:overturn upheld:uphold overthrew:overthrow forbade:forbid bred:breed "
        "withdrew:withdraw withdrawn:withdraw forgot:forget forgotten:forget fled:flee "
        "froze:freeze frozen:freeze woke:wake threw:throw thrown:throw caught:catch taught:teach "
        "chose:choose chosen:choose wrote:write written:write spoke:speak spoken:speak stole:steal "
        "stolen:steal flew:fly flown:fly drove:drive driven:drive rode:ride slept:sleep "
        "swept:sweep felt:feel brought:bring thought:think sought:seek withheld:withhold "
        "understood:understand misled:mislead repaid:repay dealt:deal dug:dig lay:lie worn:wear "
        "wore:wear beaten:beat "
        "gotten:get hidden:hide sunk:sink sprang:spring swam:swim sang:sing lit:light tore:tear "
        "torn:tear freed:free sat:sit arose:arise arisen:arise bore:bear borne:bear bit:bite "
        "bitten:bite "
        "blew:blow blown:blow bound:bind bled:bleed burnt:burn clung:cling crept:creep dealt:deal "
        "drank:drink drunk:drink ate:eat eaten:eat flung:fling forgave:forgive forgiven:forgive "
        "hung:hang knelt:kneel laid:lay leapt:leap learnt:learn meant:mean mistook:mistake "
        "overcame:overcome ridden:ride shook:shake shaken:shake shone:shine shot:shoot "
        "shrunk:shrink slid:slide spat:spit spun:spin stuck:stick stung:sting strove:strive "
        "swung:swing undertook:undertake undertaken:undertake wept:weep became:become bent:bend "
        "forbidden:forbid foresaw:foresee heard:hear shown:show sung:sing sworn:swear "
        "underwent:undergo undergone:undergo woken:wake oversaw:oversee overseen:oversee "
        "overran:overrun withstood:withstand lain:lie proven:prove sped:speed gave:give "
        "swollen:swell outgrew:outgrow forecasted:forecast spoilt:spoil"
    ).split()
)
