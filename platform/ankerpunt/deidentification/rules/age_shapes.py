"""How ages are written and what stands around them: word lists and patterns that the rules for ages share."""

from __future__ import annotations

import re

from ankerpunt.deidentification.rules.number_words import CARDINAL, ORDINAL, number_value
from ankerpunt.dutch.text import fold

PERSON = (
    r"(?:(?:schoon|stief|pleeg|klein|half|achterklein)?(?:jongen|meisje|zoon|zoontje|dochter|dochtertje|kind"
    r"|kindje|kleinkind|man|vrouw|broer|broertje|zus|zusje"
    r"|zuster|moeder|vader)|jongetje|meid|mevrouw|mevr|mw|mvr|meneer|mijnheer|dhr|heer|dame|oma|opa|mama|papa|ma"
    r"|pa|mam|pap|baby|baby'tje|babytje|peuter|kleuter|puber|tiener|jongere|gast"
    r"|cli[eë]nte?|bewoner|bewoonster|inwoner|inwoonster|weduwe|weduwnaar|vriend|vriendin|vriendje|vriendinnetje"
    r"|neef|neefje|nicht|nichtje|buurman|buurvrouw"
    r"|buurjongen|buurmeisje|leerling|leerlinge|student|studente|scholier|alleenstaande|pati[eë]nte?|partner|ex"
    r"|echtgenoot|echtgenote|tweeling|tante|oom|oudste|jongste|middelste"
    r"|mantelzorger|statushouder|vluchteling|huurder|huurster|verdachte|slachtoffer|betrokkene|persoon|pasgeborene"
    r"|zuigeling|dreumes|ventje|kereltje|knul|gozer|kerel|jochie)"
)
PERSONS = (
    r"(?:kinderen|kids|kleinkinderen|pleegkinderen|dochters|dochtertjes|zonen|zoons|zoontjes|jongens|jongetjes"
    r"|meisjes|broers|broertjes|zussen|zusjes|pubers|tieners"
    r"|peuters|kleuters|tweeling|drieling|ouders|ze|zij|we|vrouwen|mannen|jongeren)"
)
PRONOUN = r"(?:ik|hij|zij|ze|ie|jij|je|u|die|deze)"
MONTHS = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
#: Words that say about an age how exact it is, or when it is so.
ADVERB = (
    r"(?:bijna|ongeveer|ruim|net|pas|nu|inmiddels|circa|ca\.|intussen|toen|destijds|zo'n|naar schatting|dan|ook"
    r"|zelf|al|nog|maar|nou|nog maar|wel|ook al|nog geen|toch|morgen"
    r"|vandaag|gisteren|binnenkort|straks|vorige week|volgende week|deze week|vorige maand|volgende maand"
    r"|deze maand|dit jaar|volgend jaar|nu al|helemaal|rond|rond de|tegen|tegen de|hooguit"
    r"|eind|begin|van de week|afgelopen week|afgelopen \w{3,9}|komende \w{3,9}|volgens mij|geloof ik)"
)
IS = r"(?:is|was|wordt|werd|word|ben|bent|zijn|waren|worden|werden)"
NUMBER = rf"(?:\d{{1,3}}(?:[.,]5|½|⁄2)?|{CARDINAL}(?:[eë]nhalf)?|anderhalf|anderhalve)"
ORDINALS = rf"(?:\d{{1,3}}(?:e|ste|de)|{ORDINAL})"
YEARS = r"(?:jaar|jaren|jr|j)"
SHORT_TIME = r"(?:maanden|maand|mnd|mnden|weken|week|wk|wkn|dagen|dag)"

