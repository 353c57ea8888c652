"""Names of people: by title, initials, lists, and the words around them."""

from __future__ import annotations

from collections.abc import Iterator

from ankerpunt.deidentification import lexicon
from ankerpunt.deidentification.lexicon import Kind, doubtful_names
from ankerpunt.deidentification.lists import (
    ALMOST_ONLY_NAMES,
    BEFORE_PLACE,
    DEEDS,
    GENERIC,
    GREETINGS,
    ROLES,
    STRONG_TUSSENVOEGSELS,
    THINGS,
    TITLES,
    TUSSENVOEGSELS,
)
from ankerpunt.deidentification.rules.initials import AFTER_TITLE, Mention, can_be_surname, initials
from ankerpunt.deidentification.rules.name_parts import (
    PERSON,
    extended,
    past_call_name,
    past_tussenvoegsels,
    with_point,
)
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Certainty, Mark, Type
from ankerpunt.dutch.text import listed
from ankerpunt.dutch.words import is_name

_NOT_AFTER_A_NAME = TITLES | listed(
    "mag moet kan zal je jij u ik we wij ze zij hij het een de er dat dit die maar en of ook niet met om te op in aan"
)
#: What people do: it may follow a title or a name, and is none.
_VERBS = listed("ben wil wilde is was heeft had gaat ging komt kwam zegt zei vindt vond woont belde belt krijgt kent")
_NOT_BEFORE_A_NAME = listed(
    "de het een geen deze die dit dat ik je jij u we wij ze zij hij er zo te heel erg zijn mijn haar"
)
#: Before a colon in a form: what follows is a name.
_LABELS = listed(
    "naam voornaam achternaam roepnaam client cliente clientnaam betrokkene bijnaam alias meisjesnaam partner moeder vader"
)
_KNOWN = "Dit is een bekende voor- of achternaam."
_DOUBTFUL = "Dit is een gewoon woord, maar ook een naam."
_LABEL = "Hier vraagt een formulier om een naam."


def find_names(scan: Scan) -> Iterator[Mark]:
    """Every mention of a person, with tussenvoegsels, initials and surname, in reading order."""
    at = 0
    while at < len(scan.words):
        found = _mention(scan, at)
        if found is None:
            at += 1
            continue
        first, last, certainty, reason = found
        yield Mark(scan.words[first].start, with_point(scan, last), Type.NAAM, certainty, reason)
        at = last + 1


def _mention(scan: Scan, at: int) -> Mention | None:
    """The mention that begins at `words[at]`: its first and last word, how sure, and why."""
    word = scan.words[at]
    if scan.kinds(at) & Kind.INVENTED or (word.upper and word.gap[-2:-1].isdigit()):
        return None  # 1013 GE: the letters of a postcode
    for rule in (_after_title, _after_label, initials, _tussenvoegsel, _by_list, _small):
        found = rule(scan, at)
        if found:
            return found
    return None


def _after_title(scan: Scan, at: int) -> Mention | None:
    if at and scan.words[at - 1].folded in TITLES and past_call_name(scan, at) > at:
        core = past_tussenvoegsels(scan, past_call_name(scan, at))
        return None if core is None else (at - 1, extended(scan, core), Certainty.ZEKER, AFTER_TITLE)
    if not _titled(scan, at):
        return None
    core = past_tussenvoegsels(scan, at)
    if core is None or core >= len(scan.words) or (core > at and not scan.follows(core)):
        return None
    word = scan.words[core]
    if word.folded in GENERIC or scan.kinds(core) & Kind.INVENTED:
        return None
    if _can_follow_title(scan, core):
        return at - 1, extended(scan, core), Certainty.ZEKER, AFTER_TITLE
    return None


def _after_label(scan: Scan, at: int) -> Mention | None:
    """'naam: Hoop, mw.'"""
    if at == 0 or scan.words[at].gap not in {": ", ":"} or scan.words[at - 1].folded not in _LABELS:
        return None
    word = scan.words[at]
    sure = word.capital and scan.words[at - 1].folded.endswith("naam")
    if word.folded in GENERIC or not (sure or scan.kinds(at) & PERSON):
        return None
    if scan.ordinary(at) and not sure:
        return None
    return at, extended(scan, at), Certainty.ZEKER, _LABEL


