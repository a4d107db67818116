"""Words of the language, as far as a shallow parse of a news sentence needs them.

Cues are not here: they are entries of ``configs/cues.toml``.
"""

from __future__ import annotations

VERBS = frozenset(
    """abandon abide abolish accelerate accept accompany accomplish accuse achieve acknowledge acquire
    activate adapt add adjust administer admire admit adopt advertise advise affect affirm afford agree
    alienate align allege allocate allow alter amass amplify analyze announce anticipate apologize
    appear applaud apply appoint appreciate apprehend approve argue arrange arrive ask assail assemble
    assert assess assign assist assume assure attach attend attract attribute authorize avert avoid
    await backfire balk beg behave believe belong blame block boil bolster boo borrow bother bow brag
    broaden bruise burn bury calculate cancel capitalize capture carry celebrate characterize cheer
    chide circulate cite clarify classify click clinch coalesce collect combat combine commit
    communicate compare compel compensate compete compile complain complicate comply conceal concede
    conclude condemn confer confirm confront confuse congratulate connect consider consolidate conspire
    constitute constrain consume contain contemplate contend continue contradict contribute convene
    convey convict convince cooperate coordinate corroborate cover crack create cripple criticize crush
    curb dare decide declare decrease decry dedicate deem defend defer define defund defy delete deliver
    demonstrate denounce deny depart depend depict deploy deport deprive derail deride descend describe
    deserve destroy detain detect deter determine develop devolve devote dictate die differ diminish
    disagree disappear disappoint disapprove disavow disclose discover discredit discriminate discuss
    dismantle dismiss disqualify disrupt distinguish distort distract distribute disturb divert dodge
    dominate donate downplay drown earn ease echo eclipse edit educate elevate eliminate embarrass embed
    embolden embrace emerge emphasize employ empower enable enact encourage endanger endorse endure
    energize enforce engage enhance enjoy enlarge ensue ensure entail enter entitle envision erase erect
    erode erupt escalate escape establish evaluate evolve exacerbate exaggerate examine exceed exclude
    execute exist expand expect expedite expire explain explode exploit explore expose express extend
    facilitate fade fail fill fix float follow forbid forge fulfill fundraise gain galvanize garner
    gather generate govern grant grapple guess hammer handle happen harden heal help highlight hire
    huddle identify ignore illustrate imagine implement imply impose improve incite include indicate
    indict infect infiltrate inflict inform initiate inject injure insert insist inspire instal instruct
    insure integrate intend intensify interfere interpret interrupt intervene intone introduce invade
    invest investigate invite invoke involve isolate jeopardize join jump justify kill knock lag lash
    laugh lean legalize lift linger listen live locate lock look love lure maintain manage manipulate
    manufacture marry maximize mention minimize mishandle mislead mobilize modify motivate mourn mute
    navigate need negotiate nominate object observe obstruct obtain occupy occur offend offer offset
    operate opine oppose opt organize originate oust outsource overlook overtake owe paint pander
    participate pass perceive perform permit perpetuate persist persuade pick play plead politicize
    portray pose posit possess postpone pour predict prefer prepare preserve presume pretend prevail
    prevent prioritize proceed proclaim produce prohibit prolong promote pronounce propel propose
    prosecute protect prove provide provoke publish pull punish purchase pursue push qualify quip raise
    ramp ratify rattle reach react reaffirm realize reassure rebound rebuff rebuild rebut receive recite
    reckon reclaim recognize recommend reconsider recover recruit redact reduce refer reflect refrain
    refuse regain register regret regulate reinforce reinstate reiterate reject relate rely remain
    remember remind remove render renew reopen repeat replace represent require resemble reshape reside
    resign resist resolve resonate respond restore restrict resume retain retaliate retire retort reveal
    reverse revise revisit revitalize revive revoke ridicule rig rip save scatter scramble scrap scream
    screw scrutinize scuttle seem seize serve settle shatter shield shout shutter simmer slash slip
    soften solicit solidify solve spar spark specialize specify speculate spur start stay steer stoke
    stop strengthen stumble submit subscribe subsidize succeed suck suffer suggest suppose suppress
    surmise surpass surround survive suspend sustain sway switch tackle talk tamper tend terminate
    testify thank threaten thrive thwart tighten tolerate toss tout transform translate transmit treat
    trounce try turn uncover underestimate underlie undermine underscore unfold unify unite unleash
    unsubscribe unveil upend urge utter vacate vary verify violate wait walk want warn watch waver
    weaken weigh widen wield wipe wish wonder woo worry wrap yank yell yield""".split()
)
OUTLETS = frozenset(
    """agency service newspaper daily weekly magazine paper journal tabloid broadsheet broadcaster channel
    network station website portal outlet radio television tv""".split()
)
"""Nouns for what publishes: before "reports" they may be its subject."""
HOMOGRAPHS = frozenset(
    """abuse access account act address advance advocate age aid aim air alarm ally answer appeal approach
    arm arrest assault associate attack attempt award back balance ban bar bash battle benefit blast
    boast bomb book boost bounce boycott brace brief broker brush call campaign cap care caucus cause
    caution cease center chair challenge champion change channel chant charge check claim clash clean
    climb collapse command comment complete compromise concern conduct conflict consult contact contest
    contract contrast control convert count counter craft crash credit cross cry damage date debate
    decline default defeat delay demand design detail diagnose dispatch display dispute distance divide
    document dole doom doubt draft drag drop dump edge elect email encounter end estimate exchange
    exercise exit experience face fan favor fear feature figure file filibuster finance finish fire fit
    flag flip flood flow focus force form frame frustrate fuel function fund grab graduate greet grind
    grip guarantee guard guide hack hail hand harm hate headline heighten hint honor hope host impact
    impeach import increase influence insult intercept interview issue joke judge kiss label lack lament
    launch leak level leverage limit link list lobby mandate march mark match matter measure message
    miss mock monitor mount move murder name note notice order outline overhaul pack park pause pen pile
    pit pitch pivot place plan plant pledge plunge point poll position post power practice praise press
    pressure print probe project promise protest punch question quote rally range rank rebuke recall
    recount reference reform regard release remark repeal replay reply report request rescue reserve
    resort respect rest result return review reward ring risk roll root round rule rush sacrifice
    schedule score seal search seat select sense sentence shape share shift shock side sign signal
    silence slam slap smile sound spike sponsor spot spy stack staff stake state stem step stress
    stretch strip struggle study subpoena support surface surge surprise surrender survey suspect target
    tax test thrust tie tilt tip touch tout trace track trade trail train transfer trash travel trend
    trigger trust tune tweet undercut update use veto vie view visit voice vote vow waste wave welcome
    witness work""".split()
)
IRREGULAR = """
say/said/said make/made/made go/went/gone get/got/gotten take/took/taken come/came/come tell/told/told
think/thought/thought win/won/won know/knew/known see/saw/seen give/gave/given write/wrote/written
find/found/found hold/held/held speak/spoke/spoken leave/left/left keep/kept/kept pay/paid/paid
lose/lost/lost mean/meant/meant begin/began/begun bring/brought/brought send/sent/sent spend/spent/spent
stand/stood/stood let/let/let grow/grew/grown meet/met/met build/built/built feel/felt/felt
hear/heard/heard have/had/had choose/chose/chosen break/broke/broken draw/drew/drawn
understand/understood/understood hide/hid/hidden sit/sat/sat drive/drove/driven shoot/shot/shot
bear/bore/borne lay/laid/laid buy/bought/bought sell/sold/sold wear/wore/worn throw/threw/thrown
catch/caught/caught stick/stuck/stuck seek/sought/sought forget/forgot/forgotten fly/flew/flown
hang/hung/hung withdraw/withdrew/withdrawn teach/taught/taught eat/ate/eaten swear/swore/sworn
steal/stole/stolen overcome/overcame/overcome foresee/foresaw/foreseen forgive/forgave/forgiven
become/became/become run/ran/run show/showed/shown lead/led/led put/put/put set/set/set
fight/fought/fought read/read/read hit/hit/hit cut/cut/cut rise/rose/risen fall/fell/fallen
deal/dealt/dealt strike/struck/struck lie/lay/lain cast/cast/cast cost/cost/cost shake/shook/shaken
blow/blew/blown sweep/swept/swept tear/tore/torn swing/swung/swung drink/drank/drunk ride/rode/ridden
sing/sang/sung sink/sank/sunk spring/sprang/sprung sleep/slept/slept wake/woke/woken wind/wound/wound
arise/arose/arisen bite/bit/bitten burst/burst/burst shut/shut/shut split/split/split
spread/spread/spread quit/quit/quit rid/rid/rid hurt/hurt/hurt beat/beat/beaten lend/lent/lent
bend/bent/bent bleed/bled/bled breed/bred/bred feed/fed/fed flee/fled/fled shed/shed/shed
slide/slid/slid spin/spun/spun sue/sued/sued do/did/done undergo/underwent/undergone
undertake/undertook/undertaken overturn/overturned/overturned mistake/mistook/mistaken
retell/retold/retold foretell/foretold/foretold rewrite/rewrote/rewritten misspeak/misspoke/misspoken
overhear/overheard/overheard oversee/oversaw/overseen upset/upset/upset uphold/upheld/upheld
withhold/withheld/withheld weave/wove/woven freeze/froze/frozen bid/bid/bid
broadcast/broadcast/broadcast forecast/forecast/forecast dig/dug/dug light/lit/lit shine/shone/shone
shrink/shrank/shrunk stride/strode/stridden tread/trod/trodden wring/wrung/wrung learn/learned/learned
hew/hewed/hewn be/was/been"""

