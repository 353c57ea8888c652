"""Short lists of words around names: titles, kin, tussenvoegsels, and words that a report writes with a capital."""

from __future__ import annotations

from ankerpunt.dutch.text import listed

#: What follows these is a name, whatever it looks like.
TITLES = listed(
    """
    mevrouw mevr mvr mw mej mejuffrouw meneer mijnheer dhr heer heren hr fam familie gezin dr drs ir ing mr prof ds dokter
    dominee pastor zuster broeder pater juf juffrouw meester oma opa tante oom ome nicht neef grootmoeder grootvader
    beppe pake moeke mem heit abla abi haci hoca sjeik
    """
)
#: After these a capital means a name.
ROLES = listed(
    """
    moeder vader mama papa ma pa zoon dochter zus zusje broer broertje broertjes stiefvader stiefmoeder stiefzoon
    stiefdochter kleinzoon kleindochter schoonzus schoonzoon schoondochter schoonmoeder schoonvader pleegmoeder
    pleegvader pleegzoon pleegdochter partner ex man vrouw echtgenoot echtgenote vriend vriendin vriendje buurman
    buurvrouw buurmeisje buurjongen buren collega client cliente bewoner bewoonster inwoner inwoonster jongen meisje
    kind kinderen baby peuter kleuter tweeling huisarts wijkverpleegkundige verpleegkundige psycholoog psychiater
    begeleider begeleidster bewindvoerder mentor voogd gezinsvoogd jeugdbeschermer consulent coach docent leraar
    lerares leerkracht intern directeur wijkagent agent advocaat mantelzorger vrijwilliger maatje hulp schoonmaakster
    huismeester kraamverzorgende orthopedagoog casemanager trajectbegeleider hospita huurder verhuurder tolk heet
    genaamd naam noemt genoemd heten hallo hoi beste lieve dag geachte groet groeten groetjes hartelijke vriendelijke
    mvg gr liefs door voor met
    """
)
TUSSENVOEGSELS = listed(
    """
    van de der den ter ten te het 't vd vander vande el al bin ben ibn abu abd abdel ait oulad da das dos do di del
    della la le les du des von zu zum op in onder over aan bij voor uit tot l d v o mac mc san santa ould bou
    """
)
#: Tussenvoegsels that make a name of the capital after them, at the start of a sentence too.
STRONG_TUSSENVOEGSELS = listed(
    "van der den ter ten vd vander el al bin ibn abu abdel ait oulad da dos di del della von ben"
)
ARTICLES = listed("de het 't t")
#: Words before a place.
BEFORE_PLACE = listed("in te naar uit vanuit nabij rond rondom omgeving gemeente stad dorp buiten wijkteam regio kern")
BEFORE_WIJK = listed("wijk buurt stadsdeel buurtschap deelgemeente volkswijk woonwijk achterstandswijk nieuwbouwwijk")
#: What people do, in the third person: a surname that is an ordinary word may stand before it at the beginning of a sentence.
DEEDS = listed(
    """
    is was heeft had zegt zei vindt vond belt belde wil wilde komt kwam gaat ging stelt stelde denkt dacht vraagt vroeg vertelt
    vertelde schrijft schreef meldt meldde neemt nam woont woonde werkt werkte kan kon moet moest maakt maakte geeft gaf blijft
    bleef laat liet staat stond ziet zag krijgt kreeg zal zou doet deed spreekt sprak legt legde noemt noemde reageert reageerde
    huilt huilde lacht lachte knikt knikte schudt schudde zwijgt zweeg weigert weigerde belooft beloofde stuurt stuurde
    """
)
#: Words that stand before a deed without being a surname, though they can be one.
THINGS = listed(
    """
    hoop werk zorg rust geld hulp contact post keuze straat buurt brood water tijd liefde vrede vreugde ruimte vrijheid wonen
    eten slaap pijn angst moed kracht geluk stress school huis thuis winter zomer lente herfst storm regen sneeuw zon corona kerst
    pasen carnaval wie wat waar wel niet zo dan toch al ook nog hier daar vader moeder opa oma
    """
)
#: What a letter begins with; Lieve in the middle of a sentence is a name.
GREETINGS = listed("lieve beste geachte hallo hoi dag")
#: A report writes these with a capital, and they name nobody.
GENERIC = TITLES | listed(
    """
    moeder vader mama papa client cliente clienten bewoner bewoonster inwoner inwoonster mevrouw meneer mijnheer
    wijkteam buurtteam jeugdteam gemeente school huisarts collega team doel doelen afspraak afspraken actie acties
    plan vraag vragen datum naam adres telefoon email onderwerp van aan cc betreft bijlage verslag notitie overdracht
    casus intervisie dossier situatie aanleiding achtergrond vervolg besluit advies conclusie opa oma gezin ouders
    kind kinderen zoon dochter broer zus ik jij je hij zij ze wij we jullie u hun haar zijn mijn onze ons dit dat die
    deze de het een er nu toen daarna morgen gisteren vandaag vanmiddag vanochtend ja nee ok oke hoi hallo dag
    groet groetjes groeten mvg ps nb god heer sociaal sociale raadsman raadsvrouw zorg hulp jeugd en of maar want
    fwd fw re geb tel mob gr geachte hierbij graag
    """
)
#: First names that are in the word list too, but hardly ever stand in a text as that word: a small letter hides no name.
ALMOST_ONLY_NAMES = listed(
    """
    els ria kees piet cor jan kim sem bo esra eva iris jasmijn tim tom bob rob rik wim willem joop frank dirk bram daan thomas
    mark sara jet jaap hans klaas marc max nel nick peter robert bas job joke ellen fleur lotje maarten pascal ruby wouter
    amber ruud aad ad ali ans anna bep bert chris dora ed emma fred gijs guus henk ilse ina jos karel koos leo lia
    loes mia mien nina otto paul puck rita rosa ruben sam simon sofie theo tina toos wilma sjaan stef sven teun dien mo
    """
)
#: Ordinary work; 'the only' or 'the first' to do it still points at one person.
ORDINARY_WORK = listed(
    """
    arts dokter huisarts tandarts rector docent leraar lerares juf meester advocaat rechter agent politieagent politievrouw
    kapper kapster bakker slager chauffeur buschauffeur verpleegkundige verloskundige timmerman loodgieter winkelier boer
    boerin visser schipper directeur directrice manager chef kok trainer coach keeper spits zanger zangeres danser danseres
    muzikant schilder fotograaf journalist piloot stewardess brandweerman brandweervrouw soldaat militair smid tuinder
    monteur molenaar postbode conducteur machinist dalang priester non monnik rabbijn tolk
    """
)
#: What ends the name of an organisation: 'Haagland Bewind', 'Van Dun B.V.'.
ORGANISATION_ENDINGS = listed(
    "bewind bv nv zorg thuiszorg groep zorggroep holding advocaten notarissen makelaars makelaardij bouw transport schoonmaak"
    " wonen welzijn beheer coaching kinderopvang fysiotherapie"
)
#: Languages that are surnames too. Other languages are in the stop list.
LANGUAGES = listed("berbers engels duits frans fries spaans grieks pools turks")
#: Before a language; without one of these it is a name.
BEFORE_LANGUAGE = listed(
    "het spreekt spreken sprak leert leren goed geen beetje alleen vloeiend en of in gebrekkig wat les vak lessen volgt leest"
)
#: What people type in a chat that is in no word list and is no name.
CHAT = listed(
    """
    gwn mss idd ff egt nie wel isie watsapp whatsapp appje appen geappt gebeld oke okee okay yes thx tnx bedankt grts groetjes
    xx hahaha haha hihi sorry please nope yep jep jup super omg lol wtf btw fyi asap tja pff pfff pffff hmm hmmm mmm oei joh
    goeiemorgen goeiemiddag goeienavond morgenmiddag vanavond ofzo enzo nix niks zoiets ivm evt bijv ipv mbt dmv tav nav svp
    aub zsm dwz incl excl ongv vlgs wss waars lft geb gebdat tel mob nr adres datum afspr gesprek
    """
)
FEMALE = listed(
    """
    mevrouw mevr mvr mw mej mejuffrouw zuster juf juffrouw oma tante nicht grootmoeder beppe mem abla moeder mama ma dochter
    zus zusje stiefmoeder stiefdochter kleindochter schoonzus schoondochter schoonmoeder pleegmoeder pleegdochter vrouw
    echtgenote vriendin buurvrouw buurmeisje bewoonster inwoonster cliente meisje begeleidster lerares schoonmaakster
    """
)
MALE = listed(
    """
    meneer mijnheer dhr heer hr broeder pater meester opa oom ome neef grootvader pake heit abi vader papa pa zoon broer
    broertje stiefvader stiefzoon kleinzoon schoonzoon schoonvader pleegvader pleegzoon man echtgenoot buurman buurjongen jongen
    """
)