def _can_follow_title(scan: Scan, at: int) -> bool:
    word = scan.words[at]
    if word.upper and scan.ordinary(at):
        return bool(scan.kinds(at) & PERSON) and word.folded not in _NOT_AFTER_A_NAME | _VERBS
    if word.capital:
        return True
    return (not scan.ordinary(at) and bool(scan.kinds(at) & PERSON)) or _small_surname(scan, at)


def _titled(scan: Scan, at: int) -> bool:
    before = scan.before(at)
    return before in TITLES and not (before == "ex" or scan.words[at].folded in TITLES)


def _small_surname(scan: Scan, at: int) -> bool:
    """'mevrouw bakker', in a text without capitals."""
    if scan.cased or not scan.kinds(at) & PERSON:
        return False
    folded = scan.words[at].folded
    if folded in doubtful_names() or scan.before(at) in TUSSENVOEGSELS:
        return True
    return is_name(folded) and folded not in _NOT_AFTER_A_NAME | _VERBS


def _tussenvoegsel(scan: Scan, at: int) -> Mention | None:
    """'Van der Berg belde', 'El Amrani': a surname that begins with a small word."""
    word = scan.words[at]
    if word.folded not in STRONG_TUSSENVOEGSELS | {"de"} or scan.never[at]:
        return None
    core = past_tussenvoegsels(scan, at)
    if core is None or core == at or core >= len(scan.words) or scan.never[core] or not scan.follows(core):
        return None
    if not scan.cased and _small_with_tussenvoegsel(scan, at, core):
        return at, extended(scan, core), Certainty.CONTROLEER, _KNOWN
    return _with_capital_after(scan, at, core) if scan.words[core].capital else None


def _with_capital_after(scan: Scan, at: int, core: int) -> Mention | None:
    word, kinds = scan.words[at], scan.kinds(core)
    if any(scan.longest_phrase(index, Kind.PLACE) > core - index for index in range(at, core)):
        return None
    if scan.words[core].folded in GENERIC or kinds & Kind.INVENTED:
        return None
    if scan.words[core].upper and scan.ordinary(core) and not _shouted_surname(scan, at, core):
        return None
    elsewhere = kinds & (Kind.PLACE | Kind.COUNTRY)
    strong = core - at > 1 or word.folded not in {"van", "de", "den", "der", "du"}
    if kinds & Kind.SURNAME and not elsewhere and (word.capital or (strong and not kinds & Kind.FIRST)):
        return at, extended(scan, core), Certainty.ZEKER, _KNOWN
    unknown = core - at > 1 or not scan.ordinary(core) or kinds & Kind.SURNAME
    if not word.capital or not unknown or _placed(scan, core):
        return None
    return at, extended(scan, core), Certainty.CONTROLEER if word.begins or elsewhere else Certainty.ZEKER, _KNOWN


def _small_with_tussenvoegsel(scan: Scan, at: int, core: int) -> bool:
    """'ten brink', 'v/d kolk', in a text without capitals."""
    if not scan.kinds(core) & Kind.SURNAME or scan.words[core].folded in GENERIC:
        return False
    return core - at > 1 or scan.words[at].folded not in {"van", "de", "den", "der", "du", "al", "ben"}


def _shouted_surname(scan: Scan, at: int, core: int) -> bool:
    """'VAN WEZEL', 'DE HAAN'; not 'DE THUISZORG'."""
    if not scan.kinds(core) & Kind.SURNAME:
        return False
    return scan.words[at].folded != "de" or scan.words[core].folded in doubtful_names()


