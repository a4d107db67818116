"""Slips of the pen: one long word for another that is almost it, where nothing else explains it."""

from __future__ import annotations

import functools
from collections import Counter

from rapidfuzz.distance import OSA

from provenance.divergence.lexemes import key, listed
from provenance.divergence.meanings import meanings
from provenance.text import spelling

SHORTEST = 6
"""Letters. Shorter words have too many neighbours that are words themselves."""
_TWO_EDITS = 8
"""Letters from which on two edits in one word ("reloved" for "resolved") may still be a slip."""
_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "de", "re")
_ENDINGS = listed(
    """
    s es d ed ied r er or ers ors y ies e en n ing ings ion ions ation ations ive al ally ly ment ments ness
    ry ries ist ists ism ance ence ancy ency ant ent ants ents t ts ce ces cy able ible ful less ity ic ical
    ics ian an ians st est age ee ees ure l th ial ual ary ory ous ious ship hood dom ess
    """
) | {""}
"""What forms and derivations of one word end in."""
_INFLECTIONS = ("ing", "ed", "er", "es", "s")
_CONFUSABLES = """
county country counter; conservation conversation conversion; prosecution persecution; prosecuted
persecuted; prosecutor persecutor; prosecute persecute; casual causal; causality casualty; causalities
casualties; martial marital; united untied; statue statute stature status; statues statutes; council
counsel; councillor counsellor counselor; principal principle; personal personnel; adoption adaption;
adapted adopted; contract contrast contact; content contend contest context consent; confirm conform;
confirmed conformed; confident confidant; collision collusion; command commend; commanded commended;
complement compliment; corporation cooperation; descent dissent; deceased diseased; defection detection
deflection; desert dessert; deserted diverted; device devise; disburse disperse; election ejection
erection; explode explore; exploded explored; exploit explicit; expand expend extend; expanded expended
extended; expansion extension; expansive expensive extensive; formally formerly; former formal; heroin
heroine; historic hysteric; hosted hoisted; hunting haunting; hunted haunted; infection injection
inflection; infected injected; infest invest; infested invested; inhabit inhibit; installation
instillation; lightning lightening; moral morale; morning mourning; patrol petrol; patience patients;
perpetrate perpetuate; perpetrated perpetuated; precede proceed; preceded proceeded; president precedent
resident; presidents residents precedents; prescribe proscribe; prescribed proscribed; princes princess;
prison person; promise premise; promises premises; protect protest project; protected protested
projected; protection projection; reality realty; region religion; regime regimen; relation revelation;
remain retain; remained retained; report resort retort; reported resorted retorted; reserve reverse;
reserved reversed; resolution revolution; resolutions revolutions; resolved revolved; respectfully
respectively; retired retried; sanction section; sanctions sections; shooting shouting; simulate
stimulate; simulation stimulation; starting staring; started stared; stationary stationery; straight
strait; strained trained; session secession; threat throat; though through thorough thought; troops
troupes; vacation vocation; weather whether; assess asses; attack attach; attacked attached; breath
breathe; canvas canvass; capital capitol; carton cartoon; censor censure; convention contention
conviction; credible creditable; deport depart; deported departed; detain retain; detained retained;
discreet discrete; economic economical; eminent imminent; evacuate evaluate; evacuated evaluated;
evacuation evaluation; forest forrest; gorilla guerrilla; human humane; indict indite; interment
internment; interned interred; intend intent; launched lunched; legislator legislature; missile missive;
motive votive; nationalist naturalist; naval navel; ordinance ordnance; patient patent; preform perform;
procession profession possession; profit prophet; recession secession; refuse refuge refute; refused
refuted; reveal repeal; revealed repealed reviewed; revise revive; revised revived; scraped scrapped;
scraping scrapping; secret secrete; special spatial; striped stripped; suspect suspend; tribute tribune;
verses versus; voters votes; worked walked; working walking; bombing booming; banking backing; barring
bearing; bought brought; winning whining; nothing noting; posted ported; hearing healing; heading
heating; feeling felling falling; filing filling; later latter letter; mission missing; taking talking;
pushed punished; unanimous anonymous; tested texted; opposition apposition; related relayed; decided
derided; invited incited; elected erected ejected; injured insured; delayed decayed; retired rewired;
removed remoted; abound around; addiction addition; addition audition; advice advise; analyses analysis;
analysis analysts; appeal appear; appealed appeared; appealing appearing; appeals appears; assert asset;
assess assets; assume assure; assumed assured; backers brackets; backward backyard; basics basis; beach
breach; bearing breaking; blasted boasted; blasts boasts; boasted boosted; breach breath; canceled
concealed; caption caution; certain curtain; certainly certainty; chance change; change charge; charity
clarity; cheating creating; clarify clarity; cleaning clearing; cleans clears; compete complete;
concerned concerted; concerted concrete; consent contents; contacted contracted; contacts contracts;
contends contents; contents contests; contracts contrast; counted courted; counties countries; counts
courts; covered coveted; crises crisis; decade decide; decades decides; decent descent; decrease decrees;
decree degree; decrees degrees; defend defund; defend depend; defending defunding; defending depending;
defends depends; defied defined; derail detail; descend descent; detailed detained; displaced displayed;
disputed disrupted; distract district; donors doors; enduring ensuring; engaged enraged; ensue ensure;
excerpts experts; excited exited; existed exited; expect expert; expects experts; experts exports; extend
extent; faction fraction; farmers framers; favored flavored; favors flavors; feeling fleeting; fellow
follow; fight flight; fights flights; fleeing fleeting; forth fourth; founded funded; founding funding;
generic genetic; hearted heated; huddle hurdle; identify identity; incest invest; indicated indicted;
launch lunch; launches lunches; leaders leakers; leaders lenders; leaned learned; leaning learning;
massive missive; mental metal; moral mortal; mortal mortar; naive native; nation notion; nearby nearly;
outlet outset; overnight oversight; painting pointing; palace place; person persona; persona persons;
petty pretty; phase phrase; planet plant; players prayers; pleaded pleased; poison prison; politico
politics; pounced pounded; precious previous; precise premise; processed professed; projections
protections; projects protects; promoted prompted; promoting prompting; properly property; protecting
protesting; protects protest; protects protests; purse pursue; qualify quality; racially radically; rally
really; random ransom; reached reacted; rebate relate; recent resent; recuse refuse; recused refused;
regain remain; regain retain; regard reward; regarding rewarding; reiterated retreated; related relaxed;
relied relief; relied replied; relies replies; remainder remained; remainder reminder; remote remove;
repealed repeated; repealing repeating; repealing revealing; resent reset; runaway runway; sacred scared;
safely safety; sample simple; scattered shattered; scrapped strapped; seating stealing; shattered
shuttered; shooting soothing; shoots shots; showdown slowdown; shuttered sputtered; sight slight;
signaled singled; signing singing; sleeping sweeping; stable staple; stain strain; states statues; states
status; steam stream; stranger stronger; strapped stripped; streak stream; string strong; struck stuck;
submit summit; tearing treating; though tough; threat treat; thrust trust; trailing training; trails
traits; weakened weekend; whenever wherever; whoever whomever; widely wisely; widow window
"""
# Words that are a slip apart and words themselves: the usual confusions, and what a list of the words
# of several hundred news articles has of such pairs.


