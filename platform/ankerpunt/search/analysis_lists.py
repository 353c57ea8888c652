"""Small word lists of the analysis: words without meaning, words that mean little, and forms that stemmers miss."""

from __future__ import annotations

from ankerpunt.dutch.text import listed

#: Never searched, unless a question holds nothing else. Negation is not among them: "geen hulp" means something.
STOP_WORDS = listed(
    """
    de het een der des den 't 'n 's t n s d
    ik je jij jou jouw u uw hij ze zij hem haar hun hen het we wij ons onze jullie me mij mijn zich zichzelf m'n z'n
    zijn zn mn elkaar men
    aan af bij binnen door in met na naar om omtrent onder op over per rond sinds te ten ter tegen tot tussen uit van
    vanaf vanuit via voor voorbij vlakbij volgens wegens tijdens
    en of maar want dus als dan dat die dit deze wie wat waar wanneer hoe waarom waarmee waarvan waarop waaraan
    waarbij waardoor waarin welke welk hoeveel hoelang zo zo'n zon zoals ook nog al toch wel even eens heel erg zeer
    hier daar er ermee ervan erop eraan erbij erover erin eruit daarmee daarna daarom daarvan daarover daarbij hierbij
    toen nu reeds steeds weer omdat zodat terwijl doordat indien hoewel voordat nadat totdat mits tenzij
    ben bent is was waren wees geweest zijn heb hebt heeft had hadden gehad hebben
    word wordt worden werd werden geworden zal zult zullen zou zouden kan kun kunt kunnen kon konden
    mag mogen mocht mochten moet moeten moest moesten wil wilt willen wilde wilden wou hoef hoeft hoeven
    iets iemand allemaal alle alles ander andere anders beide elk elke ieder iedere iedereen sommige enkele
    eigenlijk gewoon misschien bijvoorbeeld eventueel etc evt bv bijv
    """
)

#: What people write around what they look for. Searched, but at `query.WEAK` of the weight.
WEAK_WORDS = listed(
    """
    doe doet doen deed gedaan maak maakt maken gemaakt ga gaat gaan ging gegaan kom komt komen kwam gekomen
    krijg krijgt krijgen kreeg gekregen zeg zegt zeggen gezegd weet weten wist gebeurt gebeuren gebeurd
    geef geeft geven gaf gegeven vind vindt vinden neem neemt nemen laat laten liet blijf blijft blijven bleef
    zie ziet zien staat staan zit zitten ligt liggen houdt houden zet zetten lijkt lijken heet heten
    help helpt helpen hulp zoek zoekt zoeken uitleg uitleggen betekent betekenis betekenen bedoeld verschil
    tip tips info informatie advies manier stap stappen aanpak aanpakken omgaan werkt werken mogelijk mogelijkheden
    mevrouw meneer mijnheer mw dhr client clienten inwoner inwoners bewoner bewoners mens mensen persoon personen
    klant klanten burger burgers professional wijkteam gezin
    goed goede beter beste best slecht veel meer weinig minder lang vaak altijd soms opeens ineens snel
    nieuw nieuwe eerste eerst laatste echt graag samen thuis steeds dag week jaar keer tijd ding dingen
    """
)

NEGATION = listed("geen niet nooit niemand niets niks zonder")

#: First the index term, then the folded words and lemmas that take it, whatever the stemmer makes of them.
_FAMILIES = """
schuld schulden
kind kinderen kinders kinder kindje kindjes kids kid
oudere ouderen
ouder ouders
verslaving verslaafd verslaafde verslaafden verslaafdheid verslavingen verslavend verslaven
dementie dement demente dementen dementeren dementerend dementerende dementerenden
depressie depressief depressieve depressies
psychose psychotisch psychotische psychoses psychosen
suicide suicides suicidaal suicidale suicidaliteit
werkloos werkeloos werkloze werklozen werkloosheid werkeloosheid
dakloos dakloze daklozen dakloosheid
eenzaam eenzame eenzamen eenzaamheid vereenzamen vereenzaming
ziek zieke zieken ziekte ziekten ziektes
handicap gehandicapt gehandicapte gehandicapten handicaps
crimineel criminele criminelen criminaliteit
agressie agressief agressieve
geweld gewelddadig gewelddadige geweldpleging
zwanger zwangere zwangerschap
verward verwarde verwarden verwarren verwarring verwardheid
vergeten vergeet vergeetachtig vergeetachtige vergeetachtigheid
hulp helpen
arm armoede armoedig
boos boze boosheid
jongere jongeren
jong jonge jonger jongen
psychiatrie psychiatrisch psychiatrische
autisme autistisch autistische autist
mantelzorg mantelzorger mantelzorgers
pest pesten gepest pester pesterij
angst angstig angstige angsten
vriend vrienden vriendje vriendjes
opvoeding opvoeden opvoed
hor hoort
verstandelijk verstandelijke
"""

#: Folded word or lemma -> index term.
OVERRIDES = {word: line.split()[0] for line in _FAMILIES.strip().splitlines() for word in line.split()}
