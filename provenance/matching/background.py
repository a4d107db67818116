"""How common words are in news at large, so that a small pile knows a rare word from a common one.

Share of 2,500 articles of 2012-20 by 169 outlets (the pile ``articles-5k`` of the evals) in which
a stem occurs, in steps; stems that are nearly always capitalised (names) are left out.
"""

from __future__ import annotations

_STEMS_BY_PERCENT = {
    65: """
        back becaus call day first get go hous includ last like make mani nation new now one peopl polit
        presid report said say state take time two week work year""",
    41: """
        accord administr ask campaign chang come continu countri elect end former govern help issu know law
        leader long look made major month much need news offici part parti plan point polici public question
        right see senat show support that thing think told tri use vote want way well white""",
    29: """
        act add allow alreadi appear around attack base believ bill candid care case clear close committe
        conserv critic deal decis differ effort expect face fact far feder follow forc general give good
        group happen he health high hope job keep lead left mean member million move near never next number
        offic open person place possibl presidenti press put recent respons run secretari secur seem sever
        sign start statement stori talk term there though three top turn unit voter whether win""",
    21: """
        abl across action actual address ago agre announc argu associ author away becom best better big busi
        came center certain challeng charg chief claim comment concern congression consid control court
        creat current debat depart direct director done earli earlier effect enough fail famili few fight
        final find focus found four given got great hand hard head hear himself hold home hour howev idea
        import increas inform instead interest interview investig larg later least leav legisl let line
        littl live lot matter media meet money name night note offer old order other pass past pay percent
        play poll posit post potenti power primari problem process program protect provid push race raiz
        read real realli reason record relat releas remain repres requir result rule second seen servic set
        side someth speak spend stand stop strong suggest system tax tell today took view war watch went
        world""",
    15: """
        account accus activ addit adviz agenc ahead aid alleg almost along alway answer anti anyon anyth
        approach approv area attempt attent attorney avoid bad began begin behind benefit break bring build
        cannot carri caus chairman chanc citi commit communiti compani confer confirm constitut contribut
        cost cours cover cut daili death decad decid defend defens deliv demand deni describ despit detail
        discuss econom economi email entir especi establish event ever everyth evid exampl execut explain
        fall favor feel fire five foreign forward free friend front full fund futur gave gov governor half
        held histori hit imag immedi immigr independ individu initi involv join justic key kill kind known
        late latest lawmak leadership led legal level liber life limit local lose lost man manag march mark
        meanwhil measur messag michel middl militari minor moment morn nomin nomine north noth often oper
        opinion opportun oppos organiz outsid particular photo prepar pressur prevent previous privat
        progress promiz propos quick ralli rate rather reach receiv reform remark repeat respond return risk
        role school seek senior serious serv share short signific similar simpli singl six small social
        someon sourc south speaker special specif speech spent staff stay step street success sure taken
        target team themselv third thought threat togeth toward tweet twitter understand universiti vice
        victori video wall warn women won word wrong wrote""",
    10: """
        abil accept access achiev acknowledg activist admit advanc advertis advoc afford age agenda
        agreement aim air alli although amend amount appar appeal argument arm arriv articl assault attend
        ban battl becam below beyond biggest billion bipartisan black blame block board book border brief
        brought budget buy caucus check children choic cite citizen civil class click co colleagu colleg com
        common communic compar complet condit conduct confid contest controversi convent convers count
        coverag crime crimin crisi crowd damag danger data dead declar declin defeat demonstr design
        determin develop die difficult dismiss district divid document dollar doubt dozen drop due educ
        eight elector els emerg endors enforc engag enter everyon exact exchang exist expand experi expert
        express extrem fair fear fellow field figur file financi fix form gain gather goal goe ground grow
        gun guy handl higher highlight host human hundr hurt illeg impact improv incom indic insid insist
        institut insur intellig internat itself jame judg lack launch lawyer learn lie list longer love low
        lower main market mass men met mind minut moder movement multipl natur negoti network newslett non
        oppon opposit option page particip partisan path perform perhap period permiss phone pick polic
        politician politico popul popular predict present pro probabl produc promot protest prove publish
        pull quit rank readi realiti reduc refer refus reject remov replac request research respect rest
        reveal review rise room save saw schedul seat self send sens sent separ session seven shift shot sit
        situat soon sort sought spoke spokesman stage standard status strategi strike struggl student studi
        suprem surpriz terror test thank thousand threaten tie total tough track trade travel true truth
        ultim union unlik updat urg violenc visit voic wait walk weapon weekend what whole wide will woman
        worker worri write young""",
    6: """
        abort abov absolut abus accomplish ad advantag affair affect afternoon agent aggress al alon altern
        ambassador amid analysi analyst anger annual appli appoint appropri arrest assert assess assist
        audienc avail averag awar background balanc ballot bank bar basic beat behavior belief bid bit blast
        bodi bomb boost broad broke built cancel capit caption captur car career cast celebr central centuri
        chair chamber child choos collect combin command compet complain complaint complic comprom conclud
        conflict confront connect consequ consist consult consum contact contain contend content convinc
        cooper coronavirus corpor correct counsel counti coupl credit cross cultur cycl date debt deep
        deepli defin definit delay deleg democraci depend deputi deserv destroy diplomat disagre disappoint
        disput divis doctor domest domin donor door doubl draw drive drug earn easi east editor elimin
        embrac emergenc employ employe encourag enemi energi ensur equal era error essenti estim evening
        eventu everybodi except expens expos extend eye factor failur faith fals familiar father featur felt
        fewer fill financ fine finish firm fiscal floor folk foundat freedom frustrat fulli fundament
        fundraiz game generat global gone grant greater growth hate headlin heard heart here highest hire
        histor homeland hospit huge identifi ideolog ignor ill imagin impeach implement impos incid inde
        industri influenc instanc intend intent interfer introduc invest invit journal journalist judiciari
        kept kid knew labor land languag larger largest lean letter light link listen loss maintain mandat
        margin massiv materi mayb mayor meant medic mention midterm minist miss mistak model monitor most
        motiv necessari negat none normal nuclear object obtain obvious occur ongo onlin origin outcom
        overal overwhelm paid panel parent partner peac percentag pictur piec pleas pledg poor pose practis
        praiz prefer pretti price prime principl prioriti probe proceed product professor profil project
        prompt prospect provis purpos pursu quot ran rang rare reaction realiz recess recogn red reflect
        regard region regul regular relationship reli rememb remind renew repeal reprint resid resign
        resourc restrict retir rhetor rival road roll root rough round safe safeti scandal scene search
        season secret select sell seri she shock shoot shut shutdown signal simpl site slow solut sometim
        son sound southern spot spread stake star strategist style subject suffer summer suppos surround
        survey suspect swing tabl tactic task televis ten terrorist testifi testimoni throughout throw toggl
        touch town tradit trail train treat trial trillion troubl trust type typic unclear undermin usual
        valu version veteran victim violat vow vulner wage wake wave websit welcom west whatev who wife wing
        wish wit wonder wors worst worth written yes""",
    4: """
        abandon accur adam adopt adult advis affili aftermath aisl alarm angel angri anonym anticip anybodi
        apart apolog applic armi asid assum assur attitud attract automat bare basi battleground bear behalf
        bias bigger billionair blow blue born bottom box branch brand broader broken brother brown bureau
        businessman cabinet cabl camera camp candidaci cap capabl capac card cash catch caught caution chain
        channel chao charact character cheer chose circl circumst citizenship civilian clash classifi clean
        climat closer coalit code cold collaps color column combat comfort commiss competit complex
        comprehens comput conclus condemn confus congressman consensus consider conspiraci constant
        construct context contrast convict coordin core correspond corrupt council counter covid craft
        credibl crucial custom dark daughter de deadlin deficit degre deliber demograph denounc deploy
        deport desir desper destruct devast digit disast disclos diseas display disrupt distanc divers donat
        draft dramat drawn drew driven duti eager easier easili echo ed edg element elig elsewher embarrass
        emot emphas enact enjoy entitl environ escal estat et examin exempt exerc exit expans experienc
        explan explicit explos extens extent extraordinari facil famous fan fast favorit fell femal firearm
        fit flag flaw fli flip food formal fought founder fourth frame frank fraud frequent fresh fuel
        function gap gas gay gender gotten grab greatest green guarante guard guess guilti hack hall happi
        harder harm healthcar heat heavi heavili herself hide honest honor hostil hot https husband ident
        imposs impress inbox incred incumb indict inevit infect infrastructur injur inquiri inspir integr
        intens internal internet island jail joint joke judgment jump justifi kick king knowledg ladi laid
        lawsuit lay leak legitim lesson liberti lift liter lobbi locat lock longtim loom magazin mail
        mainstream manufactur map marriag match mate memo memori mental mere mid mile minimum mission mix
        mobil mock modern momentum moral mother mount murder narrat narrow nationwid necessarili neighbor
        net newli newspap nine nobodi notabl notic notion numer observ obstruct odd offens oh oil older
        otherw outlet outlin outrag overhaul oversight own owner pack packag pain paint pandem paper park
        passag patient payment penalti perfect perman permit personnel perspect physic pic platform player
        plenti plus portion pre preced premium presenc presumpt prior prison privaci procedur profession
        profit prohibit promin proof proper prosecut prosecutor proud punish purchas qualifi quarter quiet
        racial racism racist radic radio rapid realdonaldtrump recal recommend recov reduct reelect
        regardless regim regist relief religi reopen repli reserv resist resolut resolv restor resum revel
        revenu revers rich ridicul rifl rose runner rush sad sale sanction scale scienc score screen
        scrutini sector seiz sentenc settl sex sexual shape sharp shop shown sick signatur size skeptic slam
        slight smaller smart societi soldier sole solid solv somebodi somehow somewhat space spark specul
        split spoken spokeswoman sponsor spotlight spring squar staffer stanc stick stock stood store
        straight strateg strength strengthen stress stretch stronger struck structur stuff substanti succeed
        sudden suit super suppli surg surveil surviv susan suspend sustain sweep taxpay tea technic
        technolog temporari tend tension terribl territori theme theori thus ticket tip tone tonight tool
        topic tout tower transit transpar treasuri treatment trend trigger trip troop truli turnout twice
        unabl understood unemploy unfair unfortun unifi uniqu unless unpopular unpreced unusu upset various
        vast vehicl verifi violent virtual virus vision water weak wealthi wear weigh western whip
        widespread winner withdraw wound writer yesterday younger zero""",
    2.5: """
        abroad actor adjust admir advert advocaci airport alert alien align allianc alongsid alter amnesti
        anymor anyway anywher appreci ariz arrang art aspect assembl asset assign attach award backer
        backlash ball begun belong bend besid bitter blood blunt boast bolster borrow boss bound boy breath
        bridg broadcast brutal burden burn calcul campus ceil ceremoni chairwoman champion chant chosen
        church circuit clarifi client cliff climb clip closest club coast collus columnist commentari
        commerc commerci commission compel compli conced concess constitu contenti contract contradict
        contrari contributor copi corner corp courag crack crash crazi creation cri crush damn dedic deduct
        deem deeper defer defund departur depth desk devis devot dictat dig diminish dinner disagr disastr
        disciplin disclosur discov discrimin distinct distract distribut disturb dog downplay drag dream
        drone drove dynam eas eastern eat economist edit editori elit embassi encount endur energ enorm
        enrol entertain enthusiasm environment equip escap ethic evalu ex exceed excit exclus excus expir
        exploit explor extra extremist fake fallen fashion fatal fate fault fed feed feet fierc fifth
        fighter filibust film flight float flood flow foot forget forth fortun forum framework gang garner
        giant gift girl god graduat grand grew grown guid guidelin halt hammer hang harass harsh haterd
        headquart healthi hell heritag hero hike hint holder holiday hotel household hunt ideal immun implic
        inappropri inaugur inequ inner innoc inspector instruct insult interact interpret isol item judici
        juri knock la label latter laugh legaci legislatur lengthi leverag libertarian licens loan lowest
        loyal machin male manner marathon marri mask master meaning meddl merit mess method milit misconduct
        mislead missil modest movi myself nativ nearbi neighborhood neutral nice nonetheless northern oblig
        occas occasion op opt optimist ought ourselv outbreak outright overcom overse oversea owe pair
        partial passion pat patriot pattern paus perceiv percept persist persuad phase photograph pitch
        pivot plane plant plea plead plot pocket polar pollster pool populist portray possess poverti
        practic precis predecessor preserv pretend prevail privileg properti proven psycholog punch pundit
        qualiti quo rage rape react rebuk recipi recoveri recruit regret relev reliabl reluct republ reput
        rescu restaur reviv revolut rid ride riot rip rob rock rocket rout routin rural sat satisfi scare
        scenario scientist scope scrambl section segment sensit sentiment server shake shame sharpli ship
        shooter shout showdown shrink silenc silent skill slate socialist spectrum speed spi spike spin
        spirit spokesperson sport spur stabil statewid station statist steadi steel stem stone storm strang
        stream strict string strip strongest stuck stun submit subpoena subscrib subsequ subsidi suffici
        summit surfac surrog sway swift switch symbol tank tap tape teach teacher tear tech teenag telephon
        telev tenur text therefor threshold tight tire titl toler tomorrow tougher tour traffic tragedi
        transcript transfer transform transport tremend un unaccept uncertainti underscor underway undocu
        uniti universal unknown unveil upcom upper urban user utter valid van varieti vet veto visa vital
        volunt warm warrant wast wealth web whistleblow wild willing wind window wisdom withhold wrap yeah
        yourself zone""",
}

SHARE = {stem: percent / 100 for percent, stems in _STEMS_BY_PERCENT.items() for stem in stems.split()}
"""Share of news articles that a common stem occurs in; rarer stems than one article in fifty are absent."""
