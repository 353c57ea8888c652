"""Professions and functions that only one or a few people have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from ankerpunt.deidentification.lexicon import DATA
from ankerpunt.deidentification.lists import ORDINARY_WORK, TITLES
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Certainty, Mark, Type
from ankerpunt.dutch.text import fold, listed

_UNIQUE = listed(
    "enige eerste laatste bekende beroemde oudste jongste beruchte voormalig voormalige oud legendarische enigste"
)
_OF = listed("van bij der in op v d voor")
_MOST_COMPLEMENT = 9
#: Work that many do, and people who are no workers: said with where they are, they still are nobody in particular.
_COMMON = listed(
    """
    buurman buurvrouw zuster broer zusje moeder vader dochter minister ministerie register venster bewoner bewoonster inwoner
    huurder eigenaar medewerker medewerkster vrijwilliger vrijwilligster begeleider begeleidster hulpverlener hulpverleenster
    verpleegkundige wijkverpleegkundige huisarts dokter docent leraar lerares agent wijkagent psychiater psycholoog consulent
    cliente kleuter peuter tiener jongere ouder partner assistent assistente kapper bakker slager chauffeur kok portier visser
    gebruiker drager reiziger burger verzorger verzorgster mantelzorger klooster boterham winter zomer papier plezier manier
    elkaar voorjaar najaar gevaar bezwaar altaar samovar rivier vizier portier bestuurder humeur interieur exterieur kleur geur
    semester trimester poster rooster cluster toaster duister luister pleister pasteur monster filter
    kwartier formulier dossier computer internet kalender kamer nummer hier vier keer beheer deur buur uur natuur cultuur structuur
    """
)
_WORK_ENDS = (
    "ster", "aar", "ier", "eur", "euse", "ist", "iste", "wachter", "meester", "technicus", "arts", "tolk", "loods", "leider",
    "leidster", "trice", "acteur", "trainer", "maker", "bouwer", "bediende", "stuurman", "bootsman", "schilder", "zanger", "danser",
    "speler", "speelster", "monteur", "machinist", "keeper", "redacteur",
)  # fmt: skip
_DETERMINERS = listed("de het een t 't den onze zijn haar")
_FORMER = ("oud-", "ex-", "oud", "ex", "vice-", "vicevoorzitter")
_EX = listed("man vrouw partner vriend vriendin echtgenoot echtgenote schoonmoeder schoonvader relatie collega")
_LONGEST = 40
_REASON = "Zo'n functie hebben maar weinig mensen."
_ALONE = "De enige of de eerste zijn in een beroep wijst één persoon aan."


@cache
def _functions() -> dict[str, bool]:
    """Each folded function -> whether it always gives somebody away, or only with 'de enige' and the like."""
    found: dict[str, bool] = {}
    always = True
    for line in (DATA / "functies.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            always = "soms" not in line if line.strip() in {"# altijd", "# soms"} else always
        elif line.strip():
            found[fold(line.strip())] = always
    return found


def find_functions(scan: Scan) -> Iterator[Mark]:
    """Functions that always give somebody away, and others that are said to be the only or the first."""
    for at, word in enumerate(scan.words):
        if scan.never[at]:
            continue
        alone = _alone(scan, at)
        if alone is not None and _is_work(scan, at):
            last = _complement(scan, at)
            yield Mark(scan.words[alone].start, scan.words[last].end, Type.BEROEP, Certainty.CONTROLEER, _ALONE)
            continue
        always = _always(word.folded)
        last = _complement(scan, at) if not word.capital or always is not None else at
        former = _former(word.folded) and (always is not None or last > at)
        if always or former or (last > at and (always is False or _does_work(scan, at))):
            first = at - 1 if scan.before(at) in _DETERMINERS | {"een"} else at
            yield Mark(scan.words[first].start, scan.words[last].end, Type.BEROEP, Certainty.CONTROLEER, _REASON)


@lru_cache(maxsize=1 << 14)
def _always(folded: str) -> bool | None:
    """True or False as in the list, None for a word that is no function of the list."""
    for cut in range(3, min(len(folded), _LONGEST) - 5):
        if _functions().get(folded[cut:]):
            return True
    for beginning in ("", *_FORMER):
        base = folded.removeprefix(beginning)
        for form in (base, base.removesuffix("s"), base.removesuffix("en")):
            if form in _functions():
                return _functions()[form]
    return None


def _former(folded: str) -> bool:
    """oud-keeper, ex-wethouder; not ex-man."""
    beginning, hyphen, rest = folded.partition("-")
    return bool(hyphen) and beginning in {"oud", "ex"} and rest not in _EX


def _alone(scan: Scan, at: int) -> int | None:
    """Where 'de enige (vrouwelijke) ...' begins that ends in `words[at]`."""
    for back in (1, 2):
        if scan.before(at, back) in _UNIQUE and (back == 1 or scan.before(at, 1).endswith("e")):
            return at - back - (scan.before(at, back + 1) in _DETERMINERS)
    return None


def _complement(scan: Scan, at: int) -> int:
    """The last word of 'van het kerkkoor', 'bij de vereniging De Snelpost' after `words[at]`; `at` if there is none."""
    nxt = at + 1
    if not scan.follows(nxt) or scan.words[nxt].folded not in _OF:
        return at
    while nxt - at < 4 and scan.follows(nxt + 1) and scan.words[nxt].folded in _OF | _DETERMINERS:
        nxt += 1
    while scan.follows(nxt + 1) and nxt - at < _MOST_COMPLEMENT and _goes_on(scan, nxt):
        nxt += 1
    return nxt if scan.words[nxt].folded not in _OF | _DETERMINERS else at


def _goes_on(scan: Scan, at: int) -> bool:
    """Whether the complement reaches past `words[at]`: to a name, past an article or adjective, or to where it is."""
    this, after = scan.words[at].folded, scan.words[at + 1]
    if after.folded in TITLES or this in TITLES:
        return False
    if after.capital or this in _DETERMINERS:
        return True
    if this in _OF:
        return after.folded in _DETERMINERS
    adjective = this.endswith(("e", "en")) and scan.before(at) in _DETERMINERS | _OF and not scan.words[at].capital
    return adjective or (
        after.folded in {"in", "van", "uit"} and at + 2 < len(scan.words) and _named_soon(scan, at + 2)
    )


def _named_soon(scan: Scan, at: int) -> bool:
    index = at + 1 if scan.words[at].folded in _DETERMINERS and at + 1 < len(scan.words) else at
    return scan.words[index].capital


def _does_work(scan: Scan, at: int) -> bool:
    """A word for who does something, that is not among the common ones."""
    folded = scan.words[at].folded
    if folded in _COMMON or len(folded) < 6 or scan.before(at) == "het":
        return False
    return folded in ORDINARY_WORK or folded.endswith(_WORK_ENDS)


def _is_work(scan: Scan, at: int) -> bool:
    folded = scan.words[at].folded
    return (
        _always(folded) is not None
        or folded in ORDINARY_WORK
        or not (scan.ordinary(at) or scan.words[at].capital)
        or _ends_like_work(folded)
    )


def _ends_like_work(folded: str) -> bool:
    return len(folded) > 5 and folded.endswith(
        ("ster", "aar", "ier", "eur", "euse", "ist", "iste", "wachter", "meester", "man", "vrouw", "kundige")
    )
