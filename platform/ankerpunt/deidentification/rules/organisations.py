"""Schools, employers and organisations: by their kind of word, by known names, and by what the words before them say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ankerpunt.deidentification import lexicon
from ankerpunt.deidentification.lexicon import Kind, entries
from ankerpunt.deidentification.lists import ARTICLES, GENERIC, ORGANISATION_ENDINGS, TUSSENVOEGSELS
from ankerpunt.deidentification.rules.places import HOUSE_NUMBER
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Certainty, Mark, Type
from ankerpunt.deidentification.words import words
from ankerpunt.dutch.text import fold, listed
from ankerpunt.dutch.words import is_word

_TYPES = {"school": Type.SCHOOL, "organisatie": Type.ORGANISATIE, "werkgever": Type.WERKGEVER}
_REASONS = {
    Type.ADRES: "Een gebouw met naam wijst een kleine kring aan.",
    Type.SCHOOL: "Een school met naam wijst een kleine kring aan.",
    Type.ORGANISATIE: "Een organisatie met naam maakt de kring klein.",
    Type.WERKGEVER: "Een werkgever met naam maakt de kring klein.",
}
_INSIDE = listed("'t de het van en der den t in voor aan ten ter bij la el al")
_WORKS = listed("werkt werkte werken gewerkt baan werk dienst stage werkgever ontslagen ontslag contract salaris")
_ENDING = re.compile(
    r"(?:school|college|lyceum|gymnasium|kerk|moskee|kliniek|ziekenhuis|gasthuis|zorggroep|apotheek|bakkerij|praktijk"
    r"|stichting|vereniging|fonds|hospitaal|flat|toren|huis|hof|hoeve|klooster|centrum|garage|boerderij)$"
)
_SCHOOLS = listed("school college lyceum gymnasium")
_LONGEST = 7
_BUILDINGS = listed(
    "station halte speeltuin park erve recreatiepark flat toren complex hofje boot klooster residentie appartement huisje woonwagen"
    " chalet caravan villa pand"
)
_KIND_BY_ENDING = re.compile(
    r"(?:zaak|winkel|kraam|atelier|frituur|broedplaats|fabriek|werf|hal|studio|theater|camping|hotel|bioscoop|museum|kantoor|[a-z]groep|koor|orkest|band|ploeg|fonds|[^t]huis|lunchroom|schutterij|harmonie|fanfare|bloemist|[a-z]zaal|slijter|vereniging|afdeling|[a-z]club|bedrijf|maker|bouwer|bakker|slager|bar|bureau|cafetaria|handel|salon|kwekerij|makerij|slijterij|rijschool|"
    + "|".join(_BUILDINGS)
    + ")$"
)


@cache
def kinds_of_words() -> dict[str, tuple[Type, str]]:
    """'basisschool' -> what kind of organisation it announces, and the words that say only that kind."""
    return {fold(word): value for word, value in _by_section("organisatiewoorden")}


@cache
def known() -> dict[tuple[str, ...], tuple[Type, str]]:
    """The folded words of a known name -> its kind, and the words that say only that kind."""
    return {
        tuple(part for word in words(name) for part in _bare(word.folded)): value
        for name, value in _by_section("organisaties")
        if words(name)
    }


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[0] for name in known())


def _by_section(name: str) -> Iterator[tuple[str, tuple[Type, str]]]:
    kind = Type.ORGANISATIE
    for before, after in entries(name):
        if before.startswith("["):
            kind = _TYPES[before.strip("[]")]
        else:
            yield before, (kind, after)


def _bare(folded: str) -> list[str]:
    return folded.replace("'", "").split("-")


def find_organisations(scan: Scan) -> Iterator[Mark]:
    """Every organisation that is named, its kind of word included."""
    at = 0
    while at < len(scan.words):
        found = (
            _local_branch(scan, at)
            or _known(scan, at)
            or _announced(scan, at)
            or _ends_like_one(scan, at)
            or _institution(scan, at)
        )
        if found is None:
            at += 1
            continue
        last, kind, certainty = found
        first = at - 1 if scan.before(at) in ARTICLES else at
        end = scan.words[last].end
        number = HOUSE_NUMBER.match(scan.plain, end, end + 40) if kind is Type.ADRES else None
        yield Mark(scan.words[first].start, number.end() if number else end, kind, certainty, _REASONS[kind])
        at = last + 1


_Found = tuple[int, Type, Certainty]


def _local_branch(scan: Scan, at: int) -> _Found | None:
    """'GGZ Drenthe', 'CJG Weststellingwerf': letters that name nobody, with where they are."""
    here = scan.words[at].upper and scan.never[at] == 1 and scan.follows(at + 1)
    if not here or scan.never[at + 1] or not scan.words[at + 1].capital or scan.words[at + 1].upper:
        return None
    return (at + 1, Type.ORGANISATIE, Certainty.ZEKER) if not scan.ordinary(at + 1) else None


def _known(scan: Scan, at: int) -> _Found | None:
    if scan.words[at].folded.partition("-")[0] not in _beginnings() or scan.never[at]:
        return None
    parts: tuple[str, ...] = ()
    best: _Found | None = None
    for last in range(at, min(at + 5, len(scan.words))):
        if last > at and not scan.follows(last):
            break
        parts += tuple(_bare(scan.words[last].folded))
        kind = known().get(parts)
        if kind and _written_as_name(scan, at, last):
            best = last, kind[0], Certainty.ZEKER
    return best


def _written_as_name(scan: Scan, first: int, last: int) -> bool:
    """With a capital that means something; in a text without capitals only what is no ordinary word."""
    name = scan.words[first : last + 1]
    if any(word.capital and (not word.begins or not lexicon.is_ordinary(word.folded)) for word in name):
        return True
    return len(name) > 2 or any(not is_word(word.folded) and word.folded not in TUSSENVOEGSELS for word in name)


def _announced(scan: Scan, at: int) -> _Found | None:
    """'basisschool De Regenboog', 'bakkerij Smit', 'het Calvijn College'."""
    word = scan.words[at]
    announced = _kind_of(word.folded)
    last = _name_after(scan, at) if announced else at
    if announced and last > at:
        return last, announced, Certainty.ZEKER
    if _small_before_kind(scan, at):
        return at + 1, _kind_of(scan.words[at + 1].folded) or Type.ORGANISATIE, Certainty.CONTROLEER
    if not word.capital or scan.never[at] or word.folded in GENERIC:
        return None
    if word.begins and scan.ordinary(at) and not _kind_in_capitals(scan, at + 1):
        return None
    return _kind_after(scan, at)


def _kind_after(scan: Scan, at: int) -> _Found | None:
    """'Calvijn College', 'Van Dun Bewind': a name that ends in the word for what it is."""
    for last in range(at + 1, min(at + 4, len(scan.words))):
        if not scan.follows(last) or not (scan.words[last].capital or scan.words[last].folded in _INSIDE):
            return None
        kind = _kind_of(scan.words[last].folded) or _ending_of(scan.words[last].folded)
        if kind and (scan.words[last].capital or (last == at + 1 and not scan.ordinary(at))):
            return max(last, _name_after(scan, last)), kind, Certainty.ZEKER
    return None


def _kind_in_capitals(scan: Scan, at: int) -> bool:
    """'Balans Bewind', 'Christelijk College': the word that says what it is has a capital of its own."""
    if not scan.follows(at) or not scan.words[at].capital or scan.words[at].upper:
        return False
    return (_kind_of(scan.words[at].folded) or _ending_of(scan.words[at].folded)) is not None


def _small_before_kind(scan: Scan, at: int) -> bool:
    """'mercator college', in a text without capitals."""
    word = scan.words[at]
    unknown = not scan.cased and len(word.text) > 3 and not is_word(word.folded) and not scan.never[at]
    return unknown and scan.follows(at + 1) and _kind_of(scan.words[at + 1].folded) is not None


def _ending_of(folded: str) -> Type | None:
    return Type.ORGANISATIE if folded in ORGANISATION_ENDINGS else None


def _kind_of(folded: str) -> Type | None:
    found = kinds_of_words().get(folded) or kinds_of_words().get(folded.replace("-", ""))
    if found:
        return found[0]
    ending = _KIND_BY_ENDING.search(folded)
    return None if ending is None else Type.ADRES if ending.group() in _BUILDINGS else Type.WERKGEVER


def _name_after(scan: Scan, at: int) -> int:
    """The last word of the name after `words[at]`; `at` if no name follows. Quotes around it may part them."""
    last, index = at, at + 1
    while index < len(scan.words) and index - at <= _LONGEST:
        word = scan.words[index]
        quoted = (index == at + 1 and word.gap in {' "', " '"}) or word.gap == " & "
        if not (quoted or scan.follows(index)) or word.folded in GENERIC - _INSIDE:
            break
        if _names_it(scan, index, first=last == at):
            last = index
        elif word.folded not in _INSIDE:
            break
        index += 1
    return last


def _names_it(scan: Scan, at: int, *, first: bool) -> bool:
    """A capital; in a text without capitals the first word, if it is not in the word list."""
    word = scan.words[at]
    if scan.never[at]:
        return False
    return word.capital or (first and not scan.cased and len(word.text) > 3 and not is_word(word.folded))


def _ends_like_one(scan: Scan, at: int) -> _Found | None:
    """'de Emmaschool', 'de Jacobikerk': one word, with a capital that no sentence explains."""
    word = scan.words[at]
    if not word.capital or scan.never[at] or word.folded in GENERIC or len(word.text) < 7:
        return None
    ending = _ENDING.search(word.folded)
    if ending is None or ending.start() < 3 or (word.begins and scan.ordinary(at)):
        return None
    kind = Type.SCHOOL if ending.group() in _SCHOOLS else Type.ORGANISATIE
    return at, kind, Certainty.ZEKER if not scan.ordinary(at) or not word.begins else Certainty.CONTROLEER


def _institution(scan: Scan, at: int) -> _Found | None:
    """Names in the list of care institutions, if they have a capital of their own."""
    if scan.words[at].upper and scan.kinds(at) & Kind.INSTITUTION and not scan.never[at]:
        return at, Type.ORGANISATIE, Certainty.ZEKER  # MST, MCL: a hospital by its letters
    longest = scan.longest_phrase(at, Kind.INSTITUTION)
    if not longest or scan.never[at]:
        return None
    name = scan.words[at : at + longest]
    if not any(word.capital and not word.begins for word in name) or not all(
        scan.follows(index) for index in range(at + 1, at + longest)
    ):
        return None
    return at + longest - 1, Type.ORGANISATIE, Certainty.ZEKER


def find_employers(scan: Scan) -> Iterator[Mark]:
    """'werkt bij Van Gend': a name after bij, in a sentence about work."""
    for at, word in enumerate(scan.words):
        if word.folded != "bij" or not scan.follows(at + 1) or not _about_work(scan, at):
            continue
        last = _name_after(scan, at)
        if last > at:
            yield Mark(
                scan.words[at + 1].start,
                scan.words[last].end,
                Type.WERKGEVER,
                Certainty.ZEKER,
                _REASONS[Type.WERKGEVER],
            )


def _about_work(scan: Scan, at: int) -> bool:
    return any(scan.words[index].folded in _WORKS for index in range(max(0, at - 6), at))


def general_words(scan: Scan, mark: Mark) -> tuple[str, ...]:
    """What says only the kind of a marked organisation, from near to general: 'een basisschool', 'een school'."""
    named = [word for at in range(*scan.range(mark.start, mark.end)) for word in _general(scan, at)]
    fallback = {Type.SCHOOL: "een school", Type.WERKGEVER: "een bedrijf"}.get(mark.type, "een organisatie")
    return tuple(dict.fromkeys((*named, fallback, "een plek in de buurt")))


def _general(scan: Scan, at: int) -> Iterator[str]:
    folded = scan.words[at].folded
    found = kinds_of_words().get(folded)
    if found:
        yield found[1]
    for length in range(5, 0, -1):
        parts = tuple(part for word in scan.words[at : at + length] for part in _bare(word.folded))
        if parts in known():
            yield known()[parts][1]
            return
