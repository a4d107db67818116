"""Words of like and of contrary meaning, as far as news prose needs them."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from provenance.divergence.lexemes import keyed

_POLES = """
rise increase climb grow gain jump surge soar rally rebound advance strengthen swell accelerate up higher
| fall decrease decline drop sink plunge slump tumble slide dip shrink weaken dwindle slow down lower;
accept approve endorse back support favour adopt embrace welcome | reject oppose refuse block veto spurn
condemn denounce; agree | disagree refuse; confirm acknowledge admit concede affirm | deny refute
dispute; win triumph | lose defeat; open reopen | close shut; begin start launch resume commence continue
| end finish stop halt cease suspend conclude; arrive enter join | leave depart quit exit withdraw; allow
permit let legalise authorise | ban forbid prohibit bar outlaw prevent; acquit clear exonerate | convict;
release free | arrest detain jail imprison capture seize; succeed success | fail failure; win victory |
defeat loss; survive live alive | die dead kill killed; guilty | innocent; north northern | south
southern; east eastern | west western; increase raise boost hike lift expand | cut reduce lower trim
slash curb; hire recruit | fire dismiss sack; extend renew prolong | terminate cancel scrap end dissolve;
buy purchase acquire | sell; first | last; major big large huge | minor small little tiny; public |
private secret; legal lawful | illegal unlawful; safe | dangerous unsafe; strong | weak; early | late;
more | less fewer; majority | minority; maximum | minimum; best | worst; better improve | worse worsen
deteriorate; praise hail laud | criticise slam condemn; import | export; victim | suspect attacker
perpetrator; profit | loss; surplus | deficit; male man | female woman; husband | wife; brother | sister;
father | mother; son | daughter; before | after; above | below; inside | outside; remember | forget;
attack | defend; include | exclude; love | hate; present | absent; optimistic | pessimistic; positive |
negative; true | false; possible | impossible; appoint | dismiss; build | demolish destroy; deploy |
withdraw; attack | retreat
"""
# Pairs of opposite poles: words of one pole say the same, words of both the contrary.
_SYNONYMS = """
agreement pact deal accord treaty arrangement; talk negotiation discussion meeting dialogue; extend renew
prolong; kill slay murder; die perish; hurt injure wound; say state declare announce; police cop officer;
soldier troop serviceman; rebel insurgent militant fighter gunman; protest demonstration rally; protester
demonstrator; blast explosion bombing; crash accident collision; quake earthquake tremor; storm hurricane
cyclone typhoon; fire blaze; vote ballot poll election; company firm business; boss chief head leader;
lawyer attorney; doctor physician; child kid youngster; person people individual; citizen national; plane
aircraft jet; ship vessel boat; car vehicle; house home; law legislation act bill; court tribunal; jail
imprison; jail prison; start begin commence; end finish conclude; help aid assist; try attempt; show
reveal indicate; ask request; get obtain receive; give provide supply; buy purchase acquire; big large
huge; small little; quick fast rapid; need require; allow permit; ban bar prohibit forbid; urge call
press; warn caution; criticise slam blast condemn; praise hail laud; increase rise climb grow; decrease
fall drop decline; reduce cut lower trim; raise increase lift boost; approve endorse back; reject refuse;
delay postpone; cancel scrap axe; arrest detain; seize capture; free release; quit resign; leave exit
depart; arrive reach; fix repair; break snap; close shut; choose pick select; worker employee staff;
money fund cash; worry concern fear; problem issue; plan scheme proposal; report account; official
authority; government administration; president leader; reporter journalist; film movie; night evening;
sick ill; test trial; drug medicine; gun firearm weapon; strike attack hit; probe investigation inquiry;
investigate probe examine; claim allege assert; suspect suspected; dead die; spend pass; vow pledge
promise; disclose reveal; hold detain; sign ink; expire lapse; ally partner; foe enemy rival; crisis
emergency; victory win; loss defeat; border frontier; flee escape; rescue save; destroy demolish; send
dispatch; demand insist; visit trip; abduct kidnap; abduction kidnapping; seize take grab; give grant award hand;
collapse crumble; disaster catastrophe tragedy; choose elect; appoint name nominate; oust topple overthrow
depose; storm raid; search hunt; manhunt search; row dispute quarrel; clash fight battle; unveil reveal
present; mark celebrate commemorate; mourn grieve; funeral burial; unemployed jobless; unemployment
joblessness; prisoner inmate detainee captive; hostage captive; migrant refugee; arms weapon; nuclear
atomic; summit meeting; deadly fatal lethal; huge massive giant enormous; powerful strong; top senior;
aide adviser; lawmaker legislator parliamentarian deputy; share stock equity; price cost; tax levy;
spending expenditure; pay wage salary; shutdown closure; ease relax loosen; tighten toughen; guard watch;
sentence jail; trial hearing; verdict ruling judgment; rule decide; appeal plea; evidence proof; statement
remark comment; speech address; letter note; photo picture image; footage video; author writer; founder
creator; shop store; hospital clinic; school academy; road street highway; town city; village hamlet;
region area zone; quit retire resign; return comeback; tour trip; match game; coach manager; champion
winner; final decider; fear dread; threat menace; risk danger; chance opportunity; effort
attempt bid; goal aim target; cause reason; result outcome; effect impact; role part;
group organisation; band gang; unit division; force army troop military; bodyguard guard; base camp;
ceasefire truce armistice; treaty convention; sanction penalty; fine penalty; poll survey; study research;
scientist researcher; expert specialist analyst; virus infection; outbreak epidemic; vaccine
jab shot; pupil student; teacher instructor; priest cleric; church chapel; mosque temple; bank lender;
owner proprietor; tenant renter; farmer grower; crop harvest; flood deluge; landslide mudslide; snowstorm
blizzard; heat warmth; drought dryness; rubbish trash garbage waste; petrol gasoline fuel; lorry truck;
flat apartment; lift elevator; autumn fall; holiday vacation; football soccer; film picture; album record;
song track; song single; play drama; show programme; series show; book novel; marry wed; marriage wedding;
birth born; baby infant; teenager youth adolescent; elderly old aged; famous renowned noted; rare unusual;
main chief principal key; annual yearly; monthly month; daily day; former previous ex; current present;
future upcoming; initial first; last final; entire whole; nearly almost; about around roughly
approximately; compose write pen; perform play; feature include; locate situate base; form establish found
create; graduate finish; receive earn; complete finish; star act; debut premiere
"""
# Words that can stand for each other, groups parted by semicolons.


def _places(groups: Iterator[tuple[int, frozenset[str]]]) -> dict[str, frozenset[int]]:
    places: dict[str, set[int]] = {}
    for number, members in groups:
        for member in members:
            places.setdefault(member, set()).add(number)
    return {member: frozenset(numbers) for member, numbers in places.items()}


def _poles() -> Iterator[tuple[int, frozenset[str]]]:
    """Pole ``n`` and its opposite ``-n``, from 1 on."""
    for number, pair in enumerate(_POLES.split(";"), start=1):
        one, _, other = pair.partition("|")
        yield number, keyed(one)
        yield -number, keyed(other)


@functools.cache
def _poles_of() -> dict[str, frozenset[int]]:
    return _places(_poles())


@functools.cache
def _groups_of() -> dict[str, frozenset[int]]:
    return _places((number, keyed(group)) for number, group in enumerate(_SYNONYMS.split(";")))


_NONE: frozenset[int] = frozenset()


def opposite(one: str, other: str) -> bool:
    """Whether two keys are antonyms."""
    poles = _poles_of().get(other, _NONE)
    return one != other and any(-pole in poles for pole in _poles_of().get(one, _NONE))


def synonymous(one: str, other: str) -> bool:
    """Whether two different keys may stand for each other."""
    if not _poles_of().get(one, _NONE).isdisjoint(_poles_of().get(other, _NONE)):
        return True
    return not _groups_of().get(one, _NONE).isdisjoint(_groups_of().get(other, _NONE))


@functools.lru_cache(maxsize=100_000)
def meanings(one: str) -> frozenset[int]:
    """Numbers shared by keys that are synonyms or antonyms: groups from 0 up, poles below."""
    return _groups_of().get(one, _NONE) | {-abs(pole) for pole in _poles_of().get(one, _NONE)}
