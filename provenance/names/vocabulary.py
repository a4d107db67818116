"""Words that names are told by: titles, heads of organisations, words that are no names."""

from __future__ import annotations

from provenance.text import FUNCTION_WORDS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _set(
    """mr mrs ms miss dr prof professor sir dame lord lady president vice-president minister secretary
    secretary-general senator sen rep representative congressman congresswoman gov governor mayor
    general gen colonel col lieutenant lt captain capt major maj sergeant sgt corporal admiral adm
    commander brig brigadier marshal king queen prince princess emperor pope chancellor judge justice
    chief director chairman chairwoman chair ceo ambassador attorney speaker reverend rev fr father
    sheikh sheik ayatollah imam cardinal bishop archbishop rabbi patriarch officer detective
    commissioner inspector superintendent premier councilman councillor spokesman spokeswoman
    spokesperson coach hon envoy leader lawmaker deputy ex-president prosecutor envoy mp mep dictator
    founder sheriff analyst economist actor actress singer author columnist editor correspondent
    reporter owner"""
)
"""Words that stand before a person's name and are not part of it."""

TITLE_MODIFIERS = _set(
    """vice prime first second deputy acting interim former foreign defence defense interior finance health
    education justice energy trade agriculture transport culture environment home labour labor economy
    economic treasury state attorney crown police assistant associate executive managing senior lead
    chief press national security supreme grand district county city house senate majority minority
    opposition democratic republican commerce homeland housing information army navy air force
    commercial special united-nations un eu us uk general presidential ex late white press high"""
)
"""Words that may stand before the last word of a title ("Deputy Prime Minister")."""

TITLE_WORDS = TITLES | TITLE_MODIFIERS

HEADS = _set(
    """ministry department university bank council house court office bureau college institute institution
    board chamber commission committee federation union association society league army navy force
    forces church school academy museum centre center centers centres order assembly organization
    organisation agency party front parliament senate congress airlines airways corporation company corp
    inc ltd plc llc group times post journal news press tribune herald telegraph guardian network
    television tv radio channel media hospital police service services fund foundation trust club united
    city team alliance coalition administration authority cabinet republic kingdom states state emirates
    brigade battalion regiment corps command guard guards bloc campaign industries motors systems
    technologies holdings partners pharmaceuticals energy oil gas airport ministry treasury pentagon
    kremlin court tribunal movement conference summit games cup championship championships magazine
    review institute laboratory observatory library orchestra theatre theater studios records pact
    treaty accord agreement act constitution project initiative program programme government"""
)
"""Words that make a name an organisation's (or another thing's), and not a person's."""

PLACE_HEADS = _set(
    """street road avenue square park river lake sea ocean gulf strait bay cape mount mountain mountains
    island islands peninsula province county region valley desert district bridge beach harbor harbour
    port"""
)
OF_HEADS = HEADS | PLACE_HEADS | _set("""isle statue game duke duchess earl bishop archbishop tower battle""")
FOR_HEADS = _set(
    """center centers centre centres committee institute office agency association organization
    organisation campaign alliance department council coalition foundation court fund party movement
    society commissioner"""
)

COMPANY_FORMS = _set("""inc ltd plc llc corp co gmbh ag sa nv bv jr sr""")
"""Words at the end of a name that do not tell it apart."""

CALENDAR = _set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar
    apr jun jul aug sep sept oct nov dec christmas easter"""
)

OPENERS = FUNCTION_WORDS | _set(
    """according after although also among another around as because besides but despite during earlier
    even eventually every everyone everything few finally first following for former fortunately given
    here however if indeed instead last later like likewise many meanwhile moreover most much nearly
    never nevertheless next none nobody nothing now officials often once one only other others over
    people perhaps police recently second several similarly since so some somebody someone sometimes
    soon still such then therefore thereafter third though thus today together tomorrow two three four
    five six seven eight nine ten tonight under unfortunately unless unlike until what whatever when
    whenever where whereas wherever whether which while who why will with without yes yesterday yet
    asked speaking citing quoting saying adding noting calling referring reports reporting read watch
    see click subscribe share follow photo image video file advertisement updated published government
    authorities experts critics supporters opponents protesters demonstrators residents witnesses
    scientists researchers lawmakers investigators prosecutors lawyers doctors students teachers workers
    women men children sources analysts economists investors markets stocks shares sales prices talks
    tensions relations russia-backed let please thanks thank maybe well good great big new old no not
    our their his her its my your we they he she it this that these those there both each either neither
    all any half part early late back down up out off per via plus minus like unlike despite regarding
    concerning considering depending based being having getting making taking going coming looking
    trying"""
)
"""Words with a capital only because they open a sentence."""

LED = _set(
    """led based backed born run owned style wide made controlled held brokered bound sponsored funded
    trained occupied era like speaking friendly dominated allied linked only free time focused centric
    aligned registered flagged listed educated origin built mediated imposed supplied leaning winning"""
)
"""Second halves of compounds that are not part of the name ("US-led")."""
