"""Who is who: names in a text belong to persons, and each name gets one invented name of the same gender and background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from ankerpunt.deidentification.lexicon import Kind, entries, invented_names, kinds, spread
from ankerpunt.deidentification.lists import FEMALE, MALE, TITLES, TUSSENVOEGSELS
from ankerpunt.deidentification.rules.asked import call_names
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Mark, Person
from ankerpunt.deidentification.words import words
from ankerpunt.dutch.text import fold

#: Backgrounds that borrow the invented names of another.
_BORROWED = {"fries": "nederlands", "roma": "oost-europees", "indonesisch-moluks": "aziatisch"}
_HOME = "nederlands"
#: So many people of one name are told apart in a text; after that the first is taken.
_MOST_NAMESAKES = 20


@dataclass(eq=False)
class Persoon:
    """One person in the text, by the folded words of the names they are called by."""

    number: int
    first: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    gender: str = "x"
    background: str = ""


@dataclass(frozen=True)
class Naam:
    """One mention, taken apart: folded first names, folded surnames, initials, and the words as written with their places."""

    first: tuple[str, ...]
    surnames: tuple[str, ...]
    initials: tuple[str, ...]
    gender: str
    #: The title before the name as written, with its space: it stays. And the s of a genitive without apostrophe.
    lead: str = ""
    tail: str = ""


@cache
def _first_names() -> dict[str, tuple[str, str]]:
    """Folded first name -> (background, gender); a name with both genders is 'x'."""
    found: dict[str, tuple[str, str]] = {}
    for about, names in entries("voornamen"):
        background, _, gender = about.rpartition(" ")
        for name in spread(names):
            known = found.get(fold(name))
            found[fold(name)] = (known[0], known[1] if known[1] == gender else "x") if known else (background, gender)
    return found


@cache
def _surnames() -> dict[str, str]:
    return {fold(word): about for about, names in reversed(list(entries("achternamen"))) for word in spread(names)}


def as_given(person: Person) -> Naam:
    """The parts of a name that the writer gave, with the gender of the role that goes with it."""
    found = [word for word in words(person.naam) if word.folded not in TITLES]
    names = [word.folded for word in found if word.folded not in TUSSENVOEGSELS and len(word.text) > 1]
    split = _split(names, after_tussenvoegsel=bool(found) and found[0].folded in TUSSENVOEGSELS, titled=False)
    roles = {word.folded for word in words(person.rol)}
    gender = "v" if roles & FEMALE else "m" if roles & MALE else "x"
    return Naam(tuple(names[:split]), tuple(names[split:]), (), gender)


def taken_apart(scan: Scan, mark: Mark) -> Naam:
    """The parts of a mention. A word on its own is a first name if the lists know it as one, else a surname."""
    all_words = scan.within(mark.start, mark.end)
    own = [word for word in all_words if word.folded not in TITLES]
    names = [word.folded for word in own if word.folded not in TUSSENVOEGSELS and len(word.text) > 1]
    initials = tuple(word.folded for word in own if len(word.text) == 1)
    titled = len(own) < len(all_words)
    tail = "s" if names and _has_glued_s(names[-1]) else ""
    if tail:
        names[-1] = names[-1][:-1]
    split = _split(names, after_tussenvoegsel=bool(own) and own[0].folded in TUSSENVOEGSELS, titled=titled)
    before = all_words[0].folded if titled else scan.word_before(mark.start)
    gender = "v" if before in FEMALE else "m" if before in MALE else "x"
    lead = scan.plain[mark.start : own[0].start] if titled and own else ""
    return Naam(tuple(names[:split]), tuple(names[split:]), initials, gender, lead, tail)


def _has_glued_s(name: str) -> bool:
    """'yazans': not a name of the lists, but one without its last letter."""
    return name.endswith("s") and not kinds(name) and bool(kinds(name[:-1]) & (Kind.FIRST | Kind.SURNAME))


def _split(names: Sequence[str], *, after_tussenvoegsel: bool, titled: bool) -> int:
    """How many of `names` are first names."""
    if not names or after_tussenvoegsel:
        return 0
    if len(names) == 1:
        known = bool(kinds(names[0]) & Kind.FIRST) or names[0] in call_names()
        return 0 if titled and kinds(names[0]) & Kind.SURNAME else int(known or not titled)
    return len(names) - 1


class People:
    """The persons of one text and their invented names. Fill it mention by mention, the fullest names first."""

    def __init__(self, taken: frozenset[str], *, same_background: bool = True) -> None:
        self._count = 0
        #: The persons that are called by a word, or whose first name begins with a letter.
        self._called: dict[str, list[Persoon]] = {}
        self._chosen: dict[tuple[str, str], str] = {}
        self._used = set(taken)
        self._same_background = same_background

    def who(self, naam: Naam) -> Persoon:
        """The person that `naam` fits, or a new one."""
        person = next((each for each in self._candidates(naam) if self._fits(each, naam)), None)
        if person is None:
            self._count += 1
            person = Persoon(self._count)
        person.first.update(naam.first)
        person.surnames.update(naam.surnames)
        for word in {*naam.first, *naam.surnames, *(name[0] for name in naam.first)}:
            called = self._called.setdefault(word, [])
            if person not in called[:_MOST_NAMESAKES]:
                called.append(person)
        self._learn(person, naam)
        return person

    def _candidates(self, naam: Naam) -> Iterator[Persoon]:
        """Who may be meant, those named first first; few, however long the text is."""
        words = naam.first or naam.surnames or naam.initials[:1]
        others = (other for word in naam.first for other in sorted(call_names().get(word, ())))
        for word in (*words, *others):
            yield from self._called.get(word, ())[:_MOST_NAMESAKES]

    def _fits(self, person: Persoon, naam: Naam) -> bool:
        if naam.gender != "x" and person.gender not in {"x", naam.gender}:
            return False
        if naam.first:
            same = any(self._same_name(one, other) for one in naam.first for other in person.first)
            return same and (not naam.surnames or not person.surnames or bool(person.surnames & {*naam.surnames}))
        if naam.surnames:
            return bool(person.surnames & {*naam.surnames}) or (
                not person.surnames and bool(person.first & {*naam.surnames})
            )
        return bool(naam.initials) and any(name.startswith(naam.initials[0]) for name in person.first)

    @staticmethod
    def _same_name(one: str, other: str) -> bool:
        return one == other or other in call_names().get(one, ())

    def _learn(self, person: Persoon, naam: Naam) -> None:
        if naam.gender != "x":
            person.gender = naam.gender
        for name in naam.first:
            background, gender = _first_names().get(name, ("", "x"))
            person.gender = gender if person.gender == "x" else person.gender
            person.background = person.background or background
        for name in naam.surnames:
            person.background = person.background or _surnames().get(name, "")

    def first_name(self, person: Persoon) -> str:
        """The invented first name of a person."""
        background = self._background(person)
        about = f"{background} {person.gender}" if f"{background} {person.gender}" in invented_names() else f"{_HOME} x"
        return self._choose(("first", str(person.number)), about, person)

    def surname(self, person: Persoon, surname: str) -> str:
        """The invented surname for a folded surname: all who bear it get the same."""
        return self._choose(("surname", surname), f"achternaam {self._background(person)}", person)

    def others(self, person: Persoon) -> tuple[str, ...]:
        """Two more invented first names that nobody in the text has."""
        names = invented_names().get(f"{self._background(person)} {person.gender}", ())
        return tuple(name for name in names if fold(name) not in self._used)[:2]

    def _background(self, person: Persoon) -> str:
        if not self._same_background:
            return _HOME
        return _BORROWED.get(person.background, person.background) or _HOME

    def _choose(self, key: tuple[str, str], about: str, person: Persoon) -> str:
        if key not in self._chosen:
            own = {name[0] for name in (*person.first, *person.surnames)}
            free = [name for name in invented_names().get(about, ()) if fold(name) not in self._used]
            best = next((name for name in free if fold(name)[0] not in own), free[0] if free else "")
            self._chosen[key] = best or f"Persoon {person.number}"
            self._used.add(fold(self._chosen[key]))
        return self._chosen[key]


def renamed(people: People, person: Persoon, naam: Naam) -> str:
    """The mention with invented names in the same form: a surname stays a surname. Initials are left out: they tell more."""
    name = " ".join(_pieces(people, person, naam)) or people.first_name(person)
    return naam.lead + name + naam.tail


def _pieces(people: People, person: Persoon, naam: Naam) -> Iterator[str]:
    if naam.first:
        yield people.first_name(person)
    if naam.surnames:
        yield people.surname(person, naam.surnames[-1])
