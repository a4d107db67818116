"""Nouns by which sources are described: roles, bodies, documents, media; and countries."""

from __future__ import annotations

from provenance.text import normal

TITLES = frozenset(
    """mr mrs ms miss dr sir lord lady dame prof professor rev father pope king queen prince princess
    sheikh president vice-president minister ministers secretary premier chancellor senator sen sens
    representative rep reps congressman congresswoman governor gov govs mayor judge justice general gen
    colonel col major maj captain capt lieutenant lt sergeant sgt admiral adm commissioner ambassador
    attorney speaker chairman chairwoman chair chief director spokesman spokeswoman spokesperson prime
    foreign defence defense interior finance deputy state leader candidate nominee frontrunner front-
    runner coach officer sheriff inspector detective constable editor analyst economist author actor
    actress host anchor correspondent reporter journalist columnist strategist adviser advisor manager
    ceo coordinator technician engineer nurse lawyer prosecutor democrat republican counterpart mogul
    businessman billionaire rival former then jr sr""".split()
)
"""Words that stand before a person's name and are no part of it."""

FEMALE = frozenset(
    """mrs ms miss lady dame queen princess congresswoman chairwoman spokeswoman actress mother daughter wife
    sister woman businesswoman policewoman councilwoman assemblywoman heiress waitress hostess duchess
    grandmother aunt niece widow she her""".split()
)
MALE = frozenset(
    """mr sir lord father pope king prince sheikh congressman chairman spokesman actor son husband brother man
    businessman policeman fisherman councilman assemblyman duke grandfather uncle nephew widower he
    him""".split()
)
"""Words for a person that tell which pronoun stands for them; most names and offices do not."""

ROLES = TITLES | frozenset(
    """official aide envoy diplomat lawmaker expert founder executive head witness resident student farmer
    teacher doctor negotiator politician activist critic supporter organizer organiser researcher
    scientist historian pollster consultant operative surrogate star singer writer producer woman man
    father mother son daughter wife husband brother sister teenager veteran pastor bishop archbishop
    cardinal member delegate voter donor president-elect owner boss commander soldier pilot driver
    worker user commenter blogger counsel candidate congressman neighbor neighbour victim survivor
    patient passenger fisherman trader banker""".split()
)
OFFICIALS = frozenset(
    """minister president secretary spokesman spokeswoman spokesperson official governor mayor senator
    chief commissioner ambassador envoy director general prosecutor chancellor premier deputy negotiator
    aide""".split()
)
GOVERNMENT = frozenset(
    """ministry department government police parliament court senate congress kremlin pentagon council
    cabinet embassy consulate army navy military administration authority authorities commission
    treasury prosecutors coastguard customs bureau directorate municipality house state office fbi cia
    nasa presidency tribunal justice defense defence""".split()
)
BODIES = GOVERNMENT | frozenset(
    """company firm agency group union bank party institute university hospital association organisation
    organization campaign operator airline federation league club team board foundation charity
    regulator coalition committee center centre college church corporation trust society fund service
    services network alliance movement squad clinic school forum press plant factory railway utility
    ministry inc ltd corp llc plc gmbh industries motors airlines hydro energy airways""".split()
)
GENERIC_BODIES = frozenset("company firm group organisation organization operator corporation maker".split())
DOCUMENTS = frozenset(
    """report reports study studies poll polls survey surveys statement statements letter letters memo
    memorandum document documents records filing filings data figures email emails e-mail e-mails book
    transcript indictment complaint lawsuit log analysis review article articles story editorial op-ed
    paper findings communique communiqué bulletin results census audit dossier cable cables video
    footage tape recording website page post tweet affidavit ruling verdict release statistics summary
    file files papers resolution agreement treaty estimate estimates forecast advisory notice column
    interview documentary blog ad biography profile minutes brief petition note speech""".split()
)
ANONYMOUS = frozenset("source sources insider insiders".split())
MEDIA_PLURAL = frozenset("media outlets newspapers papers tabloids broadcasters agencies websites".split())
MASTHEADS = {
    **dict.fromkeys(
        """herald times post tribune gazette journal chronicle telegraph observer courier bulletin examiner
        inquirer dispatch sentinel mirror register standard express mail daily blad bote zeitung
        tageblatt tidende tidningen gazeta pravda bladet presse nachrichten diario gazzetta giornale
        hoje""".split(),
        "newspaper",
    ),
    **dict.fromkeys("tv radio television broadcasting fm".split(), "broadcaster"),
}
"""Last words of the names of outlets, for those that the gazetteer lacks."""

