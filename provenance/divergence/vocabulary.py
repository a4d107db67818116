"""Small word lists of English that the detectors of divergences share.

Verbs stand in their base form; ``IRREGULAR`` leads irregular forms back to it, the stemmer the
regular ones. Every list is general: nothing here comes from a particular story.
"""

from __future__ import annotations

import functools
from typing import Literal

from provenance.text import spelling, stem

_IRREGULAR = """
arise:arose,arisen bear:bore,borne beat:beaten become:became begin:began,begun bend:bent bind:bound
bite:bit,bitten bleed:bled blow:blew,blown break:broke,broken bring:brought build:built buy:bought
catch:caught choose:chose,chosen come:came deal:dealt dig:dug draw:drew,drawn drive:drove,driven
eat:ate,eaten fall:fell,fallen feed:fed feel:felt fight:fought find:found flee:fled fly:flew,flown
forbid:forbade,forbidden forget:forgot,forgotten freeze:froze,frozen get:got,gotten give:gave,given
go:went,gone grow:grew,grown hang:hung hear:heard hide:hid,hidden hold:held keep:kept know:knew,known
lay:laid lead:led leave:left lend:lent lose:lost make:made mean:meant meet:met pay:paid
ride:rode,ridden ring:rang,rung rise:rose,risen run:ran say:said see:saw,seen seek:sought sell:sold
send:sent shake:shook,shaken shoot:shot shrink:shrank,shrunk sing:sang,sung sink:sank,sunk sit:sat
sleep:slept slide:slid speak:spoke,spoken speed:sped spend:spent stand:stood steal:stole,stolen
stick:stuck strike:struck,stricken swear:swore,sworn sweep:swept swim:swam,swum take:took,taken
teach:taught tear:tore,torn tell:told think:thought throw:threw,thrown understand:understood
wake:woke,woken wear:wore,worn win:won withdraw:withdrew,withdrawn write:wrote,written
overthrow:overthrew,overthrown undergo:underwent,undergone uphold:upheld withhold:withheld
woman:women man:men child:children person:people life:lives die:dead,dying,death lie:lying
"""
IRREGULAR = {
    form: base
    for base, _, forms in (entry.partition(":") for entry in _IRREGULAR.split())
    for form in forms.split(",")
}
"""Irregular form -> base form."""


@functools.lru_cache(maxsize=100_000)
def key(norm: str) -> str:
    """What two forms of one word share: the stem of its base form in one spelling."""
    bare = norm.removesuffix("'s")
    return stem(spelling(IRREGULAR.get(bare, bare)))


def _keys(words: str) -> frozenset[str]:
    return frozenset(key(word) for word in words.split())


DETERMINERS = frozenset("a an the this that these those its his her their our my your".split())
AUXILIARIES = frozenset("is are was were be been being am has have had having do does did get got gets".split())
PREPOSITIONS = frozenset(
    """of in on at by for with from to into onto over under about after before during since until till between
    among through against within without upon per via toward towards across behind beyond near around amid
    despite following including regarding concerning""".split()
)
CONJUNCTIONS = frozenset("and or but nor so yet while whereas although though because as that".split())
RELATIVES = frozenset("who whom whose which where when that".split())

NEGATORS = frozenset(
    """not no never none nobody nothing neither nor without cannot can't cant won't wont don't dont doesn't
    doesnt didn't didnt isn't isnt aren't arent wasn't wasnt weren't werent hasn't hasnt haven't havent hadn't
    hadnt wouldn't wouldnt couldn't couldnt shouldn't shouldnt mustn't n't hardly barely scarcely""".split()
)
NEGATORS_UNDONE = frozenset("only just least merely solely doubt less fewer more matter".split())
"""After these "not" and "no" deny nothing: "not only", "no doubt", "no fewer than"."""
DENIALS = _keys(
    "fail refuse decline deny unable reluctant unwilling lack reject refusal failure denial cease impossible"
)
"""Verbs and adjectives that negate what they govern: "failed to agree", "unable to leave"."""

Strength = Literal["real", "future", "planned", "duty", "likely", "possible"]
"""How surely something is said to be so, from a fact to a mere possibility."""

