"""Numbers that lead to one file or one person: after a word that says so, or by a shape that only such numbers have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankerpunt.deidentification.rules.surroundings import after, before
from ankerpunt.deidentification.values import Certainty, Mark, Type

#: A run of signs with a digit in it; looked at whole.
_TOKEN = re.compile(r"(?<![\w.,/#-])#?(?=[A-Za-z./_-]{0,12}\d)[A-Za-z0-9][\w./:-]{1,60}(?<=\w)(?![\w])")
#: 'FR 8830.114.7', '2023 4512': groups that go on after a space.
_GROUPED = re.compile(
    r"(?<![\w.,/-])(?:[A-Z][A-Za-z]{0,4}[ -]?){0,2}(?:[A-Z]{0,4}\d[\w./-]{0,24})(?: [A-Z]{0,3}\d[\dA-Z./-]{1,12}){0,4}(?<=\w)(?!\w)"
)
_NUMBER_WORD = re.compile(
    r"(?:\b(?:\w{2,25}-?|[av]-?|big-?|agb-?)?(?:nummers?|nr|nrs|code)\b|\b(?:dossier|zaak|kenmerk|polis"
    r"|beschikking|referentie|ref|casus|melding"
    r"|factuur|order|klant|cli[eë]nt|pati[eë]nt|brp|bsn|registratie|aanvraag|besluit|proc\.? ?verb|parket|rekest"
    r"|rolnr|indicatie|contract|abonnement"
    r"|v-nr|agb|big|kvk|paspoort|rijbewijs|id-kaart|identiteitskaart|verblijfsdocument|verblijfspas|ticket"
    r"|insolventie|pv)\b)"
    r"[.:#=|'\"( -]{0,4}(?:(?:is|was|van|bij|hem|haar|mij|mijn|ons|u|jou|met|onder|het|de|nummer|nr|luidt|in|zaak"
    r"|dossier|[a-z]{3,14})[.:# ]{1,2}){0,4}$"
)
#: These say how high or how many, not who.
_NO_FILE = re.compile(
    r"\b(?:huis|kamer|pagina|blz|telefoon|tel|mobiel|nood|alarm|bus|lijn|spoor|artikel|hoofdstuk|ronde|rug"
    r"|spijkerbroek|schoen|volg)"
    r"(?:nummer|nr)\b"
)
_COURT = re.compile(r"(?<!\w)[A-Z]{2} (?:RK|ZA|EA|VERZ)[ -]\d\d[-/.]\d{1,6}(?!\w)")
_LONG = re.compile(r"(?<![\w.,/+-])\d{7,}(?!\w)(?![.,]\d)")
#: Numbers of laws, norms and rulings are public.
_PUBLIC = re.compile(r"(?:ecli:|bwbr|iso[ -]?\d|nen[ -]?\d|nta[ -]?\d|icd|dsm|covid|avg|isbn)", re.IGNORECASE)
_LAW_WITH_YEAR = re.compile(r"[^\W\d]{2,20}[-'/]?(?:19|20)\d\d", re.IGNORECASE)
_QUARTER = re.compile(r"(?:[QKT]\d|[HP]\d)[-/ ]?(?:19|20)\d\d|(?:19|20)\d\d[-/](?:[QKT]\d)", re.IGNORECASE)
_TWO_YEARS = re.compile(r"(?:(?:19|20)\d\d)(?:[-/](?:19|20)?\d\d)+")
_UNIT = re.compile(r"\d[\d.,x/]*(?:[a-z]{1,12}|[€%])(?:/[a-z]{1,6})?|\d+(?:-\d+)?[-/]?[a-z]{1,20}", re.IGNORECASE)
_PLAIN_COUNT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d\d?)?|\d{1,3}[-/.:]\d{1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTERED = re.compile(
    r"#?(?:PL\d{4}-\d{8,12}|[A-Z]{1,8}[-/.:]?\d{1,4}[-/.]\d{2,8}(?:[-/.]\w{1,8})?|[A-Z]{1,8}[-/]\d{2,8}(?:[-/.][A-Z0-9]{1,8}){0,3}"
    r"|\d{2,8}[-/][A-Z]{1,6}(?:[-/.]\d{1,8})?"
    r"|[A-Z]{1,6}\d{5,12}|[A-Z]{1,3}(?:[-/.]\d{2,8}){2,4}|[A-Z]{1,4}\d{1,4}(?:\.\d{3}){1,3}"
    r"|[A-Z]{1,6}(?:[-/.][A-Z0-9]{1,8}){1,4}|\d{4,10}[A-Z]{1,3}\d{0,6})"
)
_DIGITS_JOINED = re.compile(
    r"(?:19|20)\d\d[-/.]\d{4,8}|\d{2,4}[-/]\d{4,8}(?:[-/]\d{1,4})?|\d{3,6}(?:-\d{2,6}){1,3}|#\d{3,}"
)
_MONEY_BEFORE = re.compile(r"(?:€|\beur\b|\beuro\b|bedrag[^\d\n]{0,20}|schuld van|saldo[^\d\n]{0,12}) ?$")
_AMOUNT_AFTER = re.compile(
    r" ?(?:euro|eur\b|€|,-|%|procent|m2|m²|km\b|inwoners|mensen|huishoudens|keer|stuks|gram|kwh|m3|stappen|woorden"
    r"|tekens)"
)
_LEAST_DIGITS = 3
_LEAST_LONG = 7
_FEWEST_JOINED = 4
_FILE = "Met dit nummer is het dossier van één persoon op te zoeken."
_SHAPE = "Dit ziet eruit als het nummer van een dossier of zaak."
_MANY = "Een lang nummer hoort vaak bij één persoon of één dossier."


def find_case_numbers(plain: str) -> Iterator[Mark]:
    """Numbers of files, clients, policies and documents; certain after a word that says so."""
    for match in _COURT.finditer(plain):
        yield Mark(match.start(), match.end(), Type.NUMMER, Certainty.ZEKER, _FILE)
    yield from _after_word(plain)
    yield from _by_shape(plain)
    for match in _LONG.finditer(plain):
        if not _is_amount(plain, match.start(), match.end()):
            yield Mark(match.start(), match.end(), Type.NUMMER, Certainty.CONTROLEER, _MANY)


def _after_word(plain: str) -> Iterator[Mark]:
    for rule in (_GROUPED, _TOKEN):
        for match in rule.finditer(plain):
            word = _NUMBER_WORD.search(before(plain, match.start()))
            if word is None or _NO_FILE.search(word.group()) or not _is_number_of_file(plain, match, word.group()):
                continue
            yield Mark(match.start(), match.end(), Type.NUMMER, Certainty.ZEKER, _FILE)


def _is_number_of_file(plain: str, match: re.Match[str], word: str) -> bool:
    written = match.group()
    digits = sum(sign.isdigit() for sign in written)
    if digits < _LEAST_DIGITS and not (digits and any(sign.isupper() for sign in written) and "-" in written):
        return False
    if _is_amount(plain, match.start(), match.end()) or _harmless(written):
        return False
    if _PLAIN_COUNT.fullmatch(written) and digits < _LEAST_LONG:
        return False
    names_number = re.search(r"nummer|nr|code|kenmerk|ref", word) is not None
    return names_number or not (_YEAR.fullmatch(written) or (written.isdigit() and digits <= _LEAST_DIGITS))


def _by_shape(plain: str) -> Iterator[Mark]:
    for match in _TOKEN.finditer(plain):
        written = match.group()
        if sum(sign.isdigit() for sign in written) < _FEWEST_JOINED or _harmless(written):
            continue
        if _PLAIN_COUNT.fullmatch(written) or not (_LETTERED.fullmatch(written) or _DIGITS_JOINED.fullmatch(written)):
            continue
        if not _is_amount(plain, match.start(), match.end()):
            yield Mark(match.start(), match.end(), Type.NUMMER, Certainty.CONTROLEER, _SHAPE)


def _harmless(written: str) -> bool:
    """A law with its year, a norm, a quarter, a span of years, a measure."""
    shapes = (_LAW_WITH_YEAR, _QUARTER, _TWO_YEARS)
    if _PUBLIC.match(written) or any(shape.fullmatch(written) for shape in shapes):
        return True
    return bool(_UNIT.fullmatch(written)) and not any(sign.isupper() for sign in written)


def _is_amount(plain: str, start: int, end: int) -> bool:
    return bool(_MONEY_BEFORE.search(before(plain, start, 30)) or _AMOUNT_AFTER.match(after(plain, end, 20)))