def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(_CONFUSABLES.split(";")):
        for word in group.split():
            found[word] = found.get(word, frozenset()) | {number}
    return found


_GROUPS_OF = _groups()
_NONE: frozenset[int] = frozenset()


@functools.lru_cache(maxsize=100_000)
def slip(one: str, other: str) -> bool:
    """Whether of two normal forms one is a slip for the other: letters left out, doubled, changed, swapped.

    Without a dictionary that can only be guessed: two words that are known, or two forms or
    derivations of one word, are no slips; nor are short words with one letter for another.
    """
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    if len(short) < SHORTEST - 1 or len(long) < SHORTEST or short == long or short[0] != long[0]:
        return False
    if not (short + long).isalpha() or spelling(short) == spelling(long) or _two_words(short, long):
        return False
    edits = OSA.distance(short, long, score_cutoff=2)
    if edits == 1:
        return sorted(short) == sorted(long) or _lengthy(_bare(long))
    return edits == 2 and len(long) >= _TWO_EDITS and _same_letters(short, long)  # noqa: PLR2004


def _two_words(short: str, long: str) -> bool:
    """Whether both are words: known ones, forms or derivations of one, a word and its negation."""
    if not _GROUPS_OF.get(short, _NONE).isdisjoint(_GROUPS_OF.get(long, _NONE)):
        return True
    keys = key(short), key(long)
    if keys[0] == keys[1] or (meanings(keys[0]) and meanings(keys[1])):
        return True
    return any(long == prefix + short for prefix in _NEGATING) or _derived(short, long)


def _derived(short: str, long: str) -> bool:
    """Whether the two part only in what forms and derivations of a word end in."""
    shared = 0
    while shared < len(short) and short[shared] == long[shared]:
        shared += 1
    cuts = (cut for cut in range(3, shared + 1) if _ends(short, cut) and _ends(long, cut))
    return any(not _cut(short[cut:], long[cut:]) for cut in cuts)


def _ends(word: str, cut: int) -> bool:
    """Whether a word can end so: "-d" and "-r" only follow an "e"."""
    return word[cut:] in _ENDINGS and (word[cut:] not in {"d", "r", "rs"} or word[cut - 1] == "e")


def _cut(one: str, other: str) -> bool:
    """Whether an ending only lacks its first letter: "ent" for "ment"."""
    return len(one) > 2 and other[1:] == one  # noqa: PLR2004


def _bare(word: str) -> str:
    """A word without its inflection."""
    return next((word.removesuffix(ending) for ending in _INFLECTIONS if word.endswith(ending)), word)


def _lengthy(bare: str) -> bool:
    """Whether few words differ from this one in one letter: by its letters, or its syllables."""
    vowels = sum(letter in "aeiouy" for letter in bare)
    return len(bare) >= SHORTEST or (len(bare) == SHORTEST - 1 and vowels > 1)


def _same_letters(short: str, long: str) -> bool:
    """Whether one has no letter that the other lacks, and lacks one at most."""
    lacking = Counter(long) - Counter(short)
    return not Counter(short) - Counter(long) and lacking.total() <= 1