_EXACT: dict[Strength, str] = {
    "future": "will shall would 'll",
    "duty": "must should ought",
    "likely": """likely probably presumably apparently apparent reportedly allegedly alleged purported purportedly
        supposed supposedly ostensibly ostensible rumoured rumored presumed suspected unconfirmed unverified""",
    "possible": """may might can could possible possibly perhaps maybe potentially potential conceivably proposed
        threatened""",
}
"""Hedges in these very forms: "reportedly" is one, "reports" is not."""
_BEFORE_TO: dict[Strength, str] = {
    "duty": "need urge order require oblige",
    "planned": """plan intend aim hope want seek try vow promise pledge agree decide schedule expect due set poised
        prepare ready bid attempt effort decision intention going about mean""",
    "likely": "believe think said seem appear accuse allege claim report",
    "possible": "threaten propose consider",
}
"""Hedges before "to" alone: "expected to leave", but not "the expected guest"."""
_BEFORE_ING = frozenset("consider mull weigh contemplate ponder propose discuss explore".split())
"""Hedges before a gerund alone: "considering closing"."""
_SET_FORMS = frozenset("said set going about due".split())
_EXACT_LEVELS = {word: level for level, words in _EXACT.items() for word in words.split()}
_TO_LEVELS = {
    (word if word in _SET_FORMS else key(word)): level for level, words in _BEFORE_TO.items() for word in words.split()
}
_ING_KEYS = frozenset(key(word) for word in _BEFORE_ING)
MODALS = frozenset("may might can could".split())
SAME_MODALS = frozenset({("may", "might"), ("might", "may")})
PERCEPTION = _keys("see hear feel smell find remember")
"""After "could" these are facts: "witnesses could hear shots"."""
OPPOSITE_PREPOSITIONS = frozenset(
    {("for", "against"), ("with", "without"), ("to", "from"), ("into", "from"), ("over", "under"), ("up", "down")}
)
STANDALONE_HEDGES = frozenset(
    """alleged allegedly reportedly apparently apparent suspected possible possibly perhaps maybe potential potentially
    probably presumably purported purportedly supposed supposedly ostensibly rumoured rumored presumed
    unconfirmed unverified proposed planned attempted""".split()
)
"""Hedges that are one adjective or adverb: their loss alone makes a report into a fact."""
BOOSTERS = frozenset(
    """very really extremely highly deeply sharply strongly severely massively hugely greatly seriously largely
    mainly mostly also however meanwhile moreover furthermore indeed still already now again once then thus
    therefore instead overall generally recently currently newly finally eventually reportedly earlier later
    separately additionally nevertheless nonetheless yet even just simply actually clearly obviously
    today yesterday tonight too well both""".split()
)
"""Discourse words and degree adverbs: their coming and going is never substance."""


def hedge(norm: str, follower: str | None) -> Strength | None:
    """How far ``norm`` weakens what it governs; ``follower`` is the next word's normal form."""
    if norm in _EXACT_LEVELS:
        return _EXACT_LEVELS[norm]
    if follower == "to":
        return _TO_LEVELS.get(norm) or _TO_LEVELS.get(key(norm))
    if follower and follower.endswith("ing") and key(norm) in _ING_KEYS:
        return "possible"
    return None


CONDITIONS = frozenset("if unless provided providing except unlike whether".split())
RESTRICTIONS = frozenset(
    """only solely exclusively partly partially former ex future some most few many several all every nearly almost
    half part""".split()
)
"""Words that change how much of the thing is meant."""