AMBIGUOUS_MASTHEADS = frozenset("post mail daily standard express register mirror times".split())
NOT_MASTHEADS = frozenset("washington sunday morning evening".split())

_COUNTRIES = """
AF afghanistan afghan|AL albania albanian|DZ algeria algerian|AO angola angolan
AR argentina argentine argentinian|AM armenia armenian|AU australia australian|AT austria austrian
AZ azerbaijan azerbaijani azeri|BH bahrain bahraini|BD bangladesh bangladeshi|BY belarus belarusian
BE belgium belgian|BO bolivia bolivian|BA bosnia bosnian|BR brazil brazilian|BG bulgaria bulgarian
KH cambodia cambodian|CM cameroon cameroonian|CA canada canadian|CL chile chilean|CN china chinese
CO colombia colombian|CD congo congolese|CR costa-rica costa-rican|HR croatia croatian|CU cuba cuban
CY cyprus cypriot|CZ czechia czech|DK denmark danish|EC ecuador ecuadorian|EG egypt egyptian
SV el-salvador salvadoran|EE estonia estonian|ET ethiopia ethiopian|FI finland finnish|FR france french
GE georgia georgian|DE germany german|GH ghana ghanaian|GR greece greek|GT guatemala guatemalan
HT haiti haitian|HN honduras honduran|HK hong-kong|HU hungary hungarian|IS iceland icelandic
IN india indian|ID indonesia indonesian|IR iran iranian|IQ iraq iraqi|IE ireland irish|IL israel israeli
IT italy italian|JM jamaica jamaican|JP japan japanese|JO jordan jordanian|KZ kazakhstan kazakh
KE kenya kenyan|XK kosovo kosovar|KW kuwait kuwaiti|KG kyrgyzstan kyrgyz|LA laos lao|LV latvia latvian
LB lebanon lebanese|LY libya libyan|LT lithuania lithuanian|LU luxembourg luxembourgish
MY malaysia malaysian|ML mali malian|MT malta maltese|MX mexico mexican|MD moldova moldovan
MN mongolia mongolian|ME montenegro montenegrin|MA morocco moroccan|MZ mozambique mozambican
MM myanmar burmese|NP nepal nepalese nepali|NL netherlands dutch|NZ new-zealand|NI nicaragua nicaraguan
NG nigeria nigerian|KP north-korea north-korean|MK macedonia macedonian|NO norway norwegian
OM oman omani|PK pakistan pakistani|PS palestine palestinian|PA panama panamanian|PY paraguay paraguayan
PE peru peruvian|PH philippines philippine filipino|PL poland polish|PT portugal portuguese
QA qatar qatari|RO romania romanian|RU russia russian|RW rwanda rwandan|SA saudi-arabia saudi
SN senegal senegalese|RS serbia serbian|SG singapore singaporean|SK slovakia slovak
SI slovenia slovenian|SO somalia somali|ZA south-africa south-african|KR south-korea south-korean
ES spain spanish|LK sri-lanka sri-lankan|SD sudan sudanese|SE sweden swedish|CH switzerland swiss
SY syria syrian|TW taiwan taiwanese|TJ tajikistan tajik|TZ tanzania tanzanian|TH thailand thai
TN tunisia tunisian|TR turkey turkish türkiye|TM turkmenistan turkmen|UG uganda ugandan
UA ukraine ukrainian|AE emirati emirates uae|GB britain british uk england english scotland scottish
US america american us u.s. usa|UY uruguay uruguayan|UZ uzbekistan uzbek|VE venezuela venezuelan
VN vietnam vietnamese|YE yemen yemeni|ZM zambia zambian|ZW zimbabwe zimbabwean|XX korea korean"""

COUNTRIES = {
    normal(name.replace("-", " ")): code
    for entry in _COUNTRIES.replace("\n", "|").split("|")
    if entry
    for code, *names in [entry.split()]
    for name in names
}
"""ISO 3166 codes by the English names of countries and nationalities."""


UNCLEAR = "XX"
"""The code of names that more than one country goes by ("Korean")."""


def country_in(phrase: str) -> str | None:
    """The country that ``phrase`` (normal words parted by spaces) names or is of, if any."""
    words = phrase.split()
    for size in (2, 1):
        for first in range(len(words) - size + 1):
            if code := COUNTRIES.get(" ".join(words[first : first + size])):
                return code
    return None
