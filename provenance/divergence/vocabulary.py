"""Small word lists of English that the detectors of divergences share.

Verbs stand in their base form where keys are made of them. Every list is general: nothing here
comes from a particular story.
"""

from __future__ import annotations

from typing import Literal

from provenance.divergence.lexemes import key, keyed, listed

DETERMINERS = listed("a an the this that these those its his her their our my your")
AUXILIARIES = listed(
    """
    is are was were be been being am has have had having do does did get got gets
    """
)
PREPOSITIONS = listed(
    """
    of in on at by for with from to into onto over under about after before during since until till
    between among through against within without upon per via toward towards across behind beyond near
    around amid despite following including regarding concerning
    """
)
CONJUNCTIONS = listed("and or but nor so yet while whereas although though because as that")
RELATIVES = listed("who whom whose which where when that")

NEGATORS = listed(
    """
    not no never none nobody nothing neither nor without cannot can't cant won't wont don't dont doesn't
    doesnt didn't didnt isn't isnt aren't arent wasn't wasnt weren't werent hasn't hasnt haven't havent
    hadn't hadnt wouldn't wouldnt couldn't couldnt shouldn't shouldnt mustn't n't hardly barely scarcely
    """
)
NEGATORS_UNDONE = listed("only just least merely solely doubt less fewer more matter")
"""After these "not" and "no" deny nothing: "not only", "no doubt", "no fewer than"."""
DENIALS = keyed(
    "fail refuse decline deny unable reluctant unwilling lack reject refusal failure denial cease impossible"
)
"""Verbs and adjectives that negate what they govern: "failed to agree", "unable to leave"."""

Strength = Literal["real", "future", "planned", "duty", "likely", "possible"]
"""How surely something is said to be so, from a fact to a mere possibility."""

_EXACT: dict[Strength, str] = {
    "future": "will shall would 'll",
    "duty": "must should ought",
    "likely": """likely probably presumably apparently apparent reportedly allegedly alleged purported
        purportedly supposed supposedly ostensibly ostensible rumoured rumored presumed suspected unconfirmed
        unverified""",
    "possible": """may might can could possible possibly perhaps maybe potentially potential conceivably
        proposed threatened""",
}
"""Hedges in these very forms: "reportedly" is one, "reports" is not."""
_BEFORE_TO: dict[Strength, str] = {
    "duty": "need urge order require oblige",
    "planned": """plan intend aim hope want seek try vow promise pledge agree decide schedule expect due set
        poised prepare ready bid attempt effort decision intention going about mean""",
    "likely": "believe think said seem appear accuse allege claim report",
    "possible": "threaten propose consider",
}
"""Hedges before "to" alone: "expected to leave", but not "the expected guest"."""
_BEFORE_ING = listed("consider mull weigh contemplate ponder propose discuss explore")
"""Hedges before a gerund alone: "considering closing"."""
_SET_FORMS = listed("said set going about due")
_EXACT_LEVELS = {word: level for level, words in _EXACT.items() for word in words.split()}
_TO_LEVELS = {
    (word if word in _SET_FORMS else key(word)): level
    for level, words in _BEFORE_TO.items()
    for word in words.split()
}
_ING_KEYS = frozenset(key(word) for word in _BEFORE_ING)
MODALS = listed("may might can could")
ALL_MODALS = MODALS | listed("will would shall should must")
SAME_MODALS = frozenset({("may", "might"), ("might", "may")})
PERCEPTION = keyed("see hear feel smell find remember")
"""After "could" these are facts: "witnesses could hear shots"."""
OPPOSITE_PREPOSITIONS = frozenset(
    {
        ("for", "against"),
        ("with", "without"),
        ("to", "from"),
        ("into", "from"),
        ("over", "under"),
        ("up", "down"),
    }
)
STANDALONE_HEDGES = listed(
    """
    alleged allegedly reportedly apparently apparent suspected possible possibly perhaps maybe potential
    potentially probably presumably purported purportedly supposed supposedly ostensibly rumoured
    rumored presumed unconfirmed unverified proposed planned attempted
    """
)
"""Hedges that are one adjective or adverb: their loss alone makes a report into a fact."""
BOOSTERS = listed(
    """
    very really extremely highly deeply sharply strongly severely massively hugely greatly seriously
    largely mainly mostly also however meanwhile moreover furthermore indeed still already now again
    once then thus therefore instead overall generally recently currently newly finally eventually
    earlier later separately additionally nevertheless nonetheless yet even just simply
    actually clearly obviously today yesterday tonight too well both
    """
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


_ANY_HEDGES = frozenset(_EXACT_LEVELS) - listed("will shall would 'll") | keyed(
    """intend aim hope want seek try vow promise pledge plan expect poise mull weigh contemplate ponder
    propose consider threaten urge call proposal bid attempt effort talk risk prepare eye seem appear"""
)


def hedging(norm: str) -> bool:
    """Whether a word of a title takes something back, whatever stands after it: "seeks ban"."""
    return norm in _ANY_HEDGES or key(norm) in _ANY_HEDGES


CONDITIONS = listed("if unless provided providing except unlike whether")
RESTRICTIONS = listed(
    """
    only solely exclusively partly partially former ex future some most few many several all every
    nearly almost half part
    """
)
"""Words that change how much of the thing is meant."""

# Verbs of a completed outcome, by what comes of the object; a headline that has one where the
# text has only an attempt says more than the text.
_OUTCOMES = """
dissolve scrap axe ditch kill cancel terminate abandon dump void annul revoke abolish end quit exit
collapse disband nix tear shred torpedo derail; ban outlaw prohibit bar block halt stop freeze suspend;
approve pass adopt ratify sign seal clinch secure finalise conclude; win defeat beat crush oust topple
overthrow; arrest jail convict sentence imprison; destroy demolish wreck ruin wipe; invade attack bomb
strike; resign oust sack fire dismiss; cut slash reduce; raise hike double triple; buy acquire sell;
prove confirm cure; cause trigger spark; find discover; launch open build; solve resolve settle fix
"""
OUTCOMES = tuple(keyed(group) for group in _OUTCOMES.split(";"))
OUTCOME_OF = {
    member: number for number, group in reversed(tuple(enumerate(OUTCOMES))) for member in sorted(group)
}
SPEECH_STRONG = keyed(
    "slam blast rip destroy lash torch skewer savage eviscerate demand threaten admit confess"
)
SPEECH_MILD = keyed("question criticise criticize urge ask suggest disagree disappoint")
SPEECH = keyed("say tell warn claim allege insist argue")
IRREALIS_ADJECTIVES = listed(
    """
    looming possible potential planned proposed threatened attempted alleged suspected likely future
    impending prospective feared imminent expected
    """
)
LIGHT_VERBS = keyed("take make give have get do put hold keep go come turn set bring run leave")
"""Verbs that mean nothing without their object: "gives way"."""
HEADLINE_PREFIXES = listed(
    """
    major breaking update updated exclusive watch video live urgent alert just in developing report
    analysis
    """
)

CONVERSIONS = {
    ("km", "mile"): 0.621371,
    ("km2", "mile2"): 0.386102,
    ("m", "foot"): 3.28084,
    ("m", "yard"): 1.09361,
    ("cm", "inch"): 0.393701,
    ("kg", "pound"): 2.20462,
    ("hectare", "acre"): 2.47105,
    ("litre", "gallon"): 0.264172,
}
"""(unit, other unit) -> how many of the other one makes."""
