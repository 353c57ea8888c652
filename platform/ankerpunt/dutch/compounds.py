"""Splits Dutch compounds into the words they are made of, on the word list: huurschuld -> huur, schuld."""

from __future__ import annotations

import re
from functools import lru_cache

from ankerpunt.dutch.text import listed
from ankerpunt.dutch.words import begins_compounds, is_word

#: A word this short that stands in the list is a word of its own, whatever it seems to be made of.
LONGEST_SHORT_WORD = 7
SHORTEST_PART = 4
LINKERS = ("s", "en", "e", "n", "er")
#: Prefixes and particles make a new word instead of a compound: verlening, achterstand, uitzetting.
DERIVING = listed(
    """
    aan achter af be bij door er ge her in mee mis na om on ont onder op over per rond samen tegen terug toe tussen
    uit van ver voor voort vol weg zelf
    """
)
#: Parts that begin compounds although they are short, or begin few words of the list.
GOOD_PARTS = listed(
    """
    adl arm bad bed bus cel dag eet gas ggd ggz jas kas les lid lvb man oma opa pgb rug tas uwv vak wet wia wmo wwb
    zak zin zit zus dicht kwijt los meld signaal vast
    """
)
NEVER_FIRST = listed("alle deze even geen hele naar niet veel want weer zeer zich")
#: Endings that happen to be words.
NEVER_LAST = listed(
    """
    aard aarde aarden achtig baar bare baren bende daan dien dier ding dingen eren ering ende gers heden ijen
    isme iteit kade king laving lende lijk lijke ling list listen loos loze lozen male matig matigheid ment menten
    ning nissen orde ratie rende rijk ring ringen schap schappelijk schappen ster sten teren ties tief tijk vaak vol
    waar waardig williger willig willige zaam zame
    """
)
_DOER = re.compile(r"(?:ers?|sters?)$")
#: After these endings an s is a link: toegang-s-poort, not toegang-spoort.
_LINKED_BY_S = re.compile(r"(?:ing|heid|teit|schap|gang)$")


def parts(word: str) -> tuple[str, ...]:
    """The parts of a folded compound, each before what it is made of in turn; () if it is none.

    schuldhulpverlening -> schuld, hulpverlening, hulp, verlening. Linking letters are dropped (bijstandsuitkering).
    """
    found: list[str] = []
    for part in _split(word) or _doer(word):
        found.append(part)
        found.extend(inner for inner in parts(part) if inner not in found)
    return tuple(found)


def _doer(word: str) -> tuple[str, ...]:
    """mantelzorger -> mantelzorg: who does something, where the deed is a word that is no short one itself."""
    deed = _DOER.sub("", word)
    return (deed,) if deed != word and len(deed) > LONGEST_SHORT_WORD and is_word(deed) else ()


def is_derived(word: str) -> bool:
    """Whether the word is another one with a prefix: vergroten is ver + groten, not verg + roten."""
    return any(word.startswith(prefix) and is_word(word[len(prefix) :]) for prefix in DERIVING)


@lru_cache(maxsize=1 << 12)
def _split(word: str) -> tuple[str, ...]:
    """The word in the fewest parts; among equals the one with the longest last part, which carries the meaning."""
    if len(word) < 2 * SHORTEST_PART - 1 or not word.isalpha():
        return ()
    if is_word(word) and (len(word) <= LONGEST_SHORT_WORD or is_derived(word)):
        return ()
    best: tuple[str, ...] = ()
    for cut in range(3, len(word) - 2):
        candidate = _cut(word, cut)
        if candidate and (not best or len(candidate) < len(best)):
            best = candidate
    return best


def _cut(word: str, cut: int) -> tuple[str, ...]:
    first, rest = _base(word[:cut]), word[cut:]
    if not first or (rest[0] == "s" and _LINKED_BY_S.search(first) and is_word(rest[1:])):
        return ()
    if rest not in NEVER_LAST and _is_part(rest):
        return (first, rest)
    split = _split(rest)
    return (first, *split) if split else ()


def _base(first: str) -> str:
    """`first` as a word, without its linking letters where it is none with them; '' if it cannot begin a compound."""
    for linker in ("", *LINKERS):
        base = first.removesuffix(linker)
        if first.endswith(linker) and _is_part(base) and _can_begin(base):
            return base
    return ""


def _can_begin(word: str) -> bool:
    return word not in NEVER_FIRST and word not in DERIVING and (word in GOOD_PARTS or begins_compounds(word))


def _is_part(word: str) -> bool:
    return (len(word) >= SHORTEST_PART or word in GOOD_PARTS) and is_word(word)
