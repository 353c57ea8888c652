"""One mention of a person taken apart: which of its words are first names, which a surname, which a title that stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ankerpunt.deidentification.lexicon import Kind, entries, kinds, spread
from ankerpunt.deidentification.lists import FEMALE, MALE, TITLES, TUSSENVOEGSELS
from ankerpunt.deidentification.proposing.sentences import begins_sentence, ends_sentence
from ankerpunt.deidentification.rules.asked import call_names
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Mark, Person
from ankerpunt.deidentification.words import Word, words
from ankerpunt.dutch.text import fold, listed

#: After these people say a first name: 'oma Riet', 'juf Anna'.
_FIRST_NAME_TITLES = listed(
    "oma opa tante oom ome nicht neef juf juffrouw meester zuster broeder pater grootmoeder grootvader beppe pake moeke"
    " mem heit abla abi"
)
#: Names in one mention that count; a list of names without commas has more.
_MOST_NAMES = 12
_QUOTE_OPENS = re.compile(r"(?:^|[\s(])'(?=\w)")
#: Ends with a sound after which a genitive s would change how it is read.
_LONG_VOWEL = re.compile(r"[aiouyáéíóúàèìòùâêîôûäëïöü]$", re.IGNORECASE)


@dataclass(frozen=True)
class Naam:
    """One mention: its folded names and initials, and what must stand around the invented name."""

    first: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    #: The letter that stands for the first name ('R. Jansen'), and the one for the surname ('mw. H.', 'Piet H.').
    initial: str = ""
    surname_initial: str = ""
    gender: str = "x"
    #: The first name was given aside ('A.J.M. (Ad) Verhoeven') and is not said again.
    aside: bool = False
    title: str = ""
    #: The title as written, with its space: it stays.
    lead: str = ""
    #: 's': a genitive without its own letters. '.': the point that ends the sentence.
    ending: str = ""
    #: Letters after the mark that belong to it: the apostrophe of "Roos' broer".
    beyond: int = 0

    def form(self, name: str) -> str:
        """An invented name in the place of this mention."""
        return self.lead + self.ended(name)

    def ended(self, words: str) -> str:
        """With the genitive or the point that stood here."""
        return genitive(words) if self.ending == "s" else words + self.ending


def genitive(name: str) -> str:
    """'Riets', "Emma's", "Hans'", and 'Annes', where the e is mute (woordenlijst.org, leidraad 9.3)."""
    if name[-1:].lower() in {"s", "x", "z", "ş", "ç"}:
        return name + "'"
    return name + ("'s" if _LONG_VOWEL.search(name) else "s")


@cache
def first_names() -> dict[str, tuple[str, str]]:
    """Folded first name -> (background, gender); a name with both genders is 'x'."""
    found: dict[str, tuple[str, str]] = {}
    for about, names in entries("voornamen"):
        background, _, gender = about.rpartition(" ")
        for name in spread(names):
            known = found.get(fold(name))
            found[fold(name)] = (known[0], known[1] if known[1] == gender else "x") if known else (background, gender)
    return found


@cache
def surnames() -> dict[str, str]:
    """Folded surname -> background."""
    return {fold(word): about for about, names in reversed(list(entries("achternamen"))) for word in spread(names)}


def as_given(person: Person) -> Naam:
    """The parts of a name that the writer gave, with the gender of the role that goes with it."""
    found = [word for word in words(person.naam) if word.folded not in TITLES]
    names, split = _first_and_last(found, "")
    roles = {word.folded for word in words(person.rol)}
    return Naam(names[:split], names[split:], gender="v" if roles & FEMALE else "m" if roles & MALE else "x")


def taken_apart(scan: Scan, mark: Mark) -> Naam:
    """The parts of a mention, as far as it tells by itself; `settled` compares it with the others."""
    every = scan.within(mark.start, mark.end)
    own = [word for word in every if word.folded not in TITLES]
    titled = len(own) < len(every)
    before = every[0].folded if titled else scan.word_before(mark.start)
    outside, aside = _brackets(own)
    beyond = _apostrophe(scan.plain, mark)
    outside, glued = _without_glued_s(outside)
    title = before if before in TITLES else ""
    names, split = _first_and_last(outside, title)
    initial, surname_initial = _initials(outside, title)
    called = tuple(word.folded for word in aside if _is_name(word))
    return Naam(
        first=(*names[:split], *called),
        surnames=names[split:],
        initial=initial,
        surname_initial=surname_initial,
        gender="v" if before in FEMALE else "m" if before in MALE else "x",
        aside=bool(called) and not split,
        title=title,
        lead=scan.plain[mark.start : own[0].start] if titled and own else "",
        ending="s" if glued or beyond else _kept_point(scan.plain, mark),
        beyond=beyond,
    )


def _is_name(word: Word) -> bool:
    return word.folded not in TUSSENVOEGSELS and len(word.text) > 1


def _brackets(found: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words outside and those inside brackets."""
    outside: list[Word] = []
    inside: list[Word] = []
    within = False
    for word in found:
        if word is not found[0] and ("(" in word.gap or ")" in word.gap):
            within = word.gap.rfind("(") > word.gap.rfind(")")
        (inside if within else outside).append(word)
    return (outside, inside) if outside else (inside, outside)