#: After these a number of years says how long something took.
DURATION_AFTER = re.compile(
    r"\.? (?:geleden|later|lang|eerder|terug|getrouwd|samen|ervaring|daarvoor|daarna|erna|ervoor|na|voor|nadat"
    r"|voordat|gewoond|gewerkt|gezeten|gehad|gescheiden|clean|nuchter|dakloos|zwanger|ziek"
    r"|werkloos|werkzaam|actief|in dienst|in behandeling|in zorg|bezig|gestopt|verder|achtereen|cel\w*"
    r"|gevangenis\w*|celstraf|tbs|wachten|wachttijd|garantie|abstinent|bekend|onder bewind|vast|weg|dood"
    r"|overleden|alleen|de tijd|achter elkaar|uit elkaar|bij elkaar|onderweg|gepest|mantelzorg\w*|lid|vrijwilliger"
    r"|huisarts|koster|aan het werk|rond|durend\w*|of ouder|en ouder|of jonger|en jonger|thuis|niet|geen|nooit"
    r"|gestudeerd"
    r"|ondervoed|vergund|betaald|verzwegen|gevochten|gevangen|gezorgd|opgenomen|verlengd|depressief|verslaafd"
    r"|in de schulden|vakantie)\b"
)
#: Before it: how long, from when, at least: a rule or a duration.
RULE_BEFORE = re.compile(
    r"\b(?:vanaf|tot|t/m|onder|boven|ouder dan|jonger dan|minimaal|maximaal|max\.?|min\.?|minstens|meer dan"
    r"|minder dan|langer dan|korter dan|ten minste|tenminste|hoogstens|tussen|binnen|gedurende|voor|vóór|na|sinds"
    r"|over"
    r"|elke|iedere|om de|per|afgelopen|laatste|eerste|komende|volgende|vorige|paar|hele|zo'n|aantal|ruim|al|alweer"
    r"|plus|halve|om|duurt|duurde|voor de|in|van \d{1,2} tot|\d{1,2} tot|\d{1,2} -|-|de)"
    r" (?:(?:ongeveer|bijna|ruim|meer dan|minstens|zeker|wel|zo'n|de|leeftijd|de leeftijd van|haar|zijn) ){0,2}$"
)
#: What these are 'van 3 jaar' is no person.
LASTING = re.compile(
    r"(?:periode|tijd|duur|termijn|contract|relatie|huwelijk|straf|looptijd|traject|opleiding|studie|verblijf"
    r"|indicatie|opname|ervaring|achterstand|beschikking|garantie|pauze|verlof|project|cursus"
    r"|proces|plaatsing|maatregel|toezicht|behandeling|geldigheid|verleden|historie|geschiedenis|maximum|minimum"
    r"|leeftijd|dienstverband|afwezigheid|vriendschap|plan|cel|detentie|verzuim|strijd|ruzie"
    r"|auto|bank|wasmachine|fiets|koelkast|huis|woning|bus|hond|kat|kast|telefoon|laptop|oven|kooktoestel|scooter"
    r"|proeftijd|lening|schuld|kinderen|jongeren|mensen|ouderen|volwassenen|iedereen|personen|periodes|jeugdigen"
    r"|inwoners)"
    r" van (?:\w+ ){0,2}$"
)
#: A span of years that somebody or something completes.
JARIG_NOUN = re.compile(
    r"[ -](?:\w+e )?(?:\w{0,14}(?:jubileum|huwelijk|bestaan|relatie|contract|looptijd|ervaring|opleiding|studie"
    r"|cursus|project|pilot|termijn|periode|proef|plan|overeenkomst|indicatie|verblijf|straf|celstraf|traject"
    r"|viering"
    r"|dienstverband|abonnement|garantie|lening|beleid|programma|oorlog|strijd))\b"
)
#: What is counted, so that the number before is no age.
COUNTED = re.compile(
    r" ?(?:\d|keer|x\b|maal|uur|minuten|min\b|dagen|dag\b|weken|week\b|maanden|maand\b|mnd|kilo|kg|gram|mg|ml"
    r"|liter|cm|centimeter|meter|m\b|m2|km|euro|eur\b|€|%|procent|punten|stuks|kinder|kids|personen|mensen|man\b"
    r"|stappen"
    r"|kwartier|graden|hoog|jaar|jr\b|jarig|hele|van de|op de|van onze|broer|zus|zoon|dochter|kleinkind|katten"
    r"|honden|kamers|etage|verdieping|trap|blikjes|pillen|tabletten|sigaret|biertjes|brieven|afspraken|gesprekken"
    r"|dingen|schulden|instanties|slaapkamer|januari|februari|maart|april|mei\b|juni|juli|augustus|september"
    r"|oktober|november|december|a \d|à|tot|-|/\d|:\d|\+|plus|stuk|ons\b|tegen|mei|km|tal|duizend|honderd|miljoen"
    r"|andere|verschillende|nieuwe|grote|kleine|van mijn|van hun|punt|komma|gangen|zakken|dozen|rollen|bakken"
    r"|ritten|nachten|ochtenden|avonden|middagen|dagdelen|op een|bij \d|gezin|(?:\w+ )?etage)"
)
CLAUSE_ENDS = re.compile(
    r"(?:$|[.;!?)\"\n|]|,(?!\d)| ?[–(]| (?:en|maar|want|toen|als|die|dus|of|geworden|met|woont|zit|gaat|heeft|is"
    r"|was|uit|werkt|kan|mag|op|bij|in|doet|moet|zegt|slaapt|houdt|speelt|wil|loopt)\b| - )"
)


def age_value(written: str) -> float | None:
    """The number in 'anderhalf', '2,5', 'tweeëntachtig', '14e'; None if there is none."""
    word = fold(written).strip()
    if word.startswith("anderhal"):
        return 1.5
    half = word.endswith(("enhalf", "½", ",5", ".5", "1⁄2"))
    for ending in ("enhalf", "½", ",5", ".5", "1⁄2"):
        word = word.removesuffix(ending)
    value = number_value(word)
    return None if value is None else value + (0.5 if half else 0)
