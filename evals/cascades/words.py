"""Word tables of the generator: what can be exchanged for what, and how that must be named."""

from __future__ import annotations

WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
SHIFTED = {
    "last week": "last month",
    "last month": "last week",
    "last year": "last month",
    "next week": "next month",
    "next month": "next year",
    "next year": "next month",
    "this week": "last week",
    "this month": "last month",
    "this year": "last year",
    "yesterday": "two days ago",
    "before": "after",
    "after": "before",
}
"""Expressions of time and another that is never the same time."""

COUNTS = tuple("two three four five six seven eight nine ten eleven twelve".split())
TIME_UNITS = frozenset("second seconds minute minutes hour hours day days week weeks month months".split()) | (
    frozenset("year years decade decades century centuries night nights".split())
)

PLACES = (
    tuple("Afghanistan Brazil Canada China Cuba Egypt France Germany India Iran Iraq Israel Italy Japan".split())
    + tuple("Kenya Libya Mexico Nigeria Pakistan Poland Russia Spain Syria Turkey Ukraine Venezuela Yemen".split()),
    tuple("Berlin Cairo Geneva Havana Istanbul Kabul London Madrid Moscow Nairobi Paris Rome Tehran Vienna".split())
    + tuple("Atlanta Baltimore Boston Chicago Dallas Denver Detroit Houston Miami Phoenix Seattle".split()),
    tuple("Alabama Alaska Arizona Arkansas California Colorado Florida Georgia Idaho Illinois Indiana".split())
    + tuple("Iowa Kansas Kentucky Louisiana Maine Michigan Minnesota Missouri Montana Nebraska Nevada".split())
    + tuple("Ohio Oklahoma Oregon Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming".split()),
    tuple("Afghan Brazilian Canadian Chinese Cuban Egyptian French German Indian Iranian Iraqi Israeli".split())
    + tuple("Italian Japanese Mexican Pakistani Polish Russian Spanish Syrian Turkish Ukrainian Yemeni".split()),
)
"""Groups of places and peoples; a name is exchanged for another of its group."""

SURNAMES = tuple(
    """Abernathy Bellweather Carmody Delacroix Eastwick Fennimore Galbraith Hathersage Ingleby Jessamine Kettleburn
    Lanchester Merriweather Northcote Okonedo Pemberton Quillfeather Rosenthal Silverton Tremayne Underhill
    Vandermeer Wetherby Yarborough""".split()
)
FORENAMES = tuple("Adele Bruno Clara Dominic Edith Felix Greta Harvey Ingrid Jonas Lydia Marcus Nora Oscar".split())
TITLES = ("Mr.", "Mrs.", "Ms.", "Sen.", "Rep.", "Gov.", "Senator", "Governor", "Judge", "Justice", "Representative")

SAYING = tuple(
    """said says told added noted warned argued insisted explained announced stated testified acknowledged conceded
    declared claimed wrote tweeted asked replied remarked recalled complained predicted suggested concluded""".split()
)

SYNONYMS = {
    "began": "started", "begins": "starts", "helped": "aided",
    "big": "large", "large": "big", "many": "numerous", "near": "close to", "nearly": "almost",
    "almost": "nearly", "bought": "purchased", "show": "demonstrate", "showed": "demonstrated",
    "shows": "demonstrates", "attempt": "effort", "attempts": "efforts", "effort": "attempt", "important": "significant",
    "significant": "important", "quickly": "rapidly", "rapidly": "quickly", "chosen": "selected", "picked": "selected",
    "often": "frequently", "frequently": "often", "ended": "finished", "allow": "permit", "allowed": "permitted",
    "allows": "permits", "gather": "assemble", "gathered": "assembled", "huge": "enormous", "enormous": "huge",
    "build": "construct", "built": "constructed", "received": "got",
    "children": "kids", "residents": "inhabitants", "choose": "select", "lawyer": "attorney", "lawyers": "attorneys",
    "attorney": "lawyer", "attorneys": "lawyers", "difficult": "hard", "currently": "at present",
    "obtained": "acquired", "fast": "rapid", "whole": "entire", "entire": "whole",
    "keep": "retain", "kept": "retained", "main": "principal", "area": "region", "talks": "discussions",
    "discussions": "talks", "bill": "piece of legislation", "battle": "fight", "rules": "regulations",
    "concern": "worry", "concerns": "worries", "sent": "dispatched", "crucial": "vital", "vital": "crucial",
    "backed": "supported", "supported": "backed", "opponents": "adversaries",
    "asked for": "requested", "road": "route",
}  # fmt: skip

BRITISH = {
    "defense": "defence", "offense": "offence", "labor": "labour", "favor": "favour", "favored": "favoured",
    "favorite": "favourite", "honor": "honour", "honored": "honoured", "color": "colour", "behavior": "behaviour",
    "neighbor": "neighbour", "neighbors": "neighbours", "harbor": "harbour", "rumors": "rumours", "center": "centre",
    "centers": "centres", "theater": "theatre", "program": "programme", "programs": "programmes",
    "organization": "organisation", "organizations": "organisations", "organized": "organised",
    "organize": "organise", "recognize": "recognise", "recognized": "recognised", "realize": "realise",
    "realized": "realised", "criticized": "criticised", "criticize": "criticise", "authorized": "authorised",
    "authorization": "authorisation", "emphasized": "emphasised", "apologized": "apologised",
    "apologize": "apologise", "legalize": "legalise", "legalized": "legalised", "analyze": "analyse",
    "traveled": "travelled", "traveling": "travelling", "canceled": "cancelled", "labeled": "labelled",
    "counselor": "counsellor", "catalog": "catalogue", "gray": "grey", "percent": "per cent", "toward": "towards",
    "skeptical": "sceptical", "judgment": "judgement", "fulfill": "fulfil", "license": "licence", "tire": "tyre",
    "stabilize": "stabilise", "mobilize": "mobilise", "prioritize": "prioritise", "utilize": "utilise",
    "minimize": "minimise", "characterized": "characterised", "privatize": "privatise", "maneuver": "manoeuvre",
    "armor": "armour", "rigor": "rigour", "endeavor": "endeavour", "meter": "metre", "meters": "metres",
    "kilometers": "kilometres", "liters": "litres", "fiber": "fibre", "aging": "ageing", "learned": "learnt",
}  # fmt: skip

ADDITIONS = (
    " amid growing criticism from several quarters",
    ", despite earlier assurances to the contrary",
    ", to the surprise of many observers",
    " in a break with established practice",
    ", with little public explanation",
    ", drawing protests from local campaigners",
    " under pressure from foreign investors",
    ", to loud applause from supporters",
    ", over the objections of senior advisers",
    " as part of a wider overhaul",
)
LOOKALIKE = {"a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х"}
"""Latin letters and the Cyrillic ones that look like them."""