def _without_glued_s(found: list[Word]) -> tuple[list[Word], bool]:
    """'Yazans': not a name of the lists, but one without its last letter."""
    last = found[-1].folded if found else ""
    if not last.endswith("s") or kinds(last) or not kinds(last[:-1]) & (Kind.FIRST | Kind.SURNAME):
        return found, False
    return [*found[:-1], replace(found[-1], folded=last[:-1])], True


def _apostrophe(plain: str, mark: Mark) -> int:
    """1 if a genitive apostrophe follows ("Roos' broer"), and no quote that opened on this line can end there."""
    if plain[mark.end - 1 : mark.end].lower() not in {"s", "x", "z"} or plain[mark.end : mark.end + 1] != "'":
        return 0
    line = plain[max(0, mark.start - 300) : mark.start + 1].rpartition("\n")[2]
    return int(plain[mark.end + 1 : mark.end + 2] == " " and not _QUOTE_OPENS.search(line))


def _kept_point(plain: str, mark: Mark) -> str:
    """The point of an initial, where it ends a sentence too; not under a letter, where nothing else stands on the line."""
    if plain[mark.end - 1 : mark.end] != ".":
        return ""
    return "." if ends_sentence(plain, mark.end) and not begins_sentence(plain, mark.start) else ""


def _first_and_last(found: Sequence[Word], title: str) -> tuple[tuple[str, ...], int]:
    """The folded names, and how many of them are first names."""
    named = [word for word in found if _is_name(word)]
    if len(named) > _MOST_NAMES:
        named = [*named[: _MOST_NAMES // 2], *named[-_MOST_NAMES // 2 :]]
    names = tuple(word.folded for word in named)
    small = next((word.start for word in found if word.folded in TUSSENVOEGSELS), None)
    if small is not None and named and small < named[-1].start:
        return names, sum(word.start < small for word in named)
    formal = bool(title) and title not in _FIRST_NAME_TITLES
    if len(names) == 1:
        return names, int(_alone_is_first(names[0], formal=formal or (not title and len(found[0].text) == 1)))
    return names, len(names) - (not _only_first(names[-1])) if names else 0


def _alone_is_first(name: str, *, formal: bool) -> bool:
    """Whether a name on its own is a first name; after 'mevrouw' or an initial it is so only if it can be nothing else."""
    known = kinds(name)
    if formal:
        return not known & Kind.SURNAME and (bool(known & Kind.FIRST) or name in call_names())
    return not known & Kind.SURNAME or bool(known & Kind.FIRST) or name in call_names()


def _only_first(name: str) -> bool:
    """Whether it is no surname: 'Anne Marie', 'Jan Peter'."""
    if kinds(name) & Kind.FIRST and not kinds(name) & Kind.SURNAME:
        return True
    return first_names().get(name, ("", ""))[0] == "nederlands" and name not in surnames()


def _initials(found: Sequence[Word], title: str) -> tuple[str, str]:
    """The letter of the first name and the letter of the surname; each may be ''."""
    letters = [word for word in found if len(word.text) == 1]
    named = [word for word in found if _is_name(word)]
    if not letters:
        return "", ""
    if named:
        first, last = letters[0], letters[-1]
        return (
            first.folded if first.start < named[0].start else "",
            last.folded if last.start > named[-1].start else "",
        )
    if title and title not in _FIRST_NAME_TITLES and len(letters) == 1:
        return "", letters[0].folded
    small = any(word.folded in TUSSENVOEGSELS and len(word.text) > 1 for word in found)
    return letters[0].folded, letters[-1].folded if small and len(letters) > 1 else ""


def settled(mentions: Sequence[Naam], given: Sequence[Naam] = ()) -> list[Naam]:
    """The same mentions, a name on its own read as elsewhere: 'Jansen' is no first name where 'Piet Jansen' is known."""
    every = (*given, *mentions)
    full = [naam for naam in every if naam.first and naam.surnames]
    first = {name for naam in full for name in naam.first}
    last = {name for naam in full for name in with_halves(naam.surnames)}
    alone = [naam for naam in every if len(naam.first) + len(naam.surnames) == 1]
    family = {name for naam in alone if naam.title for name in naam.first if name in first_names()}
    formal = {name for naam in every if not naam.first for name in with_halves(naam.surnames)}
    only_first, only_last = (first | family) - last, (last - first) | (formal - first - family)
    return [_settled(naam, only_first, only_last) for naam in mentions]


def _settled(naam: Naam, first: set[str], last: set[str]) -> Naam:
    if len(naam.first) + len(naam.surnames) != 1 or naam.aside:
        return naam
    names = naam.first or naam.surnames
    if names[0] in last:
        return replace(naam, first=(), surnames=names)
    return replace(naam, first=names, surnames=()) if names[0] in first else naam


def with_halves(names: Sequence[str]) -> set[str]:
    """The names, and the parts that hyphens join: 'wal-de groot' is 'wal' as well."""
    halves = {half for name in names if "-" in name for half in name.split("-")}
    return {*names, *(half for half in halves if len(half) > 1 and half not in TUSSENVOEGSELS)}
