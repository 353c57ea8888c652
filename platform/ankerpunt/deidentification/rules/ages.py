"""Ages of people, apart from durations, rules and counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ankerpunt.deidentification.rules.age_context import (
    AGE_WORD,
    ALREADY_BAND,
    ANY_VAN,
    APPOSED,
    BABY,
    BECOMES,
    BIRTHDAY_AFTER,
    BRACKET,
    BRACKET_OF_WHO,
    CALLED,
    CELL,
    CELL_ENDS,
    COMMA,
    DIRECT,
    GENERAL,
    GROUP_BEFORE,
    HIS,
    IN_BRACKET,
    IN_NUMBER,
    IS_BEFORE,
    IS_TURNED,
    LISTED,
    NEXT_TO,
    PLURAL_IS,
    POSSESSIVE,
    RANGE_AFTER,
    RANK,
    SEX,
    TO_NEXT_DAY,
    VAN,
    WHEN,
    WHEN_AFTER,
    WORD_NEAR,
    Near,
)
from ankerpunt.deidentification.rules.age_shapes import (
    ADVERB,
    CLAUSE_ENDS,
    COUNTED,
    DURATION_AFTER,
    IS,
    JARIG_NOUN,
    LASTING,
    NUMBER,
    ORDINALS,
    RULE_BEFORE,
    SHORT_TIME,
    YEARS,
    age_value,
)
from ankerpunt.deidentification.rules.claims import Claims, in_order
from ankerpunt.deidentification.rules.surroundings import after
from ankerpunt.deidentification.values import Certainty, Mark, Type

_CANDIDATE = re.compile(
    rf"(?<![\w.,:€#+-])(?<![^mv(]/)(?P<number>{NUMBER}|(?P<nth>{ORDINALS}))"
    rf"(?:(?P<jarig>[ -]?jarige?)|(?P<years>[ -]?{YEARS}\b(?P<old> (?:oud|jong))?)"
    rf"|(?P<short> ?{SHORT_TIME}\b(?P<young> (?:oud|jong))?)"
    r"|(?P<become> geworden))?(?![\w+]|[.,:-]\d|-[a-z])",
    re.IGNORECASE,
)
_LIST = re.compile(
    rf"(?<![\w.,:€#+-]){NUMBER}(?:(?:, ?| en | & |/){NUMBER}){{1,6}}(?P<unit> ?(?:{YEARS}|{SHORT_TIME})\b(?: oud"
    rf"| jong)?)?(?![\w+]|[.,:-]\d)",
    re.IGNORECASE,
)
_BAND = re.compile(
    r"\b(?:begin|midden|eind|rond de|tegen de) (?:de )?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig"
    r"|negentig)(?!\w)",
    re.IGNORECASE,
)
_OLDEST, _SMALL_COUNT = 115, 4
_NEAR = 60
_AGE = "Een leeftijd maakt iemand samen met andere gegevens herkenbaar."
_PERHAPS = "Dit getal lijkt een leeftijd; die maakt iemand herkenbaar."

_Judged = Certainty | None


def find_ages(plain: str) -> Iterator[Mark]:
    """Ages in reading order, never overlapping; only the age is marked: '83 jaar', '8-jarige', '41'."""
    claims = Claims(len(plain))
    found: list[Mark] = []
    for rule in (_lists, _bands, _single):
        found += claims.free(rule(plain))
    yield from in_order(found)


def _mark(start: int, end: int, certainty: Certainty) -> Mark:
    return Mark(start, end, Type.LEEFTIJD, certainty, _AGE if certainty is Certainty.ZEKER else _PERHAPS)


def _ahead(plain: str, start: int) -> str:
    """What stands before, with its capitals: they tell names."""
    return plain[max(0, start - _NEAR) : start]


def _lists(plain: str) -> Iterator[Mark]:
    for match in _LIST.finditer(plain):
        ahead, behind = _ahead(plain, match.start()), after(plain, match.end(), 24)
        if (
            (GROUP_BEFORE.search(ahead) or (match.group("unit") and COMMA.search(ahead)))
            and not COUNTED.match(behind)
            and not DURATION_AFTER.match(behind)
        ):
            yield _mark(match.start(), match.end(), Certainty.ZEKER)


def _bands(plain: str) -> Iterator[Mark]:
    for match in _BAND.finditer(plain):
        behind = after(plain, match.end(), 16)
        if CLAUSE_ENDS.match(behind) and not COUNTED.match(behind):
            yield _mark(match.start(), match.end(), Certainty.CONTROLEER)


def _single(plain: str) -> Iterator[Mark]:
    for match in _CANDIDATE.finditer(plain):
        value = age_value(match.group("number"))
        if value is None or value > _OLDEST:
            continue
        ahead, behind = _ahead(plain, match.start()), after(plain, match.end(), 24)
        if WORD_NEAR.search(ahead) is None and not match.group("old"):
            continue
        certainty = None if ALREADY_BAND.search(ahead) else _kind(match)(match, ahead, behind)
        if certainty:
            yield _mark(_with_just(match, ahead), match.end(), certainty)


def _with_just(match: re.Match[str], ahead: str) -> int:
    """'net achttien geworden' is one expression."""
    just = re.search(r"\b(?:net|pas) $", ahead, re.IGNORECASE) if match.group("become") else None
    return match.start() - (len(just.group()) if just else 0)


def _kind(match: re.Match[str]) -> Callable[[re.Match[str], str, str], _Judged]:
    if match.group("jarig"):
        return _jarig
    if match.group("nth"):
        return _nth
    if match.group("years"):
        return _years
    if match.group("short"):
        return _months
    return _become if match.group("become") else _bare


def _jarig(match: re.Match[str], ahead: str, behind: str) -> _Judged:
    return None if JARIG_NOUN.match(behind) or RULE_BEFORE.search(ahead.lower()[:-1] + "# ") else Certainty.ZEKER


def _nth(match: re.Match[str], ahead: str, behind: str) -> _Judged:
    """'op zijn achttiende', 'haar 80e verjaardag'."""
    if match.group("years") or match.group("short") or match.group("become"):
        return None
    if BIRTHDAY_AFTER.match(behind):
        return Certainty.ZEKER if HIS.search(ahead) else Certainty.CONTROLEER
    value = age_value(match.group("number")) or 0
    fits = POSSESSIVE.search(ahead) and value >= _SMALL_COUNT
    return (
        Certainty.CONTROLEER
        if fits and (CLAUSE_ENDS.match(behind) or value > 10) and not COUNTED.match(behind)
        else None
    )


def _years(match: re.Match[str], ahead: str, behind: str) -> _Judged:
    if _is_rule(ahead, behind) or LASTING.search(ahead.lower()):
        return None
    if match.group("old"):
        return Certainty.ZEKER
    if DURATION_AFTER.match(behind):
        return None
    certain: tuple[Near | re.Pattern[str], ...] = (VAN, BRACKET_OF_WHO, AGE_WORD, SEX, NEXT_TO)
    if any(rule.search(ahead) for rule in certain) or (WHEN.search(ahead) and WHEN_AFTER.match(behind)):
        return Certainty.ZEKER
    if IS_BEFORE.search(ahead) or IS_TURNED.search(ahead):
        return _is_years(match, behind)
    return _perhaps_years(match, ahead, behind)


def _is_years(match: re.Match[str], behind: str) -> _Judged:
    """'is 83 jaar en ...', but not 'was veertig jaar huisarts'."""
    if CLAUSE_ENDS.match(behind):
        return Certainty.ZEKER
    return Certainty.CONTROLEER if match.group("number").isdigit() else None


def _perhaps_years(match: re.Match[str], ahead: str, behind: str) -> _Judged:
    if BRACKET.search(ahead) and behind[:1] in {")", ",", ";"}:
        return Certainty.CONTROLEER
    if (ANY_VAN.search(ahead) or BECOMES.search(ahead)) and CLAUSE_ENDS.match(behind):
        return Certainty.CONTROLEER
    enclosed = (
        ahead.endswith((", ", "(")) and behind[:1] in {",", ")", ";", ".", "\n", ""} and match.group("number").isdigit()
    )
    in_cell = CELL.search(ahead) and CELL_ENDS.match(behind)
    return Certainty.CONTROLEER if enclosed or in_cell else None


def _is_rule(ahead: str, behind: str) -> bool:
    """'vanaf 18 jaar', 'van 4 tot 12 jaar'; 'is al 83 jaar' is none."""
    if RANGE_AFTER.match(behind):
        return True
    return RULE_BEFORE.search(ahead.lower()) is not None and not (
        IS_BEFORE.search(ahead) or IS_TURNED.search(ahead) or BECOMES.search(ahead) or VAN.search(ahead)
    )


def _months(match: re.Match[str], ahead: str, behind: str) -> _Judged:
    """Babies: '9 maanden oud', 'baby van 3 weken'."""
    if LASTING.search(ahead.lower()) or RANGE_AFTER.match(behind):
        return None
    if match.group("young"):
        return None if _is_rule(ahead, behind) else Certainty.ZEKER
    if DURATION_AFTER.match(behind):
        return None
    if (
        (VAN.search(ahead) and CLAUSE_ENDS.match(behind))
        or (BRACKET_OF_WHO.search(ahead) and behind[:1] == ")")
        or LISTED.search(ahead)
    ):
        return Certainty.ZEKER
    near = BABY.search(ahead) and re.search(rf"(?:,|\(|\b{IS}) (?:{ADVERB} )?$", ahead)
    return Certainty.CONTROLEER if near and CLAUSE_ENDS.match(behind) else None


def _become(match: re.Match[str], ahead: str, behind: str) -> _Judged:
    return None if GENERAL.search(ahead) else Certainty.ZEKER


def _bare(match: re.Match[str], ahead: str, behind: str) -> _Judged:
    if COUNTED.match(behind) or CALLED.search(ahead) or RANGE_AFTER.match(behind) or IN_NUMBER.search(ahead):
        return None
    closed = behind[:1] in {")", ",", ";", "/"} or behind.startswith(" en ")
    if closed and (BRACKET_OF_WHO.search(ahead) or SEX.search(ahead)):
        return Certainty.ZEKER
    if (VAN.search(ahead) and not TO_NEXT_DAY.match(behind)) or AGE_WORD.search(ahead):
        return Certainty.ZEKER if not RANK.search(ahead) else None
    return Certainty.CONTROLEER if _perhaps_bare(ahead, behind, match) else None


def _perhaps_bare(ahead: str, behind: str, match: re.Match[str]) -> bool:
    ends = bool(CLAUSE_ENDS.match(behind))
    if WHEN.search(ahead) and WHEN_AFTER.match(behind):
        return not GENERAL.search(ahead)
    if IS_BEFORE.search(ahead) or IS_TURNED.search(ahead) or (ends and BECOMES.search(ahead)):
        return ends or (match.group("number").isdigit() and not PLURAL_IS.search(ahead))
    if behind.startswith(")") and (BRACKET.search(ahead) or IN_BRACKET.search(ahead)):
        return True
    if ends and behind[:1] not in {"(", "|"} and not RANK.search(ahead):
        return bool(APPOSED.search(ahead) or COMMA.search(ahead) or DIRECT.search(ahead))
    return False