SAME_IN_THE_PAST = frozenset("beat burst hurt let put quit read shed shut spread".split())
"""Verbs whose past looks like their base and that are seldom nouns: "the fire spread"."""

DETERMINERS = frozenset(
    """a an the this these those no every each another any some several many few both all either neither
    such my your his her its our their whose most more half""".split()
)
PREPOSITIONS = frozenset(
    """of in on at by for from with into onto over under about between among through against within without
    upon via per toward towards amid despite like during across behind beyond near outside inside around
    alongside along beneath beside throughout versus off up down out""".split()
)
SUBJECT_PRONOUNS = frozenset(
    "i he she they we it you there somebody someone anybody anyone everybody everyone nobody".split()
)
OBJECT_PRONOUNS = frozenset("me him them us himself herself themselves itself".split())
REFLEXIVES = frozenset("himself herself themselves itself myself ourselves".split())
AUXILIARIES = frozenset(
    """be is are was were been being am has have had having do does did will would shall should can could
    may might must cannot didn't doesn't don't isn't aren't wasn't weren't hasn't haven't hadn't won't
    wouldn't shouldn't couldn't can't mustn't 're 've 'll 'd 'm""".split()
)
BE = frozenset("be is are was were been being am isn't aren't wasn't weren't 're 'm get got".split())
HAVE = frozenset("has have had having hasn't haven't hadn't 've".split())
BARE = frozenset(
    """will would shall should can could may might must cannot do does did didn't doesn't don't won't
    wouldn't shouldn't couldn't can't mustn't 'll""".split()
)
"""Auxiliaries that a bare infinitive follows."""
SUBORDINATORS = frozenset(
    """that because when while if although though as since until unless before after once whereas where
    whether why how what which who whom whose than so lest whenever""".split()
)
RELATIVES = frozenset("who which that whom where whose".split())
CONJUNCTIONS = frozenset("and or but nor yet".split())
ADVERBS = frozenset(
    """not also too very just only still even ever never again now then later earlier soon once twice
    already always often sometimes instead further meanwhile however thus therefore hence moreover
    rather quite almost nearly perhaps maybe indeed here today yesterday tomorrow tonight long far well
    first back together away forward n't ago overnight else otherwise simply merely""".split()
)
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december today yesterday tomorrow tonight mon tue wed thu fri sat
    sun morning afternoon evening night week month year weekend""".split()
)
NOT_PARTICIPLES = frozenset(
    """need indeed seed speed feed breed deed weed hundred united red bed shed sacred hatred naked wicked
    embed exceed proceed succeed greed creed bleed freed kindred ahmed mohammed muhammed fred ted ed
    wedding king ring thing something nothing anything everything evening morning spring string wing
    sibling ceiling building during beijing washington interesting being sterling darling wyoming""".split()
)
LABELS = frozenset(
    """major breaking update updated exclusive watch video photos live analysis opinion editorial comment
    review explainer factbox timeline profile interview podcast gallery infographic urgent alert just
    latest correction feature features special first read here poll news""".split()
)
"""Words before a headline's colon that name no source."""
WRITINGS = frozenset(
    """report study survey poll polling election statement letter memo document documents article story op-
    ed editorial video interview book analysis review filing log transcript note data figures email
    emails paper column essay post message list image images tape recording""".split()
)
PUBLISHING = frozenset(
    """publish release issue conduct commission post obtain prepare compile sponsor circulate distribute
    file sign make write produce air broadcast base title date submit deliver""".split()
)
"""A participle of these after one of ``WRITINGS`` belongs to the noun ("a report released on Monday")."""
VENUES = frozenset(
    "statement tweet email e-mail interview speech letter memo release post message blog report".split()
)
"""What somebody says something in: "said in a statement" is one cue."""
TEMPORAL = frozenset("after before since until".split())
"""Subordinators that stand before a noun group as often as before a clause."""
INVOLVING = frozenset("brief involve interview contact survey poll inform acquaint base".split())
"""A participle of these with a preposition after it belongs to the noun ("people briefed on")."""