# Opposite poles: two words of one pole say the same thing, two of opposite poles the contrary.
_POLES = (
    ("rise increase climb grow gain jump surge soar rally rebound advance strengthen swell accelerate up higher",
     "fall decrease decline drop sink plunge slump tumble slide dip shrink weaken dwindle slow down lower"),
    ("accept approve endorse back support favour adopt embrace welcome",
     "reject oppose refuse block veto spurn condemn denounce"),
    ("agree", "disagree refuse"),
    ("confirm acknowledge admit concede affirm", "deny refute dispute"),
    ("win triumph", "lose defeat"),
    ("open reopen", "close shut"),
    ("begin start launch resume commence continue", "end finish stop halt cease suspend conclude"),
    ("arrive enter join", "leave depart quit exit withdraw"),
    ("allow permit let legalise authorise", "ban forbid prohibit bar outlaw prevent"),
    ("acquit clear exonerate", "convict"),
    ("release free", "arrest detain jail imprison capture seize"),
    ("succeed success", "fail failure"),
    ("win victory", "defeat loss"),
    ("survive live alive", "die dead kill killed"),
    ("guilty", "innocent"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("increase raise boost hike lift expand", "cut reduce lower trim slash curb"),
    ("hire recruit", "fire dismiss sack"),
    ("extend renew prolong", "terminate cancel scrap end dissolve"),
    ("buy purchase acquire", "sell"),
    ("first", "last"),
    ("major big large huge", "minor small little tiny"),
    ("public", "private secret"),
    ("legal lawful", "illegal unlawful"),
    ("safe", "dangerous unsafe"),
    ("strong", "weak"),
    ("early", "late"),
    ("more", "less fewer"),
    ("majority", "minority"),
    ("maximum", "minimum"),
    ("best", "worst"),
    ("better improve", "worse worsen deteriorate"),
    ("praise hail laud", "criticise slam condemn"),
    ("import", "export"),
    ("victim", "suspect attacker perpetrator"),
    ("profit", "loss"),
    ("surplus", "deficit"),
    ("male man", "female woman"),
    ("husband", "wife"),
    ("brother", "sister"),
    ("father", "mother"),
    ("son", "daughter"),
    ("before", "after"),
    ("above", "below"),
    ("inside", "outside"),
    ("remember", "forget"),
    ("attack", "defend"),
    ("include", "exclude"),
    ("love", "hate"),
    ("present", "absent"),
    ("optimistic", "pessimistic"),
    ("positive", "negative"),
    ("true", "false"),
    ("possible", "impossible"),
    ("appoint", "dismiss"),
    ("build", "demolish destroy"),
    ("deploy", "withdraw"),
    ("attack", "retreat"),
)  # fmt: skip
_POLE_KEYS = tuple((_keys(one), _keys(other)) for one, other in _POLES)
_POLES_OF: dict[str, list[tuple[int, int]]] = {}
for _number, _sides in enumerate(_POLE_KEYS):
    for _side, _members in enumerate(_sides):
        for _member in sorted(_members):
            _POLES_OF.setdefault(_member, []).append((_number, _side))


def opposite(one: str, other: str) -> bool:
    """Whether two keys are antonyms."""
    if one == other:
        return False
    poles = _POLES_OF.get(other, ())
    return any((number, 1 - side) in poles for number, side in _POLES_OF.get(one, ()))


# Words that can stand for each other in news prose.
_SYNONYMS = (
    "agreement pact deal accord treaty arrangement", "talk negotiation discussion meeting dialogue",
    "extend renew prolong", "kill slay murder", "die perish", "hurt injure wound", "say state declare announce",
    "police cop officer", "soldier troop serviceman", "rebel insurgent militant fighter gunman",
    "protest demonstration rally", "protester demonstrator", "blast explosion bombing", "crash accident collision",
    "quake earthquake tremor", "storm hurricane cyclone typhoon", "fire blaze", "vote ballot poll election",
    "company firm business", "boss chief head leader", "lawyer attorney", "doctor physician",
    "child kid youngster", "person people individual", "citizen national", "plane aircraft jet",
    "ship vessel boat", "car vehicle", "house home", "law legislation act bill", "court tribunal",
    "jail imprison", "jail prison", "start begin commence", "end finish conclude", "help aid assist",
    "try attempt", "show reveal indicate", "ask request", "get obtain receive", "give provide supply",
    "buy purchase acquire", "big large huge", "small little", "quick fast rapid", "need require",
    "allow permit", "ban bar prohibit forbid", "urge call press", "warn caution", "criticise slam blast condemn",
    "praise hail laud", "increase rise climb grow", "decrease fall drop decline", "reduce cut lower trim",
    "raise increase lift boost", "approve endorse back", "reject refuse", "delay postpone", "cancel scrap axe",
    "arrest detain", "seize capture", "free release", "quit resign", "leave exit depart", "arrive reach",
    "fix repair", "break snap", "close shut", "choose pick select", "worker employee staff",
    "money fund cash", "worry concern fear", "problem issue", "plan scheme proposal", "report account",
    "official authority", "government administration", "president leader", "reporter journalist", "film movie",
    "night evening", "sick ill", "test trial", "drug medicine", "gun firearm weapon", "strike attack hit",
    "probe investigation inquiry", "investigate probe examine", "claim allege assert", "suspect suspected",
    "dead die", "spend pass", "vow pledge promise", "disclose reveal", "hold detain", "sign ink", "expire lapse",
    "ally partner", "foe enemy rival", "crisis emergency", "victory win", "loss defeat", "border frontier",
    "flee escape", "rescue save", "destroy demolish", "send dispatch", "demand insist", "visit trip",
)  # fmt: skip
_GROUPS_OF: dict[str, list[int]] = {}
for _number, _group in enumerate(_SYNONYMS):
    for _member in sorted(_keys(_group)):
        _GROUPS_OF.setdefault(_member, []).append(_number)


@functools.lru_cache(maxsize=100_000)
def meanings(one: str) -> frozenset[int]:
    """Numbers of the groups of synonyms and of the pairs of poles that a key is in."""
    return frozenset([*_GROUPS_OF.get(one, ()), *(-1 - pair for pair, _ in _POLES_OF.get(one, ()))])


def synonymous(one: str, other: str) -> bool:
    """Whether two different keys may stand for each other."""
    if any(pole in _POLES_OF.get(other, ()) for pole in _POLES_OF.get(one, ())):
        return True
    groups = _GROUPS_OF.get(other, ())
    return any(group in groups for group in _GROUPS_OF.get(one, ()))


# Verbs of a completed outcome, by what comes of the object; a headline that has one where the
# text has only an attempt says more than the text.
_OUTCOMES = (
    "dissolve scrap axe ditch kill cancel terminate abandon dump void annul revoke abolish end quit exit collapse "
    "disband nix tear shred torpedo derail",
    "ban outlaw prohibit bar block halt stop freeze suspend",
    "approve pass adopt ratify sign seal clinch secure finalise conclude",
    "win defeat beat crush oust topple overthrow",
    "arrest jail convict sentence imprison",
    "destroy demolish wreck ruin wipe",
    "invade attack bomb strike",
    "resign oust sack fire dismiss",
    "cut slash reduce", "raise hike double triple", "buy acquire sell", "prove confirm cure", "cause trigger spark",
    "find discover", "launch open build", "solve resolve settle fix",
)  # fmt: skip
OUTCOMES = tuple(_keys(group) for group in _OUTCOMES)
OUTCOME_OF = {member: number for number, group in reversed(tuple(enumerate(OUTCOMES))) for member in sorted(group)}
SPEECH_STRONG = _keys("slam blast rip destroy lash torch skewer savage eviscerate demand threaten admit confess reveal")
SPEECH_MILD = _keys("question criticise criticize urge ask say note suggest comment remark express tell call")
SPEECH = _keys("say tell warn claim allege insist argue")
CAUSES = _keys("cause trigger prevent cure boost reduce increase raise cut lead make kill protect prove")
LINKS = _keys("link associate correlate relate connect association correlation suggest tie")
IRREALIS_ADJECTIVES = frozenset(
    """looming possible potential planned proposed threatened attempted alleged suspected likely future impending
    prospective feared imminent expected""".split()
)
HEADLINE_PREFIXES = frozenset(
    "major breaking update updated exclusive watch video live urgent alert just in developing report analysis".split()
)

CAPITALS = {
    "washington": "united states", "moscow": "russia", "kremlin": "russia", "beijing": "china", "tokyo": "japan",
    "seoul": "south korea", "pyongyang": "north korea", "london": "united kingdom", "paris": "france",
    "berlin": "germany", "rome": "italy", "madrid": "spain", "lisbon": "portugal", "kyiv": "ukraine",
    "kiev": "ukraine", "minsk": "belarus", "warsaw": "poland", "prague": "czech republic", "vienna": "austria",
    "budapest": "hungary", "athens": "greece", "ankara": "turkey", "tehran": "iran", "baghdad": "iraq",
    "damascus": "syria", "riyadh": "saudi arabia", "cairo": "egypt", "jerusalem": "israel", "beirut": "lebanon",
    "amman": "jordan", "kabul": "afghanistan", "islamabad": "pakistan", "delhi": "india", "new delhi": "india",
    "dhaka": "bangladesh", "colombo": "sri lanka", "kathmandu": "nepal", "bangkok": "thailand",
    "hanoi": "vietnam", "jakarta": "indonesia", "manila": "philippines", "canberra": "australia",
    "wellington": "new zealand", "ottawa": "canada", "mexico city": "mexico", "havana": "cuba",
    "caracas": "venezuela", "bogota": "colombia", "lima": "peru", "santiago": "chile", "brasilia": "brazil",
    "buenos aires": "argentina", "nairobi": "kenya", "abuja": "nigeria", "pretoria": "south africa",
    "addis ababa": "ethiopia", "khartoum": "sudan", "tripoli": "libya", "tunis": "tunisia", "algiers": "algeria",
    "rabat": "morocco", "baku": "azerbaijan", "yerevan": "armenia", "tbilisi": "georgia", "tashkent": "uzbekistan",
    "astana": "kazakhstan", "dublin": "ireland", "brussels": "belgium", "the hague": "netherlands",
    "copenhagen": "denmark", "oslo": "norway", "stockholm": "sweden", "helsinki": "finland", "taipei": "taiwan",
    "hague": "netherlands", "doha": "qatar", "kuwait city": "kuwait", "sanaa": "yemen", "muscat": "oman",
}  # fmt: skip
"""Capital (or seat of power) -> country, for "Seoul said" beside "South Korea said"."""

CONVERSIONS = {
    ("km", "mile"): 0.621371, ("m", "foot"): 3.28084, ("m", "yard"): 1.09361, ("cm", "inch"): 0.393701,
    ("kg", "pound"): 2.20462, ("ha", "acre"): 2.47105, ("litre", "gallon"): 0.264172,
    ("tonne", "ton"): 1.10231, ("m", "ft"): 3.28084, ("cm", "in"): 0.393701, ("kg", "lb"): 2.20462,
    ("km", "mi"): 0.621371, ("ha", "ac"): 2.47105, ("l", "gal"): 0.264172,
}  # fmt: skip
"""(unit, other unit) -> how many of the other one makes."""

ALIASES = {
    "gop": "republican", "grand old party": "republican", "labour party": "labour", "tory": "conservative",
    "tories": "conservative", "uncle sam": "united states", "washington dc": "united states", "fed": "federal reserve",
    "white house": "united states", "kremlin": "russia", "downing street": "united kingdom",
    "europe": "european union", "eu": "european union", "burma": "myanmar", "holland": "netherlands",
    "czechia": "czech republic", "peking": "china", "swaziland": "eswatini", "macedonia": "north macedonia",
}  # fmt: skip
"""Other names of one bearer."""
NICKNAMES = tuple(
    frozenset(names.split())
    for names in (
        "edward ted ed eddie ned", "william bill will billy liam", "robert bob rob bobby bert", "richard dick rick rich",
        "james jim jimmy jamie", "john jack johnny jon", "joseph joe joey", "michael mike mick mikhail",
        "thomas tom tommy", "charles charlie chuck", "anthony tony", "elizabeth liz beth betty eliza",
        "margaret maggie peggy meg", "katherine kate kathy katie catherine cathy", "alexander alex sasha sandy",
        "andrew andy drew", "benjamin ben bibi", "daniel dan danny", "david dave", "donald don", "eugene gene",
        "francis frank", "frederick fred", "george", "gerald jerry gerry", "gregory greg", "henry harry hank",
        "jacob jake", "jeffrey jeff", "kenneth ken", "lawrence larry", "leonard len", "matthew matt",
        "nicholas nick", "patricia pat patty", "patrick pat paddy", "peter pete", "philip phil", "raymond ray",
        "ronald ron", "samuel sam", "stephen steve steven", "susan sue", "theodore ted teddy", "timothy tim",
        "vincent vince", "vladimir vova volodymyr", "walter walt", "zachary zach", "deborah debbie",
        "jennifer jen jenny", "rebecca becky", "victoria vicky", "christopher chris", "mitchell mitch",
    )
)
"""First names that can be one person's."""
