"""What is known of single words and fixed phrases: first names, surnames, places, streets, institutions.

The large lists are those of the installed package `deduce` (LGPL-3.0-or-later): read from where it is installed, never
copied; its engine is not used. `data/` adds what it lacks. All of it is loaded at the first question, not at import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import marisa_trie

from ankerpunt.deidentification.words import Word
from ankerpunt.dutch.compounds import parts
from ankerpunt.dutch.text import fold
from ankerpunt.dutch.words import is_word

DATA = Path(__file__).parent / "data"
LONGEST_PHRASE = 6
#: Nothing longer is a Dutch word.
LONGEST_WORD = 45
LONGEST_NAME = 80
#: What may stand between the words of a phrase: a comma parts them.
_JOINED = frozenset({" ", "  ", "-", ". "})


class Kind(IntEnum):
    """What a word or phrase can be; many are several things, so that masks of these are plain numbers."""

    FIRST = 1
    SURNAME = 2
    PLACE = 4
    STREET = 8
    INSTITUTION = 16
    COUNTRY = 32
    #: One of our own invented names: it stands for somebody who was made unrecognisable already.
    INVENTED = 64


#: Lists of deduce: folder below data/lookup/src, and what its entries are.
_DEDUCE = (
    ("names/lst_first_name", Kind.FIRST),
    ("names/lst_surname", Kind.SURNAME),
    ("names/lst_interfix_surname", Kind.SURNAME),
    ("locations/lst_placename/lst_residence", Kind.PLACE),
    ("locations/lst_placename/lst_municipality", Kind.PLACE),
    ("locations/lst_placename/lst_region", Kind.PLACE),
    ("locations/lst_placename/lst_province", Kind.PLACE),
    ("locations/lst_street", Kind.STREET),
    ("institutions/lst_healthcare_institution", Kind.INSTITUTION),
    ("institutions/lst_hospital", Kind.INSTITUTION),
    ("institutions/lst_hospital_abbr", Kind.INSTITUTION),
)
_OWN = (("voornamen", Kind.FIRST), ("achternamen", Kind.SURNAME))
_RECORD = "<H"


def entries(name: str) -> Iterator[tuple[str, str]]:
    """The lines of `data/<name>.txt` as (what stands before the colon, what stands after it); remarks left out."""
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            before, _, after = line.partition(":")
            yield before.strip(), after.strip()


def spread(names: str) -> Iterator[str]:
    """The names in a line, where a low line joins the words of one name."""
    return (name.replace("_", " ") for name in names.split())


@cache
def invented_names() -> dict[str, tuple[str, ...]]:
    """'nederlands v', 'achternaam turks', 'plaats', 'straat', ... -> the invented names, in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for about, names in entries("pseudoniemen"):
        listed = [name.strip() for name in names.split(",")] if "," in names else spread(names)
        found[about] = (*found.get(about, ()), *listed)
    return found


def _deduce(folder: str) -> Iterator[str]:
    spec = find_spec("deduce")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("deduce is not installed")
    path = Path(spec.submodule_search_locations[0]) / "data" / "lookup" / "src" / folder
    exceptions = path / "exceptions.txt"
    without = set(exceptions.read_text(encoding="utf-8").splitlines()) if exceptions.exists() else set()
    for line in (path / "items.txt").read_text(encoding="utf-8").splitlines():
        if line and line not in without:
            yield line


def _sources() -> Iterator[tuple[Iterable[str], Kind]]:
    for folder, kind in _DEDUCE:
        yield _deduce(folder), kind
    for name, kind in _OWN:
        for _, names in entries(name):
            yield spread(names), kind
    for invented in invented_names().values():
        yield invented, Kind.INVENTED
    yield (name for name, _ in entries("plaatsen")), Kind.PLACE
    yield (name for name, _ in entries("landen")), Kind.COUNTRY


@cache
def _trie() -> marisa_trie.RecordTrie:
    kinds: dict[str, int] = {}
    for names, kind in _sources():
        for name in names:
            key = " ".join(fold(part) for part in name.split())
            kinds[key] = kinds.get(key, 0) | kind
    return marisa_trie.RecordTrie(_RECORD, ((key, (kind,)) for key, kind in kinds.items()))


@cache
def _beginnings() -> frozenset[str]:
    """The words that begin a phrase of several words."""
    return frozenset(key.partition(" ")[0] for key in _trie().iterkeys() if " " in key)


def kinds(folded: str) -> int:
    """What the folded word or phrase can be, by the lists: a mask of `Kind`."""
    found = _trie().get(folded) if len(folded) <= LONGEST_NAME else None
    return int(found[0][0]) if found else 0


def phrases(words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
    """The phrases of two words and more that begin at `words[at]`: how many words, and what it can be; shortest first."""
    if words[at].folded not in _beginnings():
        return
    last = at + 1
    while last < min(at + LONGEST_PHRASE, len(words)) and words[last].gap in _JOINED:
        last += 1
    joined = " ".join(word.folded[:LONGEST_WORD] for word in words[at:last])
    for key in _trie().prefixes(joined):
        if " " in key and joined[len(key) : len(key) + 1] in {"", " "}:
            yield key.count(" ") + 1, kinds(key)


@lru_cache(maxsize=1 << 14)
def is_ordinary(folded: str) -> bool:
    """Whether the word is Dutch: in the word list, a compound of such words, or joined from them by hyphens."""
    if len(folded) > LONGEST_WORD:
        return False
    if "-" in folded:
        return all(is_ordinary(part) for part in folded.split("-"))
    word = folded.replace("'", "")
    return is_word(word) or len(parts(word)) > 1


@cache
def doubtful_names() -> frozenset[str]:
    """First names and surnames that are ordinary words as well, folded."""
    lines = (DATA / "namen_die_woorden_zijn.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


def load() -> None:
    """Load all lists now instead of at the first text."""
    _trie()
    _beginnings()
    doubtful_names()