def _by_list(scan: Scan, at: int) -> Mention | None:
    word = scan.words[at]
    if not word.capital or scan.never[at] or word.folded in GENERIC or len(word.text) < 2:
        return None
    kinds = scan.kinds(at)
    if word.begins and word.folded in GREETINGS:
        return None
    if not kinds & PERSON or (kinds & Kind.PLACE and _placed(scan, at)):
        return None
    last = extended(scan, at)
    ordinary = scan.ordinary(at)
    weak = word.begins or (word.upper and len(word.text) > 1)
    if not ordinary or not weak or (last > at and kinds & Kind.FIRST and can_be_surname(scan, last)):
        certain = kinds & Kind.FIRST or not kinds & Kind.PLACE
        return at, last, Certainty.ZEKER if certain else Certainty.CONTROLEER, _KNOWN
    named = word.folded in doubtful_names() or (kinds & Kind.FIRST and is_name(word.folded))
    if _turned_around(scan, at):
        return at, last + 1, Certainty.ZEKER, _KNOWN
    alone = kinds & Kind.FIRST and _stands_alone(scan, at)
    acting = _acts_as_person(scan, at)
    if not word.upper and (alone or acting or (named and _acts(scan, at))):
        return at, last, Certainty.CONTROLEER, _DOUBTFUL
    return None


def _placed(scan: Scan, at: int) -> bool:
    """After 'in' and the like, or after a postcode."""
    after_postcode = at > 0 and scan.words[at - 1].upper and scan.words[at - 1].gap[-2:-1].isdigit()
    return scan.before(at) in BEFORE_PLACE or after_postcode


def _turned_around(scan: Scan, at: int) -> bool:
    """'ACHTERBERG, RONALD'."""
    nxt = at + 1
    if nxt >= len(scan.words) or scan.words[nxt].gap != ", " or not scan.words[nxt].capital:
        return False
    return bool(scan.kinds(at) & Kind.SURNAME) and bool(scan.kinds(nxt) & Kind.FIRST) and not scan.ordinary(nxt)


def _stands_alone(scan: Scan, at: int) -> bool:
    """Whether the word is all there is on its line, or what a line begins with before a colon: a signature, a list of people."""
    end = scan.words[at].end
    after = scan.plain[end : end + 2]
    return scan.words[at].begins and (after[:1] in {"\n", ":", ""} or after == ".\n")


def _acts_as_person(scan: Scan, at: int) -> bool:
    """'Pot stelde voor', 'Blij zei': a surname at the beginning that does what a person does."""
    return (
        scan.words[at].folded not in THINGS | TUSSENVOEGSELS
        and scan.follows(at + 1)
        and scan.words[at + 1].folded in DEEDS
    )


def _acts(scan: Scan, at: int) -> bool:
    """Whether what follows can be what a person does: 'Roos belde', not 'Wil je'."""
    end = scan.words[at].end
    if scan.plain[end : end + 1] == "'" or (at + 1 < len(scan.words) and scan.words[at + 1].gap.startswith(" (")):
        return True
    return scan.follows(at + 1) and scan.words[at + 1].folded not in _NOT_AFTER_A_NAME


def _small(scan: Scan, at: int) -> Mention | None:
    """A first name without its capital, as people type in a chat."""
    word = scan.words[at]
    if word.capital or scan.never[at] or word.folded in TITLES | ROLES:
        return None
    if scan.ordinary(at) and not ("-" in word.folded and lexicon.kinds(word.folded) & Kind.FIRST):
        return _small_and_ordinary(scan, at)
    if not scan.kinds(at) & Kind.FIRST or (len(word.text) < 3 and word.folded not in ALMOST_ONLY_NAMES):
        return None
    certainty = Certainty.CONTROLEER if scan.cased else Certainty.ZEKER
    return at, extended(scan, at), certainty, _KNOWN


def _small_and_ordinary(scan: Scan, at: int) -> Mention | None:
    """'els', 'roos', in a text without capitals: certain for names that are hardly ever a word."""
    before = scan.before(at)
    if scan.cased or before in _NOT_BEFORE_A_NAME:
        return None
    folded = scan.words[at].folded
    if folded in ALMOST_ONLY_NAMES:
        return at, extended(scan, at), Certainty.ZEKER, _KNOWN
    known = folded in doubtful_names() or (
        is_name(folded) and folded not in _NOT_AFTER_A_NAME | _VERBS and len(folded) > 3
    )
    if known and scan.kinds(at) & Kind.FIRST and (before in ROLES or _acts(scan, at)):
        return at, extended(scan, at), Certainty.CONTROLEER, _DOUBTFUL
    return None
